"""Ten thousand highlights that fall due in the same minute: how fast they are posted, and who waits meanwhile.

    python -m tests.benchmarks.daily_rush [--schedules 10000] [--smoke]

The bot runs as a process of its own, with ten schedules in each of a thousand servers; this process is Discord, on real
sockets. While the rush goes on, a member asks and asks; before it, the same, to compare.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT)]

from bot.daily.ledger import Ledger  # noqa: E402
from bot.daily.runner import MOST_SCHEDULES  # noqa: E402
from bot.ingest import find_transcripts  # noqa: E402
from bot.library import Library  # noqa: E402
from bot.store.schedules import NewSchedule  # noqa: E402
from bot.ui.daily_place import REQUESTS_A_SECOND  # noqa: E402
from tests.benchmarks.interactions import _p95, start_bot  # noqa: E402
from tests.discord.standin import Standin  # noqa: E402
from tests.discord.standin.connect import authority  # noqa: E402

if TYPE_CHECKING:
    from tests.benchmarks.interactions import BotProcess
    from tests.discord.standin import Person

SEND = "POST /channels/{channel_id}/messages"
LIMIT = 50  # requests that Discord lets a bot make in a second
ANSWER_WITHIN = 100.0  # ms
MORE_MEMORY = 15.0  # MB that a rush may leave behind
SOON = timedelta(seconds=20)
PATIENCE = 2.0  # times what the pace alone takes


@dataclass
class Rush:
    """What arrived, and when, in seconds from the first."""

    posted: list[float] = field(default_factory=list)

    async def __call__(self, _request: Any, proceed: Any) -> Any:
        self.posted.append(perf_counter())
        return await proceed()

    @property
    def took(self) -> float:
        return self.posted[-1] - self.posted[0]

    @property
    def most_a_second(self) -> int:
        """The most that arrived within any one second."""
        first = 0
        most = 0
        for last, at in enumerate(self.posted):
            while at - self.posted[first] >= 1:
                first += 1
            most = max(most, last - first + 1)
        return most


async def main(schedules: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        database, certificate = Path(folder) / "rush.db", Path(folder) / "authority.pem"
        authority().cert_pem.write_to_path(str(certificate))
        async with Standin().serve() as standin:
            channels = _open_channels(standin, schedules)
            due = _next_minute()
            await _fill(database, channels, due)
            bot = await start_bot(standin, certificate, database)
            try:
                return await _measure(standin, bot, channels, due)
            finally:
                await bot.stop()


def _open_channels(standin: Standin, count: int) -> list[Any]:
    guilds = [standin.world.add_guild(f"Server {number}") for number in range(-(-count // MOST_SCHEDULES))]
    return [standin.world.add_channel(guilds[at // MOST_SCHEDULES], f"daily-{at}") for at in range(count)]


def _next_minute() -> datetime:
    """A full minute, far enough away for everything to be ready."""
    soon = datetime.now(UTC) + timedelta(minutes=1) + SOON
    return soon.replace(second=0, microsecond=0) + timedelta(minutes=1)


async def _fill(database: Path, channels: list[Any], due: datetime) -> None:
    async with Library.open(database) as library:
        for path in find_transcripts([ROOT / "data" / "samples"]):
            await library.ingest(path)
        ledger = Ledger(library._database)
        for channel in channels:
            at = due.time().replace(tzinfo=None)
            wish = NewSchedule(int(channel.guild.id), int(channel.id), "UTC", at, 127, "en-US", 1)
            assert await ledger.add(wish, due - timedelta(hours=1), due, MOST_SCHEDULES)


async def _measure(standin: Standin, bot: BotProcess, channels: list[Any], due: datetime) -> int:
    alice = standin.person("alice")
    calm = await _ask_until(alice, lambda: datetime.now(UTC) > due - timedelta(seconds=5))
    before = await bot.resident_mb()
    rush = Rush()
    standin.fault(SEND, rush, math.inf)
    patience = perf_counter() + 60 + PATIENCE * len(channels) / REQUESTS_A_SECOND
    busy = await _ask_until(alice, lambda: len(rush.posted) >= len(channels) or perf_counter() > patience)
    await asyncio.sleep(2)  # whatever comes twice, comes now
    after = await bot.resident_mb()
    posts = Counter(len(channel.posted) for channel in channels)
    print(f"{len(channels)} schedules due at {due:%H:%M} UTC; posts in a channel: {dict(posts)}")
    rows = [
        ("channels without just one post", len(channels) - posts[1], 0, ""),
        ("requests in the busiest second", rush.most_a_second, LIMIT, ""),
        ("seconds for all", rush.took, PATIENCE * len(channels) / REQUESTS_A_SECOND, "s"),
        ("/quote before the rush, p95", _p95(calm), ANSWER_WITHIN, "ms"),
        (f"/quote in the rush, p95 of {len(busy)}", _p95(busy), ANSWER_WITHIN, "ms"),
        ("/quote in the rush, longest", max(busy), 3000, "ms"),
        ("memory before the rush", before, math.inf, "MB"),
        ("memory that the rush leaves behind", after - before, MORE_MEMORY, "MB"),
    ]
    for what, value, bar, unit in rows:
        print(f"{what:36} {value:9.1f} {unit:2}   (at most {bar:g})")
    if standin.violations:
        print(*standin.violations, sep="\n")
    return int(bool(standin.violations) or any(value > bar for _, value, bar, _ in rows))


async def _ask_until(alice: Person, is_over: Any) -> list[float]:
    """How long each answer took, in ms, until it is over; at least one."""
    took: list[float] = []
    while not (took and is_over()):
        began = perf_counter()
        await alice.slash("quote")
        took.append((perf_counter() - began) * 1000)
        await asyncio.sleep(0.25)
    return took


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--schedules", type=int, default=10_000)
    parser.add_argument("--smoke", action="store_true")
    given = parser.parse_args()
    sys.exit(asyncio.run(main(100 if given.smoke else given.schedules)))
