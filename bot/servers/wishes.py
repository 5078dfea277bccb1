"""Servers: how each of them wants to be answered."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.store import settings
from bot.store.records import SHARED
from bot.store.settings import ServerSettings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable
    from datetime import datetime

    import aiosqlite

    from bot.store.database import Database


_FRESH = timedelta(seconds=5)
_MOST_KNOWN = 10_000


class Servers:
    """Reads and changes what servers wish for. Outside of a server nothing is wished for: the defaults hold."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
        self._known: dict[int, tuple[datetime, ServerSettings]] = {}

    async def settings(self, guild_id: int) -> ServerSettings:
        """What was wished for, a few seconds ago at worst: every interaction asks, and servers seldom change."""
        if guild_id == SHARED:
            return ServerSettings()
        now = self._now()
        known = self._known.get(guild_id)
        if known is not None and timedelta() <= now - known[0] < _FRESH:
            return known[1]
        async with self._database.read() as connection:
            found = await settings.read_settings(connection, guild_id)
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[guild_id] = now, found
        return found

    async def speak(self, guild_id: int, language: str | None) -> None:
        """What everybody sees is in this language from now on; None for the server's own on Discord."""
        async with self._changing(guild_id) as connection:
            await settings.write_language(connection, guild_id, language)

    async def answer(self, guild_id: int, *, privately: bool) -> None:
        async with self._changing(guild_id) as connection:
            await settings.write_visibility(connection, guild_id, is_private=privately)

    async def open_channels(self, guild_id: int, channel_ids: Iterable[int]) -> None:
        """Everybody sees the answers in these channels only, or in all if there are none."""
        async with self._changing(guild_id) as connection:
            await settings.write_public_channels(connection, guild_id, set(channel_ids))

    async def let_import(self, guild_id: int, role_id: int | None) -> None:
        async with self._changing(guild_id) as connection:
            await settings.write_import_role(connection, guild_id, role_id)

    @asynccontextmanager
    async def _changing(self, guild_id: int) -> AsyncIterator[aiosqlite.Connection]:
        """A transaction after which the server's wishes are read again; another process does so in a few seconds."""
        async with self._database.write() as connection:
            yield connection
        self._known.pop(guild_id, None)
