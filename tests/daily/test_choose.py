"""A fair shuffle: nothing twice before all have come, and no voice drowns the others."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.daily.choose import RECENT, Candidate, Shelf, Shown, choose

FIRST = date(2026, 1, 1)


class Walk:
    """A schedule that shows one highlight after the other, day by day."""

    def __init__(self, seed: int = 1, **wishes):
        self.history: list[Shown] = []
        self.seed = seed
        self.wishes = wishes

    def step(self, candidates: list[Candidate], days: int = 1) -> list[Candidate]:
        shelf, chosen = Shelf(candidates), []
        for _ in range(days):
            day = self.history[-1].day + timedelta(1) if self.history else FIRST
            found = choose(shelf, self.history, day, self.seed, **self.wishes)
            assert found is not None
            c = found.candidate
            chosen.append(c)
            self.history.append(Shown(c.id, c.interview, c.speaker, day, found.round))
        return chosen


def run(candidates: list[Candidate], days: int, seed: int = 1) -> list[Candidate]:
    return Walk(seed).step(candidates, days)


def shelf(*sizes: int, first: int = 0, added: date = FIRST) -> list[Candidate]:
    """Interviews of so many highlights each."""
    places = [interview for interview, size in enumerate(sizes) for _ in range(size)]
    return [Candidate(first + i, first + at, f"S{first + at}", 0.5, added) for i, at in enumerate(places)]


SIZES = st.lists(st.integers(1, 6), min_size=1, max_size=5)


@settings(deadline=None)
@given(SIZES, st.integers())
def test_nothing_comes_again_until_all_have_come(sizes, seed):
    candidates = shelf(*sizes)
    chosen = [candidate.id for candidate in run(candidates, 3 * len(candidates), seed)]
    for begin in range(0, len(chosen), len(candidates)):
        assert sorted(chosen[begin : begin + len(candidates)]) == list(range(len(candidates)))


@settings(deadline=None)
@given(SIZES, st.integers(), st.data())
def test_only_the_round_and_the_last_fortnight_of_history_matter(sizes, seed, data):
    """The store keeps ten years; a choice reads a few dozen rows."""
    candidates = shelf(*sizes)
    walk = Walk(seed)
    walk.step(candidates, data.draw(st.integers(1, 40)))
    round_ = walk.history[-1].round
    short = [s for at, s in enumerate(walk.history) if s.round == round_ or at >= len(walk.history) - RECENT]
    day = walk.history[-1].day + timedelta(1)
    assert choose(Shelf(candidates), short, day, seed) == choose(Shelf(candidates), walk.history, day, seed)


@settings(deadline=None)
@given(SIZES, st.integers(), st.randoms(use_true_random=False))
def test_the_order_in_which_the_library_lists_them_decides_nothing(sizes, seed, random):
    candidates = shelf(*sizes)
    shuffled = random.sample(candidates, len(candidates))
    assert run(candidates, 12, seed) == run(shuffled, 12, seed)


@settings(deadline=None)
@given(SIZES, SIZES, st.integers(1, 30), st.integers())
def test_whatever_arrives_everything_comes_and_the_old_is_not_silenced(old_sizes, new_sizes, before, seed):
    walk = Walk(seed)
    old = shelf(*old_sizes)
    walk.step(old, before)
    new = shelf(*new_sizes, first=100, added=walk.history[-1].day + timedelta(1))
    chosen = walk.step([*old, *new], 3 * (len(old) + len(new)))
    assert {c.id for c in chosen} == {c.id for c in [*old, *new]}
    assert any(c.id >= 100 for c in chosen[: len(old) + 2])
    assert max(Counter(c.id for c in chosen).values()) <= 4


@settings(deadline=None)
@given(SIZES, st.integers(), st.integers(1, 20), st.data())
def test_what_is_hidden_never_comes_and_the_rest_goes_on(sizes, seed, before, data):
    candidates = shelf(*sizes)
    walk = Walk(seed)
    walk.step(candidates, before)
    hidden = data.draw(st.sets(st.sampled_from([c.id for c in candidates]), max_size=len(candidates) - 1))
    left = [c for c in candidates if c.id not in hidden]
    chosen = walk.step(left, 2 * len(left))
    assert {c.id for c in chosen} == {c.id for c in left}


def test_schedules_of_one_library_do_not_march_in_step():
    candidates = shelf(5, 5, 5, 5)
    assert len({tuple(c.id for c in run(candidates, 5, seed)) for seed in range(20)}) == 20


def test_the_last_one_does_not_begin_the_next_round():
    chosen = [candidate.id for candidate in run(shelf(2, 2), 40)]
    assert all(a != b for a, b in pairwise(chosen))


def test_voices_alternate_while_they_can():
    chosen = run(shelf(20, 5, 5), 15)
    assert all(count <= 6 for count in Counter(c.speaker for c in chosen).values())


def test_one_person_in_many_interviews_is_one_voice():
    often = [Candidate(i, i, "Everywhere", 0.5, FIRST) for i in range(12)]
    others = [Candidate(100 + i, 100 + i, f"S{i}", 0.5, FIRST) for i in range(4)]
    chosen = run([*often, *others], 8)
    assert sum(c.speaker == "Everywhere" for c in chosen) <= 5


def test_a_new_interview_comes_soon_but_does_not_take_over():
    old = shelf(6, 6)
    walk = Walk()
    walk.step(old, 24)
    new = [Candidate(100 + i, 9, "N", 0.5, walk.history[-1].day + timedelta(1)) for i in range(6)]
    chosen = walk.step([*old, *new], 10)
    assert chosen[0].interview == 9
    assert 2 <= sum(candidate.interview == 9 for candidate in chosen) <= 6


def test_many_new_interviews_leave_every_other_day_to_the_old():
    old = shelf(10, 10, 10)
    walk = Walk()
    walk.step(old, 10)
    new = shelf(*[2] * 20, first=100, added=walk.history[-1].day + timedelta(1))
    chosen = walk.step([*old, *new], 12)
    assert chosen[0].interview >= 100
    assert sum(c.interview >= 100 for c in chosen) in (6, 7)


def test_votes_bring_a_highlight_forward_and_push_one_back():
    candidates = [Candidate(i, i, f"S{i}", 0.5, FIRST) for i in range(12)]
    chosen = [c.id for c in Walk(votes={7: 5, 3: -5}).step(candidates, 12)]
    assert chosen[0] == 7
    assert chosen[-1] == 3


def test_votes_also_tell_which_of_a_voice_comes():
    candidates = [Candidate(i, 0, "S", 0.5, FIRST) for i in range(12)]
    chosen = [c.id for c in Walk(votes={7: 5, 3: -5}).step(candidates, 12)]
    assert (chosen[0], chosen[-1]) == (7, 3)


def test_better_scores_come_earlier_on_the_whole():
    candidates = [Candidate(i, i, f"S{i}", i / 40, FIRST) for i in range(40)]
    order = [c.id for c in run(candidates, 40)]
    assert sum(order[:10]) > sum(order[-10:]) + 150


def test_what_was_said_on_this_day_comes_first_where_that_is_wished():
    candidates = shelf(6, 6)
    leap = Candidate(50, 50, "L", 0.1, FIRST, recorded=date(2024, 2, 29))
    today = Candidate(51, 51, "T", 0.1, FIRST, recorded=date(2019, 1, 1))
    walk = Walk(anniversaries=True)
    assert walk.step([*candidates, leap, today])[0] is today
    walk.history[-1] = Shown(51, 51, "T", date(2026, 2, 27), 1)
    assert walk.step([*candidates, leap, today])[0] is leap
    assert walk.step([*candidates, leap, today])[0] not in (leap, today)


def test_what_is_pinned_comes_before_all_others_and_as_seldom():
    candidates = [replace(candidate, is_pinned=candidate.id in {3, 5}) for candidate in shelf(4, 4)]
    chosen = [candidate.id for candidate in run(candidates, 16)]
    assert set(chosen[:2]) == {3, 5} == set(chosen[8:10])
    assert sorted(chosen[:8]) == list(range(8))


def test_nothing_to_show_is_nothing_chosen():
    assert choose(Shelf(), [], FIRST, 1) is None


def test_a_choice_from_a_hundred_thousand_takes_milliseconds():
    many = Shelf(Candidate(i, i // 25, f"S{i // 50}", (i % 97) / 97, FIRST) for i in range(100_000))
    history = [Shown(i * 31, i * 31 // 25, "S", FIRST + timedelta(i), 1) for i in range(300)]
    began = process_time()
    for seed in range(5):
        choose(many, history, FIRST + timedelta(300), seed)
    assert (process_time() - began) / 5 < 0.3
