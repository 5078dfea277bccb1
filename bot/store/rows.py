"""How a row of SQL is read and what it becomes, and the columns and joins of which a turn in its place is made."""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING

from bot.model import Role
from bot.store.records import InterviewRecord, Quotation, TurnRecord

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime

    import aiosqlite


async def first_row(
    connection: aiosqlite.Connection, sql: str, parameters: Iterable[object] = ()
) -> sqlite3.Row | None:
    """The first row, if there is one.

    As `execute_fetchall` it calls the connection's thread once; a cursor calls it to open, for each fetch and to close.
    """
    return next(iter(await connection.execute_fetchall(sql, parameters)), None)


def interview_record(row: sqlite3.Row) -> InterviewRecord:
    """An interview from a row of its columns, with how many `turns` and `highlights` it has."""
    return InterviewRecord(
        row["id"],
        row["title"],
        row["series"],
        row["language"],
        row["date"],
        row["source_url"],
        row["turns"],
        row["highlights"],
        row["guild_id"],
    )


def turn_record(row: sqlite3.Row) -> TurnRecord:
    """A turn from a row of TURN_COLUMNS."""
    return TurnRecord(
        id=row["turn_id"],
        interview=InterviewRecord(
            row["interview_id"],
            row["title"],
            row["series"],
            row["language"],
            row["date"],
            row["source_url"],
        ),
        position=row["position"],
        speaker=row["name"],
        role=Role(row["role"]),
        text=row["text"],
        start_ms=row["start_ms"],
    )


def quotation(row: sqlite3.Row) -> Quotation:
    """A highlight from a row of HIGHLIGHT_COLUMNS and TURN_COLUMNS."""
    return Quotation(
        row["highlight_id"],
        turn_record(row),
        row["start"],
        row["end"],
        row["score"],
        tuple(json.loads(row["reasons"])),
        bool(row["is_pinned"]),
    )


def iso(instant: datetime) -> str:
    """One form for all instants, so that they compare as text does."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


TURN_COLUMNS = """
    turn.id AS turn_id, turn.position, turn.text, turn.start_ms, participant.name, participant.role,
    interview.id AS interview_id, interview.title, interview.series, interview.language, interview.date,
    interview.source_url"""
TURN_JOINS = """
    JOIN participant ON participant.id = turn.participant_id
    JOIN interview ON interview.id = turn.interview_id"""

# A highlight as one server sees it: the server's id is the first parameter of the whole statement.
HIGHLIGHT_COLUMNS = """
    highlight.id AS highlight_id, highlight.score, highlight.reasons,
    coalesce(own."start", shared."start", highlight."start") AS "start",
    coalesce(own."end", shared."end", highlight."end") AS "end",
    coalesce(own.standing, shared.standing, 'shown') = 'pinned' AS is_pinned"""
HIGHLIGHT_JOINS = """
    LEFT JOIN curation AS shared ON shared.highlight_id = highlight.id AND shared.guild_id = 0
    LEFT JOIN curation AS own ON own.highlight_id = highlight.id AND own.guild_id = ?1"""
IS_KNOWN = """(
    coalesce(own.standing, shared.standing) IS NOT NULL
    OR highlight.origin = 'auto' AND NOT EXISTS (
        SELECT 1 FROM highlight AS other JOIN curation AS word ON word.highlight_id = other.id
        WHERE other.turn_id = highlight.turn_id AND other.id <> highlight.id AND word.guild_id IN (0, ?1)
        AND word."start" < highlight."end" AND word."end" > highlight."start"
    ))"""
"""Somebody's word, or picked by the program and over no span that somebody has decided about."""
IS_SEEN = f"""(
    {IS_KNOWN} AND coalesce(own.standing, 'shown') <> 'hidden' AND coalesce(shared.standing, 'shown') <> 'hidden')"""
"""What is quoted: neither the server nor the operator has hidden it."""
