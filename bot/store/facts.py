"""What the program remembers of itself from one run to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.rows import first_row

if TYPE_CHECKING:
    import aiosqlite


async def read_fact(connection: aiosqlite.Connection, name: str) -> str | None:
    row = await first_row(connection, "SELECT value FROM fact WHERE name = ?", (name,))
    return None if row is None else str(row["value"])


async def write_fact(connection: aiosqlite.Connection, name: str, value: str) -> None:
    await connection.execute(
        "INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


async def count_change(connection: aiosqlite.Connection) -> None:
    """Notes that what the library holds has changed, for every process that keeps a copy of its names."""
    await connection.execute(
        """
        INSERT INTO fact (name, value) VALUES (?, '1')
        ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1
        """,
        (CHANGES,),
    )


CHANGES = "library changes"
"""The fact that counts what `count_change` notes."""
