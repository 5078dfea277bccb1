"""The names of each server's library, read again only after something was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.catalogue import has_own_interviews, load_catalogue
from bot.store.kept import Kept
from bot.store.records import SHARED

if TYPE_CHECKING:
    from bot.store.catalogue import Catalogue
    from bot.store.database import Database

MOST = 64
"""Catalogues that are kept: one for all servers without interviews of their own, and some for the others."""


class Catalogues:
    """Servers that see the same have the same one, however many they are."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: Kept[int, Catalogue] = Kept(database, MOST)

    async def find(self, guild_id: int) -> Catalogue:
        owner = guild_id if await self._has_own(guild_id) else SHARED
        return await self._kept.find(owner, lambda: self._read(owner))

    async def _has_own(self, guild_id: int) -> bool:
        if guild_id == SHARED:
            return False
        async with self._database.read() as connection:
            return await has_own_interviews(connection, guild_id)

    async def _read(self, owner: int) -> Catalogue:
        async with self._database.read() as connection:
            return await load_catalogue(connection, owner)
