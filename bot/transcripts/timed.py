"""What is heard for a time, and how two pieces of it are joined."""

from __future__ import annotations

import re
from typing import NamedTuple

PAUSE_MS = 2000
"""Silence after which something new begins."""

_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]")
_WIDE_OR_QUOTE = re.compile(rf"{_WIDE.pattern[:-1]}“”‘’…—]")
_WIDE_STOP = re.compile(r"[\u3001-\u3003\u3008-\u3011\uff00-\uff0f\uff1a-\uff20]")
_ENDS_SENTENCE = re.compile(r"[.!?。！？…][\"'”’」』）)\]]*+$")


class Cue(NamedTuple):
    """What is shown for a time. `text` may have several lines, and begins with a blank where a word brings its own.

    `speaker` is empty unless the format itself names one; `why` is set where it knows that nobody says this. `number`
    is the line of the file on which it begins, `last` that on which it ends.
    """

    start_ms: int | None
    end_ms: int | None
    speaker: str
    text: str
    number: int
    why: str = ""
    last: int | None = None

    @property
    def until_ms(self) -> int | None:
        return self.start_ms if self.end_ms is None else self.end_ms

    @property
    def last_number(self) -> int:
        return self.last or self.number


def join(above: str, below: str) -> str:
    """Two pieces of one text: with a blank between them, but for Chinese."""
    if not above or not below:
        return above or below
    last, first = above[-1], below[0]
    is_wide = (_WIDE.match(last) and _WIDE_OR_QUOTE.match(first)) or (_WIDE_OR_QUOTE.match(last) and _WIDE.match(first))
    return f"{above}{below}" if is_wide or _WIDE_STOP.match(last) else f"{above} {below}"


def ends_sentence(text: str) -> bool:
    return _ENDS_SENTENCE.search(text) is not None


def count_wide(text: str) -> int:
    """How many of its characters are Chinese or as wide."""
    return len(_WIDE.findall(text))


def pause(above: Cue, below: Cue) -> int:
    """Milliseconds of silence between them; 0 where it isn't known."""
    if above.until_ms is None or below.start_ms is None:
        return 0
    return below.start_ms - above.until_ms
