"""Chinese as it sounds, and as it is typed on a Latin keyboard.

A static map from character to syllable, without tones, is enough to find what people type; reading each character in
its context adds at most a point and costs four times the time. So that sounds can be compared as letters are, each
syllable is one private character: a text in sounds has the length of the text.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from bot.text.tables import load_groups, load_table
from bot.text.tokens import has_han, pairs

READINGS = 6
"""Ways to cut typed pinyin into syllables that are tried: `xian` is one syllable or two."""

_FIRST_CODE = 0xE000  # of Unicode's private use area
_NOT_SOUND = re.compile("[^\ue000-\uf8ff]+")
_LONGEST_SYLLABLE = 6  # letters: zhuang
# What people confuse, by dialect or on the keyboard: zh/z, ch/c, sh/s, n/l, f/h, -ng/-n.
_CONFUSED_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("f", "h"))
_CONFUSED_FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


def romanise(folded: str) -> str:
    """A folded text with each Han character replaced by its syllable, and nothing between: `damoxing`."""
    return folded.translate(_syllables()) if has_han(folded) else folded


def to_sounds(folded: str) -> str:
    """A folded text with each Han character replaced by the code of its syllable: as long as the text."""
    return folded.translate(_sounds())


def is_sound(char: str) -> bool:
    return "\ue000" <= char <= "\uf8ff"


def stored_sounds(sounds: str) -> str:
    """The tokens of a text in sounds, separated by blanks: pairs of syllables, and the first letters of three."""
    spoken = _NOT_SOUND.sub(" ", sounds)
    return f"{pairs(spoken)} {_triples(initials_of(spoken))}"


def _triples(letters: str) -> str:
    """The overlapping threes of neighbouring letters, separated by blanks."""
    codes = letters.encode()
    tripled = bytearray(b" ") * (4 * len(codes))
    for place in range(3):
        tripled[place : len(tripled) - 4 * place : 4] = codes[place:]
    return tripled.decode()


def initials_of(sounds: str) -> str:
    """Sounds with each syllable replaced by its first letter: as long as the text."""
    return sounds.translate(_initials())


def blur(sounds: str) -> str:
    """Sounds with those that people confuse made the same: `shi` and `si`, `nan` and `lang`."""
    return sounds.translate(_blurred())


@cache
def further_readers(sound: str) -> str:
    """The characters that are also read so, though they are stored under another syllable: 行 is `xing`, and `hang`."""
    return _further_readers().get(sound, "")


@cache
def confused_sounds(sound: str) -> str:
    """The other syllables that people mistake for this one, by dialect or on the keyboard: `si` for `shi`."""
    return _confusable_sounds()[blur(sound)].replace(sound, "")


def spell(typed: str) -> tuple[str, ...]:
    """The sounds that typed pinyin may stand for, the likeliest first; none where it isn't pinyin.

    Syllables may stand together or apart: `damoxing`, `da mo xing`, `xi'an`. Fewer syllables are likelier.
    """
    words = re.split(r"[\s'-]+", typed.strip())
    if len(words) >= _APART and all(word in _codes() for word in words):
        return ("".join(_codes()[word] for word in words),)
    readings = [""]
    for word in words:
        spellings = _segment(word)
        readings = list(islice((left + right for left in readings for right in spellings), READINGS))
    return tuple(reading for reading in readings if reading)


_APART = 3
"""Words from which they are taken for syllables typed apart, if all can be: `xian` is then no longer `xi an`."""


def _segment(word: str) -> list[str]:
    """The ways to read a word without blanks, at each place only those of the fewest syllables and one more."""
    codes = _codes()
    ways: list[list[str]] = [[] for _ in word] + [[""]]
    for at in range(len(word) - 1, -1, -1):
        found = [
            codes[word[at:end]] + rest
            for end in range(at + 1, min(at + _LONGEST_SYLLABLE, len(word)) + 1)
            if word[at:end] in codes
            for rest in ways[end]
        ]
        found.sort(key=len)
        ways[at] = [way for way in found if len(way) <= len(found[0]) + 1][: 2 * READINGS]
    return ways[0]


def _confusable(syllable: str) -> str:
    """The one that stands for all syllables that are confused with this one."""
    for initial, same in _CONFUSED_INITIALS:
        if syllable.startswith(initial):
            syllable = same + syllable.removeprefix(initial)
            break
    for final, same in _CONFUSED_FINALS:
        if syllable.endswith(final):
            return syllable.removesuffix(final) + same
    return syllable


@cache
def _syllables() -> dict[int, str]:
    return {ord(character): syllable for character, syllable in load_table("syllables").items()}


@cache
def _codes() -> dict[str, str]:
    """Syllable → its code. The order is that of the alphabet, so codes change only if the table's syllables do."""
    return {s: chr(_FIRST_CODE + i) for i, s in enumerate(sorted(set(_syllables().values())))}


@cache
def _sounds() -> dict[int, str]:
    codes = _codes()
    return {codepoint: codes[syllable] for codepoint, syllable in _syllables().items()}


@cache
def _further_readers() -> dict[str, str]:
    codes = _codes()
    return {codes[syllable]: characters for syllable, characters in load_groups("readings").items()}


@cache
def _blurred() -> dict[int, str]:
    standing: dict[str, str] = {}
    return {ord(code): standing.setdefault(_confusable(syllable), code) for syllable, code in _codes().items()}


@cache
def _confusable_sounds() -> dict[str, str]:
    """The code that stands for several → all of them."""
    groups: dict[str, str] = {}
    for code in _codes().values():
        groups[blur(code)] = groups.get(blur(code), "") + code
    return groups


@cache
def _initials() -> dict[int, str]:
    return {ord(code): syllable[0] for syllable, code in _codes().items()}
