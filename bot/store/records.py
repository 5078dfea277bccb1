"""Rows as frozen dataclasses: what the store gives back, and what it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.text.fold import fold
from bot.text.tokens import has_han

if TYPE_CHECKING:
    from bot.model import Highlight, Interview, Mention, Role, Standing

SHARED = 0
"""The `guild_id` of the operator's interviews, which every server sees."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An interview with all that is derived from it, ready to be stored in one transaction.

    `passages[i]` are the spans of turn `i`.
    """

    interview: Interview
    passages: tuple[tuple[tuple[int, int], ...], ...]
    highlights: tuple[Highlight, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class InterviewRecord:
    """An interview as the library lists it; `turns` and `highlights` are how many it has.

    `guild_id` is the server that it belongs to; a turn's interview doesn't tell.
    """

    id: int
    title: str
    series: str | None
    language: str
    date: str | None
    source_url: str | None
    turns: int = 0
    highlights: int = 0
    guild_id: int = SHARED


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """A turn in its place: who says it, where, and the way back to the source."""

    id: int
    interview: InterviewRecord
    position: int
    speaker: str
    role: Role
    text: str
    start_ms: int | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A highlight in its place; `start` and `end` are its span in the turn's text.

    `reasons` say why it was picked. One that `is_pinned` goes before all others, whatever its score.
    """

    id: int
    turn: TurnRecord
    start: int
    end: int
    score: float
    reasons: tuple[str, ...] = ()
    is_pinned: bool = False

    @property
    def text(self) -> str:
        return self.turn.text[self.start : self.end]

    @property
    def span(self) -> tuple[int, int, int]:
        """The turn's id, and where in its text the quotation begins and ends."""
        return self.turn.id, self.start, self.end


@dataclass(frozen=True, slots=True)
class CuratedRecord:
    """A highlight as those see it who may curate it: how it stands, and whether that is a person's word."""

    quotation: Quotation
    standing: Standing
    is_curated: bool


@dataclass(frozen=True, slots=True)
class TopicRecord:
    """A subject, and how much of the library is about it; `spellings` has the most frequent one first."""

    id: int
    key: str
    spellings: tuple[str, ...]
    turns: int
    interviews: int

    @property
    def label(self) -> str:
        return self.spellings[0]

    def label_in(self, language: str, typed: str = "") -> str:
        """The most frequent spelling in the script of a language, 开源 or open source, or else in another.

        Where something was `typed`, spellings that have it come first.
        """
        wanted = fold(typed).strip()

        def fitness(spelling: str) -> tuple[bool, int]:
            return wanted not in fold(spelling), _strangeness(spelling, language)

        return min(self.spellings, key=fitness)


def _strangeness(spelling: str, language: str) -> int:
    """0 in the script of a language, 1 in the other script of Chinese, 2 in the script of another language."""
    is_chinese = language.startswith("zh")
    if not has_han(spelling):
        return 2 if is_chinese else 0
    is_simplified = fold(spelling) == spelling.casefold()
    if not is_chinese:
        return 2
    return int(is_simplified is not (language == "zh-CN"))


@dataclass(frozen=True, slots=True)
class PresenceRecord:
    """Where a topic comes up in one interview: `marks` are (position of a turn, weight), in order."""

    interview: InterviewRecord
    marks: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class SpeakerRecord:
    """A person across interviews: `folded` is how they are known, `name` how they are shown."""

    folded: str
    name: str
    pinyin: str
    turns: int
