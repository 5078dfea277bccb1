"""One interview as a whole: who took part, where it comes from, what was left out of it; and how it goes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.model import Role, Skipped
from bot.store.facts import count_change
from bot.store.index import remove_passages
from bot.store.records import SHARED
from bot.store.rows import first_row, interview_record

if TYPE_CHECKING:
    import aiosqlite

    from bot.store.records import InterviewRecord


@dataclass(frozen=True, slots=True)
class ParticipantRecord:
    """Who took part; `turns` is how often they speak."""

    name: str
    role: Role
    bio: str
    turns: int


@dataclass(frozen=True, slots=True)
class InterviewDetails:
    """An interview with all that its file told of it. `ingested_at` is ISO 8601 in UTC."""

    interview: InterviewRecord
    participants: tuple[ParticipantRecord, ...]
    skipped: tuple[Skipped, ...]
    topics: int
    file: str
    ingested_at: str


async def find_details(connection: aiosqlite.Connection, interview_id: int, guild_id: int) -> InterviewDetails | None:
    row = await first_row(
        connection,
        """
        SELECT interview.*, document.name AS file, document.ingested_at,
            (SELECT count(*) FROM turn WHERE turn.interview_id = interview.id) AS turns,
            (SELECT count(*) FROM highlight JOIN turn ON turn.id = highlight.turn_id
                WHERE turn.interview_id = interview.id) AS highlights,
            (SELECT count(DISTINCT topic_id) FROM mention JOIN turn ON turn.id = mention.turn_id
                WHERE turn.interview_id = interview.id) AS topics
        FROM interview JOIN document ON document.id = document_id
        WHERE interview.id = ? AND interview.guild_id IN (?, ?)
        """,
        (interview_id, SHARED, guild_id),
    )
    if row is None:
        return None
    return InterviewDetails(
        interview_record(row),
        await _participants(connection, interview_id),
        await _skipped(connection, interview_id),
        row["topics"],
        row["file"],
        row["ingested_at"],
    )


async def remove_interview(connection: aiosqlite.Connection, interview_id: int, guild_id: int) -> bool:
    """Removes one of a server's own interviews, and its file where it was the last in it; tells whether it was there.

    Call it inside of one transaction.
    """
    row = await first_row(
        connection, "SELECT document_id FROM interview WHERE id = ? AND guild_id = ?", (interview_id, guild_id)
    )
    if row is None:
        return False
    rows = await connection.execute_fetchall("SELECT id FROM turn WHERE interview_id = ?", (interview_id,))
    turn_ids = [turn["id"] for turn in rows]
    await remove_passages(connection, turn_ids)
    await connection.execute("DELETE FROM turn WHERE interview_id = ?", (interview_id,))
    await connection.execute("DELETE FROM interview WHERE id = ?", (interview_id,))
    await _forget_document(connection, row["document_id"])
    await count_change(connection)
    return True


async def _forget_document(connection: aiosqlite.Connection, document_id: int) -> None:
    """A file without interviews goes. One that has lost some isn't known by its content any more: it may come again."""
    await connection.execute(
        "DELETE FROM document WHERE id = ? AND NOT EXISTS (SELECT 1 FROM interview WHERE document_id = document.id)",
        (document_id,),
    )
    await connection.execute(
        "UPDATE document SET content_hash = ? WHERE id = ?",
        (hashlib.sha256(f"what is left of document {document_id}".encode()).hexdigest(), document_id),
    )


async def _participants(connection: aiosqlite.Connection, interview_id: int) -> tuple[ParticipantRecord, ...]:
    rows = await connection.execute_fetchall(
        """
        SELECT name, role, bio, count(turn.id) AS turns
        FROM participant LEFT JOIN turn ON turn.participant_id = participant.id
        WHERE participant.interview_id = ? GROUP BY participant.id ORDER BY turns DESC, participant.id
        """,
        (interview_id,),
    )
    return tuple([ParticipantRecord(row["name"], Role(row["role"]), row["bio"], row["turns"]) for row in rows])


async def _skipped(connection: aiosqlite.Connection, interview_id: int) -> tuple[Skipped, ...]:
    rows = await connection.execute_fetchall(
        'SELECT "first", "last", why FROM skipped WHERE interview_id = ? ORDER BY "first", "last"', (interview_id,)
    )
    return tuple([Skipped(row["first"], row["last"], row["why"]) for row in rows])
