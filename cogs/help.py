"""`/help`, made from the commands themselves, and `/about`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

import bot
from bot.store.records import SHARED
from bot.ui.help import About, describe, render_about, render_command, render_help, render_unknown_command
from bot.ui.replies import guild_of, library_of, send, speak_here, speak_to
from cogs.completion import CHOICES
from cogs.wording import text

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.ui.help import CommandHelp

    Listed = app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu


async def complete_command(interaction: discord.Interaction[Any], typed: str) -> list[Choice[str]]:
    wanted = typed.strip().removeprefix("/").casefold()
    names = [part.name async for command in _list_usable(interaction) for part in (command, *command.parts)]
    return [Choice(name=f"/{name}"[:100], value=name) for name in names if wanted in name][:CHOICES]


class Help(commands.Cog):
    @app_commands.command(description=text("help-description"))
    @app_commands.describe(command=text("help-command"))
    @app_commands.autocomplete(command=complete_command)
    async def help(self, interaction: discord.Interaction[Any], command: str | None = None) -> None:
        say = speak_to(interaction)
        usable = [found async for found in _list_usable(interaction)]
        if command is None:
            await send(interaction, render_help(usable, say), ephemeral=True)
            return
        wanted = command.strip().removeprefix("/").casefold()
        named = [part for found in usable for part in (found, *found.parts) if part.name == wanted]
        view = render_command(named[0], say) if named else render_unknown_command(command, say)
        await send(interaction, view, ephemeral=True)

    @app_commands.command(description=text("about-description"))
    async def about(self, interaction: discord.Interaction[Any]) -> None:
        interviews = await library_of(interaction).list_interviews(guild_of(interaction))
        speakers = await library_of(interaction).count_speakers(guild_of(interaction))
        settings = interaction.client.settings
        about = About(
            bot.__version__,
            len(interviews),
            sum(interview.turns for interview in interviews),
            speakers,
            len(interaction.client.guilds),
            settings.source_url,
            settings.privacy_url,
        )
        await send(interaction, render_about(about, speak_here(interaction)))


async def _list_usable(interaction: discord.Interaction[Any]) -> AsyncIterator[CommandHelp]:
    """What whoever asks may use here, in their language."""
    client = interaction.client
    language = speak_to(interaction).language
    for payload in client.payloads:
        kind = discord.AppCommandType(payload["type"])
        command = client.tree.get_command(payload["name"], type=kind)
        if command is not None and await _is_usable(command, interaction):
            yield describe(payload, client.command_ids.get(payload["name"]), language)


async def _is_usable(command: Listed, interaction: discord.Interaction[Any]) -> bool:
    """As it is decided when a command runs: by where it is, by its family's own check, or else by its permissions."""
    if isinstance(command, app_commands.ContextMenu):
        return True
    if command.guild_only and guild_of(interaction) == SHARED:
        return False
    family = _family_of(command)
    if family is not None and type(family).interaction_check is not commands.Cog.interaction_check:
        return bool(await discord.utils.maybe_coroutine(family.interaction_check, interaction))
    return command.default_permissions is None or command.default_permissions <= interaction.permissions


def _family_of(command: app_commands.Command[Any, ..., Any] | app_commands.Group) -> commands.Cog | None:
    while isinstance(command, app_commands.Group):
        command = command.commands[0]
    return command.binding if isinstance(command.binding, commands.Cog) else None


async def setup(client: commands.Bot) -> None:
    await client.add_cog(Help())
