"""A process that is really killed, at each step of a delivery, over real sockets: one post all the same."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
from datetime import UTC, datetime, time, timedelta

import pytest
from aiohttp import web

from bot.daily.ledger import LEASE, Ledger
from bot.library import Library
from bot.store.schedules import NewSchedule
from tests.conftest import ROOT
from tests.discord.standin.connect import authority

SEND = "POST /channels/{channel_id}/messages"
DUE = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
async def database(filled_database, tmp_path, standin):
    path = tmp_path / "killed.db"
    shutil.copy(filled_database, path)
    async with Library.open(path) as library:
        wish = NewSchedule(int(standin.guild.id), int(standin.channel.id), "UTC", time(9), 127, "en-US", 1)
        ledger = Ledger(library._database)
        assert await ledger.add(wish, DUE - timedelta(hours=1), DUE, 1)
    return path


@pytest.fixture
def start(standin, database, tmp_path):
    """Starts the bot as a process whose clock says `now`, and that dies at a step."""
    certificate = tmp_path / "authority.pem"
    authority().cert_pem.write_to_path(str(certificate))

    async def started(now: datetime, step: str):
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.discord.mortal_bot",
            *(str(standin.port), str(certificate), str(database), now.isoformat(), step),
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )

    return started


async def ended(process) -> int:
    try:
        return await asyncio.wait_for(process.wait(), 60)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


@pytest.mark.parametrize("step", ["after:claim", "after:hold", "before:note_posted", "after:note_posted"])
async def test_killed_between_two_steps(standin, start, step):
    assert await ended(await start(DUE, step)) == -signal.SIGKILL
    standin.world.advance(LEASE.total_seconds())
    assert await ended(await start(DUE + LEASE + timedelta(seconds=5), "none")) == 0
    assert len(standin.channel.posted) == 1


@pytest.mark.parametrize("is_processed", [False, True], ids=["before it arrived", "before the answer"])
async def test_killed_while_the_post_is_on_its_way(standin, start, is_processed):
    bots = []

    async def kill(request, proceed):
        if is_processed:
            await proceed()
        bots[0].kill()
        await bots[0].wait()
        return web.Response()

    standin.fault(SEND, kill)
    bots.append(await start(DUE, "none"))
    assert await ended(bots[0]) == -signal.SIGKILL
    # Restarted at once, it waits for the lease: the nonce would be known still, long afterwards it is looked for.
    assert await ended(await start(DUE + LEASE + timedelta(seconds=5), "none")) == 0
    assert len(standin.channel.posted) == 1


async def test_two_processes_on_one_database(standin, start):
    both = [await start(DUE, "none") for _ in range(2)]
    assert [await ended(bot) for bot in both] == [0, 0]
    assert len(standin.channel.posted) == 1
