"""What is asked of the search, and the two shapes of its answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bot.store.index import Filters

if TYPE_CHECKING:
    from bot.store.records import TurnRecord


class Reason(StrEnum):
    """Why a passage answers a query, from the strongest. All but the last are given only where it surely does."""

    EXACT = "exact"
    """All of the query stands in it, whatever the punctuation, case and script."""
    WORDS = "words"
    """All words of the query stand close together in it, perhaps inflected."""
    SPELLING = "spelling"
    """All words do, one or more spelled in another way."""
    LOOKS = "looks"
    """It stands there with a character that looks like the one typed."""
    SOUND = "sound"
    """It sounds the same, or nearly so: typed with characters that sound alike."""
    PINYIN = "pinyin"
    """It is read as typed in pinyin."""
    INITIALS = "initials"
    """Its syllables begin with the letters typed."""
    CLOSE = "close"
    """It says nearly the same: letters or words differ."""
    ABOUT = "about"
    """It shares words that matter, and is offered as no more than that."""


class Correction(NamedTuple):
    """What was typed, and how it is said."""

    typed: str
    said: str

    def __str__(self) -> str:
        return f"{self.typed} → {self.said}"


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
    corrections: tuple[Correction, ...] = ()

    @property
    def text(self) -> str:
        return self.turn.text[self.start : self.end]

    @property
    def is_sure(self) -> bool:
        return self.reasons[0] is not Reason.ABOUT

    @property
    def why(self) -> tuple[str, ...]:
        """The reasons in plain English, with what was corrected: `one letter off: nueral → neural`."""
        named = ", ".join(map(str, self.corrections))
        return tuple(f"{_PHRASES[reason]}: {named}" if named else _PHRASES[reason] for reason in self.reasons)


_PHRASES = {
    Reason.EXACT: "exact",
    Reason.WORDS: "all words",
    Reason.SPELLING: "one letter off",
    Reason.LOOKS: "looks alike",
    Reason.SOUND: "same sound",
    Reason.PINYIN: "pinyin",
    Reason.INITIALS: "initials",
    Reason.CLOSE: "nearly the same words",
    Reason.ABOUT: "about",
}


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
