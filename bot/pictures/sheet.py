"""What a picture says, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """All that is drawn. `language` is that of the text, a BCP 47 tag; `number` is how the quotation is found again.

    `role`, `date` and `source`, the host of a web address, may be empty.
    """

    text: str
    speaker: str
    role: str
    title: str
    date: str
    source: str
    number: str
    language: str
    is_dark: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One interview of a plot: how many turns it has, and in which of them (the first is 0) how strongly."""

    title: str
    turns: int
    marks: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """Where something comes up in interviews, from what stands at the `beginning` to what stands at the `end`.

    `language` is that of most titles, a BCP 47 tag.
    """

    rows: tuple[Row, ...]
    beginning: str
    end: str
    language: str
