"""Words that were typed otherwise than the library spells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.sought import Form
from bot.text.phonetic import phonetic_key

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST = 4
"""Letters below which a word has too many neighbours to be corrected."""

LONG = 8
"""Letters from which two slips are forgiven."""

MOST = 6
"""Corrections of one word that are looked up."""


def is_correctable(word: str) -> bool:
    return len(word) >= SHORTEST and word.isascii() and word.isalpha()


def slips(word: str) -> int:
    """How many letters of a word may be wrong: left out, added, replaced, or swapped with the next."""
    return 2 if len(word) >= LONG else 1


def corrections(word: str, spellings: Iterable[str]) -> tuple[Form, ...]:
    """Those of the library's spellings for which the word was probably typed, likeliest first."""
    choices = [spelling for spelling in spellings if spelling != word]
    near = process.extract(word, choices, scorer=OSA.distance, score_cutoff=slips(word), limit=None)
    worth = {spelling: _WORTH[int(distance)] for spelling, distance, _ in near}
    key = phonetic_key(word)
    for spelling in choices:
        if spelling not in worth and phonetic_key(spelling) == key and OSA.distance(word, spelling) <= _MISHEARD:
            worth[spelling] = _WORTH[2]
    ordered = sorted(worth, key=lambda spelling: (-worth[spelling], spelling[0] != word[0], spelling))
    return tuple(Form(spelling, worth[spelling]) for spelling in ordered[:MOST])


_WORTH = {1: 0.85, 2: 0.7}
_MISHEARD = 4
