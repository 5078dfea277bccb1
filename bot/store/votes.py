"""Votes on highlights: one a member and server."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.store.rows import first_row

if TYPE_CHECKING:
    import aiosqlite


class Tally(NamedTuple):
    """How many votes a highlight has in one server, for and against."""

    up: int
    down: int


async def find_vote(connection: aiosqlite.Connection, highlight_id: int, guild_id: int, user_id: int) -> int:
    """1, -1, or 0 where there is none."""
    row = await first_row(
        connection,
        "SELECT value FROM vote WHERE highlight_id = ? AND guild_id = ? AND user_id = ?",
        (highlight_id, guild_id, user_id),
    )
    return 0 if row is None else int(row["value"])


async def write_vote(
    connection: aiosqlite.Connection, highlight_id: int, guild_id: int, user_id: int, value: int
) -> None:
    """Puts a vote in place of the one there was; 0 takes it back."""
    if value == 0:
        await connection.execute(
            "DELETE FROM vote WHERE highlight_id = ? AND guild_id = ? AND user_id = ?",
            (highlight_id, guild_id, user_id),
        )
    else:
        await connection.execute(
            """
            INSERT INTO vote (highlight_id, guild_id, user_id, value) VALUES (?, ?, ?, ?)
            ON CONFLICT (highlight_id, guild_id, user_id) DO UPDATE SET value = excluded.value
            """,
            (highlight_id, guild_id, user_id, value),
        )


async def count_votes(connection: aiosqlite.Connection, highlight_id: int, guild_id: int) -> Tally:
    [row] = await connection.execute_fetchall(
        """
        SELECT count(*) FILTER (WHERE value > 0) AS up, count(*) FILTER (WHERE value < 0) AS down
        FROM vote WHERE highlight_id = ? AND guild_id = ?
        """,
        (highlight_id, guild_id),
    )
    return Tally(row["up"], row["down"])


async def sum_votes(connection: aiosqlite.Connection, guild_id: int) -> dict[int, int]:
    """For each highlight that a server has voted on, the votes for it less those against it."""
    rows = await connection.execute_fetchall(
        "SELECT highlight_id, sum(value) AS total FROM vote WHERE guild_id = ? GROUP BY highlight_id", (guild_id,)
    )
    return {row["highlight_id"]: row["total"] for row in rows}


async def count_votes_of(connection: aiosqlite.Connection, user_id: int) -> int:
    [row] = await connection.execute_fetchall("SELECT count(*) AS votes FROM vote WHERE user_id = ?", (user_id,))
    return int(row["votes"])


async def erase_votes_of(connection: aiosqlite.Connection, user_id: int) -> None:
    await connection.execute("DELETE FROM vote WHERE user_id = ?", (user_id,))
