"""A page of a search."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from bot.search import Query
from bot.store.index import Filters
from bot.ui.custom_ids import LONGEST


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of a search: `search|page|exact|interview|speaker|query`."""

    query: Query

    TEMPLATE: ClassVar = (
        r"search\|(?P<offset>\d{1,4})\|(?P<exact>[01])\|(?P<interview>\d{0,15})\|(?P<speaker>[^|]*)\|(?P<text>(?s:.+))"
    )

    def pack(self) -> str | None:
        """The custom_id, or None where the query is too long for one."""
        q = self.query
        speaker = q.filters.speaker or ""
        packed = f"search|{q.offset}|{int(q.exact)}|{q.filters.interview or ''}|{speaker}|{q.text}"
        return None if len(packed) > LONGEST or "|" in speaker else packed

    @classmethod
    def unpack(cls, parts: dict[str, str], guild_id: int, limit: int) -> SearchPage:
        filters = Filters(guild_id, parts["speaker"] or None, int(parts["interview"] or 0) or None)
        return cls(Query(parts["text"], filters, limit, int(parts["offset"]), parts["exact"] == "1"))

    def at(self, offset: int) -> SearchPage:
        return SearchPage(replace(self.query, offset=offset))
