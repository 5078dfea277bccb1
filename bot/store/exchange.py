"""All that a database holds, as lines of JSON that any program can read, and back again.

    {"pullquote": "export", "version": 2, "last_ids": {"turn": 40, …}}
    {"table": "document", "row": {"id": 1, "guild_id": 0, "name": "/srv/talks/mara.md", …}}
    {"pullquote": "end", "rows": 1}

One line a row, a table after those that it refers to, in the columns of schema.sql. Which tables there are is read
from the schema, so that a new one cannot be forgotten. What is derived from the texts isn't written, but derived again.
"""

from __future__ import annotations

import base64
import json
import sqlite3
from itertools import groupby
from typing import TYPE_CHECKING, Any

from bot.errors import UnusableExport
from bot.store.derive import INDEXES, derive_index, derive_names
from bot.store.facts import count_change
from bot.store.migrations import VERSION, from_the_future
from bot.store.shape import list_columns, wanted_shape

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable, Iterator

    import aiosqlite

_BATCH = 500  # rows
_BEGIN, _END = "export", "end"
_OWN = "fact"
"""What the program has noted of itself: there may be some in a database that holds nothing else."""

Row = dict[str, Any]


def exchanged_tables() -> list[str]:
    """The tables that are written, each after those that it refers to."""
    tables = [thing for thing in wanted_shape() if thing.type == "table" and not thing.is_virtual]
    return [table.name for table in tables if table.name not in INDEXES]


async def write_lines(connection: aiosqlite.Connection) -> AsyncGenerator[str]:
    """The lines of an export, as the database stands at one instant."""
    await connection.execute("BEGIN")
    try:
        sequences = await connection.execute_fetchall("SELECT name, seq FROM sqlite_sequence ORDER BY name")
        yield _line({"pullquote": _BEGIN, "version": VERSION, "last_ids": {row[0]: row[1] for row in sequences}})
        rows = 0
        for table in exchanged_tables():
            async with connection.execute(f'SELECT * FROM "{table}"') as cursor:
                async for row in cursor:
                    rows += 1
                    yield _line({"table": table, "row": {name: _to_json(row[name]) for name in row.keys()}})  # noqa: SIM118
        yield _line({"pullquote": _END, "rows": rows})
    finally:
        await connection.execute("ROLLBACK")


async def read_lines(connection: aiosqlite.Connection, lines: Iterable[str]) -> dict[str, int]:
    """Stores an export in a database that holds nothing yet; gives the number of rows by table.

    Call it in a transaction.

    Raises:
        UnusableExport: it isn't one, or is damaged, or the database holds something.
        StoreFromTheFuture: a newer Pullquote has written it.
    """
    await _ensure_empty(connection)
    # Rows of a table may refer to each other, in any order.
    await connection.execute("PRAGMA defer_foreign_keys = ON")
    records = _parsed(lines)
    head = next(records, (1, {}))[1]
    if head.get("pullquote") != _BEGIN or not isinstance(head.get("version"), int):
        raise UnusableExport("It doesn't begin as an export does: name a file that python -m bot export has made.")
    if head["version"] > VERSION:
        raise from_the_future(head["version"])
    stored = dict.fromkeys(exchanged_tables(), 0)
    columns = {table: set(await list_columns(connection, table)) for table in stored}
    rows = _Rows(records, columns)
    for (table, names), batch in groupby(rows, key=lambda each: (each[1], tuple(each[2]))):
        stored[table] += await _store(connection, table, names, [(number, row) for number, _, row in batch])
    if rows.expected != sum(stored.values()):
        raise UnusableExport("The export is cut off, or lines of it are missing: make it again.")
    await _finish(connection, head.get("last_ids", {}))
    return stored


async def _ensure_empty(connection: aiosqlite.Connection) -> None:
    for table in exchanged_tables():
        if table != _OWN and await connection.execute_fetchall(f'SELECT 1 FROM "{table}" LIMIT 1'):
            raise UnusableExport(
                "This library holds something already: import into a new one, named with --database sqlite:///new.db."
            )
    await connection.execute(f"DELETE FROM {_OWN}")


def _parsed(lines: Iterable[str]) -> Iterator[tuple[int, Row]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError:
            raise UnusableExport(
                f"Line {number} is no JSON: the export is cut off or damaged; make it again."
            ) from None
        if not isinstance(record, dict):
            raise UnusableExport(f"Line {number} is no JSON object: the export is damaged; make it again.")
        yield number, record


class _Rows:
    """The rows of an export, each with its line and its table, and how many the export says that there are."""

    def __init__(self, records: Iterable[tuple[int, Row]], columns: dict[str, set[str]]) -> None:
        self._records = records
        self._columns = columns
        self.expected: object = None

    def __iter__(self) -> Iterator[tuple[int, str, Row]]:
        for number, record in self._records:
            if record.get("pullquote") == _END:
                self.expected = record.get("rows")
                continue
            table, row = record.get("table"), record.get("row")
            known = self._columns.get(table) if isinstance(table, str) else None
            if not isinstance(table, str) or not isinstance(row, dict) or known is None or not row.keys() <= known:
                raise UnusableExport(f"Line {number} is no row of a table that this Pullquote knows.")
            yield number, table, row


async def _store(
    connection: aiosqlite.Connection, table: str, names: tuple[str, ...], rows: list[tuple[int, Row]]
) -> int:
    listed = ", ".join(f'"{name}"' for name in names)
    statement = f'INSERT INTO "{table}" ({listed}) VALUES ({", ".join("?" * len(names))})'
    for at in range(0, len(rows), _BATCH):
        batch = rows[at : at + _BATCH]
        try:
            await connection.executemany(statement, [[_from_json(row[name]) for name in names] for _, row in batch])
        except (
            sqlite3.IntegrityError,
            sqlite3.InterfaceError,
            sqlite3.ProgrammingError,
            ValueError,
            TypeError,
            OverflowError,
        ) as error:
            raise UnusableExport(f"Lines {batch[0][0]} to {batch[-1][0]} don't fit table {table} ({error}).") from None
    return len(rows)


async def _finish(connection: aiosqlite.Connection, last_ids: object) -> None:
    if await connection.execute_fetchall("PRAGMA foreign_key_check"):
        raise UnusableExport("Some rows refer to others that aren't there: the export is cut off; make it again.")
    for table, last_id in (last_ids if isinstance(last_ids, dict) else {}).items():
        if not isinstance(last_id, int):
            raise UnusableExport("The ids in the first line of the export make no sense: make it again.")
        # An id that was given once is never given to something else.
        await connection.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (last_id, table))
        await connection.execute(
            "INSERT INTO sqlite_sequence (name, seq) SELECT ?, ? WHERE ? NOT IN (SELECT name FROM sqlite_sequence)",
            (table, last_id, table),
        )
    await derive_names(connection)
    await derive_index(connection)
    await count_change(connection)


def _line(record: Row) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _to_json(value: Any) -> Any:
    return {"base64": base64.b64encode(value).decode("ascii")} if isinstance(value, bytes) else value


def _from_json(value: Any) -> Any:
    if isinstance(value, dict):
        return base64.b64decode(value["base64"], validate=True)
    return value
