"""The names of each server's library, read again only after something was written."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING

from bot.store.catalogue import has_own_interviews, load_catalogue, read_version
from bot.store.records import SHARED

if TYPE_CHECKING:
    from bot.store.catalogue import Catalogue
    from bot.store.database import Database

KEPT = 64
"""Catalogues that are kept: one for all servers without interviews of their own, and some for the others."""


class Catalogues:
    """Keeps them. Servers that see the same have the same one, however many they are."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._loading = asyncio.Lock()
        self._kept: OrderedDict[int, tuple[str | None, Catalogue]] = OrderedDict()

    async def find(self, guild_id: int) -> Catalogue:
        owner, version = await self._key(guild_id)
        known = self._known(owner, version)
        if known is not None:
            return known
        # After a change many ask at once; one of them reads, and nobody holds a connection who waits for that.
        async with self._loading:
            owner, version = await self._key(guild_id)
            known = self._known(owner, version)
            if known is not None:
                return known
            async with self._database.read() as connection:
                catalogue = await load_catalogue(connection, owner)
            self._kept[owner] = (version, catalogue)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return catalogue

    async def _key(self, guild_id: int) -> tuple[int, str | None]:
        async with self._database.read() as connection:
            has_own = guild_id != SHARED and await has_own_interviews(connection, guild_id)
            return (guild_id if has_own else SHARED), await read_version(connection)

    def _known(self, owner: int, version: str | None) -> Catalogue | None:
        known = self._kept.get(owner)
        if known is None or known[0] != version:
            return None
        self._kept.move_to_end(owner)
        return known[1]
