"""Whether the bot is well, asked over HTTP."""

from __future__ import annotations

import re
import socket
from contextlib import asynccontextmanager

import aiohttp
import pytest

from bot.errors import UnusableSetting
from bot.search import Query
from bot.service.health import serve_health
from bot.service.vitals import Connection, Shard, Vitals

WELL = Connection(is_ready=True, shards=(Shard(0, is_open=True, latency=0.05),), servers=3, posts_daily=True)


@asynccontextmanager
async def asked(library, connection):
    vitals = Vitals(library)
    vitals.connection = lambda: connection
    async with serve_health(("127.0.0.1", 0), vitals) as port, aiohttp.ClientSession() as session:

        async def ask(path):
            async with session.get(f"http://127.0.0.1:{port}{path}") as answer:
                return answer.status, await answer.text()

        yield ask


async def test_it_is_alive_and_ready_when_all_is_well(library):
    async with asked(library, WELL) as ask:
        assert (await ask("/healthz"))[0] == 200
        assert (await ask("/readyz")) == (200, '{"ready": true, "problems": []}')


@pytest.mark.parametrize(
    ("connection", "problem"),
    [
        (Connection(), "not connected"),
        (Connection(is_ready=True, shards=(Shard(0, is_open=False, latency=None),), posts_daily=True), "gateway"),
        (Connection(is_ready=True, shards=WELL.shards), "daily"),
    ],
)
async def test_it_says_why_it_is_not_ready_and_is_alive(library, connection, problem):
    async with asked(library, connection) as ask:
        status, text = await ask("/readyz")
        assert status == 503
        assert problem in text
        assert (await ask("/healthz"))[0] == 200


async def test_it_is_not_ready_when_its_disk_was_lost(library):
    async with asked(library, WELL) as ask:
        library._database.path.unlink()
        status, text = await ask("/readyz")
        assert status == 503
        assert "is gone" in text


async def test_what_is_measured_can_be_read_by_prometheus(library):
    async with asked(library, WELL) as ask:
        await library.search(Query("the"))
        library.meters.answered("command", "search", "answered", 0.02)
        _, text = await ask("/metrics")
    for line in (
        'pullquote_interactions_total{kind="command",name="search",outcome="answered"} 1.0',
        "pullquote_search_seconds_count 1.0",
        'pullquote_gateway_latency_seconds{shard="0"} 0.05',
        "pullquote_ready 1.0",
        "pullquote_queue 0.0",
        "pullquote_database_up 1.0",
    ):
        assert line in text
    turns = re.search(r'pullquote_library_rows\{table="turn"\} ([\d.]+)', text)
    assert turns
    assert float(turns[1]) > 0


async def test_an_address_that_is_taken_is_named(library):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UnusableSetting, match="PULLQUOTE_HEALTH"):
            async with serve_health(taken.getsockname(), Vitals(library)):
                pass
