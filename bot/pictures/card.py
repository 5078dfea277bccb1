"""A quotation as a picture: the words large, and below them who said it and where. Pure.

1200 pixels wide and 630 high, which is what previews of links take, or higher as a long text needs.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from bot.errors import NoFont
from bot.pictures.fonts import Style
from bot.pictures.glyphs import drawable, is_western
from bot.pictures.hand import Hand, legible
from bot.pictures.typeset import Line, set_lines, units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.pictures.fonts import Face, Fonts
    from bot.pictures.sheet import Card

WIDTH, HEIGHT = 1200, 630
"""Pixels."""

LONGEST = 700
"""Characters of a text that are drawn; a highlight has half as many at most."""

_MARGIN = 88
_TEXT_WIDTH = WIDTH - 2 * _MARGIN
_TOP = 176
"""Where the text begins: below the quotation mark."""
_FOOT = 168
"""What the speaker and the source take, from the lower edge."""

_SIZES = (84, 75, 66, 60, 54, 48, 43, 39, 36)
"""Of the letters, in pixels: the largest at which the text fits the usual height, or else the smallest."""

_LEADING = 1.52
"""From line to line, in sizes of the letters: Chinese wants more air than English."""

_GAP = 0.16
"""Between Chinese and Latin, in sizes of the letters."""

_HANGING, _HANG = frozenset("“‘「『（《〈【〔"), 0.45
"""Full-width signs whose left half is empty, and how far a line that begins with one is moved, in sizes of the letters:
to the eye it begins where the others do."""

_DOT_ROOM = 28
_MARK = "“"


@dataclass(frozen=True, slots=True)
class _Palette:
    paper: str
    ink: str
    pale: str
    accent: str
    mark: str


_LIGHT = _Palette(paper="#FBF8F2", ink="#23201B", pale="#6F685D", accent="#D99A1C", mark="#EBC878")
_DARK = _Palette(paper="#201E1B", ink="#F3EEE4", pale="#A9A195", accent="#E0A526", mark="#8A6A22")


def draw_card(card: Card, fonts: Fonts) -> bytes:
    """The picture, as PNG.

    Raises:
        NoFont: no font has the characters.
    """
    reading = fonts.chain(Style.READING, card.language)
    if not reading:
        raise NoFont
    text = card.text if len(card.text) <= LONGEST else card.text[: LONGEST - 1].rstrip() + "…"
    hand, lines = _set(drawable(text, reading), reading)
    leading = hand.size * _LEADING
    height = max(HEIGHT, round(_TOP + len(lines) * leading + _FOOT))
    palette = _DARK if card.is_dark else _LIGHT
    image = Image.new("RGB", (WIDTH, height), palette.paper)
    draw = ImageDraw.Draw(image)
    _draw_mark(draw, reading, palette)
    # What is left of the height stands half above and half below.
    top = _TOP + (height - _FOOT - _TOP - len(lines) * leading) / 2
    for number, line in enumerate(lines):
        base = top + number * leading + hand.size * 1.08
        left = _MARGIN - (_HANG * hand.size if line.text[0] in _HANGING and not is_western(card.text) else 0)
        for x, piece in line.pieces:
            hand.write(draw, (left + x, base), piece, palette.ink)
    _draw_foot(draw, card, fonts, height, palette)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _set(text: str, chain: Sequence[Face]) -> tuple[Hand, list[Line]]:
    """In the largest letters in which the text fits."""
    western = is_western(text)
    least = Hand(chain, _SIZES[-1], western=western)
    # All lines in one: what cannot fit by its mere length need not be set.
    length = sum(least.measure(unit) for unit, _ in units(text)) / least.size
    for size in _SIZES:
        if length * size > (_lines_at(size) + 1) * _TEXT_WIDTH and size != least.size:
            continue
        hand = Hand(chain, size, western=western)
        lines = set_lines(text, _TEXT_WIDTH, hand.measure, gap=size * _GAP)
        if len(lines) <= _lines_at(size):
            break
    return hand, lines


def _lines_at(size: int) -> int:
    """Lines of this size on a card of the usual height."""
    return int((HEIGHT - _TOP - _FOOT) / (size * _LEADING))


def _draw_mark(draw: ImageDraw.ImageDraw, chain: Sequence[Face], palette: _Palette) -> None:
    """A large quotation mark, its ink in the upper left corner, whatever room the font puts around it."""
    face = next((face for face in chain if face.has(_MARK)), None)
    if face is None:
        return
    font = face.font(260)
    picture, (x, y) = font.getmask2(_MARK, mode="L", anchor="ls")
    left, top, *_ = picture.getbbox()
    draw.text((_MARGIN - x - left, 66 - y - top), _MARK, font=font, fill=palette.mark, anchor="ls")


def _draw_foot(draw: ImageDraw.ImageDraw, card: Card, fonts: Fonts, height: int, palette: _Palette) -> None:
    """A short line, the speaker with the role, and below where it was said; the number stands at the right."""
    bold = Hand(fonts.chain(Style.SMALL, card.language, bold=True), 32)
    small = Hand(fonts.chain(Style.SMALL, card.language), 24)
    top = height - _FOOT + 22
    draw.rectangle((_MARGIN, top, _MARGIN + 72, top + 4), fill=palette.accent)
    name = bold.fit(legible(card.speaker, bold.chain), _TEXT_WIDTH * 0.8)
    bold.write(draw, (_MARGIN, top + 56), name, palette.ink)
    if card.role:
        role = small.fit(legible(card.role, small.chain), _TEXT_WIDTH * 0.18)
        small.write(draw, (_MARGIN + bold.measure(name) + 18, top + 56), role, palette.pale)
    number = small.measure(card.number)
    small.write(draw, (WIDTH - _MARGIN - number, top + 96), card.number, palette.pale)
    details = [part for part in (card.date, card.source) if part]
    taken = sum(small.measure(part) + _DOT_ROOM for part in details)
    title = small.fit(legible(card.title, small.chain), _TEXT_WIDTH - number - 32 - taken)
    _draw_row(draw, (_MARGIN, top + 96), [title, *details], small, palette.pale)


def _draw_row(
    draw: ImageDraw.ImageDraw, at: tuple[float, float], parts: Sequence[str], hand: Hand, colour: str
) -> None:
    """The parts with a dot between: our own, for that of a Chinese font takes the room of a character."""
    x, y = at
    for number, part in enumerate(parts):
        if number:
            middle, height = x + _DOT_ROOM / 2, y - hand.size * 0.32
            draw.ellipse((middle - 2, height - 2, middle + 2, height + 2), fill=colour)
            x += _DOT_ROOM
        hand.write(draw, (x, y), part, colour)
        x += hand.measure(part)
