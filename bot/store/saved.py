"""What members keep: each row holds the words themselves, and leads back to the library while it has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store.records import SHARED
from bot.store.rows import first_row

if TYPE_CHECKING:
    import sqlite3

    import aiosqlite

    from bot.store.records import Quotation


@dataclass(frozen=True, slots=True)
class SavedRecord:
    """A quotation as it stood when it was saved, with the member's note.

    `highlight_id` and `turn_id` are None once the library has lost them. `saved_at` is ISO 8601, UTC.
    """

    id: int
    highlight_id: int | None
    turn_id: int | None
    text: str
    speaker: str
    title: str
    date: str | None
    source_url: str | None
    start_ms: int | None
    note: str
    saved_at: str


async def write_saved(connection: aiosqlite.Connection, user_id: int, quotation: Quotation, at: str) -> SavedRecord:
    """Keeps a quotation; one that is kept already stays as it is, and leads to where the library has it now."""
    turn = quotation.turn
    [row] = await connection.execute_fetchall(
        """
        INSERT INTO saved (
            user_id, guild_id, highlight_id, turn_id, text, speaker, title, date, source_url, start_ms, saved_at
        )
        SELECT ?, guild_id, ?, ?, ?, ?, title, date, source_url, ?, ? FROM interview WHERE id = ?
        ON CONFLICT (user_id, guild_id, speaker, text)
        DO UPDATE SET highlight_id = excluded.highlight_id, turn_id = excluded.turn_id
        RETURNING *
        """,
        (user_id, quotation.id, turn.id, quotation.text, turn.speaker, turn.start_ms, at, turn.interview.id),
    )
    return _saved(row)


async def list_saved(
    connection: aiosqlite.Connection, user_id: int, guild_id: int, limit: int = -1, offset: int = 0
) -> list[SavedRecord]:
    """What a member has saved and may see in this server, newest first."""
    rows = await connection.execute_fetchall(
        "SELECT * FROM saved WHERE user_id = ? AND guild_id IN (?, ?) ORDER BY id DESC LIMIT ? OFFSET ?",
        (user_id, SHARED, guild_id, limit, offset),
    )
    return [_saved(row) for row in rows]


async def count_saved(connection: aiosqlite.Connection, user_id: int, guild_id: int) -> tuple[int, int]:
    """How many a member may see in this server, and how many are kept for other servers."""
    [row] = await connection.execute_fetchall(
        """
        SELECT count(*) FILTER (WHERE guild_id IN (?, ?)) AS here, count(*) AS everywhere
        FROM saved WHERE user_id = ?
        """,
        (SHARED, guild_id, user_id),
    )
    return row["here"], row["everywhere"] - row["here"]


async def find_saved(
    connection: aiosqlite.Connection, saved_id: int, user_id: int, guild_id: int
) -> SavedRecord | None:
    row = await first_row(
        connection,
        "SELECT * FROM saved WHERE id = ? AND user_id = ? AND guild_id IN (?, ?)",
        (saved_id, user_id, SHARED, guild_id),
    )
    return None if row is None else _saved(row)


async def note_saved(connection: aiosqlite.Connection, saved_id: int, note: str) -> None:
    await connection.execute("UPDATE saved SET note = ? WHERE id = ?", (note, saved_id))


async def remove_saved(connection: aiosqlite.Connection, saved_id: int) -> None:
    await connection.execute("DELETE FROM saved WHERE id = ?", (saved_id,))


async def remove_words(connection: aiosqlite.Connection, turn_id: int, words: str) -> None:
    """Nobody keeps these words of a turn, or a part of them, any more."""
    await connection.execute(
        "DELETE FROM saved WHERE turn_id = ? AND (instr(text, ?) > 0 OR instr(?, text) > 0)", (turn_id, words, words)
    )


async def erase_saved_of(connection: aiosqlite.Connection, user_id: int) -> None:
    await connection.execute("DELETE FROM saved WHERE user_id = ?", (user_id,))


def _saved(row: sqlite3.Row) -> SavedRecord:
    return SavedRecord(
        row["id"],
        row["highlight_id"],
        row["turn_id"],
        row["text"],
        row["speaker"],
        row["title"],
        row["date"],
        row["source_url"],
        row["start_ms"],
        row["note"],
        row["saved_at"],
    )
