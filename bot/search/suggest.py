"""Names are completed while somebody types, and guessed when they were mistyped. Pure."""

from __future__ import annotations

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
    ranked = sorted((-score, i) for i, name in enumerate(names) if (score := _likeness(wanted, name)) >= LIKENESS)
    return [i for _, i in ranked[:limit]]


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


def _likeness(wanted: str, name: Named) -> float:
    """200 and more for a name that begins so, 150 and more for one that holds it, else rapidfuzz's similarity."""
    squeezed = wanted.replace(" ", "")
    spellings = {(name.folded, wanted), (name.pinyin, squeezed)}
    return max(_spelt_likeness(spelling, sought) for spelling, sought in spellings)


def _spelt_likeness(name: str, wanted: str) -> float:
    share = len(wanted) / max(len(name), 1)
    if name.startswith(wanted):
        return 200 + share
    if wanted in name:
        return 150 + share
    if len(wanted) < _SHORTEST:
        return 0.0
    if len(wanted) > len(name):
        return fuzz.ratio(wanted, name)
    return fuzz.partial_ratio(wanted, name)


_SHORTEST = 3
"""Characters below which likeness is chance: two letters are like half of all names."""
