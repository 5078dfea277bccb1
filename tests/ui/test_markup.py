import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.markup import block_quote, clip, clip_around, clock, emphasise, escape, link

NASTY = st.text(alphabet="a大 *_~`|<>[]()@#-+1.\\>\n:!", max_size=60)


def unescape(markdown: str) -> str:
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", markdown)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a*b*_c_", r"a\*b\*\_c\_"),
        ("@everyone <@1>", r"\@everyone \<\@1>"),
        ("# Title\n- item\n> quote", "\\# Title\n\\- item\n\\> quote"),
        ("1. first", r"1\. first"),
        ("2,500 万 (2023)", "2,500 万 (2023)"),
        ("[x](https://e.org/a_b_c)", r"\[x\](https://e.org/a_b_c)"),
        ("https://e.org/a_b_c*d*", r"https://e.org/a_b_c\*d\*"),
        ("C++ - a", "C++ - a"),
    ],
)
def test_text_is_shown_to_the_letter(text, markdown):
    assert escape(text) == markdown


@given(NASTY)
def test_nothing_is_lost_by_escaping(text):
    assert unescape(escape(text)) == unescape(text) or "\\" in text
    if "\\" not in text:
        assert unescape(escape(text)) == text


@given(NASTY)
def test_no_mention_is_left(text):
    assert not re.search(r"(?<!\\)@", re.sub(r"https?://\S+", "", escape(text)))


@given(st.text(max_size=80), st.integers(2, 60))
def test_what_is_clipped_fits(text, limit):
    assert len(clip(text, limit)) <= limit


@given(st.text(alphabet="ab ", max_size=120), st.integers(10, 60), st.data())
def test_what_is_clipped_around_a_match_fits_and_shows_it(text, limit, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown, first, last = clip_around(text, start, end, limit)
    assert len(shown) <= limit
    assert text[start : min(end, start + limit - 2)] == shown[first:last] or shown == text


def test_the_match_is_bold_on_each_of_its_lines():
    assert emphasise("ab c\nd e", 1, 6) == "a**b c**\n**d** e"
    assert emphasise("ab", 1, 1) == "ab"


def test_only_addresses_that_are_safe_become_links():
    assert link("a", "https://e.org/x") == "[a](https://e.org/x)"
    assert link("a", "javascript:alert(1)") == "a"
    assert link("a", "https://e.org/x) [evil](https://e") == "a"
    assert link("a*b", None) == r"a\*b"


def test_each_line_is_set_off():
    assert block_quote("a\n\nb") == "> a\n> \n> b"


def test_a_point_in_a_recording_reads_as_a_clock():
    assert clock(62_000) == "01:02"
    assert clock(3_723_000) == "1:02:03"
