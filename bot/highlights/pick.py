"""From the passages that stand alone, the best of an interview, none over another."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from typing import TYPE_CHECKING

from bot.highlights.candidates import candidates
from bot.highlights.clauses import Said
from bot.highlights.signals import Setting, Themes, weigh
from bot.highlights.standing import fault_of
from bot.model import Highlight, Interview, Role
from bot.text.fold import fold
from bot.text.sentences import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# One highlight in so much speech: about 250 Chinese characters, or 100 English words.
_WIDTH_PER_HIGHLIGHT = 500
_LOWEST_SCORE = 0.5


def pick(interview: Interview, limit: int | None = None) -> tuple[Highlight, ...]:
    """The interview's highlights, best first; deterministic, and none where nothing stands alone.

    Spans never overlap, and no wording comes twice. There are at most `limit`, and fewer in a short interview.
    A host is quoted only where nobody else speaks.
    """
    quotable = _quotable(interview)
    allowed = -(-sum(width(interview.turns[at].text) for at in quotable) // _WIDTH_PER_HIGHLIGHT)
    if limit is not None:
        allowed = min(allowed, max(0, limit))
    ranked = [found for found in rank(interview) if found.score >= _LOWEST_SCORE]
    return tuple(_best(interview, ranked, allowed))


def rank(interview: Interview) -> list[Highlight]:
    """Every passage without a fault, best first; they overlap, and most of them are not worth quoting."""
    found = _scored(interview, _quotable(interview))
    return sorted(found, key=lambda each: (-each.score, each.turn, each.start))


def _quotable(interview: Interview) -> dict[int, Role]:
    """Turn → the role of its speaker."""
    roles = {participant.name: participant.role for participant in interview.participants}
    by_turn = {at: roles.get(turn.speaker, Role.UNKNOWN) for at, turn in enumerate(interview.turns)}
    return {at: role for at, role in by_turn.items() if role is not Role.HOST} or by_turn


def _scored(interview: Interview, quotable: dict[int, Role]) -> Iterator[Highlight]:
    spoken = [Said(turn.text) for turn in interview.turns]
    themes = Themes(said.folded for said in spoken)
    for at, role in quotable.items():
        setting = Setting(role, at, len(spoken), len(spoken[at].text), themes)
        for passage in candidates(spoken[at]):
            if fault_of(passage):
                continue
            score, reasons = weigh(passage, setting)
            yield Highlight(at, passage.start, passage.end, score, reasons)


def _best(interview: Interview, ranked: Iterable[Highlight], allowed: int) -> Iterator[Highlight]:
    taken: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    said: set[str] = set()
    for highlight in ranked:
        if len(said) >= allowed:
            return
        spans = taken[highlight.turn]
        wording = fold(interview.turns[highlight.turn].text[highlight.start : highlight.end])
        if _overlaps(spans, highlight.start, highlight.end) or wording in said:
            continue
        insort(spans, (highlight.start, highlight.end))
        said.add(wording)
        yield highlight


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether [start, end) touches one of the spans, which are in order and apart."""
    at = bisect_left(spans, (start, end))
    return (at > 0 and spans[at - 1][1] > start) or (at < len(spans) and spans[at][0] < end)
