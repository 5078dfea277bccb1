"""Whole copies of a database: made while it is in use, looked through before they are trusted, put back."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import quote

from bot.errors import UnusableStore
from bot.store.trouble import explained

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PART = "{}.part"
_ASIDE = "{}.before-restore"
_BUSY_S = 5.0


def copy_to(source: Path, target: Path) -> None:
    """Copies a database as it stands at one instant, whoever writes to it meanwhile; verified, and whole or not there.

    Raises:
        UnusableStore: it cannot be read or the copy cannot be written. What stood at `target` before still stands.
    """
    part = target.with_name(_PART.format(target.name))
    with explained(target), _removed_on_failure(part):
        part.unlink(missing_ok=True)
        with closing(_opened(source, "ro")) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        verify(part)
        _to_disk(part)
        part.replace(target)
        _to_disk(target.parent)


def verify(path: Path) -> int:
    """Reads a database from end to end; gives the version of its schema.

    Raises:
        UnusableStore: it isn't one, or is damaged.
    """
    if not path.is_file():
        raise UnusableStore(f"There is no file {path}: name a backup.")
    with explained(path), closing(_opened(path, "ro")) as connection:
        [version] = connection.execute("PRAGMA user_version").fetchone()
        faults = [fault for (fault,) in connection.execute("PRAGMA integrity_check(3)") if fault != "ok"]
        has_ours = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'fact'").fetchone()
    if faults:
        raise UnusableStore(f"{path} is damaged ({faults[0]}): take another backup.")
    if not has_ours or version < 1:
        raise UnusableStore(f"{path} is a database of another program: name a backup that Pullquote has made.")
    return int(version)


def put_back(copy: Path, path: Path) -> Path | None:
    """Puts a copy in a database's place; gives the place where that stands now, if there was one.

    Raises:
        UnusableStore: another program has the database open, or the copy cannot be written.
    """
    part = path.with_name(_PART.format(path.name))
    aside = path.with_name(_ASIDE.format(path.name)) if path.exists() else None
    if aside is not None:
        _ensure_unused(path)
    with explained(path), _removed_on_failure(part):
        part.unlink(missing_ok=True)
        with closing(_opened(copy, "ro")) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        _to_disk(part)
        for leftover in ("-wal", "-shm"):
            path.with_name(path.name + leftover).unlink(missing_ok=True)
        if aside is not None:
            path.replace(aside)
        part.replace(path)
        _to_disk(path.parent)
    return aside


def _ensure_unused(path: Path) -> None:
    """Only who is alone may leave the write-ahead log, and it is empty then: so nothing is lost with it."""
    try:
        with closing(_opened(path, "rw", timeout=0)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise UnusableStore(f"The bot or another program has {path} open: stop it first, and try again.") from None
        raise UnusableStore(f"The database {path} cannot be replaced ({error}): make its folder writable.") from None
    except sqlite3.DatabaseError:
        # It is damaged, which is why a backup is wanted.
        return


def _opened(path: Path, mode: str, timeout: float = _BUSY_S) -> sqlite3.Connection:
    uri = f"file:{quote(str(path))}?mode={mode}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=timeout)


@contextlib.contextmanager
def _removed_on_failure(part: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnusableStore(
            f"{part.parent} cannot be written ({error.strerror}): make room, or name another."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    """Waits until it would survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
