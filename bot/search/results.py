"""What is asked of the search, and the two shapes of its answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.store.index import Filters

if TYPE_CHECKING:
    from bot.store.records import TurnRecord


class Reason(StrEnum):
    """Why a passage answers a query, from the strongest."""

    EXACT = "exact"
    """All of the query stands in it, whatever the punctuation, case and script."""
    WORDS = "words"
    """All words of the query stand close together in it."""
    CLOSE = "close"
    """It says nearly the same: letters or words differ."""
    SOUND = "sound"
    """It sounds the same, or nearly so: typed in pinyin, or with characters that sound alike."""
    ABOUT = "about"
    """It shares the words that weigh most."""


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for. `exact` leaves out all but exact quotations."""

    text: str
    filters: Filters = field(default_factory=Filters)
    limit: int = 5
    offset: int = 0
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query, the best one of its turn.

    `start` and `end` are the passage's span in the turn's text, `match` is the matched span in the
    passage. `score` is in [0, 100].
    """

    turn: TurnRecord
    start: int
    end: int
    match: tuple[int, int]
    score: float
    reasons: tuple[Reason, ...]

    @property
    def text(self) -> str:
        return self.turn.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one page, and how many there are in `total`."""

    query: Query
    hits: tuple[Hit, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Missed:
    """Nothing in the library answers the query; `suggestions` are queries that it does answer."""

    query: Query
    suggestions: tuple[str, ...] = ()


SearchResult = Found | Missed
