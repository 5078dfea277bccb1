"""Texts in, spans of what only repeats out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.transcripts.loops import loops_of_cues, loops_within


def test_the_first_time_of_a_phrase_is_kept():
    text = "Well, see you there. See you there. See you there. See you there. Bye."
    [(begin, end)] = loops_within(text)
    assert text[:begin] + text[end:] == "Well, see you there. Bye."


def test_a_cycle_of_cues_is_a_loop():
    assert loops_of_cues(["x", *["Tide in.", "Tide out."] * 4, "y"]) == [(3, 9)]


def test_three_times_are_no_loop():
    assert loops_of_cues(["Go on."] * 3) == []
    assert loops_within("go on now, go on now, go on now") == []


@given(st.text(alphabet="ab 我你。", max_size=80))
def test_spans_are_in_order_apart_and_within_the_text(text):
    spans = loops_within(text)
    bounds = [0, *(bound for span in spans for bound in span), len(text)]
    assert bounds == sorted(bounds)
