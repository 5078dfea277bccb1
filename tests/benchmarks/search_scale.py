"""How long a search takes, beside other searches of the same turns, at several sizes of a library.

    SHARED=/path/to/shared python -m tests.benchmarks.search_scale [--turns 100000] [--engine pullquote]
        [--folder FOLDER] [--queries 40] [--budget 60]

Needs `requirements-benchmark.txt` for tantivy. Every engine builds its store and answers in a process of its own, so
that memory is its own. Of each kind as many queries are asked as fit into the budget of seconds, and three at least.
Times are of the wall clock; where a machine is busy, CPU time beside them tells what the engine itself takes. A store
that stands in FOLDER already is used again.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from tests.benchmarks.peers import ENGINES
from tests.benchmarks.shelves import SHARED, load_turns, make_queries, take_turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZES = (1_000, 10_000, 100_000, 1_000_000)
LEAST = 3
"""Queries of a kind that are asked, however long they take."""

Report = dict[str, Any]


def main(options: argparse.Namespace) -> int:
    if not SHARED.is_dir():
        print(f"There is no {SHARED}: set SHARED to where the real transcripts lie.")
        return 2
    print(f"load of the machine: {', '.join(f'{load:.1f}' for load in os.getloadavg())}\n")
    with tempfile.TemporaryDirectory() as temporary:
        for turns in options.turns or SIZES:
            for engine in options.engine or ENGINES:
                folder = (options.folder or Path(temporary)) / f"{engine.split()[0]}-{turns}"
                folder.mkdir(parents=True, exist_ok=True)
                built = _in_a_process("--build", engine, turns, folder, options)
                asked = _in_a_process("--ask", engine, turns, folder, options)
                print("\n".join(_render(engine, turns, built, asked)), flush=True)
    return 0


def _in_a_process(step: str, engine: str, turns: int, folder: Path, options: argparse.Namespace) -> Report:
    limits = ["--queries", str(options.queries), "--budget", str(options.budget), "--folder", str(folder)]
    command = [sys.executable, "-m", __spec__.name, step, engine, "--turns", str(turns), *limits]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  this very module
    return json.loads(done.stdout.splitlines()[-1])


def build(engine: str, turns: int, folder: Path) -> Report:
    note = folder / "built.json"
    if note.exists():
        return json.loads(note.read_text())
    texts = load_turns()
    began, cpu = perf_counter(), process_time()
    ENGINES[engine].build(folder, take_turns(texts, turns))
    made = perf_counter(), process_time()
    # What it takes to make the texts is not the engine's.
    for _ in take_turns(texts, turns):
        pass
    report = {
        "seconds": 2 * made[0] - began - perf_counter(),
        "cpu_seconds": 2 * made[1] - cpu - process_time(),
        "mb": sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6,
    }
    note.write_text(json.dumps(report))
    return report


def ask(engine: str, turns: int, folder: Path, queries: int, budget: float) -> Report:
    texts = load_turns()
    kinds = make_queries(list(islice(take_turns(texts, turns), min(turns, len(texts)))), queries)
    del texts
    spent = budget / len(kinds)
    with ENGINES[engine].opened(folder) as answer:
        answer("warm")
        before = _resident_mb()
        took = {kind: list(_times(answer, asked, spent)) for kind, asked in kinds.items()}
    return {"took": took, "mb": _resident_mb(), "before": before}


def _times(answer: Callable[[str], int], queries: list[str], budget: float) -> Iterator[tuple[float, float]]:
    """Wall and CPU time of each query, in ms."""
    began = perf_counter()
    for number, query in enumerate(queries):
        if number >= LEAST and perf_counter() - began > budget:
            return
        wall, cpu = perf_counter(), process_time()
        answer(query)
        yield 1000 * (perf_counter() - wall), 1000 * (process_time() - cpu)


def _render(engine: str, turns: int, built: Report, asked: Report) -> Iterator[str]:
    rows = defaultdict(list, asked["took"])
    rows["all"] = [each for kind in asked["took"].values() for each in kind]
    yield (
        f"### {engine}, {turns:,} turns: built in {built['seconds']:.0f} s ({built['cpu_seconds']:.0f} s of CPU), "
        f"{built['mb']:,.0f} MB on disk, {asked['mb']:,.0f} MB of memory\n"
    )
    yield f"{'| kind':<24} |   n |     p50 |     p95 |     max | CPU p50 | CPU p95 | CPU max |"
    yield "|:-----------------------|----:|--------:|--------:|--------:|--------:|--------:|--------:|"
    for kind, times in rows.items():
        cells = [f"{value:7.1f}" for series in zip(*times, strict=True) for value in percentiles(list(series))]
        yield f"| {kind:<22} | {len(times):3} | {' | '.join(cells)} |"
    yield ""


def percentiles(values: list[float]) -> tuple[float, float, float]:
    ordered = sorted(values)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], ordered[-1]


def _resident_mb() -> float:
    """The most memory that this process had, as Linux counts it."""
    [line] = [each for each in Path("/proc/self/status").read_text().splitlines() if each.startswith("VmRSS")]
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, action="append")
    parser.add_argument("--engine", choices=list(ENGINES), action="append")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--queries", type=int, default=40)
    parser.add_argument("--budget", type=float, default=60)
    parser.add_argument("--build", choices=list(ENGINES), help=argparse.SUPPRESS)
    parser.add_argument("--ask", choices=list(ENGINES), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.build:
        print(json.dumps(build(given.build, given.turns[0], given.folder)))
    elif given.ask:
        print(json.dumps(ask(given.ask, given.turns[0], given.folder, given.queries, given.budget)))
    else:
        raise SystemExit(main(given))
