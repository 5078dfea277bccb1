"""Where a topic comes up, as a picture."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageColor

from bot.errors import NoFont
from bot.pictures.fonts import Fonts
from bot.pictures.plot import _ACCENT, WIDTH, draw_plot
from bot.pictures.sheet import Plot, Row
from bot.pictures.studio import Studio

TIDE = Plot(
    (Row("海边的预报员", 40, ((0, 1.0), (39, 0.2))), Row("The Slowest Network in Europe", 300, ((150, 0.5),))),
    "开头",
    "结尾",
    "zh-Hans",
)


def drawn(plot: Plot, fonts: Fonts) -> Image.Image:
    return Image.open(io.BytesIO(draw_plot(plot, fonts)))


def marked_columns(picture: Image.Image) -> set[int]:
    accent = ImageColor.getrgb(_ACCENT)
    pixels = picture.load()
    return {x for x in range(picture.width) for y in range(picture.height) if pixels[x, y] == accent}


def test_a_plot_is_as_high_as_its_interviews_are_many(fonts):
    two, one = drawn(TIDE, fonts), drawn(replace(TIDE, rows=TIDE.rows[:1]), fonts)
    assert two.format == "PNG"
    assert two.width == one.width == WIDTH
    assert two.height > one.height


def test_marks_stand_from_the_first_turn_to_the_last(fonts):
    ends = marked_columns(drawn(replace(TIDE, rows=TIDE.rows[:1]), fonts))
    middle = marked_columns(drawn(replace(TIDE, rows=TIDE.rows[1:]), fonts))
    assert min(ends) < min(middle) <= max(middle) < max(ends)
    assert (min(ends) + max(ends)) / 2 == pytest.approx((min(middle) + max(middle)) / 2, abs=8)


def test_a_turn_that_says_more_of_it_has_a_taller_mark(fonts):
    heights = []
    for weight in (0.2, 1.0):
        picture = drawn(replace(TIDE, rows=(Row("A", 10, ((5, weight),)),)), fonts)
        accent, pixels = ImageColor.getrgb(_ACCENT), picture.load()
        x = max(marked_columns(picture)) - 4
        heights.append(sum(pixels[x, y] == accent for y in range(picture.height)))
    assert heights[0] < heights[1]


@pytest.mark.parametrize("title", ["", "\u200b", "潮" * 400, "a " * 400, "\n\n", "🐟🐟🐟", "\U000f0000"])
def test_whatever_the_title_is_there_is_a_picture(fonts, title):
    for turns in (1, 2, 5_000):
        assert drawn(replace(TIDE, rows=(Row(title, turns, ((turns - 1, 0.5),)),)), fonts).width == WIDTH


def test_without_a_font_there_is_none(tmp_path):
    with pytest.raises(NoFont):
        draw_plot(TIDE, Fonts(folders=[str(tmp_path)]))


async def test_the_studio_draws_it_once_for_all_who_ask(fonts):
    assert fonts
    studio = Studio()
    assert await studio.draw(TIDE) is await studio.draw(TIDE)
