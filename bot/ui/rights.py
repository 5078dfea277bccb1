"""Who may do what in a server, asked again whenever something is done.

What Discord lets through is not enough: a server's own settings may open a command to others, and a custom_id is input.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.ui.replies import settings_of

if TYPE_CHECKING:
    Interaction = discord.Interaction[Any]


def may_manage(interaction: Interaction) -> bool:
    """Whether whoever asks manages this server."""
    return interaction.guild_id is not None and interaction.permissions.manage_guild


def may_import(interaction: Interaction) -> bool:
    """Whether whoever asks may bring transcripts to this server: they manage it, or have the role that may."""
    role = settings_of(interaction).import_role
    member = interaction.user
    return may_manage(interaction) or (
        role is not None and isinstance(member, discord.Member) and member.get_role(role) is not None
    )


def require_manage(interaction: Interaction) -> None:
    """Raises `CheckFailure` unless whoever asks manages this server."""
    if not may_manage(interaction):
        raise app_commands.CheckFailure("only for those who manage the server")


def require_import(interaction: Interaction) -> None:
    """Raises `CheckFailure` unless whoever asks may bring transcripts to this server."""
    if not may_import(interaction):
        raise app_commands.CheckFailure("only for those who may import")
