"""What SQLite complains of that is not the program's fault, as a sentence that says what to do."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.errors import StoreFailed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_RESTORE = "stop the bot, and restore a backup: python -m bot restore FILE"
_SENTENCES = {
    sqlite3.SQLITE_FULL: "There is no room left for the database {path}: make room on its disk. Nothing was changed.",
    sqlite3.SQLITE_READONLY: "The database {path} cannot be written: its disk or file is read-only. Make it writable.",
    sqlite3.SQLITE_BUSY: "The database {path} is locked by another program: wait until that has ended.",
    sqlite3.SQLITE_LOCKED: "The database {path} is locked by another program: wait until that has ended.",
    sqlite3.SQLITE_CORRUPT: "The database {path} is damaged: " + _RESTORE,
    sqlite3.SQLITE_NOTADB: "{path} is not a database, or is damaged: name another, or " + _RESTORE,
    sqlite3.SQLITE_IOERR: "The disk of the database {path} fails: look whether it is full, or broken.",
    sqlite3.SQLITE_CANTOPEN: (
        "The database {path} cannot be opened: check that its folder exists, and that it may be read and written."
    ),
    sqlite3.SQLITE_PERM: "The database {path} may not be read: give its folder and file to the user that runs the bot.",
    sqlite3.SQLITE_NOMEM: "There is no memory left for the database {path}: give the bot more.",
}


def explain(error: sqlite3.Error, path: Path) -> StoreFailed | None:
    """The sentence for an error of the disk, the file or another program; None where it is ours."""
    code = getattr(error, "sqlite_errorcode", None)
    sentence = None if code is None else _SENTENCES.get(code & 0xFF)  # the rest tells in which step
    return None if sentence is None else StoreFailed(sentence.format(path=path))


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raises what SQLite complains of as `StoreFailed`; an error of our own stays what it is."""
    try:
        yield
    except sqlite3.Error as error:
        failed = explain(error, path)
        if failed is None:
            raise
        raise failed from error
