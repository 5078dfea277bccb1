"""What a query looks for, piece by piece, and the forms in which each piece may stand in a text.

A piece is a word, a pair of Han characters, or a pair of syllables. People remember a quotation half, so a piece has
forms beside the one that was typed: inflected, corrected, with a character that looks like it. The index knows nothing
of this: it is looked up under each of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise, product
from math import log
from typing import TYPE_CHECKING, NamedTuple

from bot.text.function_words import FUNCTION_CHARACTERS, FUNCTION_WORDS
from bot.text.looks import lookalikes
from bot.text.pinyin import confused_sounds, further_readers, is_sound, to_sounds
from bot.text.tokens import JOINT, has_han

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.store.index import Extent


class Form(NamedTuple):
    """One way in which a piece may stand in a text, and what finding it is worth beside what was typed."""

    token: str
    worth: float = 1.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the query, first in the form in which it was typed."""

    forms: tuple[Form, ...]
    weight: float

    @property
    def typed(self) -> str:
        return self.forms[0].token


def inflected(token: str) -> tuple[Form, ...]:
    """An English word and the other forms in which it may stand; whether those exist is for the library to say."""
    if not (token.isascii() and token.isalpha()) or len(token) < _INFLECTED or token in FUNCTION_WORDS:
        stems = {token.removesuffix("'s")} - {token}
        return (Form(token), *(Form(stem, _SAME_WORD) for stem in stems))
    stems = {token} | {
        token.removesuffix(ending) + end
        for ending, ends in _ENDINGS
        if token.endswith(ending) and len(token) - len(ending) >= _STEM
        for end in ends
    }
    others = dict.fromkeys(stem + ending for stem in sorted(stems) for ending in ("", "s", "es", "d", "ed", "ing"))
    return (Form(token), *(Form(other, _SAME_WORD) for other in others if other != token))


_SAME_WORD = 0.9
_INFLECTED = 4
_STEM = 3
_ENDINGS = (
    ("ies", ("y",)),
    ("y", ("ie",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("e", ("",)),
)


def paired(pair: str, forms: Mapping[str, Sequence[Form]]) -> tuple[Form, ...]:
    """Two words that follow one another, with the pairs that their other forms make, as far as they are worth it."""
    first, second = pair.split(JOINT)
    made = [
        Form(f"{a.token}{JOINT}{b.token}", a.worth * b.worth)
        for a in forms.get(first, (Form(first),))
        for b in forms.get(second, (Form(second),))
    ]
    return (made[0], *nlargest(PAIRED, made[1:], key=lambda form: form.worth))


PAIRED = 8
"""Other forms of a pair of words that are looked up."""


def looking_alike(pair: str) -> tuple[Form, ...]:
    """A pair of Han characters, and those pairs with one character that looks like the one typed."""
    if len(pair) != _PAIR or not has_han(pair):
        return (Form(pair),)
    first, second = pair[0], pair[1]
    others = [other + second for other in lookalikes(first)] + [first + other for other in lookalikes(second)]
    return (Form(pair), *(Form(other, _LOOKS_ALIKE) for other in others))


_PAIR = 2
_LOOKS_ALIKE = 0.85


def sound_pairs(sounds: str, *, mistaken: bool) -> list[tuple[Form, ...]]:
    """Each pair of neighbouring syllables, with the pairs under which it may be stored instead.

    A character of several readings is stored under one. Where `mistaken`, pairs that people confuse with it follow.
    """
    found = []
    for first, second in pairwise(sounds):
        if not (is_sound(first) and is_sound(second)):
            continue
        worth = {f"{a}{b}": _READ_OTHERWISE for a, b in product(_stored_as(first), _stored_as(second))}
        if mistaken:
            # One syllable of a pair is mistaken; who mistakes both types something else.
            others = [other + second for other in confused_sounds(first)]
            others += [first + other for other in confused_sounds(second)]
            worth = dict.fromkeys(others, _MISTAKEN) | worth
        del worth[first + second]
        found.append((Form(first + second), *(Form(pair, worth[pair]) for pair in worth)))
    return found


def _stored_as(sound: str) -> str:
    return "".join(dict.fromkeys(sound + to_sounds(further_readers(sound))))


_MISTAKEN = 0.5
_READ_OTHERWISE = 0.6


def weigh(token: str, number: int, extent: Extent) -> float:
    """How much finding a token tells: its inverse document frequency, as in BM25 (Robertson & Spärck Jones).

    What a sentence is held together by tells little, however rare it is in a small library: `how many`, `是谁`.
    """
    number = min(number, extent.passages)
    return log(1 + (extent.passages - number + 0.5) / (number + 0.5)) * _tells(token)


def weigh_unseen(token: str) -> float:
    """What a token weighs of which nobody has looked up how frequent it is, because it tells little anyway."""
    return _UNSEEN * _tells(token)


def is_telling(token: str) -> bool:
    """Whether a token is worth looking up beside others that are."""
    return _tells(token) == 1


def _tells(token: str) -> float:
    if token.isascii():
        return _FUNCTION if token in FUNCTION_WORDS else 1.0
    return (1.0, _HALF_FUNCTION, _FUNCTION / 2)[sum(char in FUNCTION_CHARACTERS for char in token[:2])]


# What these weigh beside words that name things was tried on questions from CMRC and XQuAD: anything from a tenth to a
# third gains two to three points over treating all alike.
_FUNCTION = 0.2
_HALF_FUNCTION = 0.25
_UNSEEN = 3.0
"""The weight of what stands in one passage of twenty."""
