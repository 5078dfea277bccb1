"""The book of schedules and deliveries. Each entry is one transaction: a process may die between any two of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.daily.choose import RECENT, Shown
from bot.store import schedules
from bot.store.posts import note_daily_post

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from bot.store.database import Database
    from bot.store.schedules import DeliveryRecord, NewSchedule, ScheduleRecord


LEASE = timedelta(minutes=5)
"""How long a delivery belongs to whoever claimed it, and again to whoever is about to post it."""


class Ledger:
    """All schedules of one database, and what became of each on each date."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # --- schedules

    async def add(self, wish: NewSchedule, now: datetime, next_due: datetime, most: int) -> ScheduleRecord | None:
        """None where the server has as many as it may."""
        async with self._database.write() as connection:
            if len(await schedules.list_schedules(connection, wish.guild_id)) >= most:
                return None
            return await schedules.add_schedule(connection, wish, now, next_due)

    async def change(self, schedule_id: int, wish: NewSchedule, now: datetime, done_until: datetime) -> None:
        """Wishes something else from now on; what failed is tried again at once."""
        async with self._database.write() as connection:
            await schedules.change_schedule(connection, schedule_id, wish, now, done_until)
            await schedules.release(connection, schedule_id, now, now + LEASE)

    async def remove(self, schedule_id: int) -> None:
        async with self._database.write() as connection:
            await schedules.remove_schedule(connection, schedule_id)

    async def of_guild(self, guild_id: int) -> list[ScheduleRecord]:
        async with self._database.read() as connection:
            return await schedules.list_schedules(connection, guild_id)

    async def list_due(self, now: datetime, after: tuple[datetime, int] | None, limit: int) -> list[ScheduleRecord]:
        async with self._database.read() as connection:
            return await schedules.list_due(connection, now, after, limit)

    async def list_all(self, after: int, limit: int) -> list[ScheduleRecord]:
        async with self._database.read() as connection:
            return await schedules.list_all(connection, after, limit)

    async def first_due(self) -> datetime | None:
        async with self._database.read() as connection:
            return await schedules.first_due(connection)

    async def pause(self, schedule_id: int, reason: str, next_due: datetime | None) -> None:
        async with self._database.write() as connection:
            await schedules.pause_schedule(connection, schedule_id, reason, next_due)

    async def resume(self, schedule_id: int, now: datetime, done_until: datetime | None = None) -> None:
        """Lets a schedule go on: what failed is tried again at once."""
        async with self._database.write() as connection:
            await schedules.resume_schedule(connection, schedule_id, now, done_until)
            await schedules.release(connection, schedule_id, now, now + LEASE)

    async def note_told(self, schedule_id: int) -> None:
        async with self._database.write() as connection:
            await schedules.note_told(connection, schedule_id)

    async def settle(self, schedule_id: int, done_until: datetime, next_run: datetime) -> None:
        async with self._database.write() as connection:
            await schedules.settle(connection, schedule_id, done_until, next_run)

    async def postpone(self, schedule_id: int, next_due: datetime) -> None:
        async with self._database.write() as connection:
            await schedules.postpone(connection, schedule_id, next_due)

    async def turn_back(self, schedule: ScheduleRecord, now: datetime, next_run: datetime, day: date) -> None:
        async with self._database.write() as connection:
            await schedules.turn_back(connection, schedule, now, next_run, day)

    # --- deliveries

    async def claim(self, schedule_id: int, day: date, now: datetime) -> DeliveryRecord | None:
        async with self._database.write() as connection:
            return await schedules.claim(connection, schedule_id, day, now, now + LEASE)

    async def hold(
        self, delivery: DeliveryRecord, highlight_id: int, round_: int, channel_id: int, now: datetime
    ) -> bool:
        async with self._database.write() as connection:
            return await schedules.hold(connection, delivery, highlight_id, round_, channel_id, now + LEASE)

    async def note_posted(
        self, delivery: DeliveryRecord, channel_id: int, message_id: int, remark: str, now: datetime
    ) -> None:
        """Where it stands, also for those who put posts right. What failed before is forgotten."""
        async with self._database.write() as connection:
            await schedules.note_posted(connection, delivery.id, channel_id, message_id, remark, now)
            await schedules.forget_failure(connection, delivery.schedule_id)
            await note_daily_post(connection, delivery.id, message_id, now)

    async def note_failed(self, delivery: DeliveryRecord, reason: str, again_at: datetime, now: datetime) -> None:
        async with self._database.write() as connection:
            await schedules.note_failed(connection, delivery, reason, again_at, now)

    async def note_missed(self, schedule_id: int, days: Iterable[date], reason: str, now: datetime) -> None:
        async with self._database.write() as connection:
            await schedules.note_missed(connection, schedule_id, days, reason, now)

    async def list_open(self, schedule_id: int) -> list[DeliveryRecord]:
        async with self._database.read() as connection:
            return await schedules.list_open(connection, schedule_id)

    async def list_deliveries(self, schedule_id: int, limit: int) -> list[DeliveryRecord]:
        async with self._database.read() as connection:
            return await schedules.list_deliveries(connection, schedule_id, limit)

    async def list_shown(self, schedule_id: int, before: date) -> list[Shown]:
        """What `choose` needs of a schedule's history."""
        async with self._database.read() as connection:
            shown = await schedules.list_shown(connection, schedule_id, before, RECENT)
        return [Shown(s.highlight_id, s.interview_id, s.speaker, s.day, s.round) for s in shown]
