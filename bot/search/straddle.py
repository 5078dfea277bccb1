"""A quotation that begins in one passage and ends in the next, in the same turn or across the border of two. Pure.

Both passages are recalled for their part of it, so nothing of this costs the index anything.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.search.rank import Candidate, Match, find_exactly
from bot.search.results import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.search.parse import ParsedQuery
    from bot.store.index import Passage

SCORE = 98.0
"""Below what stands in one passage to the letter, and above all else."""

_GAP = 3
"""Characters, all of them white space, that may lie between two passages or beside the first and the last of a turn."""


def find_straddling(query: ParsedQuery, candidates: Iterable[Candidate]) -> list[Match]:
    """Exact quotations over two passages, each as a match of the turn that says more of it."""
    if len(query.tokens) == 1:
        return []
    return [match for first, second in _neighbours(candidates) if (match := _match(query, first, second)) is not None]


def _neighbours(candidates: Iterable[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    ordered = sorted(candidates, key=lambda c: (c.passage.interview_id, c.passage.position, c.passage.start))
    return ((first, second) for first, second in pairwise(ordered) if _follows(first.passage, second.passage))


def _follows(one: Passage, other: Passage) -> bool:
    if one.turn_id == other.turn_id:
        return other.start - one.end <= _GAP
    is_next = one.interview_id == other.interview_id and other.position == one.position + 1
    return is_next and one.left <= _GAP and other.start <= _GAP


def _match(query: ParsedQuery, first: Candidate, second: Candidate) -> Match | None:
    one, other = first.passage, second.passage
    border = len(first.folded)
    between = " " * (other.start - one.end if one.turn_id == other.turn_id else 1)
    span = find_exactly(query, first.folded + between + second.folded)
    if span is None or not span[0] < border < span[1]:
        return None
    if one.turn_id == other.turn_id:
        both = one._replace(end=other.end, text=one.text + between + other.text)
        return Match(both, SCORE, Reason.EXACT, span)
    before, after = border - span[0], span[1] - border - len(between)
    if before >= after:
        return Match(one, SCORE, Reason.EXACT, (span[0], border))
    return Match(other, SCORE, Reason.EXACT, (0, after))
