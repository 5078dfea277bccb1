"""English words as they sound, so that `fonetic` finds `phonetic`.

A handful of the rules of Metaphone (Lawrence Philips, "Hanging on the Metaphone", Computer Language 7(12), 1990): those
for letters that people write for one another. Vowels are only counted at the beginning, where they carry the word.
"""

from __future__ import annotations

import re

_RULES = tuple(
    (re.compile(pattern), becomes)
    for pattern, becomes in (
        (r"^(?:kn|gn|pn)", "n"),
        (r"^wr", "r"),
        (r"^ps", "s"),
        (r"^wh", "w"),
        (r"^x", "s"),
        (r"mb$", "m"),
        (r"ph", "f"),
        (r"[st]i(?=o|a)|sch|ci(?=a)", "S"),
        (r"sh", "S"),
        (r"tch|ch", "C"),
        (r"th", "T"),
        (r"igh", "i"),
        (r"gh(?=[aeiouy])", "g"),
        (r"gh", ""),
        (r"dg(?=[eiy])|g(?=[eiy])", "j"),
        (r"c(?=[eiy])|z", "s"),
        (r"ck|c|q", "k"),
        (r"x", "ks"),
        (r"v", "f"),
        (r"(?<!^)[hw](?![aeiouy])", ""),
        (r"(?<=.)[aeiouyhw]", ""),
        (r"^[aeiouy]", "a"),
        (r"(.)\1+", r"\1"),
    )
)


def phonetic_key(word: str) -> str:
    """What words that sound alike have in common; for folded words of Latin letters."""
    for pattern, becomes in _RULES:
        word = pattern.sub(becomes, word)
    return word
