"""What schedules choose from, listed once for all that choose from the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from bot.daily.choose import Candidate, Shelf
from bot.store import schedules
from bot.store.index import Filters
from bot.store.kept import Kept
from bot.store.records import SHARED
from bot.store.turns import find_quotation
from bot.store.votes import sum_votes
from bot.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.store.database import Database
    from bot.store.records import Quotation
    from bot.store.schedules import NewSchedule

MOST = 32
"""Shelves that are kept: those of servers and subjects that were asked for last."""


@dataclass(frozen=True, slots=True)
class _Key:
    """Whose library a wish draws from, and what of it."""

    guild_id: int
    interview_id: int | None
    speaker: str | None
    topic: str | None


class Shelves:
    """Ten thousand schedules that draw from one library list it once, and again after it has changed."""

    def __init__(
        self, database: Database, list_quotations: Callable[[NewSchedule], Awaitable[Sequence[Quotation]]]
    ) -> None:
        self._database = database
        self._list_quotations = list_quotations
        self._kept: Kept[_Key, Shelf] = Kept(database, MOST)

    async def find(self, wish: NewSchedule) -> Shelf:
        """Everything that fits a wish."""
        async with self._database.read() as connection:
            has_own = await schedules.has_own_library(connection, wish.guild_id)
        asked = wish if has_own else replace(wish, guild_id=SHARED)
        key = _Key(asked.guild_id, wish.interview_id, wish.speaker, wish.topic)
        return await self._kept.find(key, lambda: self._fill(asked))

    async def votes(self, guild_id: int) -> dict[int, int]:
        """Votes for less votes against, by highlight: a server's own, which sway no other server."""
        async with self._database.read() as connection:
            return await sum_votes(connection, guild_id)

    async def quotation(self, highlight_id: int, guild_id: int) -> Quotation | None:
        """A highlight in its place, as a server sees it, if it still does."""
        async with self._database.read() as connection:
            return await find_quotation(connection, highlight_id, Filters(guild_id))

    async def _fill(self, wish: NewSchedule) -> Shelf:
        quotations = await self._list_quotations(wish)
        async with self._database.read() as connection:
            arrivals = await schedules.list_arrivals(connection)
        return Shelf(_candidate(quotation, arrivals) for quotation in quotations)


def _candidate(quotation: Quotation, arrivals: dict[int, date]) -> Candidate:
    interview = quotation.turn.interview
    recorded = date.fromisoformat(interview.date) if interview.date else None
    added = arrivals.get(interview.id, date.max)
    return Candidate(
        quotation.id,
        interview.id,
        fold(quotation.turn.speaker),
        quotation.score,
        added,
        recorded=recorded,
        is_pinned=quotation.is_pinned,
    )
