"""Schedules and their deliveries: claimed by one process at a time, and recorded once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    import aiosqlite


class State(StrEnum):
    """What became of a delivery."""

    CLAIMED = "claimed"
    POSTED = "posted"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class NewSchedule:
    """What a server wishes: where, when, and from what. `weekdays` are bits, Monday the lowest."""

    guild_id: int
    channel_id: int
    zone: str
    at: time
    weekdays: int
    language: str
    created_by: int
    interview_id: int | None = None
    speaker: str | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class ScheduleRecord:
    """A schedule. Everything that was due up to `done_until` has a delivery; `paused` says why it rests."""

    id: int
    wish: NewSchedule
    done_until: datetime
    paused: str | None


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """One schedule's highlight on one local date."""

    id: int
    schedule_id: int
    day: date
    state: State
    leased_until: datetime
    attempts: int
    highlight_id: int | None
    message_id: int | None
    reason: str


async def add_schedule(connection: aiosqlite.Connection, wish: NewSchedule, now: datetime) -> ScheduleRecord:
    async with connection.execute(
        """
        INSERT INTO schedule (
            guild_id, channel_id, zone, "at", weekdays, interview_id, speaker, topic, language, created_by, done_until
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
        """,
        (
            wish.guild_id,
            wish.channel_id,
            wish.zone,
            wish.at.isoformat("minutes"),
            wish.weekdays,
            wish.interview_id,
            wish.speaker,
            wish.topic,
            wish.language,
            wish.created_by,
            _iso(now),
        ),
    ) as cursor:
        [row] = await cursor.fetchall()
    return ScheduleRecord(row["id"], wish, now, None)


async def list_schedules(connection: aiosqlite.Connection, guild_id: int | None = None) -> list[ScheduleRecord]:
    """The schedules of one server, or of all, oldest first."""
    where, parameters = ("", ()) if guild_id is None else ("WHERE guild_id = ?", (guild_id,))
    async with connection.execute(f"SELECT * FROM schedule {where} ORDER BY id", parameters) as cursor:
        return [_schedule(row) async for row in cursor]


async def remove_schedule(connection: aiosqlite.Connection, schedule_id: int) -> None:
    await connection.execute("DELETE FROM schedule WHERE id = ?", (schedule_id,))


async def pause_schedule(connection: aiosqlite.Connection, schedule_id: int, reason: str | None) -> None:
    """Lets a schedule rest for a reason, or go on where there is none."""
    await connection.execute("UPDATE schedule SET paused = ? WHERE id = ?", (reason, schedule_id))


async def note_done(connection: aiosqlite.Connection, schedule_id: int, until: datetime) -> None:
    """All that was due up to then has a delivery."""
    await connection.execute(
        "UPDATE schedule SET done_until = max(done_until, ?) WHERE id = ?", (_iso(until), schedule_id)
    )


async def claim(
    connection: aiosqlite.Connection, schedule_id: int, day: date, now: datetime, until: datetime
) -> DeliveryRecord | None:
    """Takes a delivery until then; None where it is done, or somebody else works on it.

    One that was claimed before and never recorded is taken over with one attempt more.
    """
    async with connection.execute(
        """
        INSERT INTO delivery (schedule_id, day, state, leased_until) VALUES (?, ?, 'claimed', ?)
        ON CONFLICT (schedule_id, day) DO UPDATE SET leased_until = excluded.leased_until, attempts = attempts + 1
        WHERE state = 'claimed' AND leased_until <= ?
        RETURNING *
        """,
        (schedule_id, day.isoformat(), _iso(until), _iso(now)),
    ) as cursor:
        rows = [*await cursor.fetchall()]
    return _delivery(rows[0]) if rows else None


async def note_choice(connection: aiosqlite.Connection, delivery_id: int, highlight_id: int) -> None:
    await connection.execute("UPDATE delivery SET highlight_id = ? WHERE id = ?", (highlight_id, delivery_id))


async def note_posted(connection: aiosqlite.Connection, delivery_id: int, message_id: int) -> None:
    await connection.execute(
        "UPDATE delivery SET state = 'posted', message_id = ?, reason = '' WHERE id = ?", (message_id, delivery_id)
    )


async def note_failed(connection: aiosqlite.Connection, delivery_id: int, reason: str, again_at: datetime) -> None:
    """It failed for a reason, and is tried again then."""
    await connection.execute(
        "UPDATE delivery SET reason = ?, leased_until = ? WHERE id = ? AND state = 'claimed'",
        (reason, _iso(again_at), delivery_id),
    )


async def note_missed(connection: aiosqlite.Connection, schedule_id: int, days: Iterable[date], reason: str) -> None:
    """These dates have passed without a post."""
    await connection.executemany(
        """
        INSERT INTO delivery (schedule_id, day, state, leased_until, attempts, reason)
        VALUES (?, ?, 'missed', '', 0, ?)
        ON CONFLICT (schedule_id, day) DO UPDATE
        SET state = 'missed', reason = CASE reason WHEN '' THEN excluded.reason ELSE reason END
        WHERE state = 'claimed'
        """,
        [(schedule_id, day.isoformat(), reason) for day in days],
    )


async def list_open(connection: aiosqlite.Connection) -> list[DeliveryRecord]:
    """The deliveries that were claimed and aren't recorded yet, the next to try first."""
    async with connection.execute("SELECT * FROM delivery WHERE state = 'claimed' ORDER BY leased_until") as cursor:
        return [_delivery(row) async for row in cursor]


async def list_deliveries(connection: aiosqlite.Connection, schedule_id: int, limit: int) -> list[DeliveryRecord]:
    """The last deliveries of a schedule, newest first."""
    async with connection.execute(
        "SELECT * FROM delivery WHERE schedule_id = ? ORDER BY day DESC LIMIT ?", (schedule_id, limit)
    ) as cursor:
        return [_delivery(row) async for row in cursor]


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """A highlight that a schedule has posted or is about to."""

    highlight_id: int
    interview_id: int
    speaker: str
    day: date


async def list_shown(connection: aiosqlite.Connection, schedule_id: int) -> list[ShownRecord]:
    """What a schedule has shown, oldest first; what the library has lost is left out."""
    async with connection.execute(
        """
        SELECT delivery.highlight_id, turn.interview_id, participant.folded_name, delivery.day
        FROM delivery
        JOIN highlight ON highlight.id = delivery.highlight_id
        JOIN turn ON turn.id = highlight.turn_id
        JOIN participant ON participant.id = turn.participant_id
        WHERE delivery.schedule_id = ? AND delivery.state <> 'missed' ORDER BY delivery.day
        """,
        (schedule_id,),
    ) as cursor:
        return [
            ShownRecord(row["highlight_id"], row["interview_id"], row["folded_name"], date.fromisoformat(row["day"]))
            async for row in cursor
        ]


async def list_arrivals(connection: aiosqlite.Connection) -> dict[int, date]:
    """For each interview the day on which its file was ingested last."""
    async with connection.execute(
        "SELECT interview.id, document.ingested_at FROM interview JOIN document ON document.id = document_id"
    ) as cursor:
        return {row["id"]: date.fromisoformat(row["ingested_at"][:10]) async for row in cursor}


def _schedule(row: sqlite3.Row) -> ScheduleRecord:
    wish = NewSchedule(
        row["guild_id"],
        row["channel_id"],
        row["zone"],
        time.fromisoformat(row["at"]),
        row["weekdays"],
        row["language"],
        row["created_by"],
        row["interview_id"],
        row["speaker"],
        row["topic"],
    )
    return ScheduleRecord(row["id"], wish, datetime.fromisoformat(row["done_until"]), row["paused"])


def _delivery(row: sqlite3.Row) -> DeliveryRecord:
    return DeliveryRecord(
        row["id"],
        row["schedule_id"],
        date.fromisoformat(row["day"]),
        State(row["state"]),
        datetime.fromisoformat(row["leased_until"]) if row["leased_until"] else datetime.min.replace(tzinfo=UTC),
        row["attempts"],
        row["highlight_id"],
        row["message_id"],
        row["reason"],
    )


def _iso(instant: datetime) -> str:
    """One form for all, so that instants compare as text does."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")
