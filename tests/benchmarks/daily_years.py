"""Ten years of daily highlights in every time zone, with everything that can go wrong, in virtual time.

    python -m tests.benchmarks.daily_years [--years 10] [--schedules 600] [--workers N] [--smoke]

Counts posts per schedule and local date. What must not happen stands as nought: two posts, none without a reason, a
date recorded as missed though nothing was wrong for long enough, a record that isn't true.
"""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from time import perf_counter, process_time

from tests.daily.simulation import EVERY_ZONE, Tally, World

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
DAYS_A_YEAR = 365.2425
FORBIDDEN = ("twice", "silent", "unjust", "untrue", "uneven")


def live(zones: list[str], schedules: int, days: int, seed: int) -> tuple[Tally, float]:
    """What came of a share of the schedules, and the seconds of CPU that it took."""
    began = process_time()
    tally = asyncio.run(World(schedules, BEGIN, days, seed=seed, zones=zones).live())
    return tally, process_time() - began


def main(years: float, schedules: int, workers: int) -> int:
    began = perf_counter()
    shares = [EVERY_ZONE[at::workers] for at in range(workers)]
    days = int(years * DAYS_A_YEAR)
    with ProcessPoolExecutor(workers) as pool:
        each = [pool.submit(live, zones, schedules // workers, days, at) for at, zones in enumerate(shares)]
        results = [share.result() for share in each]
    rows = [dataclasses.asdict(tally) for tally, _ in results]
    total = {name: sum(row[name] for row in rows) for name in rows[0]}
    took, cpu = perf_counter() - began, sum(spent for _, spent in results)
    zones = min(len(EVERY_ZONE), schedules)
    print(f"{schedules} schedules in {zones} zones over {years:g} years: {took:.0f} s, {cpu:.0f} s of CPU")
    print(f"{cpu / total['due'] * 1e6:.0f} µs of CPU for each of {total['due']:,} local dates")
    for name, count in total.items():
        print(f"{name:8} {count:10,}{'   (at most 0)' if name in FORBIDDEN else ''}")
    return int(any(total[name] for name in FORBIDDEN))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=float, default=10)
    parser.add_argument("--schedules", type=int, default=600)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--smoke", action="store_true")
    given = parser.parse_args()
    sys.exit(main(0.05, 60, 1) if given.smoke else main(given.years, given.schedules, given.workers))
