"""How long the bot takes to be ready, how much memory it needs, and how soon a member has an answer.

    python -m tests.benchmarks.interactions [--smoke]

The bot runs as a process of its own on the sample library; this process is Discord, on real sockets. `--smoke` does a
little of everything and fails on an answer that is wrong or absurdly late, for use where times mean little.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parent.parent.parent
STANDIN = ROOT / "tests" / "discord"
sys.path[:0] = [str(ROOT), str(STANDIN)]

from bot.ingest import find_transcripts  # noqa: E402
from bot.library import Library  # noqa: E402
from bot.limits import Pace  # noqa: E402
from bot.locales import wording  # noqa: E402
from tests.discord.standin import Interaction, Person, Standin  # noqa: E402
from tests.discord.standin.connect import authority  # noqa: E402
from tests.discord.standin.interaction import ACKNOWLEDGE_WITHIN  # noqa: E402

STARTS, ROUNDS = 5, 40
READY_WITHIN, MEMORY_WITHIN, ANSWER_WITHIN = 1.0, 120.0, 100.0  # seconds, MB, ms
CROWD, CROWDS, CROWD_WITHIN = 100, 5, 250.0  # members, times, ms
ABSURD = 10  # times a bar: in a smoke test only this fails

Act = Callable[[Person], Awaitable[Interaction]]


@dataclass(frozen=True)
class BotProcess:
    process: asyncio.subprocess.Process
    ready_s: float
    memory_mb: float

    async def resident_mb(self) -> float:
        return (await self.report())["memory_mb"]

    async def report(self, ingest: Path | str = "") -> dict[str, float]:
        """What the process says of itself, after it has ingested a transcript, if one is named."""
        assert self.process.stdin
        self.process.stdin.write(f"{ingest}\n".encode())
        return await _read_report(self.process)

    async def stop(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        await self.process.wait()


async def main(*, smoke: bool) -> int:
    with tempfile.TemporaryDirectory() as folder:
        database, certificate = Path(folder) / "samples.db", Path(folder) / "authority.pem"
        authority().cert_pem.write_to_path(str(certificate))
        async with Library.open(database) as library:
            for path in find_transcripts([ROOT / "data" / "samples"]):
                await library.ingest(path)
        async with Standin().serve() as standin:
            return await _measure(standin, certificate, database, smoke=smoke)


async def _measure(standin: Standin, certificate: Path, database: Path, *, smoke: bool) -> int:
    ready = []
    for _ in range(1 if smoke else STARTS):
        bot = await start_bot(standin, certificate, database)
        ready.append(bot.ready_s)
        await bot.stop()
    bot = await start_bot(standin, certificate, database)
    ready.append(bot.ready_s)
    try:
        took = await _ask(standin, 3 if smoke else ROUNDS)
        memory = await bot.resident_mb()
        presses, rounds = await _presses(standin), 1 if smoke else CROWDS
        pressing, typing = [[await _crowd(standin, acts) for _ in range(rounds)] for acts in (presses, COMMANDS)]
        crowded = await bot.resident_mb()
    finally:
        await bot.stop()
    rows = [
        ("start to ready, median", statistics.median(ready), READY_WITHIN, "s"),
        ("memory when ready", bot.memory_mb, MEMORY_WITHIN, "MB"),
        ("memory after all answers", memory, MEMORY_WITHIN, "MB"),
        *((f"{what}, p95", _p95(times), ANSWER_WITHIN, "ms") for what, times in took.items()),
    ]
    rows.append((f"{CROWD} members press at once, p95", statistics.median(map(_p95, pressing)), CROWD_WITHIN, "ms"))
    slowest = max(map(max, [*pressing, *typing]))
    rows.append((f"{CROWD} members at once, slowest", slowest, ACKNOWLEDGE_WITHIN * 1000, "ms"))
    # Each on a connection of its own that has to be opened.
    print(f"{f'{CROWD} press for the first time, p95':34} {_p95(pressing[0]):8.2f} ms")
    print(f"{f'{CROWD} type commands at once, p95':34} {statistics.median(map(_p95, typing)):8.2f} ms")
    print(f"{'memory after them':34} {crowded:8.2f} MB")
    for what, value, bar, unit in rows:
        print(f"{what:34} {value:8.2f} {unit:2}   (at most {bar:g})")
    if standin.violations:
        print(*standin.violations, sep="\n")
    slack = ABSURD if smoke else 1
    return int(bool(standin.violations) or any(value > bar * slack for _, value, bar, _ in rows))


async def _ask(standin: Standin, rounds: int) -> dict[str, list[float]]:
    # One member alone would soon be told to slow down.
    people = itertools.cycle([standin.person(f"member {number}") for number in range(50)])
    asks: dict[str, Callable[[Person], Awaitable[object]]] = {
        "/search, Chinese": lambda a: a.slash("search", query="潮汐"),
        "/search, a question": lambda a: a.slash("search", query="why do people repair things together"),
        "/search, nothing found": lambda a: a.slash("search", query="qzxwv jkqpl"),
        "/quote": lambda a: a.slash("quote"),
        "/quote about": lambda a: a.slash("quote", about="开源"),
        "/topic": lambda a: a.slash("topic"),
        "/topic name": lambda a: a.slash("topic", name="开源"),
        "autocomplete": lambda a: a.autocomplete("quote", speaker="ma"),
    }
    took: dict[str, list[float]] = {what: [] for what in asks}
    for _ in range(rounds):
        for what, ask in asks.items():
            began = perf_counter()
            await ask(next(people))
            took[what].append((perf_counter() - began) * 1000)
    return took


async def start_bot(
    standin: Standin, certificate: Path, database: Path, *, haste: float = 1, ahead: float = 0
) -> BotProcess:
    """The bot in a process of its own; for what its clock does, see `bot_process`."""
    began = perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.benchmarks.bot_process",
        str(standin.port),
        str(certificate),
        str(database),
        str(haste),
        str(ahead),
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(STANDIN)])},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    report = await _read_report(process)
    return BotProcess(process, perf_counter() - began, report["memory_mb"])


async def _read_report(process: asyncio.subprocess.Process) -> dict[str, float]:
    assert process.stdout
    line = await process.stdout.readline()
    if not line:
        raise RuntimeError("the bot's process ended early; what it said stands above")
    report: dict[str, float] = json.loads(line)
    return report


async def _presses(standin: Standin) -> list[Act]:
    """Buttons on messages that all members see."""
    found = (await standin.person("alice").slash("search", query="open source")).message
    quoted = (await standin.person("alice").slash("quote", about="开源")).message
    assert found
    assert quoted
    return [
        lambda member: member.click(found, "Context"),
        lambda member: member.click(quoted, "Another"),
        lambda member: member.click(quoted, "← Earlier"),
        lambda member: member.click(quoted, "Later →"),
        lambda member: member.click(quoted, "★ Save"),
    ]


COMMANDS: list[Act] = [
    lambda member: member.slash("search", query="why do people repair things together"),
    lambda member: member.slash("quote", about="开源"),
    lambda member: member.slash("topic", name="开源"),
    lambda member: member.slash("help"),
]


async def _crowd(standin: Standin, acts: list[Act]) -> list[float]:
    """How long each of a hundred members waits to be acknowledged when all act at once, in ms."""
    _, server = Pace.ANSWERS.value
    await asyncio.sleep(CROWD / server.per_second)  # what came before has used up what a server may ask
    members = [standin.person(f"member {number}") for number in range(CROWD)]
    done = await asyncio.gather(*(acts[number % len(acts)](member) for number, member in enumerate(members)))
    refusal, *_ = wording("en-US")("error-too-fast", seconds=1).split(".")
    assert not any(refusal in interaction.text for interaction in done), "refused, which is no work"
    return [interaction.took_ms for interaction in done]


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true")
    sys.exit(asyncio.run(main(smoke=parser.parse_args().smoke)))
