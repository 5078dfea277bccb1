"""The schedules at work: sleeps until the next one is due, delivers what is due, records what was missed.

Each schedule has one instant at which it is to be looked at next, and an index leads to the first of them: when it
runs, when a try that failed is made again, when a lease runs out of a process that may have died, or when it is seen
whether what it rests for is mended.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfoNotFoundError

import structlog

from bot.daily.deliver import Deliverer, Failed, Posted, Reason, Unpostable, choose_for
from bot.daily.ledger import Ledger
from bot.daily.shelves import Shelves
from bot.daily.when import due_at, due_dates, next_due, next_runs, zone_of
from bot.errors import TooManySchedules, UnknownReference
from bot.store.schedules import BY_HAND, State

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
    from datetime import date, datetime

    from bot.daily.deliver import Place
    from bot.store.database import Database
    from bot.store.records import Quotation
    from bot.store.schedules import DeliveryRecord, NewSchedule, ScheduleRecord

log = structlog.get_logger()

LONGEST_SLEEP = timedelta(minutes=5)
"""The clock on the wall may be set while we sleep, which no timer notices; and another process may have been told of
something that is due before, and have died since."""

AT_ONCE = 8
"""Deliveries that are under way together: the rest of Discord's rate limit is for those who wait for an answer."""

PAGE = 64
"""Schedules that are read at once, however many are due."""

MOST_SCHEDULES = 10
"""Schedules of a server: as many as are listed in one message."""

GIVE_UP_AFTER = 5
"""Tries after which a schedule rests until its cause is gone: almost an hour and a half after the first."""

LONGEST_MISSED = timedelta(days=400)
"""Days that are recorded as missed after an outage, or after a clock was wrong: what is older, nobody asks for."""

GRACE = timedelta(hours=2)
"""A delivery that began in time is still tried for so long after its time, though its day may be over by then."""

_RECOVERY = timedelta(minutes=5)
"""When a schedule is looked at again at which we failed by an error of our own."""

LATE = timedelta(minutes=2)
"""A highlight that is begun so long after its time comes behind an outage."""

_SOONEST_CHECK, _LATEST_CHECK = timedelta(minutes=15), timedelta(hours=6)

_NEXT_RUNS = 3
_HISTORY = 10


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """A schedule as it is now, when it runs next, and what became of it last."""

    schedule: ScheduleRecord
    now: datetime
    runs: tuple[datetime, ...]
    last: DeliveryRecord | None


class Daily:
    """All schedules of one database. `run` works until it is cancelled; the rest may be called meanwhile."""

    def __init__(
        self,
        database: Database,
        list_quotations: Callable[[NewSchedule], Awaitable[Sequence[Quotation]]],
        now: Callable[[], datetime],
        ledger: Ledger | None = None,
    ) -> None:
        self._ledger = ledger or Ledger(database)
        self._shelves = Shelves(database, list_quotations)
        self._now = now
        self._looked_at: datetime | None = None
        self._has_changed = False
        self._sleeping: asyncio.Task[None] | None = None
        self._busy = asyncio.Semaphore(AT_ONCE)

    # --- at work

    async def run(self, place: Place) -> None:
        """Delivers what falls due, from now on and for ever."""
        while True:
            self._has_changed = False
            wake_at = await self.catch_up(place)
            pause = LONGEST_SLEEP if wake_at is None else min(wake_at - self._now(), LONGEST_SLEEP)
            if not self._has_changed:
                await self._sleep(max(pause.total_seconds(), 0))

    async def _sleep(self, seconds: float) -> None:
        """Until then, or until something changes: which cancels the sleep, and not the sleeper."""
        self._sleeping = asyncio.create_task(asyncio.sleep(seconds))
        try:
            await self._sleeping
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise

    def _wake(self) -> None:
        self._has_changed = True
        if self._sleeping is not None:
            self._sleeping.cancel()

    async def catch_up(self, place: Place) -> datetime | None:
        """Does all that is due by now; gives the instant at which something is due next, if anything ever is.

        Of an outage, today's highlight is posted late; those of days that have passed are recorded as missed.
        """
        now = self._now()
        # Once at the start, where zones may have new rules, and whenever the clock was set back.
        if self._looked_at is None or now < self._looked_at:
            await self._turn_back(now)
        self._looked_at = now
        deliverer = Deliverer(self._ledger, self._shelves, place, self._now)
        async with asyncio.TaskGroup() as group:
            async for schedule in self._list_due(now):
                await self._busy.acquire()
                work = group.create_task(self._attend_safely(deliverer, place, schedule, now))
                work.add_done_callback(lambda _: self._busy.release())
        return await self._ledger.first_due()

    async def _list_due(self, now: datetime) -> AsyncIterator[ScheduleRecord]:
        """Everything that is due by now, once, a page at a time."""
        after: tuple[datetime, int] | None = None
        while page := await self._ledger.list_due(now, after, PAGE):
            for schedule in page:
                yield schedule
            assert page[-1].next_due is not None, "what is due has a time"
            after = page[-1].next_due, page[-1].id

    async def _attend_safely(self, deliverer: Deliverer, place: Place, schedule: ScheduleRecord, now: datetime) -> None:
        """An error of our own at one schedule is logged, and is no reason to leave the others."""
        try:
            if schedule.paused is None or await self._is_mended(place, schedule, now):
                await self._attend(deliverer, place, schedule, now)
        except Exception:
            log.exception("a schedule failed", schedule=schedule.id)
            await self._ledger.postpone(schedule.id, self._now() + _RECOVERY)

    async def _attend(self, deliverer: Deliverer, place: Place, schedule: ScheduleRecord, now: datetime) -> None:
        """Everything that fell due for one schedule since it was looked at last, and what is open of it."""
        today = _today(schedule, now)
        days = _due_days(schedule, now)
        open_ = await self._ledger.list_open(schedule.id)
        tried = [delivery for delivery in open_ if _is_timely(schedule, delivery, now)]
        missed = [day for day in days if day != today and day not in {delivery.day for delivery in open_}]
        if missed:
            await self._ledger.note_missed(schedule.id, missed, Reason.OUTAGE, now)
        for delivery in open_:
            if delivery not in tried:
                await self._give_up(deliverer, schedule, delivery, now)
        due = {delivery.day for delivery in tried} | ({today} & set(days))
        outcomes = [await deliverer.deliver(schedule, day, is_late=_is_late(schedule, day, now)) for day in sorted(due)]
        await self._ledger.settle(schedule.id, now, _next_run(schedule, now))
        for outcome in outcomes:
            if isinstance(outcome, Failed):
                await self._rest_if_hopeless(place, schedule, outcome)

    async def _give_up(
        self, deliverer: Deliverer, schedule: ScheduleRecord, delivery: DeliveryRecord, now: datetime
    ) -> None:
        """Its day is over: what may stand in the channel is looked for once more, and else it was missed."""
        if delivery.leased_until > now:
            return
        try:
            found = await deliverer.find_lost(schedule, delivery)
        except Unpostable as error:
            if error.reason is Reason.UNREACHABLE and now - delivery.leased_until < GRACE:
                return
            found = None
        if found is None:
            await self._ledger.note_missed(schedule.id, [delivery.day], Reason.OUTAGE, now)

    # --- what fails, rests, and goes on by itself

    async def _rest_if_hopeless(self, place: Place, schedule: ScheduleRecord, failed: Failed) -> None:
        """After some tries a schedule rests, and somebody is told; not where nobody could mend anything."""
        if failed.attempts < GIVE_UP_AFTER or failed.reason is Reason.UNREACHABLE:
            return
        now = self._now()
        await self._ledger.pause(schedule.id, failed.reason, now + _until_check(schedule, now))
        if not schedule.told:
            await self._tell(place, schedule, failed.reason)

    async def _tell(self, place: Place, schedule: ScheduleRecord, reason: str) -> None:
        await place.tell(schedule, reason)
        await self._ledger.note_told(schedule.id)

    async def _is_mended(self, place: Place, schedule: ScheduleRecord, now: datetime) -> bool:
        """Whether what a schedule rests for is gone: then it goes on. Seen ever more rarely, and without a post."""
        reason = await self._obstacle(place, schedule)
        if reason is None:
            await self._ledger.resume(schedule.id, now)
            return True
        days = [day for day in _due_days(schedule, now) if day != _today(schedule, now)]
        if days:
            await self._ledger.note_missed(schedule.id, days, reason, now)
        for delivery in await self._ledger.list_open(schedule.id):
            if not _is_timely(schedule, delivery, now):
                await self._ledger.note_missed(schedule.id, [delivery.day], reason, now)
        await self._ledger.pause(schedule.id, reason, now + _until_check(schedule, now))
        if not schedule.told:
            await self._tell(place, schedule, reason)
        return False

    async def _obstacle(self, place: Place, schedule: ScheduleRecord) -> Reason | None:
        """Why a post would fail, as far as that can be known without one."""
        if not await self._shelves.find(schedule.wish):
            return Reason.NOTHING_TO_SHOW
        try:
            await place.check(schedule)
        except Unpostable as error:
            return error.reason
        return None

    async def _turn_back(self, now: datetime) -> None:
        """Puts right what was reckoned by another clock, or by other rules of a zone."""
        after = 0
        while page := await self._ledger.list_all(after, PAGE):
            after = page[-1].id
            for schedule in page:
                try:
                    run = _next_run(schedule, min(schedule.done_until, now))
                except ZoneInfoNotFoundError:
                    continue  # and is logged whenever it is due
                if schedule.next_due is None or schedule.done_until > now or run < schedule.next_due:
                    await self._ledger.turn_back(schedule, now, run, _today(schedule, run))

    # --- what admins do

    async def add(self, wish: NewSchedule) -> ScheduleView:
        """Makes a schedule, which runs from now on.

        Raises:
            TooManySchedules: the server has as many as it may.
        """
        now = self._now()
        due = next_due(now, wish.at, zone_of(wish), wish.weekdays)
        schedule = await self._ledger.add(wish, now, due, MOST_SCHEDULES)
        if schedule is None:
            raise TooManySchedules(MOST_SCHEDULES)
        self._wake()
        return self._view(schedule, None)

    async def edit(self, schedule_id: int, guild_id: int, **wishes: object) -> ScheduleView:
        """Wishes something else from now on; `wishes` are fields of `NewSchedule`.

        By another time, what fell due before is not made up for; what is due by the old one still comes.
        """
        schedule = await self.find(schedule_id, guild_id)
        wish = replace(schedule.wish, **wishes)  # type: ignore[arg-type]  # the fields are checked by the class
        now = self._now()
        done_until = schedule.done_until if _hours(wish) == _hours(schedule.wish) else now
        await self._ledger.change(schedule_id, wish, now, done_until)
        self._wake()
        return await self.view(schedule_id, guild_id)

    async def list(self, guild_id: int) -> tuple[ScheduleView, ...]:
        known = await self._ledger.of_guild(guild_id)
        last = [await self._ledger.list_deliveries(schedule.id, 1) for schedule in known]
        return tuple(self._view(s, found[0] if found else None) for s, found in zip(known, last, strict=True))

    async def view(self, schedule_id: int, guild_id: int) -> ScheduleView:
        """A server's own schedule. Raises as `find` does."""
        schedule = await self.find(schedule_id, guild_id)
        last = await self._ledger.list_deliveries(schedule_id, 1)
        return self._view(schedule, last[0] if last else None)

    async def find(self, schedule_id: int, guild_id: int) -> ScheduleRecord:
        """A server's own schedule.

        Raises:
            UnknownReference: it has none with this id.
        """
        known = await self._ledger.of_guild(guild_id)
        found = next((schedule for schedule in known if schedule.id == schedule_id), None)
        if found is None:
            raise UnknownReference("schedule", str(schedule_id))
        return found

    async def remove(self, schedule_id: int, guild_id: int) -> None:
        await self.find(schedule_id, guild_id)
        await self._ledger.remove(schedule_id)

    async def pause(self, schedule_id: int, guild_id: int) -> None:
        await self.find(schedule_id, guild_id)
        await self._ledger.pause(schedule_id, BY_HAND, None)
        self._wake()

    async def resume(self, schedule_id: int, guild_id: int) -> None:
        """Lets a schedule go on: what fell due while it rested by hand is not made up for."""
        schedule = await self.find(schedule_id, guild_id)
        now = self._now()
        if schedule.paused == BY_HAND:
            await self._ledger.resume(schedule_id, now, done_until=now)
        else:
            await self._ledger.resume(schedule_id, now)
        self._wake()

    async def history(self, schedule_id: int, guild_id: int) -> tuple[DeliveryRecord, ...]:
        await self.find(schedule_id, guild_id)
        return tuple(await self._ledger.list_deliveries(schedule_id, _HISTORY))

    async def preview(self, schedule_id: int, guild_id: int) -> Quotation | None:
        """What the schedule would post today."""
        schedule = await self.find(schedule_id, guild_id)
        choice = await choose_for(schedule, _today(schedule, self._now()), self._ledger, self._shelves)
        return None if choice is None else await self._shelves.quotation(choice.candidate.id, guild_id)

    async def post_now(self, schedule_id: int, guild_id: int, place: Place) -> Posted | Failed | None:
        """Posts today's highlight before its time; None where it is posted already."""
        schedule = await self.find(schedule_id, guild_id)
        deliverer = Deliverer(self._ledger, self._shelves, place, self._now)
        outcome = await deliverer.deliver(schedule, _today(schedule, self._now()))
        if isinstance(outcome, Posted) and schedule.paused not in (None, BY_HAND):
            await self._ledger.resume(schedule_id, self._now())
        await self._ledger.settle(schedule_id, schedule.done_until, _next_run(schedule, schedule.done_until))
        self._wake()
        return outcome

    def _view(self, schedule: ScheduleRecord, last: DeliveryRecord | None) -> ScheduleView:
        wish, zone = schedule.wish, zone_of(schedule)
        now = self._now()
        runs = next_runs(now, wish.at, zone, wish.weekdays, _NEXT_RUNS + 1)
        done = last.day if last is not None and last.state is State.POSTED else None
        left = [run for run in runs if run.astimezone(zone).date() != done]
        return ScheduleView(schedule, now, tuple(left[:_NEXT_RUNS]), last)


def _hours(wish: NewSchedule) -> tuple[object, ...]:
    return wish.at, wish.zone, wish.weekdays


def _today(schedule: ScheduleRecord, now: datetime) -> date:
    return now.astimezone(zone_of(schedule)).date()


def _next_run(schedule: ScheduleRecord, now: datetime) -> datetime:
    return next_due(now, schedule.wish.at, zone_of(schedule), schedule.wish.weekdays)


def _due_days(schedule: ScheduleRecord, now: datetime) -> list[date]:
    """The local dates that fell due since a schedule was looked at last."""
    since = max(schedule.done_until, now - LONGEST_MISSED)
    return list(due_dates(since, now, schedule.wish.at, zone_of(schedule), schedule.wish.weekdays))


def _is_late(schedule: ScheduleRecord, day: date, now: datetime) -> bool:
    due = due_at(day, schedule.wish.at, zone_of(schedule))
    return due is not None and now - due > LATE


def _until_check(schedule: ScheduleRecord, now: datetime) -> timedelta:
    """How long a schedule rests before it is seen whether its cause is gone: longer, the longer it fails."""
    failing = now - (schedule.failing_since or now)
    return max(_SOONEST_CHECK, min(failing / 4, _LATEST_CHECK))


def _is_timely(schedule: ScheduleRecord, delivery: DeliveryRecord, now: datetime) -> bool:
    """Whether a delivery that was begun may still be posted: on its day, or not long after its time."""
    if delivery.day >= _today(schedule, now):
        return True
    due = due_at(delivery.day, schedule.wish.at, zone_of(schedule))
    return due is not None and now - due < GRACE
