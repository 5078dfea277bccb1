"""Servers: how each of them wants to be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store import settings
from bot.store.records import SHARED
from bot.store.settings import ServerSettings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.store.database import Database


class Servers:
    """Reads and changes what servers wish for. Outside of a server nothing is wished for: the defaults hold."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def settings(self, guild_id: int) -> ServerSettings:
        if guild_id == SHARED:
            return ServerSettings()
        async with self._database.read() as connection:
            return await settings.read_settings(connection, guild_id)

    async def speak(self, guild_id: int, language: str | None) -> None:
        """What everybody sees is in this language from now on; None for the server's own on Discord."""
        async with self._database.write() as connection:
            await settings.write_language(connection, guild_id, language)

    async def answer(self, guild_id: int, *, privately: bool) -> None:
        async with self._database.write() as connection:
            await settings.write_visibility(connection, guild_id, is_private=privately)

    async def open_channels(self, guild_id: int, channel_ids: Iterable[int]) -> None:
        """Everybody sees the answers in these channels only, or in all if there are none."""
        async with self._database.write() as connection:
            await settings.write_public_channels(connection, guild_id, set(channel_ids))

    async def let_import(self, guild_id: int, role_id: int | None) -> None:
        async with self._database.write() as connection:
            await settings.write_import_role(connection, guild_id, role_id)
