"""What was read is kept until the library changes, and read once for all who ask."""

from __future__ import annotations

import asyncio
from itertools import count

import pytest

from bot.store.database import Database
from bot.store.facts import count_change
from bot.store.kept import Kept


@pytest.fixture
async def database(tmp_path):
    async with Database.open(tmp_path / "kept.db") as opened:
        yield opened


class Source:
    """Gives another number each time that it is read."""

    def __init__(self):
        self.readings = count(1)

    async def read(self):
        await asyncio.sleep(0)
        return next(self.readings)


async def change(database):
    async with database.write() as connection:
        await count_change(connection)


async def test_what_was_read_is_not_read_again(database):
    kept, source = Kept(database, 2), Source()
    assert [await kept.find("a", source.read) for _ in range(3)] == [1, 1, 1]


async def test_after_a_change_it_is(database):
    kept, source = Kept(database, 2), Source()
    await kept.find("a", source.read)
    await change(database)
    assert await kept.find("a", source.read) == 2


async def test_many_who_ask_after_a_change_wait_for_one_reading(database):
    kept, source = Kept(database, 2), Source()
    await kept.find("a", source.read)
    await change(database)
    assert await asyncio.gather(*(kept.find("a", source.read) for _ in range(50))) == [2] * 50


async def test_those_that_were_asked_for_last_stay(database):
    kept, source = Kept(database, 2), Source()
    for key in ("a", "b", "a", "c"):
        await kept.find(key, source.read)
    assert len(kept) == 2
    assert await kept.find("a", source.read) == 1
    assert await kept.find("b", source.read) == 4


async def test_a_reading_that_fails_is_tried_again_by_the_next(database):
    kept, source = Kept(database, 2), Source()

    async def fail():
        raise OSError("the disk")

    with pytest.raises(OSError, match="the disk"):
        await kept.find("a", fail)
    assert await kept.find("a", source.read) == 1
