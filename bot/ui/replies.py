"""How an interaction is answered: in time, once, where and in the language that the server wishes, without a mention.

What a server wishes for is looked up once for an interaction, by `mind_server`, before anything of ours answers it.
"""

from __future__ import annotations

import asyncio
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

_SERVER = "server"
_TURN = "turn"


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

    def hold() -> None:
        late.append(asyncio.ensure_future(announce(interaction, ephemeral=privately)))

    timer = asyncio.get_running_loop().call_later(PATIENCE, hold)
    try:
        yield
    finally:
        timer.cancel()
        await asyncio.gather(*late)


async def announce(interaction: discord.Interaction, *, ephemeral: bool = False) -> None:
    """Tells Discord that an answer is coming, unless one has come: a block may answer, and work on."""
    async with _turn(interaction):
        if not interaction.response.is_done():
            await interaction.response.defer(ephemeral=ephemeral)


def _turn(interaction: discord.Interaction) -> asyncio.Lock:
    """One at a time: of an answer and an announcement that are both under way, Discord refuses the second."""
    lock: asyncio.Lock = interaction.extras.setdefault(_TURN, asyncio.Lock())
    return lock


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
    async with _turn(interaction):
        if interaction.response.is_done():
            message = await interaction.followup.send(view=view, ephemeral=privately, files=list(files), wait=True)
            return message.id
        answer = await interaction.response.send_message(view=view, ephemeral=privately, files=list(files))
        return answer.message_id


async def replace(
    interaction: discord.Interaction, view: ui.LayoutView, *, files: Sequence[discord.File] | None = None
) -> None:
    """Puts a new screen in place of the one whose button was pressed; `files`, if any, in place of its files."""
    attachments: Any = discord.utils.MISSING if files is None else list(files)
    async with _turn(interaction):
        if interaction.response.is_done():
            await interaction.edit_original_response(view=view, attachments=attachments)
        else:
            await interaction.response.edit_message(view=view, attachments=attachments)


def _is_command(interaction: discord.Interaction) -> bool:
    return interaction.type is discord.InteractionType.application_command
