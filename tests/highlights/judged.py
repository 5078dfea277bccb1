"""What readers judged, as far as the bot would have it among its candidates.

Two kinds, both by readers who saw no score: marks of good and bad spans in whole interviews, of which only the tuning
half is read here, and ratings of candidates as they come, kept as ranks in a hundred of those that one reader rated at
a time.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np
from scipy.special import expit
from scipy.stats import norm

from tests.highlights.measure import LIKE, SHARED, hash_of, likeness, place_turns, read_interview, read_truth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.highlights.pick import Scored
    from bot.model import Interview
    from tests.highlights.measure import Span

RATINGS = Path(__file__).parent / "truth" / "ratings.jsonl"
"""A line a file: spans as start, end, hash, rank."""
SAME = 0.8
"""A rating is of the candidate that is as like its span as this."""

T = TypeVar("T")


@dataclass(frozen=True)
class Mark(Generic[T]):
    """The `candidates` in a file say much the same; `nearest` is the one that is cut most like what was marked."""

    file: str
    is_good: bool
    candidates: list[T]
    nearest: int


@dataclass(frozen=True)
class Rating(Generic[T]):
    """The rank of a candidate among those that were rated with it, from 0 to 1."""

    file: str
    candidate: T
    rank: float


def read_marks(describe: Callable[[Scored], T]) -> list[Mark[T]]:
    marks: list[Mark[T]] = []
    for marked in read_truth("tune"):
        found = _scored(marked.interview)
        for span, is_good in chain(((s, True) for s in marked.good), ((s, False) for s in marked.bad)):
            near = _like(span, found.get(span[0], ()), LIKE)
            if near:
                nearest = max(range(len(near)), key=lambda at: near[at][0])
                marks.append(Mark(marked.file, is_good, [describe(each) for _, each in near], nearest))
    return marks


def read_ratings(describe: Callable[[Scored], T]) -> list[Rating[T]]:
    ratings: list[Rating[T]] = []
    for record in map(json.loads, RATINGS.read_text(encoding="utf-8").splitlines()):
        path = SHARED / record["file"]
        assert hashlib.sha256(path.read_bytes()).hexdigest() == record["sha256"], f"{path}: rated in another version"
        interview, text = read_interview(path)
        found, places = _scored(interview), place_turns(interview, text)
        for start, end, digest, rank in record["spans"]:
            assert hash_of(text[start:end]).startswith(digest), f"{path}, {start}: not what was rated"
            at = next(((t, b + start - f, b + end - f) for f, last, t, b in places if f <= start and end <= last), None)
            near = _like(at, found.get(at[0], ()), SAME) if at else []
            if near:
                best = max(near, key=lambda each: each[0])[1]
                ratings.append(Rating(record["file"], describe(best), rank / 100))
    return ratings


def worth(rank: np.ndarray) -> np.ndarray:
    """How much of a good one a rating is: about the best sixth counts as worth quoting."""
    return expit(2 * (norm.ppf(np.clip(rank, 0.005, 0.995)) - 1))


def pairs_in_order(file: np.ndarray, is_good: np.ndarray, scores: np.ndarray) -> float:
    """Averaged over interviews: how often a good mark is worth more than a bad one."""
    shares = []
    for each in np.unique(file):
        good, bad = (scores[(file == each) & (is_good == kind)] for kind in (True, False))
        if len(good) and len(bad):
            shares.append(((good[:, None] > bad).mean() + (good[:, None] >= bad).mean()) / 2)
    return float(np.mean(shares))


def _scored(interview: Interview) -> dict[int, list[Scored]]:
    """All candidates by their turns."""
    pick = import_module("bot.highlights.pick")
    found: dict[int, list[Scored]] = {}
    for each in pick._scored(interview, range(len(interview.turns))):
        found.setdefault(each.turn, []).append(each)
    return found


def _like(span: Span, found: Iterable[Scored], least: float) -> list[tuple[float, Scored]]:
    each_like = ((likeness(span, (each.turn, each.passage.start, each.passage.end)), each) for each in found)
    return [each for each in each_like if each[0] >= least]
