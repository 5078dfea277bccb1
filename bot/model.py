"""The words of the house as types: what a transcript holds before it has been stored.

Everything here is frozen and knows nothing of files, SQL or Discord. Offsets are in code
points of the turn's verbatim text, `start` inclusive and `end` exclusive, as Python slices are.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a participant does in the conversation."""

    HOST = "host"
    GUEST = "guest"
    UNKNOWN = "unknown"


class Origin(StrEnum):
    """Who chose a highlight: the program, or a person."""

    AUTO = "auto"
    CURATED = "curated"


class Standing(StrEnum):
    """What a person decided of a highlight: it comes first, it comes, or it never does."""

    PINNED = "pinned"
    SHOWN = "shown"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Participant:
    """A person in one interview. `aliases` are other labels that the file uses for them."""

    name: str
    role: Role = Role.UNKNOWN
    bio: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """What one participant says before someone else speaks.

    `speaker` is the name of a participant of the same interview. `text` is verbatim, its
    paragraphs separated by one line feed. `line` is the 1-based line of the file on which it starts.
    """

    speaker: str
    text: str
    line: int
    start_ms: int | None = None
    end_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Lines `first` to `last` of the file (1-based, inclusive) that nobody said, and `why` we think so."""

    first: int
    last: int
    why: str


@dataclass(frozen=True, slots=True)
class Interview:
    """One recorded conversation, as read from a transcript.

    `language` is a BCP 47 tag: `zh-Hans`, `zh-Hant`, `en`, or `und` where nothing tells.
    `date` is ISO 8601 (`YYYY-MM-DD`). Turns alternate: two neighbours never share a speaker,
    but for those that were put right by hand (bot/store/corrections.py).
    """

    title: str
    turns: tuple[Turn, ...]
    participants: tuple[Participant, ...]
    skipped: tuple[Skipped, ...] = ()
    series: str | None = None
    language: str = "und"
    date: str | None = None
    source_url: str | None = None

    def role_of(self, speaker: str) -> Role:
        return next((p.role for p in self.participants if p.name == speaker), Role.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Highlight:
    """A span of a turn that stands alone as a quotation.

    `turn` is the turn's index in its interview, `score` is in [0, 1], and `reasons` say, in
    short English phrases, why it was picked.
    """

    turn: int
    start: int
    end: int
    score: float
    reasons: tuple[str, ...] = ()
    origin: Origin = Origin.AUTO


@dataclass(frozen=True, slots=True)
class Mention:
    """One turn that is about a topic.

    `key` is the folded label without a plural's ending, by which the same topic is known across interviews; `label` is
    how this interview spells it. `turn` is the turn's index in its interview, `weight` is in (0, 1].
    """

    key: str
    label: str
    turn: int
    weight: float
