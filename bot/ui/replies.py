"""How an interaction is answered: in time, once, where and in the language that the server wishes, without a mention.

What a server wishes for is looked up once for an interaction, by `mind_server`, before anything of ours answers it.
"""

from __future__ import annotations

import asyncio
import contextlib
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import discord

from bot.locales import Wording, wording
from bot.store.records import SHARED
from bot.store.settings import ServerSettings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from discord import ui

    from bot.library import Library
    from bot.pictures.studio import Studio

PATIENCE = 1.2
"""Seconds after which an interaction is acknowledged even though its answer isn't ready; Discord allows 3."""

_SERVER, _LATE = "server", "late"


async def mind_server(interaction: discord.Interaction[Any]) -> None:
    """Looks up how the server wants to be answered, for all that follows."""
    interaction.extras[_SERVER] = await library_of(interaction).servers.settings(guild_of(interaction))


def settings_of(interaction: discord.Interaction) -> ServerSettings:
    settings: ServerSettings = interaction.extras.get(_SERVER) or ServerSettings()
    return settings


def speak_to(interaction: discord.Interaction) -> Wording:
    """The language of whoever asked: for what they alone see."""
    return wording(str(interaction.locale))


def speak_publicly(interaction: discord.Interaction) -> Wording:
    """The language of the server: for what everybody sees."""
    return wording(str(settings_of(interaction).language or interaction.guild_locale or interaction.locale))


def speak_here(interaction: discord.Interaction) -> Wording:
    """The language of an answer that is sent or replaced as `send` and `replace` do it."""
    return speak_to(interaction) if is_private(interaction) else speak_publicly(interaction)


def is_private(interaction: discord.Interaction) -> bool:
    """Whether only whoever asked sees what happens here: by the server's wish, or because a message is theirs alone."""
    if interaction.message is not None:
        return interaction.message.flags.ephemeral
    if interaction.guild_id is None:
        return False
    return settings_of(interaction).is_private or not is_open(interaction)


def is_open(interaction: discord.Interaction) -> bool:
    """Whether the server lets everybody see, in this channel, what a member shares."""
    return settings_of(interaction).is_open(interaction.channel_id, getattr(interaction.channel, "parent_id", None))


def library_of(interaction: discord.Interaction[Any]) -> Library:
    """The library that the client was handed."""
    library: Library = interaction.client.library
    return library


def studio_of(interaction: discord.Interaction[Any]) -> Studio:
    """Where the client has pictures drawn."""
    studio: Studio = interaction.client.studio
    return studio


def guild_of(interaction: discord.Interaction) -> int:
    """The guild id whose library may be seen here.

    In a direct message, and in a server that hasn't installed the bot though one of its members has, it is the shared
    one alone.
    """
    if interaction.guild_id is None or (interaction.is_user_integration() and not interaction.is_guild_integration()):
        return SHARED
    return interaction.guild_id


@asynccontextmanager
async def acknowledged(interaction: discord.Interaction, *, ephemeral: bool = False) -> AsyncIterator[None]:
    """While the block works on an answer, Discord is told in time that one is coming."""
    privately = ephemeral or is_private(interaction)
    late: list[asyncio.Future[None]] = []
    interaction.extras[_LATE] = late

    async def hold() -> None:
        # A block may answer, and work on; and it may have answered just now.
        if not interaction.response.is_done():
            with contextlib.suppress(discord.InteractionResponded):
                await interaction.response.defer(ephemeral=privately)

    timer = asyncio.get_running_loop().call_later(PATIENCE, lambda: late.append(asyncio.ensure_future(hold())))
    try:
        yield
    finally:
        timer.cancel()
        await asyncio.gather(*late)


async def _is_announced(interaction: discord.Interaction) -> bool:
    """Whether Discord has been told already; what is on its way is waited for, so that both aren't sent at once."""
    await asyncio.gather(*interaction.extras.get(_LATE, ()))
    return interaction.response.is_done()


async def send(
    interaction: discord.Interaction,
    view: ui.LayoutView,
    *,
    ephemeral: bool = False,
    files: Sequence[discord.File] = (),
) -> int | None:
    """Answers, or completes an answer that was announced; gives the message's id.

    What answers a command is for everybody where the server wishes so, and always private where `ephemeral`; what
    answers a button is as `ephemeral` says.
    """
    privately = ephemeral or (_is_command(interaction) and is_private(interaction))
    if await _is_announced(interaction):
        message = await interaction.followup.send(view=view, ephemeral=privately, files=list(files), wait=True)
        return message.id
    answer = await interaction.response.send_message(view=view, ephemeral=privately, files=list(files))
    return answer.message_id


async def replace(
    interaction: discord.Interaction, view: ui.LayoutView, *, files: Sequence[discord.File] | None = None
) -> None:
    """Puts a new screen in place of the one whose button was pressed; `files`, if any, in place of its files."""
    attachments: Any = discord.utils.MISSING if files is None else list(files)
    if await _is_announced(interaction):
        await interaction.edit_original_response(view=view, attachments=attachments)
    else:
        await interaction.response.edit_message(view=view, attachments=attachments)


def _is_command(interaction: discord.Interaction) -> bool:
    return interaction.type is discord.InteractionType.application_command
