"""A text is listened to: where it sounds like the query, and how closely. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.text.pinyin import blur, further_readers, initials_of, is_sound, to_sounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.search.parse import ParsedQuery

LONGEST = 14
"""Syllables of a query that are listened for. A longer one is found by its characters, or by a part of it."""


# Punctuation and blanks, over which people read; the private characters are syllables.
_UNSPOKEN = re.compile("[^\\w\ue000-\uf8ff]+")


class Heard(NamedTuple):
    """What was heard at the best place.

    Of its `length` characters `same` are those that were typed, and `confused` only sound nearly so; one that is mostly
    read in another way is confused in part. `spelled` is what stands there. `is_spoken` tells syllables from initials.
    """

    confused: float
    same: int
    span: tuple[int, int]
    spelled: str
    is_spoken: bool = True

    @property
    def length(self) -> int:
        return len(self.spelled)


class Listener:
    """Listens for one query: for any of the ways in which it may sound, or else for its letters as initials."""

    def __init__(self, query: ParsedQuery) -> None:
        self._typed = query.squashed
        self._readings = [(sounds, blur(sounds)) for sounds in query.sounds if is_heard(sounds)]
        self._initials = "" if self._readings else query.initials

    def hear(self, folded: str) -> Heard | None:
        sounds = to_sounds(folded)
        heard = list(self._hear_initials(sounds, folded))
        if self._readings:
            spoken = _UNSPOKEN.sub("", sounds)
            blurred = blur(spoken)
            for wanted, wanted_blurred in self._readings:
                text = self._as_wanted(wanted, blurred, folded)
                if wanted_blurred in text:
                    heard += self._hear(wanted, _places(wanted_blurred, text), sounds, folded)
        if not heard:
            return None
        return min(heard, key=lambda each: (each.confused, -each.same, each.span[0]))

    def _as_wanted(self, wanted: str, blurred: str, folded: str) -> str:
        """The sounds of a text, where characters have the reading that the query may mean."""
        for sound in set(wanted):
            for character in further_readers(sound):
                # One that is wanted both ways in one query is heard as it mostly is.
                if character in folded and to_sounds(character) not in wanted:
                    blurred = _heard_as(character, blur(sound), blurred, _UNSPOKEN.sub("", folded))
        return blurred

    def _hear(self, wanted: str, places: Iterator[int], sounds: str, folded: str) -> Iterator[Heard]:
        """What stands at the places, which are counted without what is not spoken."""
        spoken = [at for at, sound in enumerate(sounds) if not _UNSPOKEN.match(sound)]
        for place in places:
            stand = spoken[place : place + len(wanted)]
            there = "".join(folded[at] for at in stand)
            confused = sum(_confusion(folded[at], sounds[at], want) for at, want in zip(stand, wanted, strict=True))
            same = sum(a == b for a, b in zip(there, self._typed, strict=False))
            yield Heard(confused, same, (stand[0], stand[-1] + 1), there)

    def _hear_initials(self, sounds: str, folded: str) -> Iterator[Heard]:
        if self._initials:
            for at in _places(self._initials, initials_of(sounds)):
                end = at + len(self._initials)
                if all(map(is_sound, sounds[at:end])):
                    yield Heard(0, 0, (at, end), folded[at:end], is_spoken=False)


def is_heard(sounds: str) -> bool:
    """Whether it is worth listening for: one syllable is in every text."""
    return 1 < len(sounds) <= LONGEST


def _confusion(character: str, sound: str, wanted: str) -> float:
    if sound == wanted:
        return 0.0
    return _READ_OTHERWISE if character in further_readers(wanted) else 1.0


_READ_OTHERWISE = 0.15


def _heard_as(character: str, sound: str, sounds: str, folded: str) -> str:
    heard = list(sounds)
    for at in _places(character, folded):
        heard[at] = sound
    return "".join(heard)


def _places(part: str, text: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
