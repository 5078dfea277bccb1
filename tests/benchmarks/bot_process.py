"""The bot as a process of its own, pointed at a stand-in on this machine: PORT, CERTIFICATE, DATABASE, HASTE and AHEAD.

Prints one line of JSON when it is ready, and one whenever a line comes in: its resident memory in MB, its open files,
and the processor's time that it has used. A line that isn't empty names a transcript, which is ingested first. Its
clock goes AHEAD of the one on the wall by so many seconds, and runs HASTE times as fast.
"""

from __future__ import annotations

import asyncio
import json
import ssl
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

from bot.client import Pullquote
from bot.config import read_settings
from bot.library import Library
from bot.logs import set_up_logs
from tests.discord.hosts import GUILD_READY_TIMEOUT, TOKEN, connect_to


async def main(port: str, certificate: str, database: str, haste: str = "1", ahead: str = "0") -> None:
    settings = read_settings(None, log_level="warning")
    set_up_logs(settings)
    context = ssl.create_default_context(cafile=certificate)
    connector = connect_to(int(port), context)
    options = {"connector": connector, "guild_ready_timeout": GUILD_READY_TIMEOUT}
    began = datetime.now(UTC)

    def now() -> datetime:
        return began + timedelta(seconds=float(ahead)) + (datetime.now(UTC) - began) * float(haste)

    async with Library.open(Path(database), now) as library, Pullquote(settings, library, **options) as bot:
        running = asyncio.create_task(bot.start(TOKEN))
        await bot.wait_until_ready()
        while True:
            print(
                json.dumps({"memory_mb": _resident_mb(), "files": _open_files(), "cpu_s": process_time()}), flush=True
            )
            line = await asyncio.to_thread(sys.stdin.readline)
            if not line:
                break
            if line.strip():
                await library.ingest(Path(line.strip()))
        running.cancel()


def _open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def _resident_mb() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:"))
    return round(int(kilobytes) / 1024, 1)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
