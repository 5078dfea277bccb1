"""Words that were typed otherwise than the library spells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.sought import Form
from bot.text.function_words import FUNCTION_WORDS
from bot.text.phonetic import phonetic_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.store.index import Spelling

SHORTEST = 3
"""Letters below which a word has too many neighbours to be corrected."""

SURE = 4
"""Letters below which that is so of a word that the library has."""

LONG = 8
"""Letters from which two slips are forgiven."""

MOST = 6
"""Corrections of one word that are looked up."""


POSSESSIVE = "'s"


def is_correctable(word: str) -> bool:
    stem = stem_of(word)
    return len(stem) >= SHORTEST and stem.isascii() and stem.isalpha()


def stem_of(word: str) -> str:
    """The word that is corrected: a possessive without its ending."""
    return word.removesuffix(POSSESSIVE)


def slips(word: str) -> int:
    """How many letters of a word may be wrong: left out, added, replaced, or swapped with the next."""
    return 2 if len(word) >= LONG else 1


def corrections(word: str, spellings: Iterable[Spelling]) -> tuple[Form, ...]:
    """Those of the library's spellings for which the word was probably typed, likeliest first."""
    sounds = dict(spellings)
    # A word that the library has was hardly written by ear, or meant for `from`; one that it hasn't may have been.
    is_known = word in sounds
    choices = sounds.keys() - FUNCTION_WORDS - {word} if is_known else sounds.keys()
    near = process.extract(word, list(choices), scorer=OSA.distance, score_cutoff=_MISHEARD, limit=None)
    key, forgiven = phonetic_key(word), slips(word)
    worth = {
        spelling: _WORTH[int(distance) if distance <= forgiven else _BY_EAR]
        for spelling, distance, _ in near
        if distance <= forgiven or (sounds[spelling] == key and not is_known)
    }
    ordered = sorted(worth, key=lambda spelling: (-worth[spelling], spelling[0] != word[0], spelling))
    return tuple(Form(spelling, worth[spelling]) for spelling in ordered[:MOST])


_WORTH = {1: 0.85, 2: 0.7}
_MISHEARD = 4
"""Letters by which a word may differ that sounds the same."""
_BY_EAR = 2
"""Slips that writing by ear is worth."""
