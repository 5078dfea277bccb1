"""Quotation marks and brackets, and the spans that may be quoted without breaking a pair of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from bot.highlights import wording

_SENTENCE_END: Final = re.compile(r"[。.!?\n]")
_ANY_MARK: Final = re.compile(r"[“「『\"（(]")
_ENCLOSED: Final = re.compile(
    r"[“「『][^“”「」『』\n]*[”」』]|\"[^\"\n]*\"|(?P<aside>[（(][^（）()\n]*[)）])|“[^“”\"\n]*\""
)
# The words that say whose thought a quotation is stand this near before it.
_REACH = 40


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A stretch between quotation marks or brackets, marks included; `is_own` if the speaker quotes himself."""

    start: int
    end: int
    is_own: bool


def enclosures(text: str, folded: str) -> list[Enclosure]:
    """What stands between quotation marks or in brackets, in order; none holds another."""
    if not _ANY_MARK.search(text):
        return []
    return [
        Enclosure(match.start(), match.end(), not match["aside"] and _is_own_voice(folded, match.start()))
        for match in _ENCLOSED.finditer(text)
    ]


def _is_own_voice(folded: str, start: int) -> bool:
    lead = _SENTENCE_END.split(folded[max(0, start - _REACH) : start])[-1]
    return wording.OWN_VOICE.search(lead) is not None


class Fences:
    """The enclosures of a turn, asked whether a span may be quoted without breaking one."""

    def __init__(self, found: list[Enclosure]) -> None:
        self._found = found
        self._ends = [enclosure.end for enclosure in found]

    def fit(self, start: int, end: int) -> tuple[int, int] | None:
        """The span without marks that it would leave open; None if it breaks an enclosure or is another's words."""
        for at in range(bisect_right(self._ends, start), len(self._found)):
            fence = self._found[at]
            if fence.start >= end:
                break
            if start <= fence.start and fence.end <= end and (start, end) != (fence.start, fence.end):
                continue
            crosses = not (fence.start <= start and end <= fence.end)
            if not fence.is_own or (crosses and start != fence.start and end != fence.end):
                return None
            if crosses and fence.start != start:
                return None
            start, end = max(start, fence.start + 1), min(end, fence.end - 1)
        return start, end
