"""What members say is wrong, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.store.rows import first_row, iso

if TYPE_CHECKING:
    import sqlite3

    import aiosqlite


class Fault(StrEnum):
    """What may be wrong with a quotation."""

    SPEAKER = "speaker"
    TYPO = "typo"
    TAKE_DOWN = "take-down"


class Outcome(StrEnum):
    """What became of a report."""

    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class NewReport:
    """What a member says is wrong with a span of a turn: `said` are its words, `proposal` what is right."""

    turn_id: int
    start: int
    end: int
    kind: Fault
    said: str
    proposal: str
    note: str
    reporter_id: int
    language: str


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A report. `turn_id` is None where the turn is gone, `reporter_id` where whoever reported has been erased."""

    id: int
    guild_id: int
    turn_id: int | None
    start: int
    end: int
    kind: Fault
    said: str
    proposal: str
    note: str
    reporter_id: int | None
    language: str
    reported_at: datetime
    state: Outcome
    reason: str


async def add_report(connection: aiosqlite.Connection, new: NewReport, now: datetime) -> ReportRecord:
    """Puts a report into the queue of whoever the interview belongs to."""
    [row] = await connection.execute_fetchall(
        """
        INSERT INTO report (
            guild_id, turn_id, "start", "end", kind, said, proposal, note, reporter_id, language, reported_at
        ) SELECT interview.guild_id, turn.id, ?, ?, ?, ?, ?, ?, ?, ?, ?
        FROM turn JOIN interview ON interview.id = turn.interview_id WHERE turn.id = ? RETURNING *
        """,
        (
            new.start,
            new.end,
            new.kind,
            new.said,
            new.proposal,
            new.note,
            new.reporter_id,
            new.language,
            iso(now),
            new.turn_id,
        ),
    )
    return _report(row)


async def count_since(connection: aiosqlite.Connection, reporter_id: int, since: datetime) -> int:
    """How many reports a member has made since then."""
    [row] = await connection.execute_fetchall(
        "SELECT count(*) AS number FROM report WHERE reporter_id = ? AND reported_at > ?", (reporter_id, iso(since))
    )
    return int(row["number"])


async def is_reported(connection: aiosqlite.Connection, new: NewReport) -> bool:
    """Whether the same member waits for an answer about the same already."""
    row = await first_row(
        connection,
        """
        SELECT 1 FROM report
        WHERE reporter_id = ? AND turn_id = ? AND kind = ? AND "start" = ? AND "end" = ? AND state = 'open'
        """,
        (new.reporter_id, new.turn_id, new.kind, new.start, new.end),
    )
    return row is not None


async def find_report(connection: aiosqlite.Connection, report_id: int, guild_id: int) -> ReportRecord | None:
    """A report of one queue."""
    row = await first_row(connection, "SELECT * FROM report WHERE id = ? AND guild_id = ?", (report_id, guild_id))
    return None if row is None else _report(row)


async def list_open_reports(connection: aiosqlite.Connection, guild_id: int) -> list[ReportRecord]:
    """Those of one queue that nobody has decided, oldest first."""
    rows = await connection.execute_fetchall(
        "SELECT * FROM report WHERE guild_id = ? AND state = 'open' ORDER BY id", (guild_id,)
    )
    return [_report(row) for row in rows]


async def note_decision(
    connection: aiosqlite.Connection, decided: ReportRecord, decided_by: int | None, now: datetime
) -> None:
    """Closes a report. What is taken down is not kept in it either."""
    is_gone = decided.kind is Fault.TAKE_DOWN and decided.state is Outcome.APPROVED
    await connection.execute(
        """
        UPDATE report SET state = ?, decided_at = ?, decided_by = ?, reason = ?,
            said = CASE WHEN ? THEN '' ELSE said END
        WHERE id = ?
        """,
        (decided.state, iso(now), decided_by, decided.reason, is_gone, decided.id),
    )


async def list_untold(connection: aiosqlite.Connection, limit: int) -> list[ReportRecord]:
    """Decided reports whose reporters haven't been told, and can be."""
    rows = await connection.execute_fetchall(
        """
        SELECT * FROM report WHERE state <> 'open' AND is_told = 0 AND reporter_id IS NOT NULL
        ORDER BY decided_at LIMIT ?
        """,
        (limit,),
    )
    return [_report(row) for row in rows]


async def note_told(connection: aiosqlite.Connection, report_id: int) -> bool:
    """Whether it is ours to tell: another process may have been first."""
    async with connection.execute("UPDATE report SET is_told = 1 WHERE id = ? AND is_told = 0", (report_id,)) as cursor:
        return cursor.rowcount > 0


def _report(row: sqlite3.Row) -> ReportRecord:
    return ReportRecord(
        row["id"],
        row["guild_id"],
        row["turn_id"],
        row["start"],
        row["end"],
        Fault(row["kind"]),
        row["said"],
        row["proposal"],
        row["note"],
        row["reporter_id"],
        row["language"],
        datetime.fromisoformat(row["reported_at"]),
        Outcome(row["state"]),
        row["reason"],
    )
