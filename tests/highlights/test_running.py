"""What stands along a text is summed over any span of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.highlights.running import Running
from bot.highlights.said import CHINESE, ENGLISH, Said
from bot.highlights.words import load_weights, weigh_words, words_of

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
        "",
        "...",
    ],
)
def test_a_turn_weighs_what_its_words_weigh(text):
    said = Said(text)
    weights = load_weights(said.script)
    expected = sum(weights.get(word, 0.0) for word in words_of(said))
    assert weigh_words(said).between(0, len(text)) == pytest.approx(expected)


def test_words_are_where_they_begin():
    assert (Said("For me").places, Said("For me").words) == ([0, 4], ["for", "me"])
    assert (Said(" C++, it's").places, Said(" C++, it's").words) == ([1, 6], ["c++", "it's"])


@pytest.mark.parametrize(("script", "known"), [(ENGLISH, "people"), (CHINESE, "人")])
def test_the_tables_have_words_of_both_kinds(script, known):
    weights = load_weights(script)
    assert weights[known] > 0
    assert min(weights.values()) < 0
