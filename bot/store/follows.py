"""Whom and what members follow, and the weekly digest of those who have agreed to one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.store.rows import first_row, iso

if TYPE_CHECKING:
    import sqlite3

    import aiosqlite


class Followed(StrEnum):
    """What can be followed."""

    TOPIC = "topic"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class NewFollow:
    """What a member wants to follow, in what a server sees; `key` is how it is known, `label` how it is shown."""

    user_id: int
    guild_id: int
    kind: Followed
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class FollowRecord:
    """What a member follows. Highlights up to `since` were there before."""

    id: int
    wish: NewFollow
    since: int


@dataclass(frozen=True, slots=True)
class When:
    """A weekday (0 is Monday) and a full hour in a time zone."""

    zone: str
    weekday: int
    hour: int


@dataclass(frozen=True, slots=True)
class DigestRecord:
    """A member's weekly digest, to which they have agreed.

    `seen` is the newest highlight that the last one looked at. The one under way has the name of its ISO week
    (`claimed`), how often it was tried, and looks no further than `until`. `paused` says why none is sent.
    """

    user_id: int
    when: When
    language: str
    due_at: datetime
    seen: int
    week: str
    claimed: str | None
    attempts: int
    until: int | None
    paused: str | None


async def add_follow(connection: aiosqlite.Connection, wish: NewFollow) -> bool:
    """Whether it is followed only from now on."""
    async with connection.execute(
        """
        INSERT INTO follow (user_id, guild_id, kind, key, label, since)
        VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM highlight))
        ON CONFLICT DO NOTHING
        """,
        (wish.user_id, wish.guild_id, wish.kind, wish.key, wish.label),
    ) as cursor:
        return cursor.rowcount > 0


async def list_follows(connection: aiosqlite.Connection, user_id: int) -> list[FollowRecord]:
    """All that a member follows, in all servers, oldest first."""
    rows = await connection.execute_fetchall("SELECT * FROM follow WHERE user_id = ? ORDER BY id", (user_id,))
    return [_follow(row) for row in rows]


async def remove_follow(connection: aiosqlite.Connection, follow_id: int, user_id: int) -> FollowRecord | None:
    """Gives what was followed; None where this member follows no such thing."""
    row = await first_row(
        connection, "DELETE FROM follow WHERE id = ? AND user_id = ? RETURNING *", (follow_id, user_id)
    )
    return None if row is None else _follow(row)


async def remove_follows(connection: aiosqlite.Connection, user_id: int, guild_id: int) -> None:
    """A member follows nothing in this server any more."""
    await connection.execute("DELETE FROM follow WHERE user_id = ? AND guild_id = ?", (user_id, guild_id))


async def write_digest(
    connection: aiosqlite.Connection, user_id: int, when: When, language: str, *, agreed_at: datetime, due_at: datetime
) -> None:
    """A member agrees to a digest, or wants it at another time."""
    await connection.execute(
        """
        INSERT INTO digest (user_id, zone, weekday, hour, language, agreed_at, due_at, seen)
        VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM highlight))
        ON CONFLICT (user_id) DO UPDATE SET
            zone = excluded.zone, weekday = excluded.weekday, hour = excluded.hour, language = excluded.language,
            due_at = excluded.due_at, paused = NULL
        """,
        (user_id, when.zone, when.weekday, when.hour, language, iso(agreed_at), iso(due_at)),
    )


async def find_digest(connection: aiosqlite.Connection, user_id: int) -> DigestRecord | None:
    row = await first_row(connection, "SELECT * FROM digest WHERE user_id = ?", (user_id,))
    return None if row is None else _digest(row)


async def remove_digest(connection: aiosqlite.Connection, user_id: int) -> bool:
    async with connection.execute("DELETE FROM digest WHERE user_id = ?", (user_id,)) as cursor:
        return cursor.rowcount > 0


async def list_due(connection: aiosqlite.Connection, now: datetime, limit: int) -> list[DigestRecord]:
    """Digests that are due by now, the longest due first."""
    rows = await connection.execute_fetchall(
        "SELECT * FROM digest WHERE paused IS NULL AND due_at <= ? ORDER BY due_at LIMIT ?", (iso(now), limit)
    )
    return [_digest(row) for row in rows]


async def claim_digest(
    connection: aiosqlite.Connection, digest: DigestRecord, week: str, until: datetime
) -> DigestRecord | None:
    """Takes the digest of a week until then; None where somebody else was first.

    One that was claimed before and never settled is taken over as it was, with one attempt more.
    """
    row = await first_row(
        connection,
        """
        UPDATE digest SET due_at = ?, attempts = attempts + 1, claimed = coalesce(claimed, ?),
            until = coalesce(until, (SELECT coalesce(max(id), 0) FROM highlight))
        WHERE user_id = ? AND due_at = ? AND paused IS NULL RETURNING *
        """,
        (iso(until), week, digest.user_id, iso(digest.due_at)),
    )
    return None if row is None else _digest(row)


async def settle_digest(
    connection: aiosqlite.Connection,
    digest: DigestRecord,
    next_due: datetime,
    *,
    is_seen: bool,
    paused: str | None = None,
) -> None:
    """This week's digest is done with, and whether its highlights count as seen; the next is due then."""
    await connection.execute(
        """
        UPDATE digest SET week = ?, claimed = NULL, attempts = 0, until = NULL, due_at = ?, paused = ?,
            seen = CASE WHEN ? THEN ? ELSE seen END
        WHERE user_id = ?
        """,
        (digest.claimed, iso(next_due), paused, is_seen, digest.until, digest.user_id),
    )


async def delay_digest(connection: aiosqlite.Connection, user_id: int, again_at: datetime) -> None:
    """It failed, and is tried again then."""
    await connection.execute("UPDATE digest SET due_at = ? WHERE user_id = ?", (iso(again_at), user_id))


def _follow(row: sqlite3.Row) -> FollowRecord:
    wish = NewFollow(row["user_id"], row["guild_id"], Followed(row["kind"]), row["key"], row["label"])
    return FollowRecord(row["id"], wish, row["since"])


def _digest(row: sqlite3.Row) -> DigestRecord:
    return DigestRecord(
        row["user_id"],
        When(row["zone"], row["weekday"], row["hour"]),
        row["language"],
        datetime.fromisoformat(row["due_at"]),
        row["seen"],
        row["week"],
        row["claimed"],
        row["attempts"],
        row["until"],
        row["paused"],
    )
