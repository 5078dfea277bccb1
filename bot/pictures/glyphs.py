"""What is drawn of a text, and in which font: never a box.

1. Control and format characters have no picture and are left out: zero-width spaces, direction marks, variation
   selectors. Joiners stay, which some scripts need inside of words.
2. Of what no font has, symbols (emoji above all) are left out: they are no words.
3. A letter or sign that no font has is drawn as 〓, the mark that Chinese printers set for a character they hadn't got.
4. Where that would be more than a few, there is no picture, but a sentence that says why.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PIL import features

from bot.errors import NoFont

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.pictures.fonts import Face

GETA = "〓"
"""Stands for a character that no font has."""

MOST_MISSING = 0.05
"""Share of a text's characters that may be drawn as GETA."""

_QUOTES = frozenset("‘’“”…")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_JOINERS = frozenset("\u200c\u200d")
_INVISIBLE = re.compile(r"[\ufe00-\ufe0f\u115f\u1160\u3164\uffa0\U000e0100-\U000e01ef]")


def drawable(text: str, chain: Sequence[Face]) -> str:
    """The text as it will be drawn, in fonts of the chain.

    Raises:
        NoFont: the fonts have too little of it.
    """
    kept = "".join(_drawn_for(char, chain) for char in unicodedata.normalize("NFC", text))
    kept = re.sub(r"(?<!\w)[\u200c\u200d]|[\u200c\u200d](?!\w)", "", kept)
    kept = "\n".join(" ".join(line.split(" ")).strip() for line in re.sub(r"[^\S\n\u3000]+", " ", kept).split("\n"))
    signs = [char for char in text if not char.isspace() and _is_visible(char)]
    if kept.count(GETA) - text.count(GETA) > max(1.0, MOST_MISSING * len(signs)) or not kept.strip():
        missing = "".join(dict.fromkeys(char for char in signs if not _has(char, chain)))
        raise NoFont(missing[:12])
    return kept


class Run(NamedTuple):
    """A stretch of text in one font.

    In a Western one quotation marks are narrow, in a Chinese one as wide as a character, and Unicode has one code for
    both.
    """

    face: Face
    text: str
    is_western: bool


def is_western(text: str) -> bool:
    """No Chinese character stands in it."""
    return _IDEOGRAPH.search(text) is None


def runs(text: str, chain: Sequence[Face], *, western: bool) -> Iterator[Run]:
    """The text in stretches of one font each; marks and joiners stay in the font of what they belong to."""
    held: list[Run] = []
    for at, char in enumerate(text):
        narrow = western or (char == "’" and text[at - 1 : at].isascii() and text[at + 1 : at + 2].isalpha())
        face = held[-1].face if held and _clings(char) else _face_of(char, chain, narrow=narrow)
        if held and held[-1].face is face and held[-1].is_western is narrow:
            held[-1] = held[-1]._replace(text=held[-1].text + char)
        else:
            held.append(Run(face, char, narrow))
    return iter(held)


@cache
def has_shaping() -> bool:
    """Raqm comes with Pillow, and looks for FriBiDi on the machine."""
    return features.check_feature("raqm") is True


def _drawn_for(char: str, chain: Sequence[Face]) -> str:
    if char in _JOINERS or char == "\n" or char.isspace():
        return char
    if not _is_visible(char):
        return ""
    if _has(char, chain) or (unicodedata.combining(char) and chain):
        return char
    return "" if unicodedata.category(char) in ("So", "Sk", "Co", "Cn") else GETA


def _is_visible(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs") and not _INVISIBLE.match(char)


def _clings(char: str) -> bool:
    return char in _JOINERS or char == " " or unicodedata.combining(char) != 0


def _has(char: str, chain: Sequence[Face]) -> bool:
    return any(face.has(char) for face in chain)


def _face_of(char: str, chain: Sequence[Face], *, narrow: bool) -> Face:
    """The first face that has it; narrow quotation marks of a Western font, where a Chinese one cannot be asked."""
    if narrow and char in _QUOTES and not has_shaping():
        chain = [*(face for face in chain if face.region is None), *chain]
    return next((face for face in chain if face.has(char)), chain[0])
