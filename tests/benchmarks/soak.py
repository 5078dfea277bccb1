"""An hour of a busy bot in five minutes: many members on several servers, imports and daily highlights beside them.

    python -m tests.benchmarks.soak [--minutes 5] [--rate 50] [--smoke]

The bot is a process of its own; this one is Discord, on real sockets. Interactions come at the rate that is asked for,
whether or not earlier ones are answered. The bot's clock runs so fast that an hour passes, in which every minute has a
daily highlight of its own. It fails where memory or open files grow, where answers are late, lost or wrong, where a
highlight comes twice or not at all. `--smoke` takes ten seconds, and fails only on what is wrong.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import random
import sqlite3
import statistics
import sys
import tempfile
from collections import Counter, deque
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "discord")]

from bot.ingest import find_transcripts  # noqa: E402
from bot.library import Library  # noqa: E402
from bot.store.schedules import NewSchedule  # noqa: E402
from tests.benchmarks.interactions import start_bot  # noqa: E402
from tests.discord.standin import Person, Standin  # noqa: E402
from tests.discord.standin.connect import authority  # noqa: E402
from tests.discord.standin.people import NoAnswer  # noqa: E402

if TYPE_CHECKING:
    from tests.benchmarks.interactions import BotProcess
    from tests.discord.standin.message import Message

SERVERS, MEMBERS = 12, 600
SCHEDULES, A_SERVER = 60, 6  # one a minute of the hour, and so many in each server
CARD, CARDS = "Card", 0.05  # a picture takes as much work as twenty answers: few of those who see the button press it
IMPORT_EVERY = 5.0  # seconds
ANSWER_WITHIN = 250.0  # ms, of 95 in 100
MEMORY_GROWS, FILES_GROW = 8.0, 8  # MB and files at most, in the second half: caches are full before
SPEAKERS = (
    "Mara Oduya",
    "林雨青",
    "許沛君",
)  # each script has fonts of its own
FIRST_CARDS = 4  # of each
QUERIES = (
    "潮汐",
    "open source",
    "why do people repair things together",
    "kaiyuan",
    "nobody reads the manul",
    "椅子",
    "的",
)


@dataclass
class Tally:
    took: dict[str, list[float]] = field(default_factory=dict)
    lost: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    reports: list[dict[str, float]] = field(default_factory=list)
    shown: deque[tuple[Person, Message]] = field(default_factory=lambda: deque(maxlen=200))


async def main(minutes: float, rate: float, *, smoke: bool) -> int:
    with tempfile.TemporaryDirectory() as folder:
        database, certificate = Path(folder) / "soak.db", Path(folder) / "authority.pem"
        authority().cert_pem.write_to_path(str(certificate))
        async with Standin().serve() as standin:
            people = _populate(standin)
            await _fill(database, standin)
            bot = await start_bot(standin, certificate, database, haste=60 / minutes)
            try:
                await _load_fonts(people)
                tally = await _soak(bot, people, Path(folder), minutes * 60, rate)
            finally:
                await bot.stop()
            return _tell(standin, tally, database, minutes, smoke=smoke)


def _populate(standin: Standin) -> list[Person]:
    channels = [standin.world.add_channel(standin.world.add_guild(f"Server {n}"), "general") for n in range(SERVERS)]
    return [standin.person(f"member {n}", channels[n % SERVERS]) for n in range(MEMBERS)]


async def _fill(database: Path, standin: Standin) -> None:
    """The samples, and a schedule for every minute of the hour that comes, each in a channel of its own."""
    async with Library.open(database) as library:
        for path in find_transcripts([ROOT / "data" / "samples"]):
            await library.ingest(path)
        begins = datetime.now(UTC) + timedelta(minutes=2)
        for number in range(SCHEDULES - 4):
            if number % A_SERVER == 0:
                guild = standin.world.add_guild(f"Daily server {number}")
            channel = standin.world.add_channel(guild, f"daily-{number}")
            at = (begins + timedelta(minutes=number)).time()
            wish = NewSchedule(
                int(guild.id), int(channel.id), "UTC", time(at.hour, at.minute), 127, "en-US", created_by=1
            )
            await library.daily.add(wish)


async def _load_fonts(people: list[Person]) -> None:
    """Fonts stay open once a picture needed them. Members would press for it in the first minutes, or in the last."""
    for number, speaker in enumerate(SPEAKERS * FIRST_CARDS):
        person = people[number]  # one alone would soon be told to slow down
        answer = await person.slash("quote", speaker=speaker)
        assert answer.message, f"no quotation of {speaker}"
        await person.click(answer.message, CARD)


async def _soak(bot: BotProcess, people: list[Person], folder: Path, seconds: float, rate: float) -> Tally:
    tally, rng = Tally(), random.Random(1)  # noqa: S311  the same mix in every run
    began = perf_counter()
    acts: set[asyncio.Task[None]] = set()
    is_over = asyncio.Event()
    watching = asyncio.create_task(_watch(bot, folder, tally, is_over))
    number = 0
    while (now := perf_counter() - began) < seconds:
        while number < now * rate:
            number += 1
            act = asyncio.create_task(_act(rng.choice(people), tally, rng))
            acts.add(act)
            act.add_done_callback(acts.discard)
        await asyncio.sleep(0.005)
    if acts:
        await asyncio.wait(acts, timeout=10)
    is_over.set()
    await watching
    tally.reports.append(await bot.report())
    return tally


async def _watch(bot: BotProcess, folder: Path, tally: Tally, is_over: asyncio.Event) -> None:
    """Asks the bot how it is, and has it read a corrected transcript now and then."""
    sample = (ROOT / "data" / "samples" / "mara-oduya-repair-cafe.md").read_text(encoding="utf-8")
    imported = 0
    while not is_over.is_set():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(is_over.wait(), IMPORT_EVERY)
        imported += 1
        path = folder / f"import-{imported % 5}.md"
        path.write_text(f"{sample}\n\n**Mara Oduya:** This is said for the {imported}th time.\n", encoding="utf-8")
        tally.reports.append(await bot.report(path))


async def _act(person: Person, tally: Tally, rng: random.Random) -> None:
    kind = rng.choices(
        ("search", "autocomplete", "button", "quote", "topic", "quote about"), weights=(30, 25, 25, 10, 5, 5)
    )[0]
    began = perf_counter()
    try:
        await _do(kind, person, tally, rng)
    except NoAnswer:
        tally.lost[kind] += 1
    tally.took.setdefault(kind, []).append((perf_counter() - began) * 1000)


async def _do(kind: str, person: Person, tally: Tally, rng: random.Random) -> None:
    match kind:
        case "autocomplete":
            await person.autocomplete("quote", about=rng.choice(("o", "open", "ka", "开", "re")))
            return
        case "button" if tally.shown:
            person, message = tally.shown[rng.randrange(len(tally.shown))]
            open_ones = [label for label, button in message.buttons.items() if _can_be_pressed(button)]
            if not open_ones:
                return
            label = rng.choice(open_ones)
            if label == CARD and rng.random() > CARDS:
                label = open_ones[0]
            answer = await person.click(message, label)
        case "quote":
            answer = await person.slash("quote")
        case "topic":
            answer = await person.slash("topic", name=rng.choice(("开源", "open source", "community")))
        case "quote about":
            answer = await person.slash("quote", about=rng.choice(QUERIES))
        case _:
            answer = await person.slash("search", query=rng.choice(QUERIES))
    text = answer.text if answer.message else ""
    if "Something went wrong" in text or "Please try again in" in text:
        tally.wrong[kind] += 1
    elif answer.message and not answer.message.is_ephemeral:
        tally.shown.append((person, answer.message))


def _can_be_pressed(button: dict[str, object]) -> bool:
    return bool(button.get("custom_id")) and not button.get("disabled")


def _tell(standin: Standin, tally: Tally, database: Path, minutes: float, *, smoke: bool) -> int:
    everything = [ms for times in tally.took.values() for ms in times]
    p95 = _p95(everything)
    settled = tally.reports[len(tally.reports) // 2 :]
    memory, files = [r["memory_mb"] for r in settled], [r["files"] for r in settled]
    cpu = (settled[-1]["cpu_s"] - settled[0]["cpu_s"]) / IMPORT_EVERY / max(1, len(settled) - 1)
    posts = sum(len(channel.posted) for channel in standin.world.channels.values() if channel.name.startswith("daily-"))
    recorded = _count_posted(database)
    for kind, times in sorted(tally.took.items()):
        print(f"{kind:14} {len(times):6}   p50 {statistics.median(times):7.1f} ms   p95 {_p95(times):7.1f} ms")
    print(f"interactions   {len(everything):6}   {len(everything) / minutes / 60:.1f} a second, p95 {p95:.1f} ms")
    print(f"memory         {memory[0]:6.1f} MB, then {memory[-1]:.1f} MB, {max(memory):.1f} MB at most")
    print(f"open files     {files[0]:6.0f}, then {files[-1]:.0f}, {max(files):.0f} at most")
    print(f"daily          {posts:6} posted, {recorded} recorded")
    print(f"processor      {cpu:6.0%} of a core by the bot; load of the machine {os.getloadavg()[0]:.1f}")
    failures = {
        "lost answers": sum(tally.lost.values()),
        "wrong answers": sum(tally.wrong.values()),
        "rules broken": len(standin.violations),
        "posts that are not recorded once": abs(posts - recorded),
    }
    if not smoke:
        failures |= {
            "late": int(p95 > ANSWER_WITHIN),
            "memory grows": int(memory[-1] - memory[0] > MEMORY_GROWS),
            "open files grow": int(files[-1] - files[0] > FILES_GROW),
            "highlights missing": int(posts < (SCHEDULES - 4) * 0.9),
        }
    told = {what: number for what, number in failures.items() if number}
    print("failures      ", told or "none")
    print(*standin.violations[:5], sep="\n")
    return int(bool(told))


def _count_posted(database: Path) -> int:
    with closing(sqlite3.connect(database)) as plain:
        return int(plain.execute("SELECT count(*) FROM delivery WHERE state = 'posted'").fetchone()[0])


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)] if times else 0.0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--rate", type=float, default=50, help="interactions a second")
    parser.add_argument("--smoke", action="store_true")
    given = parser.parse_args()
    sys.exit(asyncio.run(main(1 / 6 if given.smoke else given.minutes, given.rate, smoke=given.smoke)))
