"""What comes next: a fair shuffle of a schedule's highlights. Pure.

Nothing comes again until all have come. Among those that wait, whoever was heard least lately comes first, so that one
long interview doesn't drown the others; votes and score move the order; chance, which the schedule and the date decide,
settles the rest. Whose turn it is is decided first, and then which of their highlights: so a choice from a hundred
thousand looks at each voice, and at the highlights of one.
"""

from __future__ import annotations

from calendar import isleap
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b as _blake2b
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

RECENT = 14
"""Deliveries that count as lately."""

# What a voice or an interview costs for each time that it came lately, beside scores and chance in [0, 1].
_SPEAKER = 0.5
_INTERVIEW = 0.35
_CHANCE = 0.6
_DEBUT = 100.0
"""What an interview gains, before all else, that arrived while the round went on and wasn't heard yet. Every other day
it loses as much, so that many new ones leave a day between them to the old."""
NO_VOTES: Mapping[int, int] = MappingProxyType({})
_MANY_VOTES = 5
"""Votes, for less against, that weigh as much as the best score."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A highlight that a schedule may post.

    `added` is the day on which its interview came into the library, `recorded` that on which it was said, where it is
    known. One that `is_pinned` comes before all others that wait.
    """

    id: int
    interview: int
    speaker: str
    score: float
    added: date
    recorded: date | None = None
    is_pinned: bool = False


class Shelf:
    """Candidates by who says them in which interview, the best first. Made once, asked for each choice."""

    def __init__(self, candidates: Iterable[Candidate] = ()) -> None:
        ordered = sorted(candidates, key=lambda c: (c.interview, c.speaker, not c.is_pinned, -c.score, c.id))
        self.by_id = {candidate.id: candidate for candidate in ordered}
        self.voices = tuple(tuple(same) for _, same in groupby(ordered, key=lambda c: (c.interview, c.speaker)))
        self.added: dict[int, date] = {candidate.interview: candidate.added for candidate in ordered}

    def __len__(self) -> int:
        return len(self.by_id)


@dataclass(frozen=True, slots=True)
class Shown:
    """A highlight that was posted, in a round of the shuffle."""

    id: int
    interview: int
    speaker: str
    day: date
    round: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What comes next, and the round of the shuffle that it belongs to."""

    candidate: Candidate
    round: int


def choose(
    shelf: Shelf,
    history: Sequence[Shown],
    day: date,
    seed: int,
    *,
    votes: Mapping[int, int] = NO_VOTES,
    anniversaries: bool = False,
) -> Choice | None:
    """The next highlight, or None where there is none.

    `history` is what was shown, oldest first: all of the round that goes on, and `RECENT` at least, if so many were.
    `votes` are those for a highlight less those against it, by its id: a shelf is shared by servers that don't vote as
    one. With `anniversaries`, what was said on this day of another year comes first. The same arguments give the same
    choice, on any machine.
    """
    if not shelf:
        return None
    round_, came = _next_round(shelf, history)
    last = history[-1].id if history else None
    held_back = came | {last} if last is not None and len(came | {last}) < len(shelf) else came
    waiting = [group for group in (_without(voice, held_back) for voice in shelf.voices) if group]
    if anniversaries:
        waiting = _said_on(day, waiting) or waiting
    appeal = _Appeal(shelf, history, day, seed, votes)
    voice = max(waiting, key=appeal.of_voice)
    return Choice(max(voice, key=appeal.of_highlight), round_)


def _next_round(shelf: Shelf, history: Sequence[Shown]) -> tuple[int, AbstractSet[int]]:
    """The round that the next highlight belongs to, and what may not come in it: what has come.

    What is new joins the round that goes on. Where nothing else waits any more, a new round begins after the first of
    it, and that first one comes from the old: a new interview comes soon, and doesn't take over.
    """
    if not history:
        return 1, frozenset()
    round_ = history[-1].round
    in_round = [shown for shown in history if shown.round == round_]
    came = {shown.id for shown in in_round}
    waiting = [candidate for id_, candidate in shelf.by_id.items() if id_ not in came]
    if not waiting:
        return round_ + 1, frozenset()
    began = in_round[0].day
    if all(candidate.added > began for candidate in waiting):
        last = shelf.by_id.get(history[-1].id)
        new = {candidate.id for candidate in shelf.by_id.values() if candidate.added > began}
        if last is not None and last.added > began and len(new) < len(shelf):
            return round_ + 1, new
    return round_, came


def _without(voice: Sequence[Candidate], held_back: AbstractSet[int]) -> list[Candidate]:
    return [candidate for candidate in voice if candidate.id not in held_back]


def _said_on(day: date, waiting: Sequence[Sequence[Candidate]]) -> list[list[Candidate]]:
    """Those that were said on this day of the year; what was said on a leap day has it on the 28th in other years."""
    days = {(day.month, day.day)}
    if days == {(2, 28)} and not isleap(day.year):
        days.add((2, 29))
    kept = ([c for c in voice if c.recorded and (c.recorded.month, c.recorded.day) in days] for voice in waiting)
    return [voice for voice in kept if voice]


class _Appeal:
    """How much a voice, and a highlight of it, wants to be heard on a day."""

    def __init__(self, shelf: Shelf, history: Sequence[Shown], day: date, seed: int, votes: Mapping[int, int]) -> None:
        self._votes = votes
        lately = history[-RECENT:]
        self._speakers = Counter(shown.speaker for shown in lately)
        self._interviews = Counter(shown.interview for shown in lately)
        self._new, self._welcome = _debuts(shelf, history)
        self._salt = f"{seed}|{day.isoformat()}|"

    def of_voice(self, voice: Sequence[Candidate]) -> tuple[bool, float, int]:
        best = max(voice, key=lambda c: (c.is_pinned, self._worth(c), -c.id)) if self._votes else voice[0]
        tired = _SPEAKER * self._speakers[best.speaker] + _INTERVIEW * self._interviews[best.interview]
        debut = self._welcome if best.interview in self._new else 0.0
        return best.is_pinned, self._worth(best) - tired + debut + _CHANCE * self._chance(f"v{best.id}"), -best.id

    def of_highlight(self, candidate: Candidate) -> tuple[bool, float, int]:
        return candidate.is_pinned, self._worth(candidate) + _CHANCE * self._chance(str(candidate.id)), -candidate.id

    def _worth(self, candidate: Candidate) -> float:
        return candidate.score + max(-1.0, min(1.0, self._votes.get(candidate.id, 0) / _MANY_VOTES))

    def _chance(self, what: str) -> float:
        """A number in [0, 1) that the day and the schedule decide: Python's own `hash` differs between processes."""
        digest = _blake2b((self._salt + what).encode(), digest_size=8).digest()
        return int.from_bytes(digest) / 2**64


def _debuts(shelf: Shelf, history: Sequence[Shown]) -> tuple[AbstractSet[int], float]:
    """Interviews that came while the round went on, and what they gain on this day.

    Those that weren't heard yet; or all of them, on the day after one was heard for the first time while others wait.
    """
    if not history:
        return frozenset(), 0.0
    began = next(shown.day for shown in history if shown.round == history[-1].round)
    new = {interview for interview, added in shelf.added.items() if added > began}
    if not new:
        return new, 0.0
    heard = Counter(shown.interview for shown in history)
    unheard, last = new - heard.keys(), history[-1].interview
    return (new, -_DEBUT) if unheard and last in new and heard[last] == 1 else (unheard, _DEBUT)
