"""The schedules at work: sleeps until the next one is due, delivers what is due, records what was missed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.daily.deliver import Deliverer, Reason
from bot.daily.when import due_dates, next_due, next_runs
from bot.errors import UnknownReference
from bot.store import schedules

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence
    from datetime import date, datetime

    from bot.daily.deliver import Failed, Place, Posted
    from bot.store.database import Database
    from bot.store.records import Quotation
    from bot.store.schedules import DeliveryRecord, NewSchedule, ScheduleRecord

LONGEST_SLEEP = timedelta(minutes=10)
"""The clock on the wall may be set while we sleep, which no timer notices."""

AT_ONCE = 8
"""Deliveries that are under way together: the rest of Discord's rate limit is for those who wait for an answer."""

BY_HAND = "by-hand"
"""Why a schedule rests that somebody has paused."""

_NEXT_RUNS = 3
_HISTORY = 10


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """A schedule, when it runs next, and what became of it last."""

    schedule: ScheduleRecord
    runs: tuple[datetime, ...]
    last: DeliveryRecord | None


class Daily:
    """All schedules of one database. `run` works until it is cancelled; the rest may be called meanwhile."""

    def __init__(
        self,
        database: Database,
        list_quotations: Callable[[ScheduleRecord], Awaitable[Sequence[Quotation]]],
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._list_quotations = list_quotations
        self._now = now
        self._has_changed = False
        self._sleeping: asyncio.Task[None] | None = None
        self._busy = asyncio.Semaphore(AT_ONCE)

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
        deliverer = self._deliverer(place)
        async with self._database.read() as connection:
            known = [schedule for schedule in await schedules.list_schedules(connection) if schedule.paused is None]
            waiting = await schedules.list_open(connection)
        by_id = {schedule.id: schedule for schedule in known}
        again = [d for d in waiting if d.schedule_id in by_id and d.leased_until <= now]
        await asyncio.gather(
            *(self._attend(deliverer, schedule, now) for schedule in known),
            *(self._try_again(deliverer, by_id[delivery.schedule_id], delivery, now) for delivery in again),
        )
        return await self._next_wake(known, now)

    async def add(self, wish: NewSchedule) -> ScheduleView:
        async with self._database.write() as connection:
            schedule = await schedules.add_schedule(connection, wish, self._now())
        self._wake()
        return self._view(schedule, None)

    async def list(self, guild_id: int) -> tuple[ScheduleView, ...]:
        async with self._database.read() as connection:
            known = await schedules.list_schedules(connection, guild_id)
            last = [await schedules.list_deliveries(connection, schedule.id, 1) for schedule in known]
        return tuple(self._view(s, found[0] if found else None) for s, found in zip(known, last, strict=True))

    async def find(self, schedule_id: int, guild_id: int) -> ScheduleRecord:
        """A server's own schedule.

        Raises:
            UnknownReference: it has none with this id.
        """
        async with self._database.read() as connection:
            known = await schedules.list_schedules(connection, guild_id)
        found = next((schedule for schedule in known if schedule.id == schedule_id), None)
        if found is None:
            raise UnknownReference("schedule", str(schedule_id))
        return found

    async def remove(self, schedule_id: int, guild_id: int) -> None:
        await self.find(schedule_id, guild_id)
        async with self._database.write() as connection:
            await schedules.remove_schedule(connection, schedule_id)
        self._wake()

    async def pause(self, schedule_id: int, guild_id: int) -> None:
        await self.find(schedule_id, guild_id)
        async with self._database.write() as connection:
            await schedules.pause_schedule(connection, schedule_id, BY_HAND)
        self._wake()

    async def resume(self, schedule_id: int, guild_id: int) -> None:
        """Lets a schedule go on: what fell due while it rested is not made up for."""
        await self.find(schedule_id, guild_id)
        async with self._database.write() as connection:
            await schedules.pause_schedule(connection, schedule_id, None)
            await schedules.note_done(connection, schedule_id, self._now())
        self._wake()

    async def history(self, schedule_id: int, guild_id: int) -> tuple[DeliveryRecord, ...]:
        await self.find(schedule_id, guild_id)
        async with self._database.read() as connection:
            return tuple(await schedules.list_deliveries(connection, schedule_id, _HISTORY))

    async def preview(self, schedule_id: int, guild_id: int) -> Quotation | None:
        """What the schedule would post today."""
        schedule = await self.find(schedule_id, guild_id)
        quotations = await self._list_quotations(schedule)
        return await self._deliverer(None).choose(schedule, _today(schedule, self._now()), quotations)

    async def post_now(self, schedule_id: int, guild_id: int, place: Place) -> Posted | Failed | None:
        """Posts today's highlight before its time; None where it is posted already."""
        schedule = await self.find(schedule_id, guild_id)
        return await self._deliverer(place).deliver(schedule, _today(schedule, self._now()))

    def _deliverer(self, place: Place | None) -> Deliverer:
        return Deliverer(self._database, place, self._list_quotations, self._now)

    async def _attend(self, deliverer: Deliverer, schedule: ScheduleRecord, now: datetime) -> None:
        """Everything that fell due for one schedule since it was looked at last."""
        days = list(due_dates(schedule.done_until, now, schedule.wish.at, _zone(schedule), schedule.wish.weekdays))
        if not days:
            return
        today = _today(schedule, now)
        if today in days:
            async with self._busy:
                await deliverer.deliver(schedule, today)
        async with self._database.write() as connection:
            await schedules.note_missed(connection, schedule.id, [day for day in days if day != today], Reason.OUTAGE)
            await schedules.note_done(connection, schedule.id, now)

    async def _try_again(
        self, deliverer: Deliverer, schedule: ScheduleRecord, delivery: DeliveryRecord, now: datetime
    ) -> None:
        if delivery.day == _today(schedule, now):
            async with self._busy:
                await deliverer.deliver(schedule, delivery.day)
        else:
            async with self._database.write() as connection:
                await schedules.note_missed(connection, schedule.id, [delivery.day], Reason.OUTAGE)

    async def _next_wake(self, known: Iterable[ScheduleRecord], now: datetime) -> datetime | None:
        async with self._database.read() as connection:
            waiting = await schedules.list_open(connection)
        due = [next_due(now, s.wish.at, _zone(s), s.wish.weekdays) for s in known]
        return min([*due, *(delivery.leased_until for delivery in waiting)], default=None)

    def _view(self, schedule: ScheduleRecord, last: DeliveryRecord | None) -> ScheduleView:
        wish = schedule.wish
        runs = next_runs(self._now(), wish.at, _zone(schedule), wish.weekdays, _NEXT_RUNS)
        return ScheduleView(schedule, tuple(runs), last)


def _zone(schedule: ScheduleRecord) -> ZoneInfo:
    return ZoneInfo(schedule.wish.zone)


def _today(schedule: ScheduleRecord, now: datetime) -> date:
    return now.astimezone(_zone(schedule)).date()
