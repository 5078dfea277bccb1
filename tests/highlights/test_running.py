"""What stands along a text is summed over any span of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.highlights.running import Running
from bot.highlights.said import CHINESE, ENGLISH, Said, Script
from bot.highlights.words import load_weights, weigh_words

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACES = st.lists(st.tuples(st.integers(0, 60), st.integers(-9, 9)), max_size=20, unique_by=lambda each: each[0])


@given(found=PLACES, start=st.integers(0, 60), length=st.integers(0, 60))
def test_a_span_has_what_begins_in_it(found, start, length):
    found.sort()
    running = Running([at for at, _ in found], [float(value) for _, value in found])
    expected = sum(value for at, value in found if start <= at < start + length)
    assert running.between(start, start + length) == pytest.approx(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody reads the manual, because the people who wrote it never did.",
        "没有人会在东西坏掉之前读说明书，这也没有什么不好。",
        "No",
        "",
        "...",
    ],
)
def test_a_span_weighs_what_its_words_and_pairs_weigh_by_themselves(text):
    said = Said(text)
    along = weigh_words(said)
    for start in range(len(text) + 1):
        for end in range(start, len(text) + 1):
            if _cuts_no_word(said, start, end):
                assert along.between(start, end) == pytest.approx(_weight(text[start:end], said.script))


def _cuts_no_word(said: Said, start: int, end: int) -> bool:
    return not any(at < edge < at + len(word) for at, word in _words(said) for edge in (start, end))


def _words(said: Said) -> Iterator[tuple[int, str]]:
    return zip(said.places, said.words, strict=True) if said.script.is_spaced else enumerate(said.folded)


def _weight(text: str, script: Script) -> float:
    said = Said(text)
    words = said.words if script.is_spaced else said.folded
    weights = load_weights(script)
    by_themselves = sum(weights.words.get(word, 0.0) for word in words)
    return by_themselves + sum(weights.pairs.get(pair, 0.0) for pair in pairwise(words))


def test_words_are_where_they_begin():
    assert (Said("For me").places, Said("For me").words) == ([0, 4], ["for", "me"])
    assert (Said(" C++, it's").places, Said(" C++, it's").words) == ([1, 6], ["c++", "it's"])


@pytest.mark.parametrize(
    ("script", "word", "pair"), [(ENGLISH, "people", ("i", "don't")), (CHINESE, "人", ("一", "下"))]
)
def test_the_tables_have_what_speaks_for_and_what_against(script, word, pair):
    weights = load_weights(script)
    assert weights.words[word] > 0
    assert weights.pairs[pair] < 0
