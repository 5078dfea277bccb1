"""Was this said? A claimed quotation is held against what stands in the library. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from bot.text.fold import Folded, fold
from bot.text.tokens import WORD, find_squashed, squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.store.records import TurnRecord

CLOSE = 70.0
"""Similarity (0 to 100) from which a claim counts as a misquotation rather than as something else."""


class Verdict(StrEnum):
    EXACT = "exact"
    CLOSE = "close"
    NOT_FOUND = "not_found"


class Edit(NamedTuple):
    """One step from what was said to what is claimed: `equal`, `replace`, `delete` or `insert`."""

    op: str
    said: str
    claimed: str


@dataclass(frozen=True, slots=True)
class Verification:
    """`similarity` is in [0, 100]; `start` and `end` are the span in the turn's text; no turn, where none was found.

    A claim may join what two people said: then `further` is the turn that follows, said up to `further_end`.
    """

    verdict: Verdict
    similarity: float
    turn: TurnRecord | None = None
    start: int = 0
    end: int = 0
    diff: tuple[Edit, ...] = ()
    further: TurnRecord | None = None
    further_end: int = 0

    @property
    def text(self) -> str:
        if self.turn is None:
            return ""
        said = self.turn.text[self.start : self.end]
        return said if self.further is None else f"{said}{_BETWEEN}{self.further.text[: self.further_end]}"


def verify(claim: str, turns: Iterable[TurnRecord]) -> Verification:
    """Compares a claim with the turns that may hold it, and with two where they follow one another; gives the best."""
    distinct = {turn.id: turn for turn in turns}
    verifications = [_compare(claim, turn) for turn in distinct.values()]
    best = max(verifications, key=lambda v: v.similarity, default=None)
    if best is None or best.verdict is not Verdict.EXACT:
        over_two = [_compare(claim, turn, further) for turn, further in _following(distinct.values())]
        # What one person said is told before what two did together.
        best = max([*verifications, *over_two], key=lambda v: v.similarity, default=None)
    if best is None or best.similarity < _least(claim):
        return Verification(Verdict.NOT_FOUND, 0.0 if best is None else best.similarity)
    return best


_BETWEEN = "\n"


def _least(claim: str) -> float:
    """The similarity that a claim needs; of two or three words, some are like anything."""
    return CLOSE if len(WORD.findall(claim)) > _FEW else _CLOSE_OF_FEW


_FEW = 3
_CLOSE_OF_FEW = 85.0


def _following(turns: Iterable[TurnRecord]) -> Iterator[tuple[TurnRecord, TurnRecord]]:
    at = {(turn.interview.id, turn.position): turn for turn in turns}
    for (interview, position), turn in at.items():
        if (further := at.get((interview, position + 1))) is not None:
            yield turn, further


def _compare(claim: str, turn: TurnRecord, further: TurnRecord | None = None) -> Verification:
    """A claim beside a turn, or beside two of which it must take some of each."""
    text = turn.text if further is None else f"{turn.text}{_BETWEEN}{further.text}"
    found = _find(claim, Folded.of(text))
    border = len(turn.text)
    if further is None or found.end <= border + len(_BETWEEN):
        end, beyond = min(found.end, border), 0
    elif found.start >= border:
        # All of it is in the second turn, which is looked at by itself.
        return Verification(Verdict.NOT_FOUND, 0.0)
    else:
        end, beyond = border, found.end - border - len(_BETWEEN)
    verdict = Verdict.EXACT if found.is_exact else Verdict.CLOSE
    diff = () if found.is_exact else tuple(compare_words(text[found.start : found.end], claim))
    return Verification(verdict, found.similarity, turn, found.start, end, diff, further if beyond else None, beyond)


class _Place(NamedTuple):
    """Where a text comes nearest to a claim."""

    similarity: float
    start: int
    end: int

    @property
    def is_exact(self) -> bool:
        return self.similarity == _EXACT


_EXACT, _BEST_INEXACT = 100.0, 99.0
_NOWHERE = _Place(0.0, 0, 0)


def _find(claim: str, folded: Folded) -> _Place:
    exact = find_squashed(squash(fold(claim)), folded.text)
    if exact is not None:
        return _Place(_EXACT, *folded.origin(*exact))
    return max(_find_whole(claim, folded), _find_in_parts(claim, folded))


def _find_whole(claim: str, folded: Folded) -> _Place:
    wanted = fold(claim).strip()
    alignment = fuzz.partial_ratio_alignment(wanted, folded.text)
    if alignment is None or len(wanted) > len(folded.text):
        similarity, span = fuzz.ratio(wanted, folded.text), (0, len(folded.original))
    else:
        similarity = alignment.score
        span = _fitted(claim, folded.original, folded.origin(alignment.dest_start, alignment.dest_end))
    return _Place(round(min(similarity, _BEST_INEXACT), 1), *span)


def _find_in_parts(claim: str, folded: Folded) -> _Place:
    """Where the parts of a claim stand apart, or in another order: something was left out between them, or put first.

    They must be near one another, or they were never one thought.
    """
    parts = [part for part in _PARTS.split(claim) if len(WORD.findall(part)) > _FEW]
    if len(parts) < 2:  # noqa: PLR2004  a whole has no parts
        return _NOWHERE
    places = [_find_part(part, folded) for part in parts]
    start, end = min(place.start for place in places), max(place.end for place in places)
    if min(place.similarity for place in places) < CLOSE or end - start > max(_NEAR, 3 * len(claim)):
        return _NOWHERE
    weight = sum(map(len, parts))
    similarity = sum(p.similarity * len(part) for p, part in zip(places, parts, strict=True)) / weight
    return _Place(round(min(_APART * similarity, _BEST_INEXACT), 1), start, end)


_PARTS = re.compile(r"[。！？!?…；;，,:：\n]+|\.(?=\s|$)|\.{2,}")
_NEAR = 300
"""Characters within which parts must stand, or within three times the claim."""
_APART = 0.95


def _find_part(part: str, folded: Folded) -> _Place:
    exact = find_squashed(squash(fold(part)), folded.text)
    return _find_whole(part, folded) if exact is None else _Place(_EXACT, *folded.origin(*exact))


def _fitted(claim: str, said: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span moved at both ends by a few words, to where it takes fewest changes to make the claim of it.

    An alignment is as long as the claim; what was said may be longer or shorter.
    """
    words = list(WORD.finditer(said, max(0, span[0] - _AROUND), span[1] + _AROUND))
    folded = [fold(word.group()) for word in words]
    wanted = [fold(word.group()) for word in WORD.finditer(claim)]
    touched = [i for i, word in enumerate(words) if word.start() < span[1] and word.end() > span[0]]
    if not touched or not wanted:
        return span
    starts = range(max(0, touched[0] - _SLACK), min(len(words), touched[0] + _SLACK + 1))
    ends = range(max(0, touched[-1] - _SLACK), min(len(words), touched[-1] + _SLACK + 1))

    def changes(first: int, last: int) -> tuple[int, int, int]:
        edits = Levenshtein.editops(folded[first : last + 1], wanted)
        equal = last + 1 - first - sum(edit.tag != "insert" for edit in edits)
        return len(edits), -equal, first - last

    first, last = min(((f, e) for f in starts for e in ends if f <= e), key=lambda ends: changes(*ends))
    return words[first].start(), words[last].end()


_AROUND = 100
"""Characters around a span among which its ends are tried."""

_SLACK = 3
"""Words by which either end of a span is tried elsewhere."""


def compare_words(said: str, claimed: str) -> list[Edit]:
    """The steps from one text to the other, word by word, in Chinese character by character.

    Each step quotes the originals from its first word to its last, punctuation between them included.
    """
    said_words, claimed_words = list(WORD.finditer(said)), list(WORD.finditer(claimed))
    steps = Levenshtein.opcodes(
        [fold(word.group()) for word in said_words], [fold(word.group()) for word in claimed_words]
    )
    return [
        Edit(
            step.tag,
            _stretch(said, said_words[step.src_start : step.src_end]),
            _stretch(claimed, claimed_words[step.dest_start : step.dest_end]),
        )
        for step in _joined(_Step(s.tag, s.src_start, s.src_end, s.dest_start, s.dest_end) for s in steps)
    ]


class _Step(NamedTuple):
    tag: str
    src_start: int
    src_end: int
    dest_start: int
    dest_end: int


def _joined(steps: Iterable[_Step]) -> list[_Step]:
    """Neighbouring changes as one: a word replaced and one left out read better as one change."""
    joined: list[_Step] = []
    for step in steps:
        if joined and step.tag != "equal" and joined[-1].tag != "equal":
            joined.append(_merged(joined.pop(), step))
        else:
            joined.append(step)
    return joined


def _merged(a: _Step, b: _Step) -> _Step:
    tag = a.tag if a.tag == b.tag else "replace"
    return _Step(tag, a.src_start, b.src_end, a.dest_start, b.dest_end)


def _stretch(text: str, words: list[re.Match[str]]) -> str:
    return text[words[0].start() : words[-1].end()] if words else ""
