"""A corrected transcript is laid beside the one that was stored, so that turns keep their ids."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Sequence

SIMILAR = 60.0
"""Similarity (0 to 100, rapidfuzz's `ratio`) from which a turn counts as the same one, corrected."""


class Said(NamedTuple):
    """What makes a turn the same one: who, and what."""

    speaker: str
    text: str


def align(old: Sequence[Said], new: Sequence[Said]) -> list[int | None]:
    """For each new turn the index of the old one that it continues, or None. Order is kept, none is used twice."""
    kept: list[int | None] = [None] * len(new)
    for block in Indel.opcodes(old, new):
        if block.tag == "equal":
            for offset in range(block.src_end - block.src_start):
                kept[block.dest_start + offset] = block.src_start + offset
    for old_gap, new_gap in _gaps(kept, len(old)):
        _pair_similar(old, new, old_gap, new_gap, kept)
    return kept


def _gaps(kept: list[int | None], old_length: int) -> list[tuple[range, range]]:
    """The stretches between unchanged turns, as (old indexes, new indexes)."""
    anchors = [(o, n) for n, o in enumerate(kept) if o is not None]
    fences = [(-1, -1), *anchors, (old_length, len(kept))]
    return [(range(o1 + 1, o2), range(n1 + 1, n2)) for (o1, n1), (o2, n2) in pairwise(fences)]


def _pair_similar(
    old: Sequence[Said], new: Sequence[Said], old_gap: range, new_gap: range, kept: list[int | None]
) -> None:
    at = old_gap.start
    for n in new_gap:
        match = next((o for o in range(at, old_gap.stop) if _is_similar(old[o], new[n])), None)
        if match is not None:
            kept[n] = match
            at = match + 1


def _is_similar(old: Said, new: Said) -> bool:
    return fuzz.ratio(old.text, new.text, score_cutoff=SIMILAR) > 0
