"""Where sentences end, in Chinese and in English, and windows made of whole sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Closing quotes and brackets belong to the sentence that they close.
_CLOSERS = r"[\"'”’」』）)\]】》〉]*+"
_END = re.compile(
    rf"""
      [。！？!?…]++{_CLOSERS}(?!\s*[a-z])                 # but not in: "Really?" he asked
    | \.++{_CLOSERS}(?=\s|$)                             # a full stop, where white space follows
    | ；
    | \n+
    """,
    re.VERBOSE,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|sr|jr|st|vs|etc|e\.g|i\.e|cf|approx|no|vol|fig|inc|ltd|co|gen|lt|col|rev)"
    r"|\b[A-Z])\.$",
    re.IGNORECASE,
)
# How far back an abbreviation can reach: the longest above, and its full stop.
_REACH = 8


def sentences(text: str) -> list[tuple[int, int]]:
    """The spans of the text's sentences, trimmed of white space, in order; none is empty.

    A line break always ends a sentence. Nothing but white space lies between two spans.
    """
    return list(_trimmed(text, _cuts(text)))


def windows(text: str, limit: int, measure: Callable[[str], int] | None = None) -> list[tuple[int, int]]:
    """Spans of neighbouring whole sentences, each of at most `limit` units of `measure`, by default of `width`.

    A single sentence longer than that is cut hard: nothing is ever left out. `measure` gives a character at most
    two units.
    """
    size = measure or width
    spans: list[tuple[int, int]] = []
    if text and not text.isspace() and size(text) <= limit:
        return [(len(text) - len(text.lstrip()), len(text.rstrip()))]
    room = 0
    for start, end in _pieces(text, limit, size):
        need = size(text[spans[-1][1] if spans else start : end])
        if spans and need <= room:
            spans[-1] = (spans[-1][0], end)
            room -= need
        else:
            spans.append((start, end))
            room = limit - size(text[start:end])
    return spans


def excerpt(text: str, start: int, end: int, limit: int) -> tuple[int, int]:
    """The whole sentences around a span, and as many after and before them as fit into `limit` units of width.

    It may be wider than `limit` where the sentences of the span themselves are.
    """
    spans = sentences(text)
    touched = [i for i, (first, last) in enumerate(spans) if first < max(end, start + 1) and last > start]
    if not touched:
        return start, end
    low, high = touched[0], touched[-1]
    while high + 1 < len(spans) and width(text[spans[low][0] : spans[high + 1][1]]) <= limit:
        high += 1
    while low > 0 and width(text[spans[low - 1][0] : spans[high][1]]) <= limit:
        low -= 1
    return spans[low][0], spans[high][1]


def width(text: str) -> int:
    """How much a text says, in units: two for a Han or other wide character, one for any other.

    So a window says about as much in either script. It is about the columns that the text takes in a terminal.
    """
    return len(text) if text.isascii() else len(text) + sum(char > "\u2e80" for char in text)


def _pieces(text: str, limit: int, size: Callable[[str], int]) -> Iterator[tuple[int, int]]:
    for start, end in sentences(text):
        if size(text[start:end]) <= limit:
            yield start, end
        else:
            step = max(1, limit // 2)
            yield from ((at, min(at + step, end)) for at in range(start, end, step))


def _cuts(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        if not _is_abbreviation(text, match):
            yield match.end()
    yield len(text)


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    return match.group() == "." and bool(_ABBREVIATION.search(text[max(0, match.start() - _REACH) : match.end()]))


def _trimmed(text: str, cuts: Iterator[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for end in cuts:
        piece = text[start:end]
        if piece and not piece.isspace():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        start = end
