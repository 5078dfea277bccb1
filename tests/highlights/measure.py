"""How well highlights are picked, measured on interviews in which people marked good and bad spans.

    python -m tests.highlights.measure [tune|test]
    python -m tests.highlights.measure speed

`speed` says what highlights and topics cost, by the turn, on the speech of the marked interviews cut into turns of one
length: 190 Chinese characters or 60 English words, and short turns of a third of that.

The two halves share no interview. Weights are fitted to the tuning half alone, part of which was marked among the
candidates of an earlier fit; the test half was marked by readers of the whole text, and is only ever measured.

`truth/` holds the marks as offsets into files of `../shared`, with hashes and no text: what stands between two
offsets is somebody's interview, and no part of this project.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from bot import highlights, topics
from bot.highlights import pick
from bot.highlights.clauses import CHINESE, script_of
from bot.highlights.pick import rank
from bot.model import Highlight, Interview, Participant, Role, Turn
from bot.text.sentences import width, windows

TRUTH = Path(__file__).parent / "truth"
SHARED = Path(__file__).parents[3] / "shared"
BEST = 10
# A candidate stands for a mark if what they share is at least this much of either.
LIKE = 0.5

Span = tuple[int, int, int]
"""A turn's index, and the start and end of a span in its text."""


@dataclass(frozen=True, slots=True)
class Marked:
    """An interview, and the spans of it that a reader would and would not want to see quoted."""

    name: str
    half: str
    interview: Interview
    good: list[Span]
    bad: list[Span]


@dataclass(frozen=True, slots=True)
class Measure:
    """`pairs` is how often a good mark outranks a bad one, a tie counting half.

    `good` and `bad` are the shares of the ten best highlights that overlap a mark of that kind.
    """

    name: str
    pairs: float
    good: float
    bad: float
    picked: int

    def __str__(self) -> str:
        return f"{self.name:24} {self.pairs:7.1%} {self.good:12.0%} {self.bad:12.1%} {self.picked:8}"


def read_truth(half: str | None = None) -> list[Marked]:
    """All marked interviews, or one half of them; none where `../shared` is not at hand."""
    found = [_read(path) for path in sorted(TRUTH.glob("*.json"))] if SHARED.exists() else []
    return [marked for marked in found if half in (None, marked.half)]


def _read(path: Path) -> Marked:
    truth = json.loads(path.read_text(encoding="utf-8"))
    data = (SHARED / truth["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == truth["sha256"], f"{path.name}: marks are for another version"
    text = data.decode("utf-8")
    turns = tuple(
        Turn(turn["speaker"], "\n".join(text[start:end] for start, end in turn["paragraphs"]), at + 1)
        for at, turn in enumerate(truth["turns"])
    )
    roles = {turn["speaker"]: Role(turn["role"]) for turn in truth["turns"]}
    people = tuple(Participant(name, role) for name, role in roles.items())
    marks = {kind: [_place(truth["turns"], text, *mark) for mark in truth[kind]] for kind in ("good", "bad")}
    return Marked(path.stem, truth["half"], Interview(path.stem, turns, people), marks["good"], marks["bad"])


def _place(turns: list[dict[str, list[list[int]]]], text: str, start: int, end: int, digest: str) -> Span:
    assert hashlib.sha256(text[start:end].encode()).hexdigest().startswith(digest), f"{start}: not what was marked"
    for at, turn in enumerate(turns):
        before = 0
        for first, last in turn["paragraphs"]:
            if first <= start and end <= last:
                return at, before + start - first, before + end - first
            before += last - first + 1
    raise AssertionError(f"{start}: a mark outside of all turns")


def measure(marked: Marked) -> Measure:
    ranked = rank(marked.interview)
    good, bad = ([_score(mark, ranked) for mark in marks] for marks in (marked.good, marked.bad))
    wins = sum((g > b) + (g == b) / 2 for g in good for b in bad)
    best = pick(marked.interview, BEST)
    hits, misses = (
        sum(any(_shared(mark, pick_) for mark in marks) for pick_ in best) for marks in (marked.good, marked.bad)
    )
    return Measure(marked.name, wins / len(good) / len(bad), hits / len(best), misses / len(best), len(best))


def _score(mark: Span, ranked: list[Highlight]) -> float:
    """The score of the best candidate that says much the same as the mark; 0 where every one was refused."""
    return max((found.score for found in ranked if _is_like(mark, found)), default=0.0)


def _is_like(mark: Span, found: Highlight) -> bool:
    return _shared(mark, found) >= LIKE * max(mark[2] - mark[1], found.end - found.start)


def _shared(mark: Span, found: Highlight) -> int:
    return max(0, min(mark[2], found.end) - max(mark[1], found.start)) if mark[0] == found.turn else 0


def average(name: str, measures: list[Measure]) -> Measure:
    picked = sum(each.picked for each in measures)
    return Measure(
        name,
        sum(each.pairs for each in measures) / len(measures),
        sum(each.good * each.picked for each in measures) / picked,
        sum(each.bad * each.picked for each in measures) / picked,
        picked,
    )


def retold(script_is_chinese: bool, limit: int) -> Interview:  # noqa: FBT001
    """What was said in all marked interviews of a script, as one of 300 turns of about `limit` units of width."""
    said = [
        turn.text[start:end]
        for marked in read_truth()
        for turn in marked.interview.turns
        if (script_of(turn.text) is CHINESE) is script_is_chinese
        for start, end in windows(turn.text, limit)
        if width(turn.text[start:end]) > limit // 2
    ]
    people = (Participant("A", Role.GUEST), Participant("B", Role.GUEST))
    turns = tuple(Turn("AB"[at % 2], text, at + 1) for at, text in enumerate(said[:300]))
    return Interview("Retold", turns, people)


def cost(interview: Interview, rounds: int = 7) -> tuple[float, float]:
    """The microseconds that highlights and topics take for a turn, each the best of some rounds."""
    best = [float("inf"), float("inf")]
    for _ in range(rounds):
        for at, derive in enumerate((highlights.pick, topics.find)):
            started = time.process_time()
            derive(interview)
            best[at] = min(best[at], (time.process_time() - started) / len(interview.turns) * 1e6)
    return best[0], best[1]


def speed() -> list[str]:
    lines = [f"{'':24} {'turns':>7} {'length':>7} {'pick':>7} {'find':>7} {'both':>7}  µs a turn"]
    for name, is_chinese, limit in (
        ("Chinese", True, 440),
        ("Chinese, short", True, 140),
        ("English", False, 400),
        ("English, short", False, 130),
    ):
        talk = retold(is_chinese, limit)
        length = sum(len(turn.text) for turn in talk.turns) // len(talk.turns)
        picking, finding = cost(talk)
        figures = f"{picking:7.0f} {finding:7.0f} {picking + finding:7.0f}"
        lines.append(f"{name:24} {len(talk.turns):7} {length:7} {figures}")
    return lines


def main(half: str | None = None) -> None:
    if half == "speed":
        sys.stdout.write("\n".join(speed()) + "\n")
        return
    lines = [f"{'':24} {'pairs':>7} {'best: good':>12} {'best: bad':>12} {'of':>8}"]
    for each in ("tune", "test") if half is None else (half,):
        measures = [measure(marked) for marked in read_truth(each)]
        lines += [str(found) for found in measures]
        lines += [str(average(f"all of {each}", measures))] if measures else [f"{each}: ../shared is not at hand"]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:2])
