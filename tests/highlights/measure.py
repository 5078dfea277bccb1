"""How well highlights are picked, measured on interviews in which readers marked good and bad spans.

    python -m tests.highlights.measure [tune|test]
    python -m tests.highlights.measure speed

`speed` says what highlights and topics cost, by the turn, on the speech of the marked interviews cut into turns of one
length: 190 Chinese characters or 60 English words, and short turns of a third of that.

The two halves share no interview. Weights are fitted to the tuning half alone; the test half is only ever measured. All
but a few of the tuning half was marked by readers of the whole text who had seen no ranking: a language model, asked to
judge as a careful editor would.

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
from typing import TYPE_CHECKING, Any

from bot import highlights, topics, transcripts
from bot.highlights import pick
from bot.highlights.pick import rank
from bot.highlights.said import CHINESE, script_of
from bot.model import Highlight, Interview, Participant, Role, Turn
from bot.text.sentences import width, windows

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    file: str
    interview: Interview
    good: list[Span]
    bad: list[Span]


@dataclass(frozen=True, slots=True)
class Measure:
    """How well the marks of an interview are told apart.

    `pairs` is how often a good mark outranks a bad one, a tie counting half, where a mark is worth the best passage
    that says much the same, and `nearest` where it is worth the passage that is cut most like it. `good` and `bad` are
    the shares of the ten best highlights that overlap a mark of that kind.
    """

    name: str
    pairs: float
    nearest: float
    good: float
    bad: float
    picked: int

    def __str__(self) -> str:
        shares = f"{self.pairs:7.1%} {self.nearest:8.1%} {self.good:12.0%} {self.bad:12.1%}"
        return f"{self.name:24.24} {shares} {self.picked:8}"


def read_truth(half: str | None = None) -> list[Marked]:
    """All marked interviews, or one half of them; none where `../shared` is not at hand."""
    return [_read(name, truth) for name, truth in _records(half)] if SHARED.exists() else []


def list_files(half: str) -> set[Path]:
    """The interviews of one half, none of which is read for it."""
    return {SHARED / truth["file"] for _, truth in _records(half)}


def _records(half: str | None) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(TRUTH.glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        if half in (None, truth["half"]):
            yield path.stem, truth


def _read(name: str, truth: dict[str, Any]) -> Marked:
    file = SHARED / truth["file"]
    assert hashlib.sha256(file.read_bytes()).hexdigest() == truth["sha256"], f"{name}: marks are for another version"
    interview, text = read_interview(file)
    places = place_turns(interview, text)
    marks = {kind: [_place(interview, places, text, mark) for mark in truth[kind]] for kind in ("good", "bad")}
    return Marked(name, truth["file"], interview, marks["good"], marks["bad"])


def read_interview(file: Path) -> tuple[Interview, str]:
    """The one interview of a file, and the file's text."""
    [interview] = transcripts.read(file)
    return interview, file.read_bytes().decode("utf-8")


Place = tuple[int, int, int, int]
"""Start and end of a paragraph in the file, the turn that it is of, and where it begins in that turn's text."""


def place_turns(interview: Interview, text: str) -> list[Place]:
    """The paragraphs of what is said, as far as they stand in the file to the letter."""
    places: list[Place] = []
    at = 0
    for number, turn in enumerate(interview.turns):
        before = 0
        for paragraph in turn.text.split("\n"):
            start = text.find(paragraph, at)
            if start >= 0:
                at = start + len(paragraph)
                places.append((start, at, number, before))
            before += len(paragraph) + 1
    return places


def _place(interview: Interview, places: list[Place], text: str, mark: tuple[int, int, str]) -> Span:
    """A mark's place among the turns; a mark in a paragraph with links or emphasis is found by its words."""
    start, end, digest = mark
    said = text[start:end]
    assert hash_of(said).startswith(digest), f"{start}: not what was marked"
    for first, last, turn, before in places:
        if first <= start and end <= last:
            return turn, before + start - first, before + end - first
    [found] = [(at, turn.text.index(said)) for at, turn in enumerate(interview.turns) if said in turn.text]
    return found[0], found[1], found[1] + end - start


def hash_of(marked: str) -> str:
    return hashlib.sha256(marked.encode()).hexdigest()[:16]


def measure(marked: Marked) -> Measure:
    ranked: dict[int, list[Highlight]] = {}
    for found in rank(marked.interview):
        ranked.setdefault(found.turn, []).append(found)
    worth = [[_worth(mark, ranked.get(mark[0], [])) for mark in marks] for marks in (marked.good, marked.bad)]
    best, nearest = (_pairs_in_order(*([each[way] for each in marks] for marks in worth)) for way in (0, 1))
    picked = pick(marked.interview, BEST)
    hits, misses = (
        sum(any(_shared(mark, _span(found)) for mark in marks) for found in picked)
        for marks in (marked.good, marked.bad)
    )
    shown = max(1, len(picked))
    return Measure(marked.name, best, nearest, hits / shown, misses / shown, len(picked))


def _pairs_in_order(good: list[float], bad: list[float]) -> float:
    return sum((g > b) + (g == b) / 2 for g in good for b in bad) / len(good) / len(bad)


def _worth(mark: Span, ranked: list[Highlight]) -> tuple[float, float]:
    """The score of the best passage that says much the same, and of the nearest one; 0 where every one was refused."""
    like = [(likeness(mark, _span(found)), found.score) for found in ranked]
    like = [each for each in like if each[0] >= LIKE]
    return max((score for _, score in like), default=0.0), max(like, default=(0.0, 0.0))[1]


def likeness(one: Span, other: Span) -> float:
    """What two spans share, as a part of the longer one."""
    return _shared(one, other) / max(one[2] - one[1], other[2] - other[1])


def _span(found: Highlight) -> Span:
    return found.turn, found.start, found.end


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one[2], other[2]) - max(one[1], other[1])) if one[0] == other[0] else 0


def average(name: str, measures: list[Measure]) -> Measure:
    picked = sum(each.picked for each in measures)
    return Measure(
        name,
        sum(each.pairs for each in measures) / len(measures),
        sum(each.nearest for each in measures) / len(measures),
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
    lines = [f"{'':24} {'pairs':>7} {'nearest':>8} {'best: good':>12} {'best: bad':>12} {'of':>8}"]
    for each in ("tune", "test") if half is None else (half,):
        measures = [measure(marked) for marked in read_truth(each)]
        lines += [str(found) for found in measures]
        lines += [str(average(f"all of {each}", measures))] if measures else [f"{each}: ../shared is not at hand"]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:2])
