"""A database is looked at as it lies there: nothing is created, updated or locked by it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from bot.store.copies import verify
from bot.store.migrations import VERSION
from bot.store.schedules import Look, NewSchedule
from bot.store.trouble import explained

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Post:
    """A running schedule. Of its wish only that is read which says where and by which clock it posts."""

    schedule_id: int
    wish: NewSchedule


@dataclass(frozen=True, slots=True)
class Inspection:
    """`version` is the schema's; `size` in bytes."""

    version: int
    size: int
    interviews: int
    posts: tuple[Post, ...]


def inspect(path: Path) -> Inspection:
    """Reads a database from end to end.

    Raises:
        UnusableStore: it isn't one of ours, or is damaged.
    """
    version = verify(path)
    uri = f"file:{quote(str(path))}?mode=ro"
    with explained(path), closing(sqlite3.connect(uri, uri=True)) as connection:
        rows = connection.execute(_POSTS).fetchall() if version == VERSION else []
        [interviews] = connection.execute("SELECT count(*) FROM interview").fetchone()
    return Inspection(version, path.stat().st_size, interviews, tuple(map(_post, rows)))


def _post(row: tuple[Any, ...]) -> Post:
    id_, guild_id, channel_id, zone, look, discuss = row
    wish = NewSchedule(
        guild_id,
        channel_id,
        zone,
        time(),
        weekdays=0,
        language="",
        created_by=0,
        look=Look(look),
        discuss=bool(discuss),
    )
    return Post(id_, wish)


_POSTS = "SELECT id, guild_id, channel_id, zone, look, discuss FROM schedule WHERE paused IS NULL ORDER BY id"
