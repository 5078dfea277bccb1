"""Was this said? A claimed quotation is held against what stands in the library. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from bot.text.fold import Folded, fold
from bot.text.tokens import WORD, find_squashed, squash, whole_words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

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
    """`similarity` is in [0, 100]; `start` and `end` are the span in the turn's text; no turn, where none was found."""

    verdict: Verdict
    similarity: float
    turn: TurnRecord | None = None
    start: int = 0
    end: int = 0
    diff: tuple[Edit, ...] = ()

    @property
    def text(self) -> str:
        return "" if self.turn is None else self.turn.text[self.start : self.end]


def verify(claim: str, turns: Iterable[TurnRecord]) -> Verification:
    """Compares a claim with the turns that a search has found for it, and gives the best."""
    verifications = (_compare(claim, turn) for turn in turns)
    best = max(verifications, key=lambda v: v.similarity, default=None)
    if best is None or best.similarity < CLOSE:
        return Verification(Verdict.NOT_FOUND, 0.0 if best is None else best.similarity)
    return best


def _compare(claim: str, turn: TurnRecord) -> Verification:
    folded = Folded.of(turn.text)
    exact = find_squashed(squash(fold(claim)), folded.text)
    if exact is not None:
        start, end = folded.origin(*exact)
        return Verification(Verdict.EXACT, 100.0, turn, start, end)
    wanted = fold(claim).strip()
    alignment = fuzz.partial_ratio_alignment(wanted, folded.text)
    if alignment is None or len(wanted) > len(folded.text):
        similarity, start, end = fuzz.ratio(wanted, folded.text), 0, len(turn.text)
    else:
        similarity = alignment.score
        start, end = whole_words(turn.text, *folded.origin(alignment.dest_start, alignment.dest_end))
    # 100 is kept for what is exact.
    similarity = round(min(similarity, 99.0), 1)
    return Verification(Verdict.CLOSE, similarity, turn, start, end, tuple(compare_words(turn.text[start:end], claim)))


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
