"""Transcripts that were brought to a server wait here until somebody confirms them, and say what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.store.rows import first_row

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    import aiosqlite


class UploadState(StrEnum):
    """What became of a file that was brought."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    STORED = "stored"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class UploadRecord:
    """A file that was brought to a server; its content is kept until it is stored.

    `is_beside`: it doesn't take the place of a file that has its name. `document_id` is what it was stored as, `error`
    why it wasn't.
    """

    id: int
    guild_id: int
    name: str
    state: UploadState
    is_beside: bool
    document_id: int | None
    error: str


async def add_upload(
    connection: aiosqlite.Connection, guild_id: int, name: str, content: bytes, expires_at: datetime
) -> int:
    """Keeps a file until it is confirmed, or until then; gives its id."""
    [row] = await connection.execute_fetchall(
        "INSERT INTO upload (guild_id, name, content, expires_at) VALUES (?, ?, ?, ?) RETURNING id",
        (guild_id, name, content, expires_at.isoformat(timespec="seconds")),
    )
    return int(row["id"])


async def find_upload(connection: aiosqlite.Connection, upload_id: int, guild_id: int) -> UploadRecord | None:
    row = await first_row(
        connection, f"SELECT {_COLUMNS} FROM upload WHERE id = ? AND guild_id = ?", (upload_id, guild_id)
    )
    return None if row is None else _upload(row)


async def read_content(connection: aiosqlite.Connection, upload_id: int) -> bytes:
    row = await first_row(connection, "SELECT content FROM upload WHERE id = ?", (upload_id,))
    return b"" if row is None else bytes(row["content"])


async def count_uploads(connection: aiosqlite.Connection, guild_id: int) -> int:
    """How many files of a server wait."""
    row = await first_row(
        connection, "SELECT count(*) FROM upload WHERE guild_id = ? AND state IN ('waiting', 'confirmed')", (guild_id,)
    )
    return int(row[0]) if row else 0


async def confirm_upload(connection: aiosqlite.Connection, upload_id: int, *, is_beside: bool) -> None:
    """It is to be stored; one that was confirmed before stays as it is."""
    await connection.execute(
        "UPDATE upload SET state = 'confirmed', is_beside = ? WHERE id = ? AND state = 'waiting'",
        (is_beside, upload_id),
    )


async def note_stored(connection: aiosqlite.Connection, upload_id: int, document_id: int) -> None:
    await connection.execute(
        "UPDATE upload SET state = 'stored', document_id = ?, content = x'' WHERE id = ?", (document_id, upload_id)
    )


async def note_upload_failed(connection: aiosqlite.Connection, upload_id: int, error: str) -> None:
    await connection.execute(
        "UPDATE upload SET state = 'failed', error = ?, content = x'' WHERE id = ?", (error, upload_id)
    )


async def remove_upload(connection: aiosqlite.Connection, upload_id: int) -> None:
    await connection.execute("DELETE FROM upload WHERE id = ?", (upload_id,))


async def remove_expired(connection: aiosqlite.Connection, now: datetime) -> None:
    """Files that nobody confirmed in time, and what became of others long ago."""
    await connection.execute(
        "DELETE FROM upload WHERE expires_at <= ? AND state <> 'confirmed'", (now.isoformat(timespec="seconds"),)
    )


async def list_confirmed(connection: aiosqlite.Connection) -> list[UploadRecord]:
    """Files that were confirmed and aren't stored yet, of all servers."""
    rows = await connection.execute_fetchall(f"SELECT {_COLUMNS} FROM upload WHERE state = 'confirmed' ORDER BY id")
    return [_upload(row) for row in rows]


_COLUMNS = "id, guild_id, name, state, is_beside, document_id, error"


def _upload(row: sqlite3.Row) -> UploadRecord:
    return UploadRecord(
        row["id"],
        row["guild_id"],
        row["name"],
        UploadState(row["state"]),
        bool(row["is_beside"]),
        row["document_id"],
        row["error"],
    )
