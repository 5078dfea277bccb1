"""Names are kept once for servers that see the same."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.catalogues import Catalogues
from bot.ingest import Stored, ingest
from bot.store.database import Database

NOW = datetime(2026, 11, 25, tzinfo=UTC)
TALK = "Tom: What is a bridge?\n\nMira: {word} is a promise, and a promise should never rust.\n"


@pytest.fixture
async def database(tmp_path):
    async with Database.open(tmp_path / "names.db") as opened:
        yield opened


async def bring(database, folder, word, guild_id):
    path = folder / f"{word}.txt"
    path.write_text(TALK.format(word=word), encoding="utf-8")
    assert isinstance(await ingest(database, path, lambda: NOW, guild_id), Stored)


async def test_servers_that_see_the_same_share_what_is_kept(database, tmp_path):
    await bring(database, tmp_path, "Iron", 0)
    catalogues = Catalogues(database)
    assert await catalogues.find(1) is await catalogues.find(2)


async def test_a_servers_own_interviews_are_in_its_catalogue_alone(database, tmp_path):
    await bring(database, tmp_path, "Iron", 0)
    await bring(database, tmp_path, "Paper", 1)
    catalogues = Catalogues(database)
    assert len((await catalogues.find(1)).interviews) == 2
    assert len((await catalogues.find(2)).interviews) == 1


async def test_what_was_written_is_seen_at_once(database, tmp_path):
    catalogues = Catalogues(database)
    assert (await catalogues.find(1)).interviews == ()
    await bring(database, tmp_path, "Iron", 0)
    assert len((await catalogues.find(1)).interviews) == 1
