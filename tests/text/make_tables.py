"""Makes the character tables of `bot/text/tables` from zhconv-rs and pypinyin: `python -m tests.text.make_tables`.

The bot carries the tables and not the libraries: a map from character to character is all it needs of them, and loads
in a few milliseconds where the libraries take a quarter of a second and 40 MB.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import zhconv_rs
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

TABLES = Path(__file__).parent.parent.parent / "bot" / "text" / "tables"

PHRASES = 1
"""Phrases of pypinyin's in which a character must be read so: one is enough, for it may be a name that is sought."""

HAN_BLOCKS = ((0x3007, 0x3008), (0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0))


def han() -> list[str]:
    return [chr(codepoint) for first, last in HAN_BLOCKS for codepoint in range(first, last)]


def simplified() -> str:
    """Each line: a simplified character, and the traditional ones and variants that fold to it.

    A character alone has no context, and so one reading: the same on the way in and on the way to compare, which is
    all that matching needs. A line break after each, because a converter reads words, and a line break ends every word.
    """
    characters = han()
    converted = zhconv_rs.zhconv("\n".join(characters), "zh-hans").split("\n")
    variants = defaultdict[str, list[str]](list)
    for character, simple in zip(characters, converted, strict=True):
        if character != simple and len(simple) == 1:
            variants[simple].append(character)
    return _lines(variants)


def syllables() -> str:
    """Each line: a syllable without its tone, and the simplified characters that are most often read so."""
    simple = dict(zip(han(), zhconv_rs.zhconv("\n".join(han()), "zh-hans").split("\n"), strict=True))
    characters = defaultdict[str, list[str]](list)
    for character in han():
        if simple[character] == character and ord(character) in pinyin_dict:
            first, _, _ = pinyin_dict[ord(character)].partition(",")
            characters[_toneless(first)].append(character)
    return _lines(characters)


def readings() -> str:
    """Each line: a syllable, and the characters that are read so in some phrases, though more often in another way."""
    simple = dict(zip(han(), zhconv_rs.zhconv("\n".join(han()), "zh-hans").split("\n"), strict=True))
    first = {c: _toneless(pinyin_dict[ord(c)].partition(",")[0]) for c in han() if ord(c) in pinyin_dict}
    spoken = Counter[tuple[str, str]]()
    for phrase, syllables_ in phrases_dict.items():
        if len(phrase) == len(syllables_):
            spoken.update({(simple.get(c, c), _toneless(s[0])) for c, s in zip(phrase, syllables_, strict=True)})
    characters = defaultdict[str, list[str]](list)
    known = set(first.values())
    for (character, syllable), phrases in sorted(spoken.items()):
        if phrases >= PHRASES and syllable in known and first.get(character, syllable) != syllable:
            characters[syllable].append(character)
    return _lines(characters)


def _toneless(reading: str) -> str:
    """`lǜ` → `lv`, as it is typed."""
    typed = unicodedata.normalize("NFD", reading.replace("ü", "v")).replace("u\u0308", "v")
    return "".join(letter for letter in typed if letter.isascii())


def _lines(groups: dict[str, list[str]]) -> str:
    return "".join(f"{key} {''.join(members)}\n" for key, members in sorted(groups.items()))


if __name__ == "__main__":
    TABLES.joinpath("simplified.txt").write_text(simplified(), encoding="utf-8")
    TABLES.joinpath("readings.txt").write_text(readings(), encoding="utf-8")
    TABLES.joinpath("syllables.txt").write_text(syllables(), encoding="utf-8")
