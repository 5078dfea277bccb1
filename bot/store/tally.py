"""How much a database holds, and what became of deliveries: for whoever watches over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import aiosqlite

_COUNTED = ("document", "interview", "participant", "turn", "passage", "highlight", "topic", "schedule")


@dataclass(frozen=True, slots=True)
class Tally:
    """`rows` are by table; `deliveries` by state and reason; `size` is that of the database in bytes."""

    rows: dict[str, int]
    deliveries: dict[tuple[str, str], int]
    size: int


async def take_tally(connection: aiosqlite.Connection) -> Tally:
    counts = ", ".join(f"(SELECT count(*) FROM {table})" for table in _COUNTED)
    [counted] = await connection.execute_fetchall(f"SELECT {counts}")
    delivered = await connection.execute_fetchall("SELECT state, reason, count(*) FROM delivery GROUP BY state, reason")
    [size] = await connection.execute_fetchall(
        "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    )
    return Tally(
        dict(zip(_COUNTED, counted, strict=True)),
        {(state, reason): number for state, reason, number in delivered},
        int(size[0]),
    )
