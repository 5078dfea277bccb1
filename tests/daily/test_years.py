"""A season of daily highlights in every zone, with everything that can go wrong: none twice, none silently missing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.daily.simulation import EVERY_ZONE, Faults, World

NOTHING_WRONG = {"twice": 0, "silent": 0, "unjust": 0, "untrue": 0, "uneven": 0}


@pytest.mark.parametrize("begin", [datetime(2026, 3, 20, tzinfo=UTC), datetime(2026, 10, 20, tzinfo=UTC)])
async def test_every_local_date_has_one_post_or_a_reason(begin):
    tally = await World(len(EVERY_ZONE), begin, 12, seed=begin.month).live()
    assert {name: getattr(tally, name) for name in NOTHING_WRONG} == NOTHING_WRONG
    assert tally.posted > 0.75 * tally.due > 3000
    assert tally.deaths


async def test_a_few_through_a_year_of_heavy_weather():
    faults = Faults(lost_answer=0.1, lost_post=0.1, unreachable=0.1, obstacle=0.01, death=0.03, second_process=0.5)
    tally = await World(8, datetime(2026, 1, 1, tzinfo=UTC), 366, faults=faults).live()
    assert {name: getattr(tally, name) for name in NOTHING_WRONG} == NOTHING_WRONG
    assert tally.posted > 0.5 * tally.due > 1000
    assert tally.deaths > 50
    assert tally.told > 3
