"""Text is folded to compare it, never to show it.

Folding goes character by character, so that a map leads from every folded character back to the
original one: compatibility forms (NFKC), case, traditional to simplified Chinese, accents on Latin,
Greek and Cyrillic letters, and one blank for all white space, control and format characters.
Punctuation stays; `bot.text.tokens` is what passes over it.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from bot.text.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Sequence

# Combining Diacritical Marks: dropped, so that "naive" finds "naïve". Marks outside of this block
# (Japanese voicing, Thai vowels) tell words apart and stay.
_FIRST_ACCENT, _LAST_ACCENT = "\u0300", "\u036f"

# Quotation marks, dashes and apostrophes that people type one way and typesetters another.
_TWINS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "「": '"', "」": '"', "—": "-", "–": "-"})


def fold(text: str) -> str:
    """Two spellings of the same words fold to the same string. Idempotent."""
    return text.translate(_FOLDED)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text beside its folded form, with the way back.

    `ends[i]` is the length of the folded form of `original[: i + 1]`.
    """

    original: str
    text: str
    ends: Sequence[int]

    @classmethod
    def of(cls, original: str) -> Folded:
        if original.isascii():
            return cls(original, fold(original), range(1, len(original) + 1))
        ends = accumulate(map(len, map(_FOLDED.__getitem__, map(ord, original))))
        return cls(original, fold(original), tuple(ends))

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that folds to `text[start:end]`, widened to whole characters."""
        if start >= end:
            at = bisect_right(self.ends, start)
            return at, at
        return bisect_right(self.ends, start), bisect_right(self.ends, end - 1) + 1


class _FoldedCharacters(dict[int, str]):
    """Code point → its folded form, worked out when it is first met."""

    def __missing__(self, codepoint: int) -> str:
        self[codepoint] = folded = _fold_character(chr(codepoint))
        return folded


def _fold_character(char: str) -> str:
    for _ in range(4):  # a fixed point is reached after two; the bound keeps a surprise finite
        folded = _fold_once(char)
        if folded == char:
            break
        char = folded
    return char


def _fold_once(chars: str) -> str:
    compatible = unicodedata.normalize("NFKC", chars).translate(_TWINS).casefold()
    bare = "".join(c for c in unicodedata.normalize("NFD", compatible) if not _is_accent(c))
    composed = unicodedata.normalize("NFC", bare)
    return "".join(_simplified(c) if not _is_blank(c) else _blank(c) for c in composed)


def _is_accent(char: str) -> bool:
    return _FIRST_ACCENT <= char <= _LAST_ACCENT


def _is_blank(char: str) -> bool:
    return char.isspace() or unicodedata.category(char)[0] == "C"


def _blank(char: str) -> str:
    # Format characters (zero-width space and joiners, direction marks) stand inside words.
    return "" if unicodedata.category(char) == "Cf" else " "


def _simplified(char: str) -> str:
    return char if char.isascii() else load_table("simplified").get(char, char)


_FOLDED = _FoldedCharacters()
