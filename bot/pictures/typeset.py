"""Text is set in lines: nothing begins with what must follow, nothing ends with what must lead. Pure.

Chinese may break between any two characters, but for the punctuation that belongs to a neighbour (kinsoku, as W3C's
"Requirements for Chinese Text Layout" has it); words of other scripts stay whole. Between Chinese and Latin stands a
small gap where the text has none, as Chinese typography wants it. All widths are measured by whoever calls.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Measure = Callable[[str], float]

NEVER_FIRST = frozenset(
    "。，、．！？；：…‥—～〜·・‧％‰℃）〕］｝〉》」』】〙〗〞”’.,!?;:)]}%々〻ーぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
"""What no line begins with."""

NEVER_LAST = frozenset("（〔［｛〈《「『【〘〖〝“‘([{$￥¥£€#")
"""What no line ends with."""

_IDEOGRAPH = re.compile(r"[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

# East Asian characters and signs, each of which may end a line; and dashes, ellipses and quotation marks of any script.
_SINGLE = (
    r"\u2014\u2026\u2018-\u201f"
    r"\u2e80-\u2fdf\u3001-\u312f\u31a0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff"
)
_UNIT = re.compile(rf"(?P<space>[^\S\n\u3000]+)|[{_SINGLE}]|[^\s{_SINGLE}]+|\u3000")

_DASHES = frozenset("—–…")

_SHORTEST = 0.55
"""How narrow lines may become to be of equal length, as a share of the width there is."""

_HALVINGS = 10


@dataclass(frozen=True, slots=True)
class Atom:
    """What stays together on a line.

    `gap` is the room before it where it doesn't begin one, and `is_spaced` says that the gap is a space of the text.
    """

    text: str
    width: float
    gap: float
    is_spaced: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its pieces with the place of each, from the left, and its whole width."""

    pieces: tuple[tuple[float, str], ...]
    width: float

    @property
    def text(self) -> str:
        return "".join(text for _, text in self.pieces)


def set_lines(text: str, width: float, measure: Measure, *, gap: float) -> list[Line]:
    """The text in as few lines as fit the width, all of about the same length.

    `gap` is the room between Chinese and Latin. A word that is wider than the width is broken where it has to be.
    """
    paragraphs = [list(_atoms(paragraph, width, measure, gap)) for paragraph in text.split("\n") if paragraph.strip()]
    count = _count(paragraphs, width)
    widest = max((atom.width for atoms in paragraphs for atom in atoms), default=0.0)
    low, high = max(width * _SHORTEST, widest), width
    for _ in range(_HALVINGS if count > 1 else 0):
        middle = (low + high) / 2
        low, high = (low, middle) if _count(paragraphs, middle) == count else (middle, high)
    return [_placed(line) for atoms in paragraphs for line in _fill(atoms, high)]


def units(text: str) -> list[tuple[str, bool]]:
    """What a line may break between, each with whether a space stands before it."""
    found: list[tuple[str, bool]] = []
    is_spaced = False
    is_open = False
    for match in _UNIT.finditer(text):
        if match["space"]:
            is_spaced = True
            continue
        unit = match.group()
        if found and is_spaced and unit[0] in _DASHES:
            # It ends a line rather than begins one, with the space before it.
            found[-1] = (f"{found[-1][0]} {unit}", found[-1][1])
        elif found and not is_spaced and _belong(found[-1][0], unit, is_open=is_open):
            found[-1] = (found[-1][0] + unit, found[-1][1])
        else:
            found.append((unit, is_spaced))
        is_open ^= unit.count('"') % 2 == 1
        is_spaced = False
    return found


def _belong(before: str, after: str, *, is_open: bool) -> bool:
    """No line may break between these two."""
    if before[-1] == "—" and after[0] not in NEVER_FIRST:
        return False
    if before[-1] == "’" and _is_latin(before[-2:-1]) and _is_latin(after[0]):
        return True  # an apostrophe
    if before[-1] == '"' and len(before) == 1:
        return is_open
    first = after[0]
    return first in NEVER_FIRST or before[-1] in NEVER_LAST or (first in "\"'" and len(after) == 1 and is_open)


def _atoms(text: str, width: float, measure: Measure, gap: float) -> Iterator[Atom]:
    space = measure(" ")
    before = ""
    for unit, is_spaced in units(text):
        room = space if is_spaced else gap if _meet(before, unit) else 0.0
        for at, part in enumerate(_parts(unit, width, measure)):
            yield Atom(part, measure(part), 0.0 if at else room, is_spaced and not at)
        before = unit


def _parts(unit: str, width: float, measure: Measure) -> Iterator[str]:
    """The unit whole, or cut where it is wider than any line."""
    while measure(unit) > width and len(unit) > 1:
        fits = max(1, next((n for n in range(1, len(unit)) if measure(unit[: n + 1]) > width), len(unit) - 1))
        # An address rather after one of its signs.
        sign = max(unit.rfind(sign, 0, fits) for sign in "/-_.&=?") + 1
        cut = sign if sign > fits // 2 else fits
        yield unit[:cut]
        unit = unit[cut:]
    yield unit


def _meet(before: str, after: str) -> bool:
    """Chinese and Latin stand side by side."""
    if not before or not after:
        return False
    a, b = before[-1], after[0]
    return (_is_han(a) and _is_latin(b)) or (_is_latin(a) and _is_han(b))


def _is_han(char: str) -> bool:
    return _IDEOGRAPH.match(char) is not None


def _is_latin(char: str) -> bool:
    return char.isalnum() and ord(char) < 0x2E80  # noqa: PLR2004  below all East Asian scripts


def _count(paragraphs: Sequence[Sequence[Atom]], width: float) -> int:
    return sum(1 for atoms in paragraphs for _ in _fill(atoms, width))


def _fill(atoms: Sequence[Atom], width: float) -> Iterator[list[Atom]]:
    """Line after line, each as full as it gets."""
    line: list[Atom] = []
    filled = 0.0
    for atom in atoms:
        if line and filled + atom.gap + atom.width > width + 0.01:
            yield line
            line, filled = [], 0.0
        filled += (atom.gap if line else 0.0) + atom.width
        line.append(atom)
    if line:
        yield line


def _placed(line: Sequence[Atom]) -> Line:
    """Atoms that touch, or stand a word's space apart, become one piece, so that the font sets them as it sees fit."""
    pieces: list[tuple[float, str]] = []
    at = 0.0
    for number, atom in enumerate(line):
        gap = atom.gap if number else 0.0
        if number and (atom.is_spaced or not gap):
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + (" " if atom.is_spaced else "") + atom.text)
        else:
            pieces.append((at + gap, atom.text))
        at += gap + atom.width
    return Line(tuple(pieces), at)
