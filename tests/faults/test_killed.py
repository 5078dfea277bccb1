"""The process is killed in the middle of a daily post: it stands in the channel once, and is recorded."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.library import Library
from bot.store.schedules import NewSchedule
from tests.benchmarks.interactions import start_bot
from tests.discord.standin import Standin
from tests.discord.standin.connect import authority
from tests.discord.standin.faults import Held, dropped

POST = "POST /channels/{channel_id}/messages"
DUE = 180  # seconds from now, by the clock of the process that is killed
LATER = DUE + 600  # when the dead process has lost its claim


@pytest.fixture
async def standin():
    async with Standin().serve() as standin:
        yield standin


async def schedule(path, standin):
    """A highlight a minute from now, far from midnight."""
    now = datetime.now(UTC)
    ahead = 12 - now.hour
    at = (now + timedelta(hours=ahead, minutes=2)).time()
    wish = NewSchedule(
        int(standin.guild.id), int(standin.channel.id), f"Etc/GMT{-ahead:+d}", time(at.hour, at.minute), 127, "en-US", 1
    )
    async with Library.open(path) as library:
        await library.daily.add(wish)


def recorded(path):
    with closing(sqlite3.connect(path)) as plain:
        return plain.execute("SELECT state, message_id FROM delivery").fetchall()


@pytest.mark.parametrize("is_taken", [True, False], ids=["discord took it", "discord never saw it"])
async def test_a_post_in_which_the_process_is_killed_comes_once(standin, filled_database, tmp_path, is_taken):
    path, certificate = tmp_path / "p.db", tmp_path / "authority.pem"
    shutil.copy(filled_database, path)
    authority().cert_pem.write_to_path(str(certificate))
    await schedule(path, standin)
    held = Held()

    async def fault(request, proceed):
        return await held(request, proceed if is_taken else lambda: dropped(request, proceed))

    standin.fault(POST, fault)
    bot = await start_bot(standin, certificate, path, ahead=DUE)
    try:
        async with asyncio.timeout(30):
            await held.reached.wait()
    finally:
        bot.process.kill()
        await bot.process.wait()
    held.release.set()
    assert [state for state, _ in recorded(path)] == ["claimed"]
    bot = await start_bot(standin, certificate, path, ahead=LATER)
    try:
        async with asyncio.timeout(30):
            while recorded(path)[0][0] != "posted":  # noqa: ASYNC110  another process records it
                await asyncio.sleep(0.05)
    finally:
        await bot.stop()
    [message] = standin.channel.posted
    assert recorded(path) == [("posted", int(message.id))]
