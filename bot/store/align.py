"""A corrected transcript is laid beside the one that was stored, so that turns keep their ids."""

from __future__ import annotations

from collections import defaultdict, deque
from itertools import chain, groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

SIMILAR = 60.0
"""Similarity (0 to 100, rapidfuzz's `ratio`) from which a turn counts as the same one, corrected."""

# Turns that are compared with each other, in a stretch in which none is as it was. In a longer stretch each is
# compared with those near the place where it would be if all of them had stayed.
_MOST_PAIRS = 40_000
_NEAR = 20


class Said(NamedTuple):
    """What makes a turn the same one: who, and what."""

    speaker: str
    text: str


def align(old: Sequence[Said], new: Sequence[Said]) -> list[int | None]:
    """For each new turn the index of the old one that it continues, or None; none is used twice.

    First come turns that are as they were, then those that somebody else says now, then corrected ones, each between
    those already found. What is left moved to another place, if it is there to the letter.
    """
    kept: list[int | None] = [None] * len(new)
    _pair_equal(old, new, kept, lambda said: said)
    _pair_equal(old, new, kept, lambda said: said.text)
    for old_gap, new_gap in _gaps(kept, len(old)):
        _pair_similar(old, new, old_gap, new_gap, kept)
    _pair_moved(old, new, kept)
    return kept


def align_titles(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """For each interview of a file the index of the one that it was before, or None.

    One with the same title is the same; of the others the first is the first one that is left, and so on.
    """
    kept: list[int | None] = [None] * len(new)
    left: defaultdict[str, deque[int]] = defaultdict(deque)
    for o, title in enumerate(old):
        left[title].append(o)
    for n, title in enumerate(new):
        kept[n] = left[title].popleft() if left.get(title) else None
    others = iter(sorted(chain.from_iterable(left.values())))
    return [next(others, None) if o is None else o for o in kept]


def _gaps(kept: Sequence[int | None], old_length: int) -> list[tuple[range, range]]:
    """The stretches between turns that were found, as (old indexes, new indexes); none of the two is empty."""
    anchors = [(o, n) for n, o in enumerate(kept) if o is not None]
    fences = [(-1, -1), *anchors, (old_length, len(kept))]
    gaps = [(range(o1 + 1, o2), range(n1 + 1, n2)) for (o1, n1), (o2, n2) in pairwise(fences)]
    return [(old_gap, new_gap) for old_gap, new_gap in gaps if old_gap and new_gap]


def _pair_equal(
    old: Sequence[Said], new: Sequence[Said], kept: list[int | None], part: Callable[[Said], Hashable]
) -> None:
    """Pairs turns of which this part is the same: as many as possible without changing their order."""
    for old_gap, new_gap in _gaps(kept, len(old)):
        before, after = [part(old[o]) for o in old_gap], [part(new[n]) for n in new_gap]
        for block in Indel.opcodes(before, after):
            if block.tag == "equal":
                for offset in range(block.src_end - block.src_start):
                    kept[new_gap[block.dest_start + offset]] = old_gap[block.src_start + offset]


class _Pair(NamedTuple):
    """Two turns that may be the same one; `worth` is how much of it stands, from what counts as the same on."""

    old: int
    new: int
    worth: float


def _pair_similar(
    old: Sequence[Said], new: Sequence[Said], old_gap: range, new_gap: range, kept: list[int | None]
) -> None:
    """Pairs the turns of a stretch so that the most of what was said stands, without changing their order."""
    pairs = [
        _Pair(o, n, similarity - SIMILAR + 1)
        for n in new_gap
        for o in _near(n, old_gap, new_gap)
        if (similarity := fuzz.ratio(old[o].text, new[n].text, score_cutoff=SIMILAR))
    ]
    for pair in _best_chain(pairs, old_gap):
        kept[pair.new] = pair.old


def _near(n: int, old_gap: range, new_gap: range) -> range:
    if len(old_gap) * len(new_gap) <= _MOST_PAIRS:
        return old_gap
    middle = (n - new_gap.start) * len(old_gap) // len(new_gap)
    return old_gap[max(middle - _NEAR, 0) : middle + _NEAR + 1]


def _best_chain(pairs: Sequence[_Pair], old_gap: range) -> Iterator[_Pair]:
    """Of pairs in the order of new turns those that keep the order of old ones too, and are worth most; last one first.

    `reached[i]` is the best chain that ends within a stretch of old turns (a Fenwick tree), so that a long list costs
    little more than its length.
    """
    reached: list[tuple[float, int]] = [(0.0, -1)] * (len(old_gap) + 1)
    before: list[int] = []
    worth: list[float] = []
    for _, group in groupby(enumerate(pairs), key=lambda item: item[1].new):
        found = []
        for index, pair in group:
            value, last = _reached(reached, pair.old - old_gap.start)
            before.append(last)
            worth.append(value + pair.worth)
            found.append((index, pair))
        for index, pair in found:
            _reach(reached, pair.old - old_gap.start + 1, (worth[index], index))
    _, at = _reached(reached, len(old_gap))
    while at >= 0:
        yield pairs[at]
        at = before[at]


def _reached(reached: Sequence[tuple[float, int]], below: int) -> tuple[float, int]:
    best = (0.0, -1)
    while below > 0:
        best = max(best, reached[below])
        below -= below & -below
    return best


def _reach(reached: list[tuple[float, int]], place: int, chain: tuple[float, int]) -> None:
    while place < len(reached):
        reached[place] = max(reached[place], chain)
        place += place & -place


def _pair_moved(old: Sequence[Said], new: Sequence[Said], kept: list[int | None]) -> None:
    taken = set(kept)
    left: defaultdict[Said, deque[int]] = defaultdict(deque)
    for o, said in enumerate(old):
        if o not in taken:
            left[said].append(o)
    for n, said in enumerate(new):
        if kept[n] is None and left.get(said):
            kept[n] = left[said].popleft()
