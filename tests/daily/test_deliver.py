"""Exactly once: whatever dies or is lost between two steps, each local date has one post or a reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.daily.deliver import LEASE, Reason, Unpostable
from bot.daily.runner import Daily
from bot.store.schedules import NewSchedule, State

if TYPE_CHECKING:
    from bot.library import Library
    from bot.store.records import Quotation
    from bot.store.schedules import DeliveryRecord, ScheduleRecord

NONCE_LIVES = timedelta(minutes=3)


class ProcessDied(BaseException):
    """As if the process had been killed there."""


@dataclass
class Channel:
    """A channel that takes posts as Discord does: the same nonce within minutes gives the first message again."""

    now: datetime
    posts: list[tuple[int, int, datetime]] = field(default_factory=list)
    faults: list[BaseException | None] = field(default_factory=list)
    loses_answer: bool = False

    async def find(self, schedule: ScheduleRecord, delivery: DeliveryRecord) -> int | None:
        return next((at for at, (id_, _, _) in enumerate(self.posts) if id_ == delivery.id), None)

    async def post(self, schedule: ScheduleRecord, delivery: DeliveryRecord, quotation: Quotation) -> int:
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None and not self.loses_answer:
            raise fault
        known = await self.find(schedule, delivery)
        if known is None or self.now - self.posts[known][2] > NONCE_LIVES:
            self.posts.append((delivery.id, quotation.id, self.now))
            known = len(self.posts) - 1
        if fault is not None:
            raise fault
        return known


@dataclass
class World:
    daily: Daily
    channel: Channel
    clock: list[datetime]

    async def at(self, *parts: int) -> datetime | None:
        self.clock[0] = self.channel.now = datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]
        return await self.daily.catch_up(self.channel)

    async def outcomes(self, schedule_id: int = 1) -> list[tuple[str, State, str]]:
        history = await self.daily.history(schedule_id, 7)
        return [(d.day.isoformat(), d.state, d.reason) for d in reversed(history)]


@pytest.fixture
async def world(library: Library):
    clock = [datetime(2026, 3, 1, tzinfo=UTC)]
    daily = Daily(library._database, library.list_daily, lambda: clock[0])
    await daily.add(NewSchedule(7, 70, "Asia/Shanghai", time(9), 0b1111111, "zh-CN", 700))
    return World(daily, Channel(clock[0]), clock)


async def test_one_post_a_day_and_the_next_due_instant_is_known(world):
    assert await world.at(2026, 3, 1, 0, 30) == datetime(2026, 3, 1, 1, tzinfo=UTC)
    assert world.channel.posts == []
    assert await world.at(2026, 3, 1, 1) == datetime(2026, 3, 2, 1, tzinfo=UTC)
    await world.at(2026, 3, 1, 1, 1)
    await world.at(2026, 3, 2, 1)
    assert len(world.channel.posts) == 2
    assert len({quotation for _, quotation, _ in world.channel.posts}) == 2
    assert await world.outcomes() == [("2026-03-01", State.POSTED, ""), ("2026-03-02", State.POSTED, "")]


@pytest.mark.parametrize("answer_lost", [False, True])
@pytest.mark.parametrize("minutes_down", [1, 6, 300])
async def test_a_process_that_dies_while_it_posts_leaves_one_post(world, answer_lost, minutes_down):
    world.channel.faults = [ProcessDied()]
    world.channel.loses_answer = answer_lost
    with pytest.raises(ProcessDied):
        await world.at(2026, 3, 1, 1)
    back = world.clock[0] + timedelta(minutes=minutes_down)
    world.clock[0] = world.channel.now = back
    await world.daily.catch_up(world.channel)
    world.clock[0] = world.channel.now = back + LEASE
    await world.daily.catch_up(world.channel)
    assert len(world.channel.posts) == 1
    assert await world.outcomes() == [("2026-03-01", State.POSTED, "")]


async def test_failures_are_tried_again_with_growing_pauses(world):
    world.channel.faults = [Unpostable(Reason.UNREACHABLE), Unpostable(Reason.UNREACHABLE)]
    assert await world.at(2026, 3, 1, 1) == datetime(2026, 3, 1, 1, 1, tzinfo=UTC)
    assert await world.outcomes() == [("2026-03-01", State.CLAIMED, "unreachable")]
    assert await world.at(2026, 3, 1, 1, 1) == datetime(2026, 3, 1, 1, 6, tzinfo=UTC)
    await world.at(2026, 3, 1, 1, 6)
    assert await world.outcomes() == [("2026-03-01", State.POSTED, "")]


async def test_a_day_on_which_nothing_worked_is_missed_with_the_reason(world):
    world.channel.faults = [Unpostable(Reason.FORBIDDEN)] * 3
    for hour in (1, 2, 3):
        await world.at(2026, 3, 1, hour)
    await world.at(2026, 3, 2, 1)
    assert await world.outcomes() == [
        ("2026-03-01", State.MISSED, "forbidden"),
        ("2026-03-02", State.POSTED, ""),
    ]


async def test_after_an_outage_today_is_late_and_the_days_before_are_missed(world):
    await world.at(2026, 3, 1, 1)
    await world.at(2026, 3, 4, 12)
    assert len(world.channel.posts) == 2
    assert await world.outcomes() == [
        ("2026-03-01", State.POSTED, ""),
        ("2026-03-02", State.MISSED, "outage"),
        ("2026-03-03", State.MISSED, "outage"),
        ("2026-03-04", State.POSTED, ""),
    ]


async def test_two_processes_post_once(world, library):
    world.clock[0] = world.channel.now = datetime(2026, 3, 1, 1, tzinfo=UTC)
    other = Daily(library._database, library.list_daily, lambda: world.clock[0])
    await other.catch_up(world.channel)
    await world.daily.catch_up(world.channel)
    assert len(world.channel.posts) == 1


async def test_a_paused_schedule_rests_and_makes_up_for_nothing(world):
    await world.daily.pause(1, 7)
    await world.at(2026, 3, 1, 2)
    await world.daily.resume(1, 7)
    await world.at(2026, 3, 1, 3)
    assert world.channel.posts == []
    await world.at(2026, 3, 2, 1)
    assert await world.outcomes() == [("2026-03-02", State.POSTED, "")]


async def test_now_takes_the_place_of_todays_post(world):
    world.clock[0] = world.channel.now = datetime(2026, 3, 1, 0, 10, tzinfo=UTC)
    preview = await world.daily.preview(1, 7)
    await world.daily.post_now(1, 7, world.channel)
    assert await world.daily.post_now(1, 7, world.channel) is None
    await world.at(2026, 3, 1, 1)
    assert preview is not None
    assert [quotation for _, quotation, _ in world.channel.posts] == [preview.id]


async def test_a_month_repeats_nothing_while_there_is_something_new(world):
    for day in range(1, 29):
        await world.at(2026, 3, day, 1)
    shown = Counter(quotation for _, quotation, _ in world.channel.posts)
    assert len(world.channel.posts) == 28
    assert max(shown.values()) == 1
