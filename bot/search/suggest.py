"""Names are completed while somebody types, and guessed when they were mistyped. Pure."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from bot.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.catalogue import Named

LIKENESS = 70.0
"""Similarity (0 to 100) from which a name is worth offering for what was typed."""


def complete(names: Sequence[Named], typed: str, limit: int) -> list[int]:
    """The indexes of the names that were probably meant, best first; the first names where nothing is typed.

    A name that begins with what was typed comes before one that holds it, and that before one that is like
    it. Chinese names are also found by their pinyin. Among equals the order of `names` stands.
    """
    wanted = _typed(typed)
    if not wanted:
        return list(range(min(limit, len(names))))
    scores = _holding(names, wanted)
    if len(scores) < limit and len(wanted) >= _SHORTEST:
        scores = _like(names, wanted) | scores
    return heapq.nsmallest(limit, scores, key=lambda i: (-scores[i], i))


def closest(names: Sequence[Named], typed: str) -> int | None:
    """The index of the one name that was surely meant: equal when folded, in pinyin, or all but equal."""
    wanted = _typed(typed)
    exact = next((i for i, name in enumerate(names) if wanted in (name.folded, name.pinyin)), None)
    if exact is not None or not wanted:
        return exact
    found = process.extractOne(wanted, [name.folded for name in names], scorer=fuzz.ratio, score_cutoff=_SURE)
    return None if found is None else found[2]


_SURE = 80.0


def _typed(text: str) -> str:
    return " ".join(fold(text).split())


def _holding(names: Sequence[Named], wanted: str) -> dict[int, float]:
    """The names that hold what was typed: 200 and more for one that begins so, 150 and more for any other."""
    squeezed = wanted.replace(" ", "")
    return {
        i: max(_held(name.folded, wanted), _held(name.pinyin, squeezed))
        for i, name in enumerate(names)
        if wanted in name.folded or squeezed in name.pinyin
    }


def _held(name: str, wanted: str) -> float:
    if wanted not in name:
        return 0.0
    return (200 if name.startswith(wanted) else 150) + len(wanted) / len(name)


def _like(names: Sequence[Named], wanted: str) -> dict[int, float]:
    """The names that are like what was typed, with rapidfuzz's similarity: of a part, where the name is longer."""
    scores: dict[int, float] = {}
    folded = {i: name.folded for i, name in enumerate(names)}
    pinyin = {i: name.pinyin for i, name in enumerate(names) if name.pinyin != name.folded}
    for typed, spellings in ((wanted, folded), (wanted.replace(" ", ""), pinyin)):
        longer = {i: spelling for i, spelling in spellings.items() if len(spelling) >= len(typed)}
        shorter = {i: spelling for i, spelling in spellings.items() if len(spelling) < len(typed)}
        for choices, scorer in ((longer, fuzz.partial_ratio), (shorter, fuzz.ratio)):
            for _, score, i in process.extract(typed, choices, scorer=scorer, score_cutoff=LIKENESS, limit=None):
                scores[i] = max(score, scores.get(i, 0.0))
    return scores


_SHORTEST = 3
"""Characters below which likeness is chance: two letters are like half of all names."""
