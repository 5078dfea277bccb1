"""What else a search does for a bot with a large library: a turn is added, names are completed, many ask at once.

    python -m tests.benchmarks.search_service DATABASE [--rounds 5]

The database is one that `tests.benchmarks.search_scale` has built (`FOLDER/pullquote-1000000/pullquote.db`); a few
turns are added to it. Times are of the wall clock, so a busy machine makes them longer; the CPU time of the event
loop's own thread between two ticks tells how long it was kept from anything else by us.
"""

from __future__ import annotations

import argparse
import asyncio
import os
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter, process_time, thread_time
from typing import TYPE_CHECKING

from bot.library import Library
from bot.search import Query
from bot.store.database import Database
from bot.store.records import SHARED
from tests.benchmarks.search_scale import percentiles
from tests.benchmarks.shelves import shelve

if TYPE_CHECKING:
    from collections.abc import Awaitable

TYPED = ("t", "ta", "talk", "talk 12", "talk 4321", "tlak 77", "speaker", "spekaer 1", "zzz qq")
ASKED = (
    "the people who know",
    "open sorce software",
    "what did they say about testing and deployment?",
    "开放政府",
    "kaifang zhengfu",
    "qzxwv jkqpl",
)
ADDED = 200
AT_ONCE = 20
TICK_S = 0.001


async def main(path: Path, rounds: int) -> int:
    print(f"load of the machine: {', '.join(f'{load:.1f}' for load in os.getloadavg())}")
    async with Database.open(path) as database:
        texts = [f"An added turn about lantern number {number}, and little else." for number in range(ADDED)]
        wall, cpu = perf_counter(), process_time()
        await shelve(database, texts, first=1_000_000 + os.getpid())
        wall, cpu = (1000 * taken / ADDED for taken in (perf_counter() - wall, process_time() - cpu))
        print(f"a turn added: {wall:.2f} ms, {cpu:.2f} of CPU")
    async with Library.open(path) as library:
        print(f"all names read: {await _timed(library.suggest_interviews('', SHARED, 25)):.0f} ms, once after a change")
        completions = [library.suggest_interviews, library.suggest_speakers]
        names = [await _timed(complete(typed, SHARED, 25)) for complete in completions for typed in TYPED * rounds]
        _print("a name completed", names)
        queries = list(islice(cycle(ASKED), AT_ONCE * rounds))
        _print("a search alone", [await _timed(library.search(Query(text))) for text in queries])
        crowd, late, own = await _crowd(library, queries)
        _print(f"{AT_ONCE} searches at once, each", crowd)
        _print("lateness of the event loop meanwhile", late)
        _print("what its own thread took between ticks", own)
    return 0


async def _timed(asked: Awaitable[object]) -> float:
    began = perf_counter()
    await asked
    return 1000 * (perf_counter() - began)


async def _crowd(library: Library, queries: list[str]) -> tuple[list[float], list[float], list[float]]:
    """How long each of many searches takes that are asked at once, and what becomes of the event loop meanwhile."""
    late: list[float] = []
    own: list[float] = []
    watching = asyncio.create_task(_watch(late, own))
    took: list[float] = []
    for at in range(0, len(queries), AT_ONCE):
        took += await asyncio.gather(*(_timed(library.search(Query(text))) for text in queries[at : at + AT_ONCE]))
    watching.cancel()
    return took, late, own


async def _watch(late: list[float], own: list[float]) -> None:
    while True:
        due, spent = perf_counter() + TICK_S, thread_time()
        await asyncio.sleep(TICK_S)
        late.append(1000 * (perf_counter() - due))
        own.append(1000 * (thread_time() - spent))


def _print(what: str, values: list[float]) -> None:
    middle, high, most = percentiles(values)
    print(f"{what}: p50 {middle:.1f}, p95 {high:.1f}, max {most:.1f} ms ({len(values)})")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    raise SystemExit(asyncio.run(main(options.database, options.rounds)))
