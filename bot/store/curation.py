"""What people have decided about highlights: pinned, hidden, cut otherwise, added."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.model import Origin, Standing
from bot.store.facts import count_change
from bot.store.records import CuratedRecord
from bot.store.rows import HIGHLIGHT_COLUMNS, HIGHLIGHT_JOINS, IS_KNOWN, TURN_COLUMNS, TURN_JOINS, first_row, quotation

if TYPE_CHECKING:
    import aiosqlite

    from bot.store.highlights import Word

_SCORE = 1.0
BY_HAND = ("chosen by hand",)
"""The reasons of a highlight that a person has added."""


async def list_curated(
    connection: aiosqlite.Connection, guild_id: int, interview_id: int | None = None
) -> list[CuratedRecord]:
    """A library's highlights, the hidden ones included; pinned first, hidden last, and else the best first."""
    narrowed, parameters = ("", ()) if interview_id is None else (" AND interview.id = ?", (interview_id,))
    return await _select(connection, guild_id, f"interview.guild_id IN (0, ?1){narrowed}", parameters)


async def find_curated(connection: aiosqlite.Connection, highlight_id: int, guild_id: int) -> CuratedRecord | None:
    found = await _select(connection, guild_id, "interview.guild_id IN (0, ?1) AND highlight.id = ?", (highlight_id,))
    return found[0] if found else None


async def _select(
    connection: aiosqlite.Connection, guild_id: int, where: str, parameters: tuple[int, ...]
) -> list[CuratedRecord]:
    """What the operator has hidden is nothing that a server could decide about."""
    rows = await connection.execute_fetchall(
        f"""
        SELECT {HIGHLIGHT_COLUMNS}, {TURN_COLUMNS},
            coalesce(own.standing, shared.standing, 'shown') AS stands,
            coalesce(own.standing, shared.standing) IS NOT NULL AS is_curated
        FROM highlight {HIGHLIGHT_JOINS} JOIN turn ON turn.id = highlight.turn_id {TURN_JOINS}
        WHERE {IS_KNOWN} AND (?1 = 0 OR coalesce(shared.standing, 'shown') <> 'hidden') AND {where}
        ORDER BY is_pinned DESC, stands = 'hidden', highlight.score DESC, highlight.id
        """,
        (guild_id, *parameters),
    )
    return [CuratedRecord(quotation(row), Standing(row["stands"]), bool(row["is_curated"])) for row in rows]


async def note_word(connection: aiosqlite.Connection, highlight_id: int, word: Word) -> None:
    """Notes what a server, or the operator, has decided; it takes the place of what they had decided before."""
    await connection.execute(
        """
        INSERT INTO curation (highlight_id, guild_id, standing, "start", "end") VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET standing = excluded.standing, "start" = excluded."start", "end" = excluded."end"
        """,
        (highlight_id, *word),
    )
    await count_change(connection)


async def forget_word(connection: aiosqlite.Connection, highlight_id: int, guild_id: int) -> None:
    """Undoes what was decided: a highlight that nobody speaks for and that wasn't picked is no more."""
    await connection.execute("DELETE FROM curation WHERE highlight_id = ? AND guild_id = ?", (highlight_id, guild_id))
    await connection.execute(
        """
        DELETE FROM highlight WHERE id = ? AND origin = ?
            AND NOT EXISTS (SELECT 1 FROM curation WHERE highlight_id = highlight.id)
        """,
        (highlight_id, Origin.CURATED),
    )
    await count_change(connection)


async def add_highlight(connection: aiosqlite.Connection, turn_id: int, start: int, end: int, guild_id: int) -> int:
    """Makes a span a highlight, or finds the one that it is already; gives its id."""
    await connection.execute(
        """
        INSERT INTO highlight (turn_id, "start", "end", score, reasons, origin) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        (turn_id, start, end, _SCORE, json.dumps(BY_HAND), Origin.CURATED),
    )
    row = await first_row(
        connection, 'SELECT id FROM highlight WHERE turn_id = ? AND "start" = ? AND "end" = ?', (turn_id, start, end)
    )
    assert row is not None
    highlight_id = int(row["id"])
    await connection.execute(
        """
        INSERT INTO curation (highlight_id, guild_id, standing, "start", "end") VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET standing = excluded.standing WHERE standing = ?
        """,
        (highlight_id, guild_id, Standing.SHOWN, start, end, Standing.HIDDEN),
    )
    await count_change(connection)
    return highlight_id
