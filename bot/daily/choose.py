"""What comes next: a fair shuffle of a schedule's highlights. Pure.

Nothing comes again until all have come. Among those that wait, whoever was heard least lately comes first, so that one
long interview doesn't drown the others; chance, which the schedule and the date decide, settles the rest.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

RECENT = 14
"""Deliveries that count as lately."""

# What a voice or an interview costs for each time that it came lately, beside scores and chance in [0, 1].
_SPEAKER = 0.5
_INTERVIEW = 0.35
_CHANCE = 0.6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A highlight that a schedule may post.

    `added` is the day on which its interview came into the library, `likes` are the votes for it less those against it.
    One that `is_pinned` comes before all others that wait.
    """

    id: int
    interview: int
    speaker: str
    score: float
    added: date
    likes: int = 0
    is_pinned: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A highlight that was posted."""

    id: int
    interview: int
    speaker: str
    day: date


def choose(candidates: Sequence[Candidate], history: Sequence[Shown], day: date, seed: int) -> Candidate | None:
    """The next highlight, or None where there is none. `history` is what was shown, oldest first.

    The same arguments give the same choice, on any machine.
    """
    waiting = _waiting(candidates, history)
    if not waiting:
        return None
    lately = history[-RECENT:]
    speakers = Counter(shown.speaker for shown in lately)
    interviews = Counter(shown.interview for shown in lately)

    def appeal(candidate: Candidate) -> tuple[bool, float, int]:
        tired = _SPEAKER * speakers[candidate.speaker] + _INTERVIEW * interviews[candidate.interview]
        liked = candidate.score + max(-1.0, min(1.0, candidate.likes / 5))
        appeal = liked - tired + _CHANCE * _chance(candidate.id, day, seed)
        return candidate.is_pinned, appeal, -candidate.id

    return max(waiting, key=appeal)


def _waiting(candidates: Sequence[Candidate], history: Sequence[Shown]) -> list[Candidate]:
    """Those that haven't come in this round; not the last one again, if there is another.

    What is new joins the round. Where nothing else waits any more, a new round begins after the first of it, so that a
    new interview comes soon and doesn't take over.
    """
    shown, began = _round(history)
    waiting = [candidate for candidate in candidates if candidate.id not in shown] or list(candidates)
    new = {candidate.id for candidate in candidates if began is not None and candidate.added > began}
    last = history[-1].id if history else None
    if last in new and all(candidate.id in new for candidate in waiting):
        waiting = [candidate for candidate in candidates if candidate.id not in new] or waiting
    return [candidate for candidate in waiting if candidate.id != last] or waiting


def _round(history: Sequence[Shown]) -> tuple[set[int], date | None]:
    """What has come in the round that goes on, and the day on which it began: when something came again."""
    shown: set[int] = set()
    began: date | None = None
    for each in history:
        if each.id in shown or began is None:
            shown, began = set(), each.day
        shown.add(each.id)
    return shown, began


def _chance(highlight: int, day: date, seed: int) -> float:
    """A number in [0, 1) that only these three decide: Python's own `hash` differs from process to process."""
    digest = hashlib.blake2b(f"{seed}|{day.isoformat()}|{highlight}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) / 2**64
