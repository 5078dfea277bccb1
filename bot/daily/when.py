"""When a schedule is due: local times on local dates become instants, by the zone's own rules. Pure.

A local time that a zone leaves out, because its clocks go forward, is due at the first instant after the gap. One that
comes twice is due the first time. A date that a zone leaves out altogether has no due time.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.store.schedules import NewSchedule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.store.schedules import ScheduleRecord

EVERY_DAY = 0b1111111
"""Weekdays as bits, Monday the lowest."""

_DAY = timedelta(days=1)
# A zone may move over the date line between two instants.
_MARGIN = _DAY
_WEEK = 7
# Zones' rules change on whole seconds.
_EXACT = timedelta(seconds=1)


def zone_of(schedule: ScheduleRecord | NewSchedule) -> ZoneInfo:
    """The zone whose clocks a schedule goes by. New rules are read at the next start."""
    return _zone(schedule.zone if isinstance(schedule, NewSchedule) else schedule.wish.zone)


@cache
def _zone(name: str) -> ZoneInfo:
    """`ZoneInfo` itself remembers eight: with more it would read a file at every look."""
    return ZoneInfo(name)


def due_at(day: date, at: time, zone: ZoneInfo) -> datetime | None:
    """The instant, in UTC, at which `at` o'clock comes on a local date; None where the zone hasn't got that date."""
    local = datetime.combine(day, at, zone)
    instant = local.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == datetime.combine(day, at):
        return instant
    instant = _end_of_gap(local)
    return instant if instant.astimezone(zone).date() == day else None


def _end_of_gap(local: datetime) -> datetime:
    """The first instant after the gap that a local time lies in, found by halving (PEP 495: fold 1 lies before it)."""
    zone = local.tzinfo
    before, after = local.replace(fold=1).astimezone(UTC), local.replace(fold=0).astimezone(UTC)
    offset = before.astimezone(zone).utcoffset()
    while after - before > _EXACT:
        middle = before + (after - before) // 2
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)


def due_dates(after: datetime, until: datetime, at: time, zone: ZoneInfo, weekdays: int = EVERY_DAY) -> Iterator[date]:
    """The local dates that fall due after one instant and not later than another, in order."""
    day = after.astimezone(zone).date() - _MARGIN
    last = until.astimezone(zone).date() + _MARGIN
    while day <= last:
        instant = due_at(day, at, zone) if weekdays >> day.weekday() & 1 else None
        if instant is not None and after < instant <= until:
            yield day
        day += _DAY


def next_due(after: datetime, at: time, zone: ZoneInfo, weekdays: int = EVERY_DAY) -> datetime:
    """The first instant after `after` at which a schedule is due.

    Raises:
        ValueError: no weekday is chosen.
    """
    if not weekdays & EVERY_DAY:
        raise ValueError("a schedule needs a weekday")
    day = after.astimezone(zone).date() - _MARGIN
    while True:
        instant = due_at(day, at, zone) if weekdays >> day.weekday() & 1 else None
        if instant is not None and instant > after:
            return instant
        day += _DAY


def next_runs(after: datetime, at: time, zone: ZoneInfo, weekdays: int, count: int) -> list[datetime]:
    """The next `count` due instants."""
    runs: list[datetime] = []
    for _ in range(count):
        runs.append(next_due(runs[-1] if runs else after, at, zone, weekdays))
    return runs
