"""The shape of a database, and how it is given that of schema.sql: what is missing is made, what differs is remade.

Rows keep their values and their ids; a column that is new takes its default, and so must have one or allow NULL. What
cannot be told from the two shapes, such as a column under another name, is a migration's business.
"""

from __future__ import annotations

import re
import sqlite3
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    import aiosqlite

_RESOURCES = files("bot.store")
_COMMENT = re.compile(r"--[^\n]*")
_OLD = "{}__before"
_LISTED = """
    SELECT type, name, tbl_name, sql FROM sqlite_schema
    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
        AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
    ORDER BY rowid
"""


class Thing(NamedTuple):
    """A table, an index, a trigger or a view, and the statement that makes it."""

    type: str
    name: str
    table: str
    sql: str

    @property
    def meaning(self) -> str:
        """The statement without comments and layout: two that mean the same are the same."""
        return " ".join(_COMMENT.sub("", self.sql).split())

    @property
    def is_virtual(self) -> bool:
        return self.meaning.upper().startswith("CREATE VIRTUAL")


def statements_of(resource: str) -> Iterator[str]:
    """The statements of a script of this room, one by one: `executescript` would commit what came before it."""
    statement = ""
    for line in _RESOURCES.joinpath(resource).read_text(encoding="utf-8").splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def wanted_shape() -> list[Thing]:
    """What schema.sql makes, in its order."""
    fresh = sqlite3.connect(":memory:")
    try:
        for statement in statements_of("schema.sql"):
            fresh.execute(statement)
        return [Thing(*row) for row in fresh.execute(_LISTED)]
    finally:
        fresh.close()


async def read_shape(connection: aiosqlite.Connection) -> list[Thing]:
    return [Thing(*row) for row in await connection.execute_fetchall(_LISTED)]


async def reshape(connection: aiosqlite.Connection) -> set[str]:
    """Gives a database the shape of schema.sql; gives the names of tables that were made or remade.

    Call it in a transaction, with `foreign_keys` off and `legacy_alter_table` on: then no row goes with the table that
    it refers to, and no reference follows a table that steps aside.
    """
    wanted = wanted_shape()
    standing = {thing.name: thing for thing in await read_shape(connection)}
    same = {thing.name for thing in wanted if thing.name in standing and _is_same(standing[thing.name], thing)}
    tables = {thing.name for thing in wanted if thing.type == "table"}
    remade = {thing.name for thing in wanted if thing.type == "table"} - same
    for thing in standing.values():
        if thing.type != "table" and (thing.name not in same or thing.table in remade):
            await connection.execute(f'DROP {thing.type} "{thing.name}"')
            same.discard(thing.name)
    for thing in standing.values():
        # The rows of a full-text table aren't kept by it: it is filled again (bot/store/derive.py).
        if thing.type == "table" and (thing.name not in tables or (thing.name in remade and thing.is_virtual)):
            await connection.execute(f'DROP TABLE "{thing.name}"')
    for thing in wanted:
        if thing.name in same:
            continue
        if thing.name in standing and thing.type == "table" and not thing.is_virtual:
            await _remake(connection, thing)
        else:
            await connection.execute(thing.sql)
    return remade


def _is_same(standing: Thing, wanted: Thing) -> bool:
    return (standing.type, standing.meaning) == (wanted.type, wanted.meaning)


async def _remake(connection: aiosqlite.Connection, table: Thing) -> None:
    old = _OLD.format(table.name)
    last_id = await _last_id(connection, table.name)
    await connection.execute(f'ALTER TABLE "{table.name}" RENAME TO "{old}"')
    await connection.execute(table.sql)
    before = await list_columns(connection, old)
    kept = ", ".join(f'"{name}"' for name in await list_columns(connection, table.name) if name in before)
    await connection.execute(f'INSERT INTO "{table.name}" ({kept}) SELECT {kept} FROM "{old}"')
    await connection.execute(f'DROP TABLE "{old}"')
    if last_id is not None:
        # An id that was given once is never given to something else.
        await connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table.name,))
        await connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table.name, last_id))


async def list_columns(connection: aiosqlite.Connection, table: str) -> list[str]:
    """The columns of a table that can be written, in their order."""
    rows = await connection.execute_fetchall("SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0", (table,))
    return [row[0] for row in rows]


async def _last_id(connection: aiosqlite.Connection, table: str) -> int | None:
    has_any = await connection.execute_fetchall("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'")
    if not has_any:
        return None
    rows = await connection.execute_fetchall("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
    return next((row[0] for row in rows), None)
