"""Everything that is stored about a person, table by table, and about a server that we have left.

A test reads the schema, and fails if a column holds a person's id that isn't named here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.store.documents import remove_document
from bot.store.records import SHARED
from bot.store.rows import iso

if TYPE_CHECKING:
    from datetime import datetime

    import aiosqlite


@dataclass(frozen=True, slots=True)
class Holding:
    """Rows about a person: those whose `column` is their id.

    To erase them is to delete them, or where they matter to others as well, to forget whose they are: `forget` is what
    is then set.
    """

    name: str
    table: str
    column: str
    forget: str = ""


HOLDINGS = (
    Holding("saved", "saved", "user_id"),
    Holding("votes", "vote", "user_id"),
    Holding("follows", "follow", "user_id"),
    Holding("digest", "digest", "user_id"),
    Holding("reports", "report", "reporter_id", "reporter_id = NULL, note = ''"),
    Holding("decisions", "report", "decided_by", "decided_by = NULL"),
    Holding("shares", "post", "shared_by", "shared_by = NULL"),
    Holding("schedules", "schedule", "created_by", "created_by = 0"),
)
"""All there is, in the order in which it is shown."""

_OTHERS = frozenset({"reporter_id", "decided_by", "created_by", "note"})
"""Columns of other people in the same row, which nobody but they are shown."""


async def count_holdings(connection: aiosqlite.Connection, user_id: int) -> dict[str, int]:
    """How many rows there are of each holding; those without any are left out."""
    counts: dict[str, int] = {}
    for holding in HOLDINGS:
        rows = await connection.execute_fetchall(
            f"SELECT count(*) FROM {holding.table} WHERE {holding.column} = ?", (user_id,)
        )
        counts[holding.name] = next(iter(rows))[0]
    return {name: count for name, count in counts.items() if count}


async def export_holdings(connection: aiosqlite.Connection, user_id: int) -> dict[str, list[dict[str, Any]]]:
    """The rows themselves, by holding, with all columns but those of other people."""
    exported: dict[str, list[dict[str, Any]]] = {}
    for holding in HOLDINGS:
        rows = await connection.execute_fetchall(
            f"SELECT * FROM {holding.table} WHERE {holding.column} = ?", (user_id,)
        )
        exported[holding.name] = [
            {key: row[key] for key in row.keys() if _is_own(holding, key)}  # noqa: SIM118  a row iterates over values
            for row in rows
        ]
    return exported


def _is_own(holding: Holding, column: str) -> bool:
    own = {"note"} if holding.column != "decided_by" else set[str]()
    return column == holding.column or column in own or column not in _OTHERS


async def erase_holdings(connection: aiosqlite.Connection, user_id: int) -> None:
    """Nothing is left that names this person."""
    for holding in HOLDINGS:
        what = f"UPDATE {holding.table} SET {holding.forget}" if holding.forget else f"DELETE FROM {holding.table}"
        await connection.execute(f"{what} WHERE {holding.column} = ?", (user_id,))


# --- servers -----------------------------------------------------------------------------------


async def note_departure(connection: aiosqlite.Connection, guild_id: int, now: datetime) -> None:
    """We are no longer in this server."""
    await connection.execute(
        "INSERT INTO departure (guild_id, left_at) VALUES (?, ?) ON CONFLICT DO NOTHING", (guild_id, iso(now))
    )


async def forget_departure(connection: aiosqlite.Connection, guild_id: int) -> None:
    """We are in this server again."""
    await connection.execute("DELETE FROM departure WHERE guild_id = ?", (guild_id,))


async def list_servers(connection: aiosqlite.Connection) -> set[int]:
    """The servers that have brought in interviews, or said how they want to be served."""
    rows = await connection.execute_fetchall(
        "SELECT guild_id FROM document UNION SELECT guild_id FROM schedule UNION SELECT guild_id FROM server"
    )
    return {row["guild_id"] for row in rows} - {SHARED}


async def list_departed(connection: aiosqlite.Connection, before: datetime) -> list[int]:
    """The servers that we left before then."""
    rows = await connection.execute_fetchall("SELECT guild_id FROM departure WHERE left_at < ?", (iso(before),))
    return [row["guild_id"] for row in rows]


async def purge_server(connection: aiosqlite.Connection, guild_id: int) -> None:
    """Nothing is left of a server: its interviews, and what every other table knows of it."""
    rows = await connection.execute_fetchall("SELECT id FROM document WHERE guild_id = ?", (guild_id,))
    document_ids = [row["id"] for row in rows]
    for document_id in document_ids:
        await remove_document(connection, document_id)
    for table in await _tables_with_guild(connection):
        await connection.execute(f"DELETE FROM {table} WHERE guild_id = ?", (guild_id,))


async def _tables_with_guild(connection: aiosqlite.Connection) -> list[str]:
    rows = await connection.execute_fetchall(
        """
        SELECT tables.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS info
        WHERE tables.type = 'table' AND info.name = 'guild_id' ORDER BY tables.name = 'document', tables.name
        """
    )
    return [row["name"] for row in rows]
