"""Where a span of a turn's text has gone when the turn was corrected."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Levenshtein

from bot.store.align import SIMILAR
from bot.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSELY = 20_000_000
"""Stretches whose lengths multiply to more are not compared letter by letter, which takes memory in that measure."""


class Stretch(NamedTuple):
    """What stood at [start, end) stands at [to, to_end) now: the same if `is_same`, else in its place."""

    start: int
    end: int
    to: int
    to_end: int
    is_same: bool


class Moved:
    """Leads from places in an old text to those in the new one."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        self._stretches = list(_stretches(old, new))
        self._starts = [stretch.start for stretch in self._stretches]

    def find(self, start: int, end: int) -> tuple[int, int] | None:
        """The span that says the same now, or nearly so; None where nothing does."""
        first, last = self._place(start, is_end=False), self._place(end, is_end=True)
        while first < last and self._new[first].isspace():
            first += 1
        while first < last and self._new[last - 1].isspace():
            last -= 1
        if first >= last or not fuzz.ratio(self._old[start:end], self._new[first:last], score_cutoff=SIMILAR):
            return None
        return first, last

    def _place(self, at: int, *, is_end: bool) -> int:
        """A start keeps to what follows it, an end to what it follows."""
        stretch = self._stretches[bisect_right(self._starts, at - is_end) - 1] if self._stretches else None
        if stretch is None:
            return 0
        if stretch.is_same:
            return stretch.to + at - stretch.start
        return stretch.to_end if is_end else stretch.to


def _stretches(old: str, new: str) -> Iterator[Stretch]:
    """Sentences that stand are found first: the letters of a long turn are too many to be compared with each other."""
    old_cuts, new_cuts = _cuts(old), _cuts(new)
    edits = Indel.opcodes([old[a:b] for a, b in pairwise(old_cuts)], [new[a:b] for a, b in pairwise(new_cuts)])
    done = to_done = 0
    for block in edits:
        if block.tag == "equal":
            same = Stretch(
                old_cuts[block.src_start],
                old_cuts[block.src_end],
                new_cuts[block.dest_start],
                new_cuts[block.dest_end],
                is_same=True,
            )
            yield from _closely(old, new, Stretch(done, same.start, to_done, same.to, is_same=False))
            yield same
            done, to_done = same.end, same.to_end
    yield from _closely(old, new, Stretch(done, len(old), to_done, len(new), is_same=False))


def _closely(old: str, new: str, stretch: Stretch) -> Iterator[Stretch]:
    start, end, to, to_end, _ = stretch
    if start == end:
        return
    if (end - start) * (to_end - to) > _CLOSELY:
        yield stretch
        return
    for edit in Levenshtein.opcodes(old[start:end], new[to:to_end]):
        if edit.src_start < edit.src_end:
            yield Stretch(
                start + edit.src_start,
                start + edit.src_end,
                to + edit.dest_start,
                to + edit.dest_end,
                is_same=edit.tag == "equal",
            )


def _cuts(text: str) -> list[int]:
    """Where the text's sentences begin, each with the blanks that follow it, and the text's end."""
    return [0, *(start for start, _ in sentences(text)[1:]), len(text)]
