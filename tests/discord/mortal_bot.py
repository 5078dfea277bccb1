"""The bot as a process of its own that is killed at a step: PORT CERTIFICATE DATABASE NOW STEP.

NOW is the instant at which its clock starts. STEP is `before:ENTRY` or `after:ENTRY` of the ledger, at which the
process kills itself as `kill -9` would; or `none`: then it ends when the first schedule's highlight is recorded.
"""

from __future__ import annotations

import asyncio
import os
import signal
import ssl
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.client import Pullquote
from bot.config import read_settings
from bot.library import Library
from bot.logs import set_up_logs
from bot.store.schedules import State
from tests.discord.hosts import GUILD_READY_TIMEOUT, TOKEN, connect_to

if TYPE_CHECKING:
    from bot.daily.ledger import Ledger


def die_at(ledger: Ledger, step: str) -> None:
    moment, _, name = step.partition(":")
    entry = getattr(ledger, name)

    async def die(*args: Any, **named: Any) -> None:
        if moment == "after":
            await entry(*args, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(ledger, name, die)


async def main(port: str, certificate: str, database: str, now: str, step: str) -> None:
    settings = read_settings(None, log_level="error")
    set_up_logs(settings)
    began, first = time.monotonic(), datetime.fromisoformat(now)
    context = ssl.create_default_context(cafile=certificate)
    connector = connect_to(int(port), context)
    options: dict[str, Any] = {"connector": connector, "guild_ready_timeout": GUILD_READY_TIMEOUT, "shard_count": 1}
    clock = lambda: first + timedelta(seconds=time.monotonic() - began)  # noqa: E731  a clock is handed down as a function
    async with Library.open(Path(database), clock) as library, Pullquote(settings, library, **options) as bot:
        if step != "none":
            die_at(library.daily._ledger, step)
        running = asyncio.create_task(bot.start(TOKEN))
        while not await is_posted(library):  # noqa: ASYNC110  another process may be the one that posts
            await asyncio.sleep(0.01)
        running.cancel()


async def is_posted(library: Library) -> bool:
    deliveries = await library.daily._ledger.list_deliveries(1, 1)
    return bool(deliveries) and deliveries[0].state is State.POSTED


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
