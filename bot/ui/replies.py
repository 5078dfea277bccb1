"""How an interaction is answered: in time, once, and never with a mention."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from bot.locales import Wording, wording
from bot.store.records import SHARED

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import discord
    from discord import ui

    from bot.library import Library

PATIENCE = 1.2
"""Seconds after which an interaction is acknowledged even though its answer isn't ready; Discord allows 3."""


def speak_to(interaction: discord.Interaction) -> Wording:
    """The language of whoever asked."""
    return wording(str(interaction.locale))


def library_of(interaction: discord.Interaction[Any]) -> Library:
    """The library that the client was handed."""
    library: Library = interaction.client.library
    return library


def guild_of(interaction: discord.Interaction) -> int:
    """The guild id whose library may be seen here; in a direct message, the shared one alone."""
    return interaction.guild_id or SHARED


@asynccontextmanager
async def acknowledged(interaction: discord.Interaction, *, ephemeral: bool = False) -> AsyncIterator[None]:
    """While the block works on an answer, Discord is told in time that one is coming."""
    timer = asyncio.get_running_loop().call_later(
        PATIENCE, lambda: late.append(asyncio.ensure_future(interaction.response.defer(ephemeral=ephemeral)))
    )
    late: list[asyncio.Future[object]] = []
    try:
        yield
    finally:
        timer.cancel()
        await asyncio.gather(*late)


async def send(interaction: discord.Interaction, view: ui.LayoutView, *, ephemeral: bool = False) -> None:
    """Answers, or completes an answer that was announced."""
    if interaction.response.is_done():
        await interaction.followup.send(view=view, ephemeral=ephemeral)
    else:
        await interaction.response.send_message(view=view, ephemeral=ephemeral)


async def replace(interaction: discord.Interaction, view: ui.LayoutView) -> None:
    """Puts a new screen in place of the one whose button was pressed."""
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view)
    else:
        await interaction.response.edit_message(view=view)
