"""A file comes again: moved, or with its interviews in another order."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.ingest import Stored, find_transcripts
from bot.library import Library
from bot.store.documents import Status

if TYPE_CHECKING:
    from pathlib import Path

TALK = "Mara: Why bread, of all things?\nDev: It was there.\nMara: And now?\nDev: It is gone.\n"


@pytest.fixture
async def library(tmp_path: Path):
    async with Library.open(tmp_path / "p.db", lambda: datetime(2026, 5, 1, tzinfo=UTC)) as opened:
        yield opened


async def ingest(library: Library, path: Path) -> Stored:
    stored = await library.ingest(path)
    assert isinstance(stored, Stored)
    return stored


async def test_a_file_that_was_moved_is_the_same_file_when_it_is_corrected(library, tmp_path):
    old, new = tmp_path / "talk.txt", tmp_path / "moved.txt"
    old.write_text(TALK, "utf-8")
    first = await ingest(library, old)
    old.rename(new)
    assert (await ingest(library, new)).status is Status.UNCHANGED
    new.write_text(TALK.replace("gone", "eaten"), "utf-8")
    corrected = await ingest(library, new)
    assert corrected.status is Status.UPDATED
    assert [i.id for i in corrected.interviews] == [i.id for i in first.interviews]


async def test_a_copy_of_a_file_leaves_it_where_it_is(library, tmp_path):
    talk, copy = tmp_path / "talk.txt", tmp_path / "copy.txt"
    for path in (talk, copy):
        path.write_text(TALK, "utf-8")
        await ingest(library, path)
    talk.write_text(TALK.replace("gone", "eaten"), "utf-8")
    assert (await ingest(library, talk)).status is Status.UPDATED


async def test_an_unchanged_file_is_read_anew_if_that_is_asked_for(tmp_path):
    talk = tmp_path / "talk.txt"
    talk.write_text(TALK, "utf-8")
    days = iter((datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 2, tzinfo=UTC)))
    async with Library.open(tmp_path / "q.db", lambda: next(days)) as library:
        first = await ingest(library, talk)
        again = await library.ingest(talk, again=True)
        assert isinstance(again, Stored)
        assert again.status is Status.UPDATED
        assert again.interviews == first.interviews
        async with library._database.read() as connection:
            rows = await connection.execute_fetchall("SELECT ingested_at FROM document")
        assert [row[0][:10] for row in rows] == ["2026-05-01"]


async def test_a_file_that_was_moved_is_the_same_file_when_it_is_read_anew(library, tmp_path):
    old, new = tmp_path / "talk.txt", tmp_path / "moved.txt"
    old.write_text(TALK, "utf-8")
    first = await ingest(library, old)
    old.rename(new)
    again = await library.ingest(new, again=True)
    assert isinstance(again, Stored)
    assert [i.id for i in again.interviews] == [i.id for i in first.interviews]


def test_links_that_lead_in_circles_are_followed_no_further(tmp_path):
    (tmp_path / "talk.txt").write_text(TALK, "utf-8")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "inner" / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert find_transcripts([tmp_path]) == [tmp_path / "talk.txt"]
