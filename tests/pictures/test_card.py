"""Cards as pictures: what is drawn, in which font, and what is refused. A Chinese font has to be at hand."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from bot.errors import NoFont
from bot.pictures.card import HEIGHT, WIDTH, draw_card
from bot.pictures.fonts import Fonts, Style
from bot.pictures.glyphs import GETA, drawable, runs
from bot.pictures.sheet import Card
from bot.pictures.studio import Studio

TIDE = Card(
    "潮汐表上的每一个数字，都是有人在半夜两点站在码头上读出来的。",
    "林雨晴",
    "嘉宾",
    "海边的预报员",
    "2025-11-02",
    "example.org",
    "编号 128",
    "zh-Hans",
)


@pytest.fixture
def chain(fonts):
    return fonts.chain(Style.READING, "zh-Hans")


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


def test_a_card_is_as_large_as_previews_of_links_are(fonts):
    picture = opened(draw_card(TIDE, fonts))
    assert picture.format == "PNG"
    assert picture.size == (WIDTH, HEIGHT)


def test_a_long_text_makes_it_higher_and_not_smaller_than_can_be_read(fonts):
    assert opened(draw_card(replace(TIDE, text=TIDE.text * 9), fonts)).height > HEIGHT
    longest = opened(draw_card(replace(TIDE, text="潮" * 100_000), fonts))
    assert longest.height < 3 * HEIGHT


def test_light_and_dark_are_what_they_say(fonts):
    light, dark = (opened(draw_card(replace(TIDE, is_dark=dark), fonts)).convert("L") for dark in (False, True))
    assert light.getpixel((2, 2)) > 200
    assert dark.getpixel((2, 2)) < 60
    # There is ink on both.
    assert light.getextrema()[0] < 60
    assert dark.getextrema()[1] > 200


def test_the_same_card_is_the_same_picture(fonts):
    assert draw_card(TIDE, fonts) == draw_card(TIDE, fonts)


@pytest.mark.parametrize("name", ["", "א" * 30, "🎙", "x" * 500])
def test_a_name_that_cannot_be_drawn_is_no_reason_to_draw_nothing(fonts, name):
    assert opened(draw_card(replace(TIDE, speaker=name, title=name, role=name), fonts)).size == (WIDTH, HEIGHT)


def test_the_region_of_a_font_fits_the_language(fonts):
    for style in Style:
        simplified, traditional = (fonts.chain(style, tag)[0] for tag in ("zh-Hans", "zh-Hant"))
        assert (simplified.region, traditional.region) in {("SC", "TC"), (None, None)}


class TestGlyphs:
    def test_what_has_no_picture_is_left_out(self, chain):
        assert drawable("潮\u200b汐\u202e表\ufe0f", chain) == "潮汐表"

    def test_symbols_that_no_font_has_are_left_out(self, chain):
        assert drawable("潮汐 \U0001fae8 表", chain) == "潮汐 表"

    def test_a_rare_character_is_marked_as_printers_do(self, chain):
        rare = "\U0003134a"
        assert not any(face.has(rare) for face in chain)
        assert drawable(f"潮汐表上的{rare}字", chain) == f"潮汐表上的{GETA}字"

    def test_a_text_that_no_font_has_is_refused_and_says_what_is_missing(self, chain):
        with pytest.raises(NoFont, match="PULLQUOTE_FONT") as caught:
            drawable("\U0003134a\U00031349\U00031348", chain)
        assert "\U0003134a" in caught.value.characters

    def test_nothing_to_draw_is_refused(self, chain):
        with pytest.raises(NoFont):
            drawable("\u200b", chain)

    def test_every_character_is_drawn_in_a_font_that_has_it(self, chain):
        text = drawable("潮汐 tide é “…” — ½ Ж א 한", chain)
        assert all(run.face.has(char) for run in runs(text, chain, western=False) for char in run.text if char != " ")


class TestFonts:
    def test_without_fonts_there_is_a_sentence_and_no_picture(self, tmp_path):
        with pytest.raises(NoFont, match="install Noto CJK"):
            draw_card(TIDE, Fonts(folders=[str(tmp_path)]))

    def test_a_named_font_comes_first_and_a_file_that_is_none_does_no_harm(self, fonts, tmp_path):
        face = fonts.chain(Style.SMALL, "zh-Hant")[-1]
        named = Fonts(Path(face.path), folders=[])
        assert named.chain(Style.READING, "en")[0].path == face.path
        other = tmp_path / "no-font.ttf"
        other.write_bytes(b"this is no font")
        assert Fonts(other, folders=[]).chain(Style.READING, "en") == []

    def test_folders_are_looked_through_where_fontconfig_is_not(self, fonts, monkeypatch):
        monkeypatch.setenv("PATH", "")
        path = Path(fonts.chain(Style.READING, "zh-Hans")[0].path)
        found = Fonts(folders=[str(path.parent)])
        assert found.chain(Style.READING, "zh-Hans")[0].path == str(path)


class TestStudio:
    async def test_the_same_card_is_drawn_once_for_all_who_ask_at_the_same_time(self, fonts):
        import asyncio

        studio = Studio()
        first, second = await asyncio.gather(studio.draw(TIDE), studio.draw(TIDE))
        assert first is second
        assert not studio.must_wait(TIDE)
        assert await studio.draw(TIDE) is first

    async def test_who_comes_while_another_one_is_drawn_is_told_to_wait(self, fonts):
        import asyncio

        studio = Studio()
        drawing = asyncio.create_task(studio.draw(TIDE))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert studio.must_wait(replace(TIDE, number="2"))
        await drawing
        assert not studio.must_wait(replace(TIDE, number="2"))

    async def test_only_the_last_few_are_kept(self, fonts, monkeypatch):
        monkeypatch.setattr("bot.pictures.studio.KEPT", 2)
        studio = Studio()
        for number in range(3):
            await studio.draw(replace(TIDE, text="潮", number=str(number)))
        assert [card.number for card in studio._pictures] == ["1", "2"]

    async def test_what_failed_is_tried_again(self, fonts):
        studio = Studio()
        for _ in range(2):
            with pytest.raises(NoFont):
                await studio.draw(replace(TIDE, text="\u200b"))
        assert not studio._pictures
