"""A text is listened to: where it sounds like the query, and how closely. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.text.pinyin import blur, further_readers, initials_of, is_sound, to_sounds
from bot.text.tokens import has_han

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


class Wanted:
    """One way in which the query may sound; `otherwise` are the characters that may be read so, but mostly are not."""

    def __init__(self, sounds: str) -> None:
        self.sounds = sounds
        self.blurred = blur(sounds)
        # One that is wanted both ways in one query is heard as it mostly is.
        self.otherwise = {
            character: blur(sound)
            for sound in dict.fromkeys(sounds)
            for character in further_readers(sound)
            if to_sounds(character) not in sounds
        }

    def heard_in(self, spoken: str, blurred: str) -> str:
        """A text's blurred sounds, where characters have the reading that may be meant; `spoken` are its characters."""
        present = [character for character in self.otherwise if character in spoken]
        if not present:
            return blurred
        heard = list(blurred)
        for character in present:
            for at in _places(character, spoken):
                heard[at] = self.otherwise[character]
        return "".join(heard)


class Listener:
    """Listens for one query: for any of the ways in which it may sound, or else for its letters as initials."""

    def __init__(self, query: ParsedQuery) -> None:
        self._typed = query.squashed
        self._wanted = [Wanted(sounds) for sounds in query.sounds if is_heard(sounds)]
        self._initials = "" if self._wanted else query.initials
        self._heard: dict[str, Heard | None] = {}

    def hear(self, folded: str) -> Heard | None:
        """What sounds most like the query in a text; no text is listened to twice."""
        if folded not in self._heard:
            heard = [*self._hear_initials(folded), *self._hear_syllables(folded)]
            self._heard[folded] = min(heard, key=lambda h: (h.confused, -h.same, h.span[0]), default=None)
        return self._heard[folded]

    def _hear_syllables(self, folded: str) -> Iterator[Heard]:
        if not self._wanted or not has_han(folded):
            return
        sounds = to_sounds(folded)
        characters, blurred = _UNSPOKEN.sub("", folded), blur(_UNSPOKEN.sub("", sounds))
        for wanted in self._wanted:
            text = wanted.heard_in(characters, blurred)
            if wanted.blurred in text:
                yield from self._hear(wanted.sounds, _places(wanted.blurred, text), sounds, folded)

    def _hear(self, wanted: str, places: Iterator[int], sounds: str, folded: str) -> Iterator[Heard]:
        """What stands at the places, which are counted without what is not spoken."""
        spoken = [at for at, sound in enumerate(sounds) if not _UNSPOKEN.match(sound)]
        for place in places:
            stand = spoken[place : place + len(wanted)]
            there = "".join(folded[at] for at in stand)
            confused = sum(_confusion(folded[at], sounds[at], want) for at, want in zip(stand, wanted, strict=True))
            same = sum(a == b for a, b in zip(there, self._typed, strict=False))
            yield Heard(confused, same, (stand[0], stand[-1] + 1), there)

    def _hear_initials(self, folded: str) -> Iterator[Heard]:
        if self._initials:
            sounds = to_sounds(folded)
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


def _places(part: str, text: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
