"""Turns and highlights are read back, each with who, where and the way to the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.store.records import SHARED, TurnRecord
from bot.store.rows import (
    HIGHLIGHT_COLUMNS,
    HIGHLIGHT_JOINS,
    IS_SEEN,
    TURN_COLUMNS,
    TURN_JOINS,
    quotation,
    turn_record,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    import aiosqlite

    from bot.store.index import Filters
    from bot.store.records import Quotation


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
    """The highlights that may be seen, pinned ones first, then the best; of some turns, if `turn_ids` are given."""
    where, parameters = _seen(filters)
    if turn_ids is not None:
        ids = list(turn_ids)
        where += f" AND turn.id IN ({', '.join('?' * len(ids))})"
        parameters += tuple(ids)
    return await _quotations(connection, filters.guild_id, where, parameters)


class Appeal(NamedTuple):
    """What chance needs to know of a highlight. Its turn is read when it was drawn: turns are many, and long."""

    id: int
    score: float
    is_pinned: bool


async def list_appeals(connection: aiosqlite.Connection, filters: Filters) -> list[Appeal]:
    """The same highlights as `list_quotations`, in the same order."""
    where, parameters = _seen(filters)
    rows = await connection.execute_fetchall(
        f"""
        SELECT {HIGHLIGHT_COLUMNS}
        FROM highlight {HIGHLIGHT_JOINS} JOIN turn ON turn.id = highlight.turn_id {TURN_JOINS}
        WHERE {IS_SEEN} AND {where} ORDER BY is_pinned DESC, highlight.score DESC, highlight.id
        """,
        (filters.guild_id, *parameters),
    )
    return [Appeal(row["highlight_id"], row["score"], bool(row["is_pinned"])) for row in rows]


async def find_quotation(connection: aiosqlite.Connection, highlight_id: int, filters: Filters) -> Quotation | None:
    """The highlight, or None where this server cannot see it."""
    where, parameters = _seen(filters)
    found = await _quotations(
        connection, filters.guild_id, f"highlight.id = ? AND {where}", (highlight_id, *parameters)
    )
    return found[0] if found else None


async def _quotations(
    connection: aiosqlite.Connection, guild_id: int, where: str, parameters: tuple[object, ...]
) -> list[Quotation]:
    rows = await connection.execute_fetchall(
        f"""
        SELECT {HIGHLIGHT_COLUMNS}, {TURN_COLUMNS}
        FROM highlight {HIGHLIGHT_JOINS} JOIN turn ON turn.id = highlight.turn_id {TURN_JOINS}
        WHERE {IS_SEEN} AND {where} ORDER BY is_pinned DESC, highlight.score DESC, highlight.id
        """,
        (guild_id, *parameters),
    )
    return [quotation(row) for row in rows]


async def _turns(
    connection: aiosqlite.Connection, condition: str, values: tuple[int, ...], filters: Filters
) -> list[TurnRecord]:
    where, parameters = _seen(filters)
    rows = await connection.execute_fetchall(
        f"SELECT {TURN_COLUMNS} FROM turn {TURN_JOINS} WHERE {condition} AND {where} ORDER BY turn.position",
        (*values, *parameters),
    )
    return [turn_record(row) for row in rows]


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
