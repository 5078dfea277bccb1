"""Schedules and their deliveries: claimed by one process at a time, and recorded once."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from bot.store.rows import first_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    import aiosqlite


class State(StrEnum):
    """What became of a delivery."""

    CLAIMED = "claimed"
    POSTED = "posted"
    MISSED = "missed"


class Look(StrEnum):
    """How a highlight is shown."""

    TEXT = "text"
    CARD = "card"


BY_HAND = "by-hand"
"""Why a schedule rests that somebody has paused."""


@dataclass(frozen=True, slots=True)
class NewSchedule:
    """What a server wishes: where, when, from what, and how. `weekdays` are bits, Monday the lowest.

    `channel_id` is a channel's, a thread's or a forum's; `title` and `tag_id` are for what is opened in a forum, and
    the title for the thread below a post. `anniversaries` prefers what was said on this day of another year.
    """

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
    look: Look = Look.TEXT
    role_id: int | None = None
    discuss: bool = False
    publish: bool = False
    title: str | None = None
    tag_id: int | None = None
    anniversaries: bool = False


@dataclass(frozen=True, slots=True)
class ScheduleRecord:
    """A schedule. Everything that was due up to `done_until` has a delivery; `paused` says why it rests.

    It is looked at next at `next_due`: never, while it rests by hand. `failing_since` is the first failure since the
    last post, and `told` whether somebody was told of it.
    """

    id: int
    wish: NewSchedule
    done_until: datetime
    next_due: datetime | None
    paused: str | None = None
    failing_since: datetime | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """One schedule's highlight on one local date. `channel_id` is where it may stand, from before it is posted."""

    id: int
    schedule_id: int
    day: date
    state: State
    leased_until: datetime
    attempts: int
    highlight_id: int | None = None
    round: int | None = None
    channel_id: int | None = None
    message_id: int | None = None
    reason: str = ""
    ended_at: datetime | None = None


# --- schedules ---------------------------------------------------------------------------------

_WISH = tuple(field.name for field in fields(NewSchedule))


async def add_schedule(
    connection: aiosqlite.Connection, wish: NewSchedule, now: datetime, next_due: datetime
) -> ScheduleRecord:
    columns = (*_WISH, "done_until", "next_due")
    [row] = await connection.execute_fetchall(
        f"""
        INSERT INTO schedule ({", ".join(f'"{name}"' for name in columns)})
        VALUES ({", ".join("?" * len(columns))}) RETURNING id
        """,
        (*_values(wish), _iso(now), _iso(next_due)),
    )
    return ScheduleRecord(row["id"], wish, now, next_due)


async def change_schedule(
    connection: aiosqlite.Connection, schedule_id: int, wish: NewSchedule, now: datetime, done_until: datetime
) -> None:
    """Wishes something else from now on. What failed before is forgotten; what rests by hand goes on resting."""
    await connection.execute(
        f"""
        UPDATE schedule SET {", ".join(f'"{name}" = ?' for name in _WISH)},
            done_until = max(done_until, ?), failing_since = NULL, told = 0,
            next_due = CASE paused WHEN '{BY_HAND}' THEN NULL ELSE ? END,
            paused = CASE paused WHEN '{BY_HAND}' THEN paused END
        WHERE id = ?
        """,
        (*_values(wish), _iso(done_until), _iso(now), schedule_id),
    )


async def list_schedules(connection: aiosqlite.Connection, guild_id: int) -> list[ScheduleRecord]:
    """The schedules of one server, oldest first."""
    rows = await connection.execute_fetchall("SELECT * FROM schedule WHERE guild_id = ? ORDER BY id", (guild_id,))
    return [_schedule(row) for row in rows]


async def list_due(
    connection: aiosqlite.Connection, now: datetime, after: tuple[datetime, int] | None, limit: int
) -> list[ScheduleRecord]:
    """The schedules to look at by now, the longest due first; `after` is where the last page ended."""
    due, id_ = ("", 0) if after is None else (_iso(after[0]), after[1])
    rows = await connection.execute_fetchall(
        "SELECT * FROM schedule WHERE next_due <= ? AND (next_due, id) > (?, ?) ORDER BY next_due, id LIMIT ?",
        (_iso(now), due, id_, limit),
    )
    return [_schedule(row) for row in rows]


async def list_all(connection: aiosqlite.Connection, after: int, limit: int) -> list[ScheduleRecord]:
    """A page of the schedules that don't rest by hand; `after` is the last page's last id."""
    rows = await connection.execute_fetchall(
        "SELECT * FROM schedule WHERE id > ? AND paused IS NOT ? ORDER BY id LIMIT ?", (after, BY_HAND, limit)
    )
    return [_schedule(row) for row in rows]


async def first_due(connection: aiosqlite.Connection) -> datetime | None:
    """When a schedule is to be looked at next, if any ever is."""
    [row] = await connection.execute_fetchall("SELECT min(next_due) FROM schedule WHERE next_due IS NOT NULL")
    return _instant(row[0])


async def remove_schedule(connection: aiosqlite.Connection, schedule_id: int) -> None:
    await connection.execute("DELETE FROM schedule WHERE id = ?", (schedule_id,))


async def pause_schedule(
    connection: aiosqlite.Connection, schedule_id: int, reason: str, next_due: datetime | None
) -> None:
    """Lets a schedule rest for a reason, until it is looked at again. Who rests by hand has no other reason."""
    await connection.execute(
        "UPDATE schedule SET paused = ?, next_due = ? WHERE id = ? AND (paused IS NOT ? OR ? = ?)",
        (reason, _iso_or_none(next_due), schedule_id, BY_HAND, reason, BY_HAND),
    )


async def resume_schedule(
    connection: aiosqlite.Connection, schedule_id: int, now: datetime, done_until: datetime | None
) -> None:
    """Lets a schedule go on, from now; with `done_until`, without making up for what fell due before."""
    await connection.execute(
        "UPDATE schedule SET paused = NULL, next_due = ?, done_until = max(done_until, ?) WHERE id = ?",
        (_iso(now), "" if done_until is None else _iso(done_until), schedule_id),
    )


async def forget_failure(connection: aiosqlite.Connection, schedule_id: int) -> None:
    await connection.execute("UPDATE schedule SET failing_since = NULL, told = 0 WHERE id = ?", (schedule_id,))


async def note_told(connection: aiosqlite.Connection, schedule_id: int) -> None:
    await connection.execute("UPDATE schedule SET told = 1 WHERE id = ?", (schedule_id,))


async def settle(connection: aiosqlite.Connection, schedule_id: int, done_until: datetime, next_run: datetime) -> None:
    """All that was due up to then has a delivery: it is looked at for the next one, or for one that is open."""
    await connection.execute(
        """
        UPDATE schedule SET done_until = max(done_until, ?), next_due = min(?, coalesce(
            (SELECT min(leased_until) FROM delivery WHERE schedule_id = schedule.id AND state = 'claimed'), ?))
        WHERE id = ? AND paused IS NULL
        """,
        (_iso(done_until), _iso(next_run), _iso(next_run), schedule_id),
    )


async def postpone(connection: aiosqlite.Connection, schedule_id: int, next_due: datetime) -> None:
    """Looks at it again then, and not before."""
    await connection.execute(
        "UPDATE schedule SET next_due = ? WHERE id = ? AND next_due IS NOT NULL", (_iso(next_due), schedule_id)
    )


async def turn_back(
    connection: aiosqlite.Connection, schedule: ScheduleRecord, now: datetime, next_run: datetime, day: date
) -> None:
    """The clock, or a zone, isn't what it was when a schedule was looked at last.

    It is looked at for its next run, on that day, from which on nothing can have been missed.
    """
    await connection.execute(
        """
        UPDATE schedule SET done_until = min(done_until, ?1), next_due = min(coalesce(next_due, ?2), ?2)
        WHERE id = ?3 AND next_due IS ?4
        """,
        (_iso(now), _iso(now if schedule.paused else next_run), schedule.id, _iso_or_none(schedule.next_due)),
    )
    await connection.execute(
        "DELETE FROM delivery WHERE schedule_id = ? AND state = 'missed' AND day >= ?", (schedule.id, day.isoformat())
    )


# --- deliveries --------------------------------------------------------------------------------


async def claim(
    connection: aiosqlite.Connection, schedule_id: int, day: date, now: datetime, until: datetime
) -> DeliveryRecord | None:
    """Takes a delivery until then; None where it is done, or somebody else works on it.

    One that was claimed before and never recorded is taken over with one attempt more, which tells whoever had it that
    it is theirs no longer.
    """
    row = await first_row(
        connection,
        """
        INSERT INTO delivery (schedule_id, day, state, leased_until) VALUES (?, ?, 'claimed', ?)
        ON CONFLICT (schedule_id, day) DO UPDATE SET leased_until = excluded.leased_until, attempts = attempts + 1
        WHERE state = 'claimed' AND leased_until <= ?
        RETURNING *
        """,
        (schedule_id, day.isoformat(), _iso(until), _iso(now)),
    )
    if row is None:
        return None
    await connection.execute(
        "UPDATE schedule SET next_due = ? WHERE id = ? AND paused IS NULL", (_iso(until), schedule_id)
    )
    return _delivery(row)


async def hold(  # noqa: PLR0917  what is chosen, where it goes, and until when
    connection: aiosqlite.Connection,
    delivery: DeliveryRecord,
    highlight_id: int,
    round_: int,
    channel_id: int,
    until: datetime,
) -> bool:
    """Notes what is about to be posted, and where; False where it was taken over, and nothing may be posted."""
    async with connection.execute(
        """
        UPDATE delivery SET highlight_id = ?, round = ?, channel_id = ?, leased_until = ?
        WHERE id = ? AND state = 'claimed' AND attempts = ?
        """,
        (highlight_id, round_, channel_id, _iso(until), delivery.id, delivery.attempts),
    ) as cursor:
        return cursor.rowcount == 1


async def note_posted(  # noqa: PLR0917  where it stands, and how
    connection: aiosqlite.Connection, delivery_id: int, channel_id: int, message_id: int, remark: str, now: datetime
) -> None:
    """It stands; `remark` says what of it isn't as it was wished."""
    await connection.execute(
        """
        UPDATE delivery SET state = 'posted', channel_id = ?, message_id = ?, reason = ?, ended_at = ?
        WHERE id = ? AND state <> 'posted'
        """,
        (channel_id, message_id, remark, _iso(now), delivery_id),
    )


async def note_failed(
    connection: aiosqlite.Connection, delivery: DeliveryRecord, reason: str, again_at: datetime, now: datetime
) -> None:
    """It failed for a reason, and is tried again then."""
    await connection.execute(
        "UPDATE delivery SET reason = ?, leased_until = ? WHERE id = ? AND state = 'claimed' AND attempts = ?",
        (reason, _iso(again_at), delivery.id, delivery.attempts),
    )
    await connection.execute(
        "UPDATE schedule SET failing_since = coalesce(failing_since, ?) WHERE id = ?",
        (_iso(now), delivery.schedule_id),
    )


async def note_missed(
    connection: aiosqlite.Connection, schedule_id: int, days: Iterable[date], reason: str, now: datetime
) -> None:
    """These dates have passed without a post. Who works on one of them still may yet post it."""
    await connection.executemany(
        """
        INSERT INTO delivery (schedule_id, day, state, leased_until, attempts, reason, ended_at)
        VALUES (?, ?, 'missed', '', 0, ?, ?)
        ON CONFLICT (schedule_id, day) DO UPDATE SET
            state = 'missed', reason = CASE reason WHEN '' THEN excluded.reason ELSE reason END,
            ended_at = excluded.ended_at
        WHERE state = 'claimed' AND leased_until <= excluded.ended_at
        """,
        [(schedule_id, day.isoformat(), reason, _iso(now)) for day in days],
    )


async def release(connection: aiosqlite.Connection, schedule_id: int, now: datetime, longest: datetime) -> None:
    """Lets what waits for its next try be tried now. A lease never runs for longer than until `longest`."""
    await connection.execute(
        "UPDATE delivery SET leased_until = ? WHERE schedule_id = ? AND state = 'claimed' AND leased_until > ?",
        (_iso(now), schedule_id, _iso(longest)),
    )


async def list_open(connection: aiosqlite.Connection, schedule_id: int) -> list[DeliveryRecord]:
    """The deliveries of a schedule that were claimed and aren't recorded yet, oldest first."""
    rows = await connection.execute_fetchall(
        "SELECT * FROM delivery WHERE schedule_id = ? AND state = 'claimed' ORDER BY day", (schedule_id,)
    )
    return [_delivery(row) for row in rows]


async def list_deliveries(connection: aiosqlite.Connection, schedule_id: int, limit: int) -> list[DeliveryRecord]:
    """The last deliveries of a schedule, newest first."""
    rows = await connection.execute_fetchall(
        "SELECT * FROM delivery WHERE schedule_id = ? ORDER BY day DESC LIMIT ?", (schedule_id, limit)
    )
    return [_delivery(row) for row in rows]


# --- what there is to show ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """A highlight that a schedule has posted or is about to."""

    highlight_id: int
    interview_id: int
    speaker: str
    day: date
    round: int


async def list_shown(
    connection: aiosqlite.Connection, schedule_id: int, before: date, recent: int
) -> list[ShownRecord]:
    """What a schedule has shown before a date, oldest first: in the round that goes on, and the last `recent` at least.

    What the library has lost is left out.
    """
    async with connection.execute(
        """
        SELECT delivery.highlight_id, turn.interview_id, participant.folded_name, delivery.day, delivery.round
        FROM delivery
        JOIN highlight ON highlight.id = delivery.highlight_id
        JOIN turn ON turn.id = highlight.turn_id
        JOIN participant ON participant.id = turn.participant_id
        WHERE delivery.schedule_id = ? AND delivery.day < ? AND delivery.state <> 'missed'
        ORDER BY delivery.day DESC
        """,
        (schedule_id, before.isoformat()),
    ) as cursor:
        shown: list[ShownRecord] = []
        # Read for as long as it matters: a schedule may have shown thousands.
        async for highlight, interview, speaker, day, round_ in cursor:
            if len(shown) >= recent and round_ != shown[0].round:
                break
            shown.append(ShownRecord(highlight, interview, speaker, date.fromisoformat(day), round_))
    return shown[::-1]


async def list_arrivals(connection: aiosqlite.Connection) -> dict[int, date]:
    """For each interview the day on which its file was ingested last."""
    rows = await connection.execute_fetchall(
        "SELECT interview.id, document.ingested_at FROM interview JOIN document ON document.id = document_id"
    )
    return {row["id"]: date.fromisoformat(row["ingested_at"][:10]) for row in rows}


async def has_own_library(connection: aiosqlite.Connection, guild_id: int) -> bool:
    """Whether a server sees more, less or other than the operator's interviews as the operator shows them."""
    [row] = await connection.execute_fetchall(
        """
        SELECT EXISTS (SELECT 1 FROM interview WHERE guild_id = ?1)
            OR EXISTS (SELECT 1 FROM curation WHERE guild_id = ?1)
        """,
        (guild_id,),
    )
    return bool(row[0])


# --- rows --------------------------------------------------------------------------------------


def _values(wish: NewSchedule) -> list[object]:
    values: dict[str, Any] = {name: getattr(wish, name) for name in _WISH}
    return [*(values | {"at": wish.at.isoformat("minutes")}).values()]


def _schedule(row: sqlite3.Row) -> ScheduleRecord:
    wish = {name: row[name] for name in _WISH}
    wish |= {name: bool(wish[name]) for name in ("discuss", "publish", "anniversaries")}
    wish |= {"at": time.fromisoformat(row["at"]), "look": Look(row["look"])}
    return ScheduleRecord(
        row["id"],
        NewSchedule(**wish),
        datetime.fromisoformat(row["done_until"]),
        _instant(row["next_due"]),
        row["paused"],
        _instant(row["failing_since"]),
        bool(row["told"]),
    )


def _delivery(row: sqlite3.Row) -> DeliveryRecord:
    return DeliveryRecord(
        row["id"],
        row["schedule_id"],
        date.fromisoformat(row["day"]),
        State(row["state"]),
        _instant(row["leased_until"]) or datetime.min.replace(tzinfo=UTC),
        row["attempts"],
        row["highlight_id"],
        row["round"],
        row["channel_id"],
        row["message_id"],
        row["reason"],
        _instant(row["ended_at"]),
    )


def _instant(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _iso(instant: datetime) -> str:
    """One form for all, so that instants compare as text does."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def _iso_or_none(instant: datetime | None) -> str | None:
    return None if instant is None else _iso(instant)
