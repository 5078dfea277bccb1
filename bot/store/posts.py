"""Quotations that stand in channels: recorded when they are shown, marked when they must be put right."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from bot.store.rows import iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from datetime import datetime

    import aiosqlite


class Screen(StrEnum):
    """What renders a post."""

    QUOTATION = "quotation"
    DAILY = "daily"


class Edit(StrEnum):
    """What must be done with a post."""

    CORRECT = "correct"
    TAKE_DOWN = "take-down"


@dataclass(frozen=True, slots=True)
class NewPost:
    """A message that shows a span of a turn; `input` is what its screen needs beside the quotation."""

    message_id: int
    channel_id: int
    guild_id: int
    turn_id: int
    start: int
    end: int
    screen: Screen
    input: Mapping[str, Any] = field(default_factory=dict)
    shared_by: int | None = None


@dataclass(frozen=True, slots=True)
class PostRecord:
    """A post that must be put right; `turn_id` is None where the turn is gone."""

    message_id: int
    channel_id: int
    guild_id: int
    turn_id: int | None
    start: int
    end: int
    screen: Screen
    input: Mapping[str, Any]
    edit: Edit
    attempts: int
    shared_by: int | None


async def note_post(connection: aiosqlite.Connection, post: NewPost, now: datetime) -> None:
    """Notes what a message shows; it may have shown something else before."""
    await connection.execute(
        """
        INSERT INTO post (
            message_id, channel_id, guild_id, turn_id, "start", "end", screen, input, shared_by, posted_at
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (message_id) DO UPDATE SET
            turn_id = excluded.turn_id, "start" = excluded."start", "end" = excluded."end", screen = excluded.screen,
            input = excluded.input, shared_by = excluded.shared_by, posted_at = excluded.posted_at,
            edit = NULL, attempts = 0
        """,
        (
            post.message_id,
            post.channel_id,
            post.guild_id,
            post.turn_id,
            post.start,
            post.end,
            post.screen,
            json.dumps(dict(post.input), ensure_ascii=False),
            post.shared_by,
            iso(now),
        ),
    )


async def note_daily_post(connection: aiosqlite.Connection, delivery_id: int, message_id: int, now: datetime) -> None:
    """Notes the message that a delivery has become."""
    await connection.execute(
        """
        INSERT INTO post (message_id, channel_id, guild_id, turn_id, "start", "end", screen, input, posted_at)
        SELECT ?, delivery.channel_id, schedule.guild_id, turn_id, "start", "end", 'daily',
            json_object(
                'delivery', delivery.id, 'language', schedule.language, 'highlight', highlight.id,
                'role', schedule.role_id
            ), ?
        FROM delivery JOIN schedule ON schedule.id = delivery.schedule_id
        JOIN highlight ON highlight.id = delivery.highlight_id
        WHERE delivery.id = ?
        ON CONFLICT (message_id) DO NOTHING
        """,
        (message_id, iso(now), delivery_id),
    )


async def mark_corrected(connection: aiosqlite.Connection, turn_id: int) -> None:
    """All posts that show something of the turn must show it as it is now."""
    await connection.execute("UPDATE post SET edit = 'correct', again_at = '' WHERE turn_id = ?", (turn_id,))


async def mark_taken_down(connection: aiosqlite.Connection, turn_id: int, start: int, end: int) -> None:
    """All posts that show something of the span must show it no more."""
    await connection.execute(
        """
        UPDATE post SET edit = 'take-down', again_at = '' WHERE turn_id = ? AND "start" < ? AND "end" > ?
        """,
        (turn_id, end, start),
    )


async def list_to_edit(connection: aiosqlite.Connection, now: datetime, limit: int) -> list[PostRecord]:
    """Posts that must be put right by now."""
    rows = await connection.execute_fetchall(
        "SELECT * FROM post WHERE edit IS NOT NULL AND again_at <= ? ORDER BY again_at, message_id DESC LIMIT ?",
        (iso(now), limit),
    )
    return [_post(row) for row in rows]


async def note_edited(connection: aiosqlite.Connection, post: PostRecord) -> None:
    """It is put right; what was taken down is not followed any more. A mark that came meanwhile stays."""
    if post.edit is Edit.TAKE_DOWN:
        await forget_post(connection, post.message_id)
    else:
        await connection.execute(
            'UPDATE post SET edit = NULL, attempts = 0 WHERE message_id = ? AND edit = ? AND "start" = ? AND "end" = ?',
            (post.message_id, post.edit, post.start, post.end),
        )


async def note_unedited(connection: aiosqlite.Connection, post: PostRecord, again_at: datetime) -> None:
    """It isn't put right yet, and is tried again then."""
    await connection.execute(
        "UPDATE post SET attempts = attempts + 1, again_at = ? WHERE message_id = ?", (iso(again_at), post.message_id)
    )


async def forget_post(connection: aiosqlite.Connection, message_id: int) -> None:
    await connection.execute("DELETE FROM post WHERE message_id = ?", (message_id,))


async def prune_posts(connection: aiosqlite.Connection, before: datetime) -> int:
    """Forgets posts older than that; gives how many."""
    async with connection.execute("DELETE FROM post WHERE posted_at < ? AND edit IS NULL", (iso(before),)) as cursor:
        return cursor.rowcount


def _post(row: sqlite3.Row) -> PostRecord:
    return PostRecord(
        row["message_id"],
        row["channel_id"],
        row["guild_id"],
        row["turn_id"],
        row["start"],
        row["end"],
        Screen(row["screen"]),
        json.loads(row["input"]),
        Edit(row["edit"]),
        row["attempts"],
        row["shared_by"],
    )
