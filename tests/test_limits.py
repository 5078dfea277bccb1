"""Buckets of tokens: what flows in, what is taken, and who waits for whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import limits
from bot.limits import Limits, Pace

MEMBER, SERVER = Pace.ANSWERS.value


def test_whoever_asks_at_the_pace_of_a_person_never_waits():
    buckets = Limits()
    assert all(buckets.take(Pace.ANSWERS, 1, 2, 1, now=1.5 * n) == 0 for n in range(500))


def test_a_burst_is_answered_and_then_as_much_as_flows_in():
    buckets = Limits()
    assert [buckets.take(Pace.ANSWERS, 1, None, 1, now=0) for _ in range(int(MEMBER.burst))] == [0] * int(MEMBER.burst)
    wait = buckets.take(Pace.ANSWERS, 1, None, 1, now=0)
    assert wait == pytest.approx(1 / MEMBER.per_second)
    assert buckets.take(Pace.ANSWERS, 1, None, 1, now=wait / 2) > 0
    assert buckets.take(Pace.ANSWERS, 1, None, 1, now=wait) == 0


def test_who_is_refused_pays_nothing():
    buckets = Limits()
    for _ in range(100):
        buckets.take(Pace.ANSWERS, 1, None, 1, now=0)
    assert buckets.take(Pace.ANSWERS, 1, None, 1, now=1 / MEMBER.per_second) == 0


def test_one_member_does_not_use_up_what_is_anothers():
    buckets = Limits()
    while not buckets.take(Pace.ANSWERS, 1, 2, 1, now=0):
        pass
    assert buckets.take(Pace.ANSWERS, 3, 2, 1, now=0) == 0


def test_all_members_of_a_server_share_its_bucket_and_other_servers_do_not():
    buckets = Limits()
    asked = [buckets.take(Pace.ANSWERS, member, 7, 1, now=0) for member in range(int(SERVER.burst) + 1)]
    assert asked[-2] == 0
    assert asked[-1] > 0
    assert buckets.take(Pace.ANSWERS, 0, 8, 1, now=0) == 0


def test_what_is_typed_costs_no_answer():
    buckets = Limits()
    while not buckets.take(Pace.COMPLETIONS, 1, 2, 1, now=0):
        pass
    assert buckets.take(Pace.ANSWERS, 1, 2, 1, now=0) == 0


def test_what_costs_more_than_a_bucket_holds_is_given_to_a_full_one():
    buckets = Limits()
    assert buckets.take(Pace.ANSWERS, 1, None, MEMBER.burst * 10, now=0) == 0
    assert buckets.take(Pace.ANSWERS, 1, None, 1, now=0) > 0


def test_buckets_are_forgotten_before_they_fill_the_memory(monkeypatch):
    monkeypatch.setattr(limits, "_MOST_BUCKETS", 50)
    buckets = Limits()
    for member in range(1000):
        buckets.take(Pace.ANSWERS, member, None, 1, now=0)
    assert len(buckets._buckets) <= 50


@given(st.lists(st.tuples(st.integers(0, 3), st.floats(0, 5), st.integers(1, 5)), max_size=60))
def test_no_member_ever_gets_more_than_their_share(asks):
    buckets, now, taken = Limits(), 0.0, 0
    for member, pause, cost in asks:
        now += pause
        if not buckets.take(Pace.ANSWERS, member, 2, cost, now) and member == 0:
            taken += cost
    assert taken <= MEMBER.burst + now * MEMBER.per_second + 5
