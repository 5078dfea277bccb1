"""What a button needs is in its custom_id, so that it works after a restart and on any process. Pure.

A custom_id is input: anybody may send any. What is parsed from one is looked up again, with the rights of whoever
pressed the button.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from bot.search import Query
from bot.store.index import Filters

LONGEST = 100
"""Characters of a custom_id, by Discord's limit."""


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


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """A place in an interview from which somebody reads: `context|turn|at`.

    `at` is an offset in the turn's text; END is its end.
    """

    turn_id: int
    at: int = 0

    TEMPLATE: ClassVar = r"context\|(?P<turn>\d{1,15})\|(?P<at>-1|\d{1,9})"
    END: ClassVar = -1

    def pack(self) -> str:
        return f"context|{self.turn_id}|{self.at}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> ReadingPlace:
        return cls(int(parts["turn"]), int(parts["at"]))


@dataclass(frozen=True, slots=True)
class AnotherQuotation:
    """Another quotation like the one shown: `another|shown|interview|speaker|about`."""

    unlike: int
    filters: Filters
    about: str | None

    TEMPLATE: ClassVar = (
        r"another\|(?P<unlike>\d{1,15})\|(?P<interview>\d{0,15})\|(?P<speaker>[^|]*)\|(?P<about>(?s:.*))"
    )

    def pack(self) -> str | None:
        """The custom_id, or None where what was asked for is too long for one."""
        speaker = self.filters.speaker or ""
        packed = f"another|{self.unlike}|{self.filters.interview or ''}|{speaker}|{self.about or ''}"
        return None if len(packed) > LONGEST or "|" in speaker else packed

    @classmethod
    def unpack(cls, parts: dict[str, str], guild_id: int) -> AnotherQuotation:
        filters = Filters(guild_id, parts["speaker"] or None, int(parts["interview"] or 0) or None)
        return cls(int(parts["unlike"]), filters, parts["about"] or None)


@dataclass(frozen=True, slots=True)
class TopicPage:
    """A topic, or all of them: `topic|id|page`, id 0 for all."""

    topic_id: int
    page: int = 0

    TEMPLATE: ClassVar = r"topic\|(?P<topic>\d{1,15})\|(?P<page>\d{1,4})"

    def pack(self) -> str:
        return f"topic|{self.topic_id}|{self.page}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> TopicPage:
        return cls(int(parts["topic"]), int(parts["page"]))
