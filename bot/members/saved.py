"""Saved: what a member keeps, with a note of their own.

It is private: shown to the member alone, and what comes from a server's own library in that server alone, for the
server's library is no business of others, and membership of it may have ended.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from bot.errors import UnknownReference
from bot.store import saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.store.database import Database
    from bot.store.records import Quotation
    from bot.store.saved import SavedRecord

MOST = 2_000
"""Quotations that one member may keep: years of reading, and an export that is a file and no archive."""

NOTE_LENGTH = 300
"""Characters of a note."""


@dataclass(frozen=True, slots=True)
class Kept:
    """It is kept; `is_new` says that it wasn't before."""

    record: SavedRecord
    is_new: bool


@dataclass(frozen=True, slots=True)
class Full:
    """Nothing was saved, for the member keeps as many as there may be."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page of what a member keeps, counted from 0; `elsewhere` are how many more other servers alone would show."""

    records: tuple[SavedRecord, ...]
    page: int
    pages: int
    total: int
    elsewhere: int


class Saved:
    """What the members of all servers keep."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def save(self, quotation: Quotation, user_id: int) -> Kept | Full:
        at = self._now().astimezone(UTC).isoformat(timespec="seconds")
        async with self._database.write() as connection:
            before = sum(await saved.count_saved(connection, user_id, 0))
            if before >= MOST:
                return Full()
            record = await saved.write_saved(connection, user_id, quotation, at)
            after = sum(await saved.count_saved(connection, user_id, 0))
        return Kept(record, is_new=after > before)

    async def page(self, user_id: int, guild_id: int, page: int, size: int) -> SavedPage:
        """A page of what may be seen in this server; the last one, where there are fewer."""
        async with self._database.read() as connection:
            total, elsewhere = await saved.count_saved(connection, user_id, guild_id)
            pages = max(1, -(-total // size))
            page = min(page, pages - 1)
            records = await saved.list_saved(connection, user_id, guild_id, size, page * size)
        return SavedPage(tuple(records), page, pages, total, elsewhere)

    async def list(self, user_id: int, guild_id: int) -> tuple[SavedRecord, ...]:
        async with self._database.read() as connection:
            return tuple(await saved.list_saved(connection, user_id, guild_id))

    async def find(self, saved_id: int, user_id: int, guild_id: int) -> SavedRecord:
        """One of a member's own.

        Raises:
            UnknownReference: there is none with this id, or it is somebody else's, or not to be seen here.
        """
        async with self._database.read() as connection:
            found = await saved.find_saved(connection, saved_id, user_id, guild_id)
        if found is None:
            raise UnknownReference("saved", str(saved_id))
        return found

    async def note(self, saved_id: int, user_id: int, guild_id: int, note: str) -> None:
        """Writes the member's note, or takes it away where it is empty."""
        await self.find(saved_id, user_id, guild_id)
        async with self._database.write() as connection:
            await saved.note_saved(connection, saved_id, note.strip()[:NOTE_LENGTH])

    async def remove(self, saved_id: int, user_id: int, guild_id: int) -> None:
        await self.find(saved_id, user_id, guild_id)
        async with self._database.write() as connection:
            await saved.remove_saved(connection, saved_id)

    async def count_of(self, user_id: int) -> int:
        """How many quotations of a member are stored, in all servers."""
        async with self._database.read() as connection:
            return sum(await saved.count_saved(connection, user_id, 0))

    async def erase_of(self, user_id: int) -> None:
        """Forgets all that a member has saved, everywhere."""
        async with self._database.write() as connection:
            await saved.erase_saved_of(connection, user_id)
