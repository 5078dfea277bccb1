"""Turns and highlights are read back, each with who, where and the way to the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.records import SHARED, Quotation, TurnRecord
from bot.store.rows import TURN_COLUMNS, TURN_JOINS, turn_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    import aiosqlite

    from bot.store.index import Filters


async def find_turn(connection: aiosqlite.Connection, turn_id: int, filters: Filters) -> TurnRecord | None:
    turns = await _turns(connection, "turn.id = ?", (turn_id,), filters)
    return turns[0] if turns else None


async def list_neighbours(
    connection: aiosqlite.Connection, turn: TurnRecord, before: int, after: int, filters: Filters
) -> list[TurnRecord]:
    """The turn with up to `before` turns before it and `after` turns after it, in order."""
    return await _turns(
        connection,
        "turn.interview_id = ? AND turn.position BETWEEN ? AND ?",
        (turn.interview.id, turn.position - before, turn.position + after),
        filters,
    )


async def list_quotations(
    connection: aiosqlite.Connection, filters: Filters, turn_ids: Iterable[int] | None = None
) -> list[Quotation]:
    """The highlights that may be seen, best first; of these turns only, where `turn_ids` is given."""
    where, parameters = _seen(filters)
    if turn_ids is not None:
        ids = list(turn_ids)
        where += f" AND turn.id IN ({', '.join('?' * len(ids))})"
        parameters += tuple(ids)
    async with connection.execute(
        f"""
        SELECT highlight.id, highlight."start", highlight."end", highlight.score, {TURN_COLUMNS}
        FROM highlight JOIN turn ON turn.id = highlight.turn_id {TURN_JOINS}
        WHERE {where} ORDER BY highlight.score DESC, highlight.id
        """,
        parameters,
    ) as cursor:
        return [Quotation(row["id"], turn_record(row), row["start"], row["end"], row["score"]) async for row in cursor]


async def _turns(
    connection: aiosqlite.Connection, condition: str, values: tuple[int, ...], filters: Filters
) -> list[TurnRecord]:
    where, parameters = _seen(filters)
    async with connection.execute(
        f"SELECT {TURN_COLUMNS} FROM turn {TURN_JOINS} WHERE {condition} AND {where} ORDER BY turn.position",
        (*values, *parameters),
    ) as cursor:
        return [turn_record(row) async for row in cursor]


def _seen(filters: Filters) -> tuple[str, tuple[object, ...]]:
    """The condition that a row of TURN_JOINS fits the filters, and its parameters."""
    conditions = ["interview.guild_id IN (?, ?)"]
    parameters: list[object] = [SHARED, filters.guild_id]
    if filters.speaker is not None:
        conditions.append("participant.folded_name = ?")
        parameters.append(filters.speaker)
    if filters.interview is not None:
        conditions.append("interview.id = ?")
        parameters.append(filters.interview)
    return " AND ".join(conditions), tuple(parameters)
