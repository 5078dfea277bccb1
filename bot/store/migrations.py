"""A database is led, step by step, to the schema that this program knows."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from typing import TYPE_CHECKING

from bot.errors import StoreFromTheFuture, UnusableStore

if TYPE_CHECKING:
    from collections.abc import Iterator

    import aiosqlite

VERSION = 1
"""The schema's version, kept in SQLite's `user_version`. `migrations/0002.sql` leads from 1 to 2."""

_RESOURCES = files("bot.store")


async def migrate(connection: aiosqlite.Connection) -> None:
    """Creates or updates the schema, each step in one transaction.

    Raises:
        StoreFromTheFuture: a newer program has written this database.
        UnusableStore: the file is a database of something else.
    """
    version = await _version(connection)
    if version > VERSION:
        raise StoreFromTheFuture(
            f"This database has version {version}, and this Pullquote knows versions up to {VERSION}: "
            "start the newer Pullquote that wrote it, or restore a backup."
        )
    if version == 0:
        await _create(connection)
    for step in range(max(version, 1), VERSION):
        await _apply(connection, f"migrations/{step + 1:04}.sql", step + 1, of=step)


async def _create(connection: aiosqlite.Connection) -> None:
    if await _has_tables(connection):
        raise UnusableStore(
            "This file is a database of another program: name another file with --database or PULLQUOTE_DATABASE."
        )
    await _apply(connection, "schema.sql", VERSION, of=0)


async def _apply(connection: aiosqlite.Connection, resource: str, version: int, *, of: int) -> None:
    script = _RESOURCES.joinpath(resource).read_text(encoding="utf-8")
    await connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done it while this one waited for the lock.
        if await _version(connection) == of:
            for statement in _statements(script):
                await connection.execute(statement)
            await connection.execute(f"PRAGMA user_version = {version}")
        await connection.execute("COMMIT")
    except BaseException:
        await connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """The script's statements one by one: `executescript` would commit what came before it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


async def _version(connection: aiosqlite.Connection) -> int:
    async with connection.execute("PRAGMA user_version") as cursor:
        row = await cursor.fetchone()
    return int(row[0]) if row else 0


async def _has_tables(connection: aiosqlite.Connection) -> bool:
    async with connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1") as cursor:
        return await cursor.fetchone() is not None
