"""How often a search finds what was meant, by collection and kind of query.

    SHARED=/path/to/shared python -m tests.benchmarks.search_quality [--collection drcd-dev] [--kind TYPO] [--misses 10]

Each paragraph of a collection is ingested as a turn. R@1 is the share of queries, in percent, of which the turn that
was meant comes first, R@5 that it is among the first five; an answer that is withheld counts as missed. `sure` is how
many first hits are claimed for more than *about*: of queries that nothing answers (tests/search/unanswerable.txt) at
most 5 % may be. Tune on CMRC and XQuAD alone: DRCD is there to check.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

from bot.ingest import Stored
from bot.library import Library
from bot.search import Found, Query
from tests.benchmarks.shelves import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.search import Hit

QUESTIONS = SHARED / "corpora" / "questions"
UNANSWERABLE = Path(__file__).parents[1] / "search" / "unanswerable.txt"
DEPTH = 5


class Asked(NamedTuple):
    """A query, and the index of the paragraph that it was made from; None where there is none."""

    query: str
    gold: int | None


@dataclass(slots=True)
class Tally:
    """What became of the queries of one kind."""

    asked: int = 0
    first: int = 0
    among: int = 0
    sure: int = 0
    cpu_ms: float = 0.0
    reasons: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def count(self, asked: Asked, place: int | None, hits: Iterable[Hit]) -> None:
        shown = list(hits)
        self.asked += 1
        self.first += place == 0
        self.among += place is not None
        self.reasons[shown[0].reasons[0] if shown else "nothing"] += 1
        self.sure += bool(shown) and shown[0].is_sure
        if place != 0:
            first = f"{shown[0].score:.0f} {', '.join(shown[0].why)}: {_matched(shown[0])}" if shown else "nothing"
            self.misses.append(f"{asked.query!r} at {place}, before it {first}")

    def share(self, number: int) -> str:
        return f"{100 * number / self.asked:5.1f}"


async def main(collections: list[str], kinds: list[str], misses: int) -> int:
    if not QUESTIONS.is_dir():
        print(f"There is no {QUESTIONS}: set SHARED to where the real transcripts lie.")
        return 2
    print(f"{'collection':<12} {'kind':<12} {'R@1':>5} {'R@5':>5} {'sure':>5} {'CPU ms':>6}  reasons of the first hits")
    for collection in collections or list(_load_queries()):
        with tempfile.TemporaryDirectory() as folder:
            async with Library.open(Path(folder) / "quality.db") as library:
                await _measure(library, collection, kinds, misses)
    return 0


async def _measure(library: Library, collection: str, kinds: list[str], misses: int) -> None:
    turns = await _ingest(library, load_paragraphs(collection))
    queries = load_queries(collection) | {"UNANSWERABLE": load_unanswerable()}
    for kind, asked in queries.items():
        if kinds and kind not in kinds:
            continue
        tally = await _ask(library, asked, turns)
        shares = (tally.share(tally.first), tally.share(tally.among), tally.share(tally.sure))
        named = ", ".join(f"{reason} {number}" for reason, number in tally.reasons.most_common())
        print(f"{collection:<12} {kind:<12} {' '.join(shares)} {tally.cpu_ms / tally.asked:6.2f}  {named}", flush=True)
        shown = tally.misses if kind != "UNANSWERABLE" else [m for m in tally.misses if not m.endswith("nothing")]
        for miss in shown[:misses]:
            print(f"    {miss}")


async def _ask(library: Library, queries: list[Asked], turns: list[int]) -> Tally:
    tally = Tally()
    for asked in queries:
        began = process_time()
        result = await library.search(Query(asked.query, limit=DEPTH))
        tally.cpu_ms += 1000 * (process_time() - began)
        hits = result.hits if isinstance(result, Found) else ()
        found = [hit.turn.id for hit in hits]
        meant = None if asked.gold is None else turns[asked.gold]
        tally.count(asked, found.index(meant) if meant in found else None, hits)
    return tally


async def _ingest(library: Library, paragraphs: list[str]) -> list[int]:
    """Gives the turns' ids in the order of the paragraphs; two speakers in turn, or they would be one turn."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paragraphs.json"
        turns = [{"speaker": f"Speaker {at % 2 + 1}", "text": text} for at, text in enumerate(paragraphs)]
        path.write_text(json.dumps(turns, ensure_ascii=False), encoding="utf-8")
        stored = await library.ingest(path)
    assert isinstance(stored, Stored), stored
    [interview] = stored.interviews
    assert interview.turns == len(paragraphs), (interview.turns, len(paragraphs))
    return list(range(1, len(paragraphs) + 1))


def load_paragraphs(collection: str) -> list[str]:
    """The paragraphs of a collection, in the order of its file."""
    data = json.loads((QUESTIONS / f"{collection}.json").read_text(encoding="utf-8"))["data"]
    return [paragraph["context"] for article in data for paragraph in article["paragraphs"]]


def load_queries(collection: str) -> dict[str, list[Asked]]:
    """Kind of query → queries."""
    return {
        kind: [Asked(each["q"], each["gold"]) for each in queries]
        for kind, queries in _load_queries()[collection].items()
    }


def load_unanswerable() -> list[Asked]:
    return [Asked(line, None) for line in UNANSWERABLE.read_text(encoding="utf-8").splitlines()]


def _load_queries() -> dict[str, dict[str, list[dict[str, str | int]]]]:
    return json.loads((QUESTIONS / "queries.json").read_text(encoding="utf-8"))


def _matched(hit: Hit) -> str:
    return hit.text[slice(*hit.match)][:60]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--collection", action="append", default=[])
    parser.add_argument("--kind", action="append", default=[])
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    raise SystemExit(asyncio.run(main(options.collection, options.kind, options.misses)))
