"""What rows of SQL become, and the columns and joins of which a turn in its place is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.model import Role
from bot.store.records import InterviewRecord, TurnRecord

if TYPE_CHECKING:
    import sqlite3


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


TURN_COLUMNS = """
    turn.id AS turn_id, turn.position, turn.text, turn.start_ms, participant.name, participant.role,
    interview.id AS interview_id, interview.title, interview.series, interview.language, interview.date,
    interview.source_url"""
TURN_JOINS = """
    JOIN participant ON participant.id = turn.participant_id
    JOIN interview ON interview.id = turn.interview_id"""
