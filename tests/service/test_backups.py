"""Backups are whole, verified, rotated, and put back."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import UnusableStore
from bot.library import Library
from bot.search import Found, Query
from bot.service.backups import Backups
from bot.store.copies import put_back, verify
from bot.store.migrations import VERSION

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def backups_of(library: Library, folder, keep=None) -> Backups:
    return Backups(library._database.path, folder, keep)


async def test_a_backup_is_made_while_the_bot_writes_and_is_whole(library, tmp_path):
    async def write():
        for number in range(200):
            await library.note_fact(f"fact {number}", "x" * 1000)

    writing = asyncio.create_task(write())
    await asyncio.sleep(0)
    path = await asyncio.to_thread(backups_of(library, tmp_path / "backups").make, NOW)
    await writing
    assert verify(path) == VERSION
    async with Library.open(path) as copy:
        assert isinstance(await copy.search(Query("the")), Found)
    assert path.name == "pullquote-20261125T120000Z.db"
    assert [p.name for p in path.parent.iterdir() if ".part" in p.name] == []


def test_only_as_many_as_are_wanted_are_kept_and_nothing_else_is_touched(filled_database, tmp_path):
    backups = Backups(filled_database, tmp_path, keep=2)
    (tmp_path / "samples-notes.db").write_text("the operator's own")
    made = [backups.make(NOW + timedelta(days=day)) for day in range(4)]
    assert backups.list() == made[2:]
    assert backups.made_last() == NOW + timedelta(days=3)
    assert (tmp_path / "samples-notes.db").exists()


async def test_the_bot_makes_one_when_the_newest_is_old_enough(filled_database, tmp_path):
    backups = Backups(filled_database, tmp_path, keep=3)
    backups.make(NOW)
    running = asyncio.create_task(backups.run(timedelta(hours=24), lambda: NOW + timedelta(hours=25)))
    while len(backups.list()) < 2:  # noqa: ASYNC110  it is made in a thread
        await asyncio.sleep(0.01)
    running.cancel()
    assert backups.made_last() == NOW + timedelta(hours=25)


async def test_a_backup_that_fails_leaves_the_earlier_ones_and_the_bot_alone(filled_database, tmp_path):
    backups = Backups(filled_database, tmp_path / "file" / "folder")
    (tmp_path / "file").write_text("")
    with pytest.raises(UnusableStore, match="cannot be made"):
        backups.make(NOW)


def test_what_is_put_back_is_what_was_backed_up(filled_database, tmp_path):
    path = tmp_path / "pullquote.db"
    copy = Backups(filled_database, tmp_path / "backups").make(NOW)
    assert put_back(copy, path) is None
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("DELETE FROM turn")
        plain.commit()
    aside = put_back(copy, path)
    with closing(sqlite3.connect(path)) as plain, closing(sqlite3.connect(aside)) as old:
        assert plain.execute("SELECT count(*) FROM turn").fetchone()[0] > 0
        assert old.execute("SELECT count(*) FROM turn").fetchone() == (0,)


async def test_nothing_is_put_back_while_the_bot_runs(library, tmp_path):
    path = library._database.path
    copy = await asyncio.to_thread(backups_of(library, tmp_path / "backups").make, NOW)
    with pytest.raises(UnusableStore, match="stop it first"):
        await asyncio.to_thread(put_back, copy, path)
    await library.note_fact("still", "here")
    assert await library.recall_fact("still") == "here"


def test_a_damaged_database_is_replaced_by_a_backup(filled_database, tmp_path):
    path = tmp_path / "pullquote.db"
    copy = Backups(filled_database, tmp_path / "backups").make(NOW)
    path.write_bytes(b"what a broken disk leaves" * 1000)
    put_back(copy, path)
    assert verify(path) == VERSION


def damage(path):
    """As a bad disk does: pages in the middle are other bytes."""
    data = bytearray(path.read_bytes())
    data[8192 : len(data) // 2] = b"\xa5" * (len(data) // 2 - 8192)
    path.write_bytes(data)


@pytest.mark.parametrize("what", ["damaged", "another program's", "not a database", "absent"])
def test_what_is_no_whole_backup_of_ours_is_refused(filled_database, tmp_path, what):
    path = tmp_path / "copy.db"
    match what:
        case "damaged":
            path = Backups(filled_database, tmp_path).make(NOW)
            damage(path)
        case "another program's":
            with closing(sqlite3.connect(path)) as plain:
                plain.execute("CREATE TABLE theirs (a)")
                plain.commit()
        case "not a database":
            path.write_text("once upon a time")
    with pytest.raises(UnusableStore) as caught:
        verify(path)
    assert "\n" not in str(caught.value)
