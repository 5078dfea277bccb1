"""Where a topic comes up, as a picture: a line for each interview, from its first turn to its last. Pure."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from bot.errors import NoFont
from bot.pictures.fonts import Style
from bot.pictures.hand import Hand, legible

if TYPE_CHECKING:
    from bot.pictures.fonts import Fonts
    from bot.pictures.sheet import Plot, Row

WIDTH = 1200
"""Pixels."""

_MARGIN, _TOP, _FOOT = 40, 56, 24
_ROW = 66
_TITLES = 380
_COUNTS = 70
_LEFT, _RIGHT = _MARGIN + _TITLES + 24, WIDTH - _MARGIN - _COUNTS
"""Where the lines begin and end."""
_TALLEST, _SHORTEST = 44, 14
_WIDEST, _NARROWEST = 14, 5

_PAPER, _INK, _PALE, _LINE, _ACCENT = "#FBF8F2", "#23201B", "#6F685D", "#E4DCCD", "#D99A1C"


def draw_plot(plot: Plot, fonts: Fonts) -> bytes:
    """The picture, as PNG: `WIDTH` wide, and as high as its rows need.

    Raises:
        NoFont: there is no font at all, or none that has the titles.
    """
    chain = fonts.chain(Style.SMALL, plot.language)
    if not chain:
        raise NoFont
    titles, small = Hand(chain, 26), Hand(chain, 20)
    image = Image.new("RGB", (WIDTH, _TOP + _ROW * len(plot.rows) + _FOOT), _PAPER)
    draw = ImageDraw.Draw(image)
    small.write(draw, (_LEFT, _TOP - 18), legible(plot.beginning, chain), _PALE)
    end = legible(plot.end, chain)
    small.write(draw, (_RIGHT - small.measure(end), _TOP - 18), end, _PALE)
    for number, row in enumerate(plot.rows):
        _draw_row(draw, row, _TOP + _ROW * number + _ROW // 2, titles, small)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _draw_row(draw: ImageDraw.ImageDraw, row: Row, middle: int, titles: Hand, small: Hand) -> None:
    title = titles.fit(legible(row.title, titles.chain), _TITLES)
    titles.write(draw, (_MARGIN, middle + 9), title, _INK)
    draw.rounded_rectangle((_LEFT, middle - 3, _RIGHT, middle + 3), 3, fill=_LINE)
    width = max(_NARROWEST, min(_WIDEST, (_RIGHT - _LEFT) // max(1, row.turns)))
    for position, weight in row.marks:
        x = _LEFT + (_RIGHT - _LEFT - width) * position / max(1, row.turns - 1)
        height = _SHORTEST + (_TALLEST - _SHORTEST) * weight
        draw.rounded_rectangle((x, middle - height / 2, x + width, middle + height / 2), 2, fill=_ACCENT)
    count = str(len(row.marks))
    small.write(draw, (WIDTH - _MARGIN - small.measure(count), middle + 7), count, _PALE)
