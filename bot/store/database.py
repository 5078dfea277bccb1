"""One writer and a few read-only readers on one SQLite file."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Self
from urllib.parse import quote, urlsplit

import aiosqlite

from bot.errors import StoreFailed, UnusableSetting, UnusableStore
from bot.store.migrations import migrate
from bot.store.trouble import explain, explained

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

READERS = 2
"""Connections that answer look-ups; each is a thread. More than the machine has cores gains nothing."""

_BUSY_MS = 5_000
"""How long a statement waits for another process's lock before it gives up."""


class Database:
    """Hands out connections: `read` physically cannot write, `write` is one transaction.

    Open it with `async with Database.open(path) as database`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._resources = AsyncExitStack()
        self._writing = asyncio.Lock()
        self._readers: asyncio.Queue[aiosqlite.Connection] = asyncio.Queue()
        self._writer: aiosqlite.Connection
        self.waiting = 0
        self._file: tuple[int, int] | None = None

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path) -> AsyncIterator[Self]:
        """Creates or updates the file where needed.

        Raises:
            UnusableStore: the file cannot be opened, or isn't a Pullquote database.
        """
        database = cls(path)
        await asyncio.to_thread(_check_place, path)
        async with database._resources:
            try:
                await database._connect()
            except sqlite3.Error as error:
                raise explain(error, path) or UnusableStore(
                    f"The database {path} cannot be opened ({error}): check that its folder exists, that it may "
                    "be written, and that the file is a Pullquote database."
                ) from error
            yield database

    @asynccontextmanager
    async def read(self) -> AsyncIterator[aiosqlite.Connection]:
        """A read-only connection, for as long as the block lasts. Waits while all are taken."""
        self.waiting += 1
        try:
            connection = await self._readers.get()
        finally:
            self.waiting -= 1
        try:
            with explained(self.path):
                yield connection
        finally:
            self._readers.put_nowait(connection)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[aiosqlite.Connection]:
        """A transaction: committed when the block ends well, rolled back when it doesn't."""
        async with self._writing:
            self._ensure_there()
            with explained(self.path):
                await self._writer.execute("BEGIN IMMEDIATE")
                try:
                    yield self._writer
                    await self._writer.execute("COMMIT")
                except BaseException:
                    if self._writer.in_transaction:
                        await self._writer.execute("ROLLBACK")
                    raise

    async def ensure_usable(self) -> None:
        """Raises `UnusableStore` where nothing could be read or written."""
        self._ensure_there()
        async with self.read() as connection:
            await connection.execute_fetchall("SELECT count(*) FROM fact")

    def _ensure_there(self) -> None:
        """A file that was removed or replaced takes what is written, and it is gone with the process.

        Raises:
            StoreFailed: the file isn't that which was opened.
        """
        if _identity(self.path) != self._file:
            raise StoreFailed(
                f"The database {self.path} is gone, or another was put in its place while the bot ran: "
                "bring its disk back, and start the bot again."
            )

    async def _connect(self) -> None:
        self._writer = await self._opened("rwc")
        await self._writer.execute("PRAGMA journal_mode = WAL")
        await self._writer.execute("PRAGMA synchronous = NORMAL")
        await migrate(self._writer, self.path)
        await self._writer.execute("PRAGMA foreign_keys = ON")
        self._file = _identity(self.path)
        for _ in range(READERS):
            reader = await self._opened("ro")
            await reader.execute("PRAGMA query_only = ON")
            self._readers.put_nowait(reader)

    async def _opened(self, mode: str) -> aiosqlite.Connection:
        uri = f"file:{quote(str(self.path))}?mode={mode}"
        connection = await self._resources.enter_async_context(aiosqlite.connect(uri, uri=True, isolation_level=None))
        connection.row_factory = sqlite3.Row
        await connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        return connection


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file it is that lies there, whatever its name."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _check_place(path: Path) -> None:
    if not path.parent.is_dir():
        raise UnusableStore(f"There is no folder {path.parent} for the database: create it, or name another database.")
    if path.is_dir():
        raise UnusableStore(f"The database {path} is a folder: name a file in it.")


def path_of(url: str) -> str:
    """The file of a `sqlite:///` URL: three slashes before a relative path, four before an absolute one.

    Raises:
        UnusableSetting: another scheme, or no path.
    """
    parts = urlsplit(url)
    path = parts.path.removeprefix("/")
    if parts.scheme != "sqlite" or parts.netloc or not path:
        raise UnusableSetting(
            f"The database {url!r} is not a URL that Pullquote knows: write sqlite:///data/pullquote.db, with four "
            "slashes for an absolute path."
        )
    return path
