"""Exactly once: whatever dies or is lost between two steps, each local date has one post or a reason."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from structlog.testing import capture_logs

from bot.daily.deliver import STEP, Post, Reason, Unpostable
from bot.daily.ledger import LEASE, Ledger
from bot.daily.runner import GIVE_UP_AFTER, LONGEST_SLEEP, MOST_SCHEDULES, Daily
from bot.errors import TooManySchedules
from bot.store.schedules import BY_HAND, NewSchedule, State

if TYPE_CHECKING:
    from bot.library import Library
    from bot.store.records import Quotation
    from bot.store.schedules import DeliveryRecord, ScheduleRecord

NONCE_LIVES = timedelta(minutes=3)
WISH = NewSchedule(7, 70, "Asia/Shanghai", time(9), 0b1111111, "zh-CN", 700)


class ProcessDied(BaseException):
    """As if the process had been killed there."""


@dataclass
class Channel:
    """A channel that takes posts as Discord does: the same nonce within minutes gives the first message again."""

    clock: list[datetime]
    posts: list[tuple[int, int, datetime]] = field(default_factory=list)
    faults: list[BaseException | None] = field(default_factory=list)
    loses_answer: bool = False
    obstacle: Reason | None = None
    told: list[str] = field(default_factory=list)
    looked: int = 0
    remark: Reason | None = None

    async def find(self, schedule: ScheduleRecord, delivery: DeliveryRecord) -> Post | None:
        self.looked += 1
        known = self._known(delivery)
        return None if known is None else Post(schedule.wish.channel_id, known)

    async def post(self, schedule: ScheduleRecord, delivery: DeliveryRecord, quotation: Quotation) -> Post:
        fault = self.faults.pop(0) if self.faults else None
        if fault is None and self.obstacle:
            fault = Unpostable(self.obstacle)
        if fault is not None and not self.loses_answer:
            raise fault
        known = self._known(delivery)
        if known is None or self.clock[0] - self.posts[known][2] > NONCE_LIVES:
            self.posts.append((delivery.id, quotation.id, self.clock[0]))
            known = len(self.posts) - 1
        if fault is not None:
            raise fault
        return Post(schedule.wish.channel_id, known)

    async def finish(self, schedule: ScheduleRecord, delivery: DeliveryRecord, post: Post) -> Reason | None:
        return self.remark

    async def check(self, schedule: ScheduleRecord) -> None:
        if self.obstacle:
            raise Unpostable(self.obstacle)

    async def tell(self, schedule: ScheduleRecord, reason: str) -> None:
        self.told.append(reason)

    def _known(self, delivery: DeliveryRecord) -> int | None:
        return next((at for at, (id_, _, _) in enumerate(self.posts) if id_ == delivery.id), None)


@dataclass
class World:
    daily: Daily
    channel: Channel
    clock: list[datetime]

    async def at(self, *parts: int) -> datetime | None:
        return await self.come(datetime(*parts, tzinfo=UTC))  # type: ignore[misc,arg-type]

    async def come(self, moment: datetime) -> datetime | None:
        self.clock[0] = moment
        return await self.daily.catch_up(self.channel)

    async def live_until(self, *parts: int) -> None:
        """Wakes whenever something is due, as the runner does."""
        until = datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]
        while (wake := await self.daily.catch_up(self.channel)) is not None and wake <= until:
            assert wake > self.clock[0], "what is due now was done"
            self.clock[0] = wake
        self.clock[0] = until

    async def outcomes(self, schedule_id: int = 1) -> list[tuple[str, State, str]]:
        history = await self.daily.history(schedule_id, 7)
        return [(d.day.isoformat(), d.state, d.reason) for d in reversed(history)]

    async def schedule(self) -> ScheduleRecord:
        return await self.daily.find(1, 7)


def make_daily(library: Library, clock: list[datetime], ledger: Ledger | None = None) -> Daily:
    return Daily(library._database, library.list_daily, lambda: clock[0], ledger)


@pytest.fixture
async def world(library: Library):
    clock = [datetime(2026, 3, 1, tzinfo=UTC)]
    daily = make_daily(library, clock)
    await daily.add(WISH)
    return World(daily, Channel(clock), clock)


async def test_one_post_a_day_and_the_next_due_instant_is_known(world):
    assert await world.at(2026, 3, 1, 0, 30) == datetime(2026, 3, 1, 1, tzinfo=UTC)
    assert world.channel.posts == []
    assert await world.at(2026, 3, 1, 1) == datetime(2026, 3, 2, 1, tzinfo=UTC)
    await world.at(2026, 3, 1, 1, 1)
    await world.at(2026, 3, 2, 1)
    assert len(world.channel.posts) == 2
    assert len({quotation for _, quotation, _ in world.channel.posts}) == 2
    assert await world.outcomes() == [("2026-03-01", State.POSTED, ""), ("2026-03-02", State.POSTED, "")]
    assert world.channel.looked == 0


@pytest.mark.parametrize("answer_lost", [False, True])
@pytest.mark.parametrize("minutes_down", [1, 6, 300])
async def test_a_process_that_dies_while_it_posts_leaves_one_post(world, answer_lost, minutes_down):
    world.channel.faults = [ProcessDied()]
    world.channel.loses_answer = answer_lost
    with pytest.raises(BaseExceptionGroup):
        await world.at(2026, 3, 1, 1)
    back = world.clock[0] + timedelta(minutes=minutes_down)
    await world.come(back)
    await world.come(back + LEASE)
    assert len(world.channel.posts) == 1
    assert await world.outcomes() == [("2026-03-01", State.POSTED, "")]


STEPS = ("claim", "list_shown", "hold", "note_posted", "settle")


@pytest.mark.parametrize("dies_after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("minutes_down", [6, 300])
async def test_a_process_that_dies_at_any_entry_of_the_ledger_leaves_one_post(  # noqa: PLR0917  fixtures
    world, library, monkeypatch, step, dies_after, minutes_down
):
    dying = Ledger(library._database)
    entry = getattr(dying, step)

    async def die(*args, **named):
        if dies_after:
            await entry(*args, **named)
        raise ProcessDied

    setattr(dying, step, die)
    world.clock[0] = datetime(2026, 3, 1, 1, tzinfo=UTC)
    with pytest.raises(BaseExceptionGroup):
        await make_daily(library, world.clock, dying).catch_up(world.channel)
    world.clock[0] += timedelta(minutes=minutes_down)
    await world.live_until(2026, 3, 1, 12)
    assert len(world.channel.posts) == 1
    assert await world.outcomes() == [("2026-03-01", State.POSTED, "")]


async def test_who_has_lost_the_lease_does_not_post(world, library):
    """LeaseLostInTheMiddle: choosing took so long that somebody else has posted, and the nonce is forgotten."""

    class Slow(Ledger):
        async def list_shown(self, *args):
            if world.clock[0] < datetime(2026, 3, 1, 1, 30, tzinfo=UTC):
                world.clock[0] += timedelta(minutes=30)
                await world.daily.catch_up(world.channel)
                world.clock[0] += timedelta(minutes=30)
            return await super().list_shown(*args)

    world.clock[0] = datetime(2026, 3, 1, 1, tzinfo=UTC)
    await make_daily(library, world.clock, Slow(library._database)).catch_up(world.channel)
    assert len(world.channel.posts) == 1
    assert await world.outcomes() == [("2026-03-01", State.POSTED, "")]


async def test_a_step_that_hangs_is_cut_off_long_before_the_lease_ends(world, monkeypatch):
    assert STEP * 3 < LEASE
    monkeypatch.setattr("bot.daily.deliver.STEP", timedelta(milliseconds=10))
    post = world.channel.post

    async def hang(*args):
        await post(*args)
        await asyncio.Event().wait()

    world.channel.post = hang
    await world.at(2026, 3, 1, 1)
    assert await world.outcomes() == [("2026-03-01", State.CLAIMED, "unreachable")]
    world.channel.post = post
    await world.live_until(2026, 3, 1, 3)
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


async def test_one_that_was_begun_just_before_midnight_is_still_tried_after_it(world):
    await world.daily.edit(1, 7, at=time(23, 59))
    world.channel.faults = [Unpostable(Reason.UNREACHABLE)] * 3
    await world.live_until(2026, 3, 1, 18)
    assert [outcome[:2] for outcome in await world.outcomes()] == [("2026-03-01", State.POSTED)]


async def test_what_stands_after_all_is_not_recorded_as_missed(world):
    """LostAtMidnight: the answer was lost, and the day was over before anybody looked."""
    world.channel.faults, world.channel.loses_answer = [Unpostable(Reason.UNREACHABLE)], True
    await world.at(2026, 3, 1, 1)
    await world.at(2026, 3, 1, 20)
    assert len(world.channel.posts) == 1
    assert await world.outcomes() == [("2026-03-01", State.POSTED, "")]


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


async def test_behind_an_outage_the_channel_is_looked_at_even_if_nothing_was_written(world, library):
    """PowerCut: the database has lost its last transactions, and the post stands."""
    await world.at(2026, 3, 1, 1)
    async with library._database.write() as connection:
        await connection.execute("UPDATE delivery SET state = 'claimed', channel_id = NULL, leased_until = ''")
        await connection.execute("UPDATE schedule SET next_due = '2026-03-01T01:00:00.000000+00:00', done_until = ''")
        await connection.execute("UPDATE schedule SET done_until = '2026-03-01T00:59:00.000000+00:00'")
    await world.at(2026, 3, 1, 1, 30)
    assert world.channel.looked == 1
    assert len(world.channel.posts) == 1


async def test_two_processes_post_once(world, library):
    world.clock[0] = datetime(2026, 3, 1, 1, tzinfo=UTC)
    other = make_daily(library, world.clock)
    await asyncio.gather(other.catch_up(world.channel), world.daily.catch_up(world.channel))
    await other.catch_up(world.channel)
    assert len(world.channel.posts) == 1
    assert await world.daily.catch_up(world.channel) == datetime(2026, 3, 2, 1, tzinfo=UTC)


async def test_a_paused_schedule_rests_and_makes_up_for_nothing(world):
    await world.daily.pause(1, 7)
    assert await world.at(2026, 3, 1, 2) is None
    await world.daily.resume(1, 7)
    await world.at(2026, 3, 1, 3)
    assert world.channel.posts == []
    await world.at(2026, 3, 2, 1)
    assert await world.outcomes() == [("2026-03-02", State.POSTED, "")]


async def test_now_takes_the_place_of_todays_post(world):
    world.clock[0] = datetime(2026, 3, 1, 0, 10, tzinfo=UTC)
    preview = await world.daily.preview(1, 7)
    await world.daily.post_now(1, 7, world.channel)
    assert await world.daily.post_now(1, 7, world.channel) is None
    [view] = await world.daily.list(7)
    assert view.runs[0] == datetime(2026, 3, 2, 1, tzinfo=UTC)
    await world.at(2026, 3, 1, 1)
    assert preview is not None
    assert [quotation for _, quotation, _ in world.channel.posts] == [preview.id]


async def test_now_that_fails_is_tried_again_soon(world):
    world.clock[0] = datetime(2026, 3, 1, 0, 10, tzinfo=UTC)
    world.channel.faults = [Unpostable(Reason.UNREACHABLE)]
    await world.daily.post_now(1, 7, world.channel)
    assert await world.daily.catch_up(world.channel) == datetime(2026, 3, 1, 0, 11, tzinfo=UTC)
    await world.at(2026, 3, 1, 0, 11)
    assert await world.outcomes() == [("2026-03-01", State.POSTED, "")]


async def test_a_month_repeats_nothing_while_there_is_something_new(world):
    for day in range(1, 29):
        await world.at(2026, 3, day, 1)
    shown = Counter(quotation for _, quotation, _ in world.channel.posts)
    assert len(world.channel.posts) == 28
    assert max(shown.values()) == 1


# --- what fails, rests, and goes on by itself


@pytest.mark.parametrize("obstacle", [Reason.FORBIDDEN, Reason.CHANNEL_GONE, Reason.TAG_NEEDED])
async def test_what_fails_for_long_rests_tells_somebody_once_and_goes_on_when_it_is_mended(world, obstacle):
    world.channel.obstacle = obstacle
    await world.live_until(2026, 3, 4, 2)
    schedule = await world.schedule()
    assert schedule.paused == obstacle
    assert world.channel.told == [obstacle]
    assert await world.outcomes() == [
        ("2026-03-01", State.MISSED, obstacle),
        ("2026-03-02", State.MISSED, obstacle),
        ("2026-03-03", State.MISSED, obstacle),
    ]
    world.channel.obstacle = None
    await world.live_until(2026, 3, 4, 14)  # the fourth is still going on in Shanghai
    assert (await world.schedule()).paused is None
    await world.live_until(2026, 3, 5, 2)
    assert (await world.outcomes())[3:] == [("2026-03-04", State.POSTED, ""), ("2026-03-05", State.POSTED, "")]
    world.channel.obstacle = obstacle
    await world.live_until(2026, 3, 7, 2)
    assert world.channel.told == [obstacle, obstacle]


async def test_it_goes_on_within_minutes_where_it_is_mended_soon(world):
    world.channel.obstacle = Reason.FORBIDDEN
    await world.live_until(2026, 3, 1, 2, 30)
    assert (await world.schedule()).paused == Reason.FORBIDDEN
    world.channel.obstacle = None
    await world.live_until(2026, 3, 1, 3)
    assert await world.outcomes() == [("2026-03-01", State.POSTED, "")]


async def test_the_next_look_comes_ever_later(world):
    world.channel.obstacle = Reason.FORBIDDEN
    looks = []
    check = world.channel.check

    async def count(schedule):
        looks.append(world.clock[0])
        await check(schedule)

    world.channel.check = count
    await world.live_until(2026, 3, 20)
    pauses = [later - earlier for earlier, later in pairwise(looks)]
    assert pauses == sorted(pauses)
    assert timedelta(minutes=15) <= pauses[0] < pauses[-1] == timedelta(hours=6)
    assert len(looks) < 100


async def test_an_unreachable_discord_is_waited_for_and_nobody_is_bothered(world):
    world.channel.faults = [Unpostable(Reason.UNREACHABLE)] * 8
    await world.live_until(2026, 3, 2, 2)
    assert world.channel.told == []
    assert (await world.outcomes())[0] == ("2026-03-01", State.POSTED, "")


async def test_an_empty_library_is_told_of_and_filled_goes_on(empty_library, filled_database):
    clock = [datetime(2026, 3, 1, tzinfo=UTC)]
    world = World(make_daily(empty_library, clock), Channel(clock), clock)
    await world.daily.add(WISH)
    await world.live_until(2026, 3, 1, 4)
    assert world.channel.told == [Reason.NOTHING_TO_SHOW]
    from tests.conftest import SAMPLES

    await empty_library.ingest(SAMPLES / "mara-oduya-repair-cafe.md")
    await world.live_until(2026, 3, 1, 6)
    assert await world.outcomes() == [("2026-03-01", State.POSTED, "")]


async def test_an_error_of_our_own_stops_nothing_else_and_reaches_a_person(world):
    await world.daily.add(NewSchedule(7, 71, "Asia/Shanghai", time(9), 0b1111111, "zh-CN", 700))
    post = world.channel.post

    async def fail(schedule, *args):
        if schedule.id == 1:
            raise LookupError("a bug")
        return await post(schedule, *args)

    world.channel.post = fail
    with capture_logs() as logged:
        await world.live_until(2026, 3, 1, 4)
    assert {entry["schedule"] for entry in logged} == {1}
    assert await world.outcomes(2) == [("2026-03-01", State.POSTED, "")]
    assert (await world.outcomes(1))[0][2] == Reason.BROKEN
    assert world.channel.told == [Reason.BROKEN]
    with capture_logs():
        await world.live_until(2026, 3, 2, 4)
    assert world.channel.told == [Reason.BROKEN]


async def test_what_could_not_be_done_beside_the_post_is_remarked_and_no_failure(world):
    world.channel.remark = Reason.NO_THREAD
    await world.daily.edit(1, 7, discuss=True)
    await world.at(2026, 3, 1, 1)
    assert await world.outcomes() == [("2026-03-01", State.POSTED, "no-thread")]


async def test_an_edit_is_tried_at_once_where_the_old_wish_failed(world):
    world.channel.obstacle = Reason.FORBIDDEN
    await world.live_until(2026, 3, 1, 3)
    world.channel.obstacle = None
    await world.daily.edit(1, 7, channel_id=71)
    await world.daily.catch_up(world.channel)
    assert await world.outcomes() == [("2026-03-01", State.POSTED, "")]


async def test_an_edit_while_it_is_due_does_not_cost_the_day(world):
    world.clock[0] = datetime(2026, 3, 1, 1, 0, 30, tzinfo=UTC)
    await world.daily.edit(1, 7, topic=None, discuss=True)
    await world.daily.catch_up(world.channel)
    assert await world.outcomes() == [("2026-03-01", State.POSTED, "")]


async def test_an_edit_makes_up_for_nothing_and_repeats_nothing(world):
    await world.at(2026, 3, 1, 1)
    view = await world.daily.edit(1, 7, at=time(11), zone="Asia/Shanghai")
    assert view.runs[0] == datetime(2026, 3, 2, 3, tzinfo=UTC)
    await world.live_until(2026, 3, 1, 4)
    view = await world.daily.edit(1, 7, at=time(8))
    await world.live_until(2026, 3, 1, 12)
    assert await world.outcomes() == [("2026-03-01", State.POSTED, "")]
    await world.daily.pause(1, 7)
    assert (await world.daily.edit(1, 7, at=time(10))).schedule.paused == BY_HAND


# --- clocks and rules


async def test_a_clock_that_ran_years_ahead_and_was_set_right_silences_nothing(world):
    await world.at(2026, 3, 1, 1)
    await world.at(2030, 1, 1, 12)
    await world.live_until(2030, 1, 2, 12)
    await world.at(2026, 3, 1, 2)
    await world.live_until(2026, 3, 4, 2)
    posts = Counter(at.date() for _, _, at in world.channel.posts)
    assert all(posts[datetime(2026, 3, day, tzinfo=UTC).date()] == 1 for day in (1, 2, 3, 4))


async def test_a_clock_that_is_set_back_repeats_nothing(world):
    await world.at(2026, 3, 1, 1)
    await world.at(2026, 3, 1, 0, 30)
    await world.live_until(2026, 3, 1, 12)
    assert len(world.channel.posts) == 1


async def test_new_rules_of_a_zone_are_followed_from_the_next_start_on(world, library):
    """What was reckoned by old rules, an hour too late, is put right."""
    async with library._database.write() as connection:
        await connection.execute("UPDATE schedule SET next_due = '2026-03-01T02:00:00.000000+00:00'")
    assert await make_daily(library, world.clock).catch_up(world.channel) == datetime(2026, 3, 1, 1, tzinfo=UTC)


async def test_a_zone_that_is_gone_leaves_the_others_alone(world, library):
    await world.daily.add(NewSchedule(8, 80, "Asia/Shanghai", time(9), 0b1111111, "zh-CN", 700))
    async with library._database.write() as connection:
        await connection.execute("UPDATE schedule SET zone = 'Atlantis/Capital' WHERE id = 1")
    with capture_logs() as logged:
        await make_daily(library, world.clock).catch_up(world.channel)
        await world.live_until(2026, 3, 1, 2)
    assert {entry["schedule"] for entry in logged} == {1}
    assert len(world.channel.posts) == 1


# --- limits


async def test_a_server_has_a_sane_number_of_schedules(world):
    for _ in range(MOST_SCHEDULES - 1):
        await world.daily.add(WISH)
    with pytest.raises(TooManySchedules):
        await world.daily.add(WISH)
    await world.daily.add(NewSchedule(8, 80, "UTC", time(9), 1, "en-US", 1))


async def test_a_library_is_listed_once_for_all_that_draw_from_it(library):
    clock = [datetime(2026, 3, 1, tzinfo=UTC)]
    listed = []

    async def list_quotations(wish):
        listed.append(wish.guild_id)
        return await library.list_daily(wish)

    daily = Daily(library._database, list_quotations, lambda: clock[0])
    channel = Channel(clock)
    for guild in range(1, 30):
        await daily.add(NewSchedule(guild, guild, "UTC", time(9), 0b1111111, "en-US", 1))
    clock[0] = datetime(2026, 3, 1, 9, tzinfo=UTC)
    await daily.catch_up(channel)
    assert len(channel.posts) == 29
    assert listed == [0]


def test_giving_up_takes_more_than_an_hour_of_trying():
    from bot.daily.deliver import PAUSES

    assert sum(PAUSES[: GIVE_UP_AFTER - 1], timedelta()) > timedelta(hours=1)


# --- asleep and awake


async def test_the_runner_sleeps_until_something_is_due_and_wakes_for_what_is_changed(world):
    """No timer of the real clock runs out here: only a change wakes it."""
    asleep: asyncio.Queue[float] = asyncio.Queue()
    sleep = world.daily._sleep

    async def note(seconds):
        asleep.put_nowait(seconds)
        await sleep(seconds)

    world.daily._sleep = note
    running = asyncio.create_task(world.daily.run(world.channel))
    assert await asleep.get() == LONGEST_SLEEP.total_seconds()
    world.clock[0] = datetime(2026, 3, 1, 0, 59, 30, tzinfo=UTC)
    await world.daily.add(NewSchedule(7, 71, "UTC", time(12), 0b1111111, "en-US", 700))
    assert await asleep.get() == 30
    world.clock[0] = datetime(2026, 3, 1, 1, tzinfo=UTC)
    await world.daily.pause(2, 7)
    await asleep.get()
    assert len(world.channel.posts) == 1
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
