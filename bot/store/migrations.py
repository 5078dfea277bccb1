"""A database is led to the schema that this program knows, in one transaction, with a copy of it made before.

`migrations/0007.sql`, where there is one, does what cannot be told from the two shapes alone on the way from version
6; then the database is given the shape of schema.sql, and what is derived from the texts is derived again. So a table,
an index or a column with a default needs nothing but its place in schema.sql, and VERSION raised.
"""

from __future__ import annotations

import asyncio
import logging
from importlib.resources import files
from typing import TYPE_CHECKING

from bot.errors import StoreFromTheFuture, UnusableStore
from bot.store.copies import copy_to
from bot.store.derive import INDEXES, derive_index, derive_names
from bot.store.facts import count_change
from bot.store.shape import reshape, statements_of

if TYPE_CHECKING:
    from pathlib import Path

    import aiosqlite

VERSION = 2
"""The schema's version, kept in SQLite's `user_version`."""

_RESOURCES = files("bot.store")

log = logging.getLogger(__name__)


async def migrate(connection: aiosqlite.Connection, path: Path) -> None:
    """Creates or updates the schema. Of a database that is updated, `copy_before` names the copy.

    Raises:
        StoreFromTheFuture: a newer program has written this database.
        UnusableStore: the file is a database of something else.
    """
    version = await read_version(connection)
    if version > VERSION:
        raise from_the_future(version)
    if version == 0:
        await _create(connection)
    elif version < VERSION:
        copy = copy_before(path, version)
        await asyncio.to_thread(copy_to, path, copy)
        await _update(connection, version)
        log.info("the database %s is updated from version %d to %d; as it was: %s", path, version, VERSION, copy)


def copy_before(path: Path, version: int) -> Path:
    """Where a database is kept as it was before it was updated from that version."""
    return path.with_name(f"{path.name}.version-{version}")


def from_the_future(version: int) -> StoreFromTheFuture:
    return StoreFromTheFuture(
        f"This database has version {version}, and this Pullquote knows versions up to {VERSION}: "
        "start the newer Pullquote that wrote it, or restore a backup."
    )


async def read_version(connection: aiosqlite.Connection) -> int:
    rows = await connection.execute_fetchall("PRAGMA user_version")
    return int(next(iter(rows))[0])


async def _create(connection: aiosqlite.Connection) -> None:
    await connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done it while this one waited for the lock.
        if await read_version(connection) == 0:
            await _ensure_empty(connection)
            for statement in statements_of("schema.sql"):
                await connection.execute(statement)
            await connection.execute(f"PRAGMA user_version = {VERSION}")
        await connection.execute("COMMIT")
    except BaseException:
        await connection.execute("ROLLBACK")
        raise


async def _ensure_empty(connection: aiosqlite.Connection) -> None:
    if await connection.execute_fetchall("SELECT 1 FROM sqlite_schema LIMIT 1"):
        raise UnusableStore(
            "This file is a database of another program: name another file with --database or PULLQUOTE_DATABASE."
        )


async def _update(connection: aiosqlite.Connection, version: int) -> None:
    # Both are without effect inside of a transaction; see `reshape`.
    await connection.execute("PRAGMA foreign_keys = OFF")
    await connection.execute("PRAGMA legacy_alter_table = ON")
    await connection.execute("BEGIN IMMEDIATE")
    try:
        if await read_version(connection) == version:
            await _lead(connection, version)
        await connection.execute("COMMIT")
    except BaseException:
        await connection.execute("ROLLBACK")
        raise
    finally:
        await connection.execute("PRAGMA legacy_alter_table = OFF")


async def _lead(connection: aiosqlite.Connection, version: int) -> None:
    for step in range(version + 1, VERSION + 1):
        script = f"migrations/{step:04}.sql"
        if _RESOURCES.joinpath(script).is_file():
            for statement in statements_of(script):
                await connection.execute(statement)
    remade = await reshape(connection)
    await derive_names(connection)
    if remade & INDEXES:
        await derive_index(connection)
    if await connection.execute_fetchall("PRAGMA foreign_key_check"):
        raise UnusableStore("The database holds rows that refer to nothing, and is not updated: restore a backup.")
    await count_change(connection)
    await connection.execute(f"PRAGMA user_version = {VERSION}")
