"""How often the commonest words are said, and what part of speech they mostly are.

`chinese.txt` and `english.txt` are made by `python -m tests.topics.make_tables`, and under CC BY-SA 4.0, as is the
frequency data of wordfreq (Robyn Speer, 2022) that they are made from.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib.resources import files

# Zipf's scale: the logarithm (base 10) of how often a word is said in a billion.
_RARE = 2.8


class Part(StrEnum):
    """What a word can be in a phrase: its head, what stands before the head, or neither."""

    NOUN = "N"
    MODIFIER = "M"
    OTHER = "O"


@cache
def _words() -> dict[str, tuple[Part, float]]:
    found: dict[str, tuple[Part, float]] = {}
    for name in ("chinese", "english"):
        for line in files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines():
            head, *words = line.split(" ")
            found |= dict.fromkeys(words, (Part(head[0]), int(head[1:]) / 10))
    return found


def is_common(word: str) -> bool:
    """Whether a folded word is in the tables."""
    return word in _words()


def class_of(word: str) -> Part:
    """A word that is in no table is a noun: new words are names, nearly all."""
    return _words().get(word, (Part.NOUN, _RARE))[0]


def zipf_of(word: str) -> float:
    """How often a folded word is said: 3 is once in a million words, 6 once in a thousand."""
    return _words().get(word, (Part.NOUN, _RARE))[1]
