"""Local times on local dates, through changes of clocks, leap days and zones that cross the date line."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.daily.when import EVERY_DAY, due_at, due_dates, next_due, next_runs

BERLIN, SHANGHAI, APIA = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Shanghai"), ZoneInfo("Pacific/Apia")


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "at", "zone", "expected"),
    [
        (date(2026, 11, 23), time(9), SHANGHAI, utc(2026, 11, 23, 1)),
        (date(2026, 3, 29), time(2, 30), BERLIN, utc(2026, 3, 29, 1)),  # left out: the clock goes from 2 to 3
        (date(2026, 10, 25), time(2, 30), BERLIN, utc(2026, 10, 25, 0, 30)),  # twice: the first time
        (date(2028, 2, 29), time(0), BERLIN, utc(2028, 2, 28, 23)),
        (date(2026, 12, 31), time(23, 59), ZoneInfo("Pacific/Kiritimati"), utc(2026, 12, 31, 9, 59)),
        (date(2018, 11, 4), time(0, 15), ZoneInfo("America/Sao_Paulo"), utc(2018, 11, 4, 3)),  # a gap at midnight
        (date(2026, 10, 4), time(2, 10), ZoneInfo("Australia/Lord_Howe"), utc(2026, 10, 3, 15, 30)),  # half an hour
    ],
)
def test_a_local_time_is_due_once(day, at, zone, expected):
    assert due_at(day, at, zone) == expected


def test_a_date_that_a_zone_leaves_out_has_no_due_time():
    assert due_at(date(2011, 12, 30), time(9), APIA) is None
    dates = list(due_dates(utc(2011, 12, 28), utc(2012, 1, 1), time(9), APIA))
    assert dates == [date(2011, 12, 28), date(2011, 12, 29), date(2011, 12, 31), date(2012, 1, 1)]


def test_only_chosen_weekdays_are_due():
    weekends = 0b1100000
    runs = next_runs(utc(2026, 11, 23), time(9), SHANGHAI, weekends, 3)
    assert [run.astimezone(SHANGHAI).strftime("%a %d") for run in runs] == ["Sat 28", "Sun 29", "Sat 05"]


def test_a_schedule_without_a_weekday_is_refused():
    with pytest.raises(ValueError, match="weekday"):
        next_due(utc(2026, 1, 1), time(9), SHANGHAI, 0)


ZONES = st.sampled_from(sorted(available_timezones() - {"localtime"})).map(ZoneInfo)
INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None))


@settings(deadline=None, max_examples=300)
@given(ZONES, INSTANTS, TIMES)
def test_every_local_date_is_due_once_in_every_zone(zone, start, at):
    until = start + timedelta(days=40)
    dates = list(due_dates(start, until, at, zone))
    instants = [due_at(day, at, zone) for day in dates]
    assert len(set(dates)) == len(dates)
    assert all(start < instant <= until for instant in instants)
    assert instants == sorted(instants)
    assert len(dates) in (39, 40, 41)
    walked = []
    while (following := next_due(walked[-1] if walked else start, at, zone, EVERY_DAY)) <= until:
        walked.append(following)
    assert walked == instants
