"""Fits the weights of `bot.highlights.signals` to the tuning half of the marks, and says how well that generalises.

    python -m tests.highlights.fit

A mark is worth its best candidate; which one that is depends on the weights, so fitting and choosing take turns. Every
interview counts alike, however many marks it has. Weights keep the sign that they should have by what they mean. The
number to go by is that of interviews that were left out of the fit; the test half is not looked at.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from math import exp
from typing import TYPE_CHECKING

from bot.highlights.signals import KINDS, REFUSAL, REFUSED, SIGNALS
from tests.highlights.measure import LIKE, read_truth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.highlights.measure import Marked, Span

PRIOR = 0.75
PULL = 0.4
"""How strongly a weight is held towards its prior, as the second derivative of its price."""
TURNS, STEPS, PACE = 3, 60, 0.05

Vector = dict[int, float]
"""What is not zero of a candidate's signals and kinds, by their places in WEIGHTS."""

NAMES = [signal.measure.__name__ for signal in SIGNALS] + [kind.name for kind in KINDS]
WEIGHTS = [signal.weight for signal in SIGNALS] + [weight for weight, _ in KINDS.values()]
OFFSET = -1
"""The place of what isn't fitted."""


@dataclass(frozen=True)
class Marks:
    """An interview's marks, each as the vectors of the candidates that say much the same."""

    good: list[list[Vector]]
    bad: list[list[Vector]]


def gather(marked: Marked) -> Marks:
    pick = import_module("bot.highlights.pick")
    by_turn: dict[int, list[tuple[int, int, Vector]]] = {}
    for each in pick._scored(marked.interview, pick._quotable(marked.interview)):
        values = [signal.measure(each.passage, each.setting) for signal in SIGNALS]
        values += [float(each.passage.kinds >> kind & 1) for kind in KINDS]
        vector = {at: value for at, value in enumerate(values) if value}
        vector[OFFSET] = REFUSAL * (each.passage.kinds & REFUSED).bit_count()
        by_turn.setdefault(each.turn, []).append((each.passage.start, each.passage.end, vector))

    def like(mark: Span) -> list[Vector]:
        turn, first, last = mark
        return [
            vector
            for start, end, vector in by_turn.get(turn, ())
            if min(last, end) - max(first, start) >= LIKE * max(last - first, end - start)
        ]

    good, bad = ([found for mark in marks if (found := like(mark))] for marks in (marked.good, marked.bad))
    return Marks(good, bad)


def fit(marks: Iterable[Marks], prior: list[float]) -> list[float]:
    weights = list(prior)
    for _ in range(TURNS):
        pairs = [pair for each in marks for pair in _pairs(each, weights)]
        momentum = [0.0] * len(weights)
        for _ in range(STEPS):
            slope = [PULL * (weight - held) for weight, held in zip(weights, prior, strict=True)]
            for share, difference in pairs:
                lost = share / (1 + exp(_dot(weights, difference)))
                for at, value in difference.items():
                    if at != OFFSET:
                        slope[at] -= lost * value
            momentum = [0.8 * m - PACE * s for m, s in zip(momentum, slope, strict=True)]
            moved = [weight + m for weight, m in zip(weights, momentum, strict=True)]
            weights = [w if w * held >= 0 else 0.0 for w, held in zip(moved, prior, strict=True)]
    return weights


def _pairs(marks: Marks, weights: list[float]) -> list[tuple[float, Vector]]:
    good, bad = ([max(each, key=lambda v: _dot(weights, v)) for each in kind] for kind in (marks.good, marks.bad))
    share = 1 / (len(good) * len(bad))
    return [(share, {at: g.get(at, 0.0) - b.get(at, 0.0) for at in g.keys() | b.keys()}) for g in good for b in bad]


def _dot(weights: list[float], vector: Vector) -> float:
    return sum(weights[at] * value for at, value in vector.items() if at != OFFSET) + vector.get(OFFSET, 0.0)


def pairs_in_order(marks: Marks, weights: list[float]) -> float:
    good, bad = ([max(_dot(weights, v) for v in each) for each in kind] for kind in (marks.good, marks.bad))
    return sum((g > b) + (g == b) / 2 for g in good for b in bad) / len(good) / len(bad)


def main() -> None:
    tuning = [gather(marked) for marked in read_truth("tune")]
    prior = [PRIOR if weight > 0 else -PRIOR for weight in WEIGHTS]
    left_out = [pairs_in_order(each, fit([other for other in tuning if other is not each], prior)) for each in tuning]
    weights = fit(tuning, prior)
    lines = [f"{name:26} {now:6.2f} {new:6.2f}" for name, now, new in zip(NAMES, WEIGHTS, weights, strict=True)]
    for name, chosen in (("as they are", WEIGHTS), ("by the prior", prior), ("fitted", weights)):
        lines.append(f"{name:26} {sum(pairs_in_order(m, chosen) for m in tuning) / len(tuning):.1%}")
    lines.append(f"{'interviews left out':26} {sum(left_out) / len(left_out):.1%}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
