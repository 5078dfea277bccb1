"""Lines are set as Chinese and English want them, whatever the text; a Chinese character is two units wide here."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pictures.typeset import NEVER_FIRST, NEVER_LAST, set_lines

PIECES = [
    "我们",
    "档案馆",
    "，",
    "。",
    "“",
    "”",
    "「",
    "」",
    "（",
    "）",
    "——",
    "……",
    "GitHub",
    "don’t",
    "3.11",
    " ",
    "\n",
    '"',
    "、",
    "open data",
]
TEXT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join).filter(str.strip)


def measure(text: str) -> float:
    return sum(2.0 if unicodedata.east_asian_width(char) in "WF" else 1.0 for char in text)


def lines_of(text: str, width: float = 20) -> list[str]:
    return [line.text for line in set_lines(text, width, measure, gap=0.5)]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@given(TEXT, st.integers(12, 60))
def test_nothing_is_lost_and_nothing_is_wider_than_the_page(text, width):
    lines = set_lines(text, width, measure, gap=0.5)
    assert squeezed("".join(line.text for line in lines)) == squeezed(text)
    assert all(line.width <= width + 0.01 for line in lines)


@given(
    st.lists(
        st.sampled_from(["我们", "不", "，", "。", "”", "「", "」", "（", "）", "——", "……", "、", "？"]),
        min_size=1,
        max_size=60,
    )
)
def test_no_line_begins_with_what_must_follow_or_ends_with_what_must_lead(pieces):
    # Never more than three signs in a row: more of them than fit on a line have to break somewhere.
    text = "一" + re.sub(r"([^一-龥])[^一-龥]{3,}", r"\1", "".join(pieces)) + "二"
    lines = lines_of(text, 24)
    assert all(line[0] not in NEVER_FIRST for line in lines[1:])
    assert all(line[-1] not in NEVER_LAST for line in lines[:-1])


@given(TEXT)
def test_words_stay_whole(text):
    for word in ("GitHub", "don’t", "3.11"):
        assert sum(line.count(word) for line in lines_of(text, 30)) == text.count(word)


def test_lines_are_of_about_the_same_length():
    lines = set_lines("海边的预报员每天要看两次潮位再看一次天", 24, measure, gap=0)
    widths = [line.width for line in lines]
    assert len(lines) == 2
    assert max(widths) - min(widths) <= 2


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("用GitHub管理", ["用", "GitHub", "管理"]),
        ("用 GitHub 管理", ["用 GitHub 管理"]),
        ("50%的人", ["50%的人"]),
        ("一，二", ["一，二"]),
    ],
)
def test_between_chinese_and_latin_is_a_gap_unless_there_is_a_space(text, pieces):
    [line] = set_lines(text, 100, measure, gap=0.5)
    assert [piece for _, piece in line.pieces] == pieces
    assert line.width == measure(text) + 0.5 * (len(pieces) - 1)


def test_a_dash_between_spaces_stays_with_what_comes_before_it():
    assert lines_of("the open world — there is a name for that", 16) == [
        "the open world —",
        "there is a name",
        "for that",
    ]


def test_paragraphs_begin_lines():
    assert lines_of("一二\n\n三四", 100) == ["一二", "三四"]


def test_an_address_breaks_after_one_of_its_signs():
    assert lines_of("https://example.org/a/long/way", 24)[0] == "https://example.org/a/"
