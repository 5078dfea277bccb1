"""The turns that a claimed quotation is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.search.engine import search
from bot.search.results import Found, Query
from bot.store.turns import list_neighbours

if TYPE_CHECKING:
    from bot.store.database import Database
    from bot.store.index import Filters
    from bot.store.records import TurnRecord

WITNESSES = 10
"""Turns that a claim is compared with letter by letter."""

SURROUNDED = 3
"""Turns of these whose neighbours are, too: a claim may begin in one and end in the next."""


async def find_witnesses(database: Database, claim: str, filters: Filters) -> list[TurnRecord]:
    """The turns that come nearest to a claim, the nearest first, and then some that stand beside them."""
    result = await search(database, Query(claim, filters, limit=WITNESSES))
    turns = [hit.turn for hit in result.hits] if isinstance(result, Found) else []
    async with database.read() as connection:
        around = [await list_neighbours(connection, turn, 1, 1, filters) for turn in turns[:SURROUNDED]]
    return [*turns, *(turn for each in around for turn in each)]
