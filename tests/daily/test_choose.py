"""A fair shuffle: nothing twice before all have come, and no voice drowns the others."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.daily.choose import Candidate, Shown, choose

FIRST = date(2026, 1, 1)


def run(candidates: list[Candidate], days: int, seed: int = 1) -> list[Candidate]:
    history: list[Shown] = []
    chosen: list[Candidate] = []
    for offset in range(days):
        found = choose(candidates, history, FIRST + timedelta(offset), seed)
        assert found is not None
        chosen.append(found)
        history.append(Shown(found.id, found.interview, found.speaker, FIRST + timedelta(offset)))
    return chosen


def shelf(*sizes: int) -> list[Candidate]:
    """Interviews of so many highlights each."""
    places = [interview for interview, size in enumerate(sizes) for _ in range(size)]
    return [Candidate(i, interview, f"S{interview}", 0.5, FIRST) for i, interview in enumerate(places)]


@settings(deadline=None)
@given(st.lists(st.integers(1, 6), min_size=1, max_size=5), st.integers())
def test_nothing_comes_again_until_all_have_come(sizes, seed):
    candidates = shelf(*sizes)
    chosen = [candidate.id for candidate in run(candidates, 3 * len(candidates), seed)]
    for begin in range(0, len(chosen), len(candidates)):
        assert sorted(chosen[begin : begin + len(candidates)]) == list(range(len(candidates)))


def test_the_last_one_does_not_begin_the_next_round():
    chosen = [candidate.id for candidate in run(shelf(2, 2), 40)]
    assert all(a != b for a, b in pairwise(chosen))


def test_voices_alternate_while_they_can():
    chosen = run(shelf(20, 5, 5), 15)
    assert all(count <= 6 for count in Counter(c.speaker for c in chosen).values())


def test_a_new_interview_comes_soon_but_does_not_take_over():
    old = shelf(6, 6)
    arrival = FIRST + timedelta(24)
    history = [Shown(c.id, c.interview, c.speaker, FIRST + timedelta(offset)) for offset, c in enumerate(run(old, 24))]
    new = [Candidate(100 + i, 9, "N", 0.5, arrival) for i in range(6)]
    chosen: list[Candidate] = []
    for offset in range(10):
        day = arrival + timedelta(offset)
        found = choose([*old, *new], history, day, 1)
        assert found is not None
        chosen.append(found)
        history.append(Shown(found.id, found.interview, found.speaker, day))
    assert chosen[0].interview == 9
    assert 2 <= sum(candidate.interview == 9 for candidate in chosen) <= 6


def test_likes_bring_a_highlight_forward():
    candidates = [Candidate(i, i, f"S{i}", 0.5, FIRST, likes=5 if i == 7 else 0) for i in range(12)]
    assert run(candidates, 1)[0].id == 7


def test_nothing_to_show_is_nothing_chosen():
    assert choose([], [], FIRST, 1) is None


def test_what_is_pinned_comes_before_all_others_and_as_seldom():
    candidates = [replace(candidate, is_pinned=candidate.id in {3, 5}) for candidate in shelf(4, 4)]
    chosen = [candidate.id for candidate in run(candidates, 16)]
    assert set(chosen[:2]) == {3, 5} == set(chosen[8:10])
    assert sorted(chosen[:8]) == list(range(8))
