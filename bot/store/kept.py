"""The last few of something that was read from a library, until the library changes.

Whoever keeps copies of what is stored asks here, so that a change reads each of them once, however many wait for it.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Hashable
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.store.catalogue import read_version

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.store.database import Database

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """Keeps at most so many, those that were asked for last."""

    def __init__(self, database: Database, most: int) -> None:
        self._database = database
        self._most = most
        self._reading = asyncio.Lock()
        self._kept: OrderedDict[Key, tuple[str | None, Value]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    async def find(self, key: Key, read: Callable[[], Awaitable[Value]]) -> Value:
        """What is kept under a key, or else what `read` gives, one at a time."""
        known = self._known(key, await self._version())
        if known is not None:
            return known
        # After a change many ask at once; nobody holds a connection who waits for the one that reads.
        async with self._reading:
            version = await self._version()
            known = self._known(key, version)
            if known is not None:
                return known
            value = await read()
            self._kept[key] = (version, value)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return value

    async def _version(self) -> str | None:
        async with self._database.read() as connection:
            return await read_version(connection)

    def _known(self, key: Key, version: str | None) -> Value | None:
        known = self._kept.get(key)
        if known is None or known[0] != version:
            return None
        self._kept.move_to_end(key)
        return known[1]
