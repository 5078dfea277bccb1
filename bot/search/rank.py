"""Candidates are compared with the query, passage by passage, and put in order. Pure.

A passage is compared letter by letter and, where the query can be spoken, sound by sound; the better of the two counts.
By letters, the score is the mean of three signals, each in [0, 1]: how much of the query's weight stands in the
passage, how much of it stands together, and how alike the two are. That these are there matters more than what they
weigh.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from heapq import nlargest
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from bot.search.results import Correction, Reason
from bot.text.fold import Folded, fold
from bot.text.tokens import find_literally, find_squashed, has_han, whole_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.search.hear import Heard, Listener
    from bot.search.parse import ParsedQuery
    from bot.search.sought import Form, Piece
    from bot.store.index import Passage

Span = tuple[int, int]
NOWHERE: Span = (0, 0)

LIKENED = 40
"""Candidates that are compared letter by letter: those that have most of the words. It takes 20 µs each."""


class Candidate(NamedTuple):
    """A passage beside its folded text."""

    passage: Passage
    folded: str

    @classmethod
    def of(cls, passage: Passage) -> Candidate:
        return cls(passage, fold(passage.text))


@dataclass(frozen=True, slots=True)
class Match:
    """A passage that answers; `span` is the match in its folded text, `score` is in [0, 100]."""

    passage: Passage
    score: float
    reason: Reason
    span: Span
    corrections: tuple[Correction, ...] = ()

    @property
    def said(self) -> Span:
        """The match in the passage as it was said."""
        return Folded.of(self.passage.text).origin(*self.span)


class Place(NamedTuple):
    """Where a piece of the query stands in a text, and in which form."""

    at: int
    piece: int
    form: Form


@dataclass(slots=True)
class Reading:
    """How a passage compares with the query; shares are in [0, 1]."""

    candidate: Candidate
    exact: Span | None
    covered: float
    """Share of the query's weight that stands anywhere in the passage."""
    window: float
    """The same in the best stretch of about twice the query's length."""
    span: Span
    """Where that stretch is in the folded text."""
    corrections: tuple[Correction, ...]
    """What stands there otherwise than it was typed."""
    likeness: float = 0.0
    """rapidfuzz's partial ratio: how much of the query stands in the passage letter by letter."""
    alike: Span = NOWHERE
    heard: Heard | None = None

    @property
    def in_letters(self) -> float:
        return (self.covered + self.window + self.likeness) / 3


class Reader:
    """Reads passages for one query, and puts them in order. In the same pieces, no passage is read twice."""

    def __init__(self, query: ParsedQuery, listener: Listener | None = None) -> None:
        self._query = query
        self._listener = listener
        self._pieces: Sequence[Piece] = ()
        self._sought = _Sought.of(())
        self._readings: dict[int, Reading] = {}

    def rank(self, pieces: Sequence[Piece], candidates: Iterable[Candidate], *, listens: bool = False) -> list[Match]:
        """The passages that answer, best first, one for each turn; `listens` for what sounds like the query, too."""
        readings = self._read(pieces, candidates)
        _liken(self._query, readings)
        if listens and self._listener is not None:
            for reading in readings:
                reading.heard = self._listener.hear(reading.candidate.folded)
        heard = {(r.candidate.passage.turn_id, r.heard.spelled) for r in readings if r.heard}
        spelled = Counter(text for _, text in heard)
        best: dict[int, tuple[float, Reading]] = {}
        for reading in readings:
            score = max(_by_letters(reading), _by_sound(reading, spelled))
            known = best.get(reading.candidate.passage.turn_id)
            if score >= WEAK and (known is None or score > known[0]):
                best[reading.candidate.passage.turn_id] = score, reading
        ordered = sorted(best.values(), key=lambda each: (-each[0], each[1].candidate.passage.id))
        return [_match(self._query, score, reading) for score, reading in ordered]

    def _read(self, pieces: Sequence[Piece], candidates: Iterable[Candidate]) -> list[Reading]:
        if pieces is not self._pieces:
            self._pieces, self._readings, self._sought = pieces, {}, _Sought.of(pieces)
        for candidate in candidates:
            if candidate.passage.id not in self._readings:
                self._readings[candidate.passage.id] = _read(self._query, self._sought, candidate)
        return list(self._readings.values())


WEAK = 14.0
"""Score below which a passage is not shown. Of questions that a collection answers, one in a hundred stays below it; of
questions from another collection two in three do."""

_CLOSE, _TOGETHER = 0.8, 0.4
_BRIEF = 3
"""Pieces up to which all but all must be there: any two words are like something."""
_WHOLE = 0.999
_EXACT, _BEST_INEXACT = 99.0, 95.0
_TIE = 0.25
"""What prominence is worth between passages that answer equally well, letter by letter."""


def _by_letters(reading: Reading) -> float:
    if reading.exact is None:
        return min(100 * reading.in_letters + _TIE * _prominence(reading.candidate, reading.span), _BEST_INEXACT)
    return _EXACT + _prominence(reading.candidate, reading.exact)


def _by_sound(reading: Reading, spelled: Counter[str]) -> float:
    """What is heard is worth the more, the more of its characters are those that were typed.

    Of several spellings that sound so, the rarer comes first: people look for what was remarkable, and so each
    spelling has one of its passages at the top.
    """
    heard = reading.heard
    if heard is None:
        return 0.0
    return (
        75
        + 12 * heard.same / heard.length
        - 20 * heard.confused / heard.length
        + 3 / spelled[heard.spelled]
        + 3 * _prominence(reading.candidate, heard.span)
        + 2 * reading.in_letters
    )


def _prominence(candidate: Candidate, span: Span) -> float:
    """How likely it is in [0, 1] that a place is remembered, beside others that answer as well.

    What a turn comes to early, begins or ends a clause with, and says again, is more often what it is about. Of three
    or four initials from CMRC, which fit several places, the right one comes first nearly twice as often.
    """
    passage, folded = candidate
    start, end = span
    repeated = min(folded.count(folded[start:end]), 3) - 1 if start < end else 0
    return (
        0.4 / (1 + (passage.start + start) / 100)
        + 0.1 * (not folded[start - 1 : start].isalnum())
        + 0.1 * (not folded[end : end + 1].isalnum())
        + 0.2 * repeated
    )


def _match(query: ParsedQuery, score: float, reading: Reading) -> Match:
    corrections: tuple[Correction, ...] = ()
    if reading.heard is not None and score > _by_letters(reading):
        reason, span = _reason_by_sound(query, reading.heard), reading.heard.span
    else:
        reason, span = _reason_by_letters(query, reading)
        corrections = reading.corrections
    return Match(reading.candidate.passage, round(score, 2), reason, span, corrections)


def _reason_by_sound(query: ParsedQuery, heard: Heard) -> Reason:
    if query.has_han:
        return Reason.SOUND
    return Reason.PINYIN if heard.is_spoken else Reason.INITIALS


def _reason_by_letters(query: ParsedQuery, reading: Reading) -> tuple[Reason, Span]:
    if reading.exact is not None:
        return Reason.EXACT, reading.exact
    if reading.window >= _WHOLE and not reading.corrections:
        return Reason.WORDS, reading.span
    if reading.corrections and reading.window >= _CLOSE:
        looks = any(has_han(correction.typed) for correction in reading.corrections)
        return (Reason.LOOKS if looks else Reason.SPELLING), reading.span
    if reading.likeness >= _CLOSE and reading.window >= (_TOGETHER if len(query.tokens) > _BRIEF else _CLOSE):
        return Reason.CLOSE, _trued(query.folded, reading.candidate.folded, reading.alike)
    return Reason.ABOUT, reading.span if reading.window else reading.alike


class _Sought(NamedTuple):
    """The pieces that are looked for in a passage, what they weigh, and each form of theirs as (token, piece, form).

    Pieces that weigh next to nothing are left out: `the` stands in too many places to look at all of them.
    """

    pieces: list[Piece]
    total: float
    tokens: list[tuple[str, int, Form]]

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> _Sought:
        least = _NEXT_TO_NOTHING * max((piece.weight for piece in pieces), default=0.0)
        weighty = [piece for piece in pieces if piece.weight >= least]
        tokens = [(form.token, i, form) for i, piece in enumerate(weighty) for form in piece.forms]
        return cls(weighty, sum(piece.weight for piece in weighty) or 1.0, tokens)


_NEXT_TO_NOTHING = 0.06


def _read(query: ParsedQuery, sought: _Sought, candidate: Candidate) -> Reading:
    pieces, total, _ = sought
    places = _places(sought, candidate.folded)
    worth: dict[int, float] = {}
    for place in places:
        worth[place.piece] = max(worth.get(place.piece, 0.0), place.form.worth)
    weights = [piece.weight * worth.get(i, 0.0) for i, piece in enumerate(pieces)]
    window, span, used = _best_window(places, weights, 2 * len(query.folded) + _SLACK)
    # What is there to the letter has all of its pieces together, as they were typed.
    is_whole = window / total >= _WHOLE and all(worth.get(i) == 1 for i in range(len(pieces)))
    exact = find_exactly(query, candidate.folded) if is_whole else None
    changes = {p.piece: Correction(pieces[p.piece].typed, p.form.token) for p in used if p.form.worth < _AS_TYPED}
    return Reading(candidate, exact, sum(weights) / total, window / total, span, tuple(changes.values()))


_SLACK = 10
_AS_TYPED = 0.9
"""Worth from which a form is the word that was typed, perhaps inflected."""


def find_exactly(query: ParsedQuery, folded: str) -> Span | None:
    """Where all of the query stands in a folded text, whatever the punctuation between its words."""
    return find_literally(query.words, folded) or find_squashed(query.squashed, folded)


def _places(sought: _Sought, folded: str) -> list[Place]:
    """Where the query's pieces stand in the passage, in order of place."""
    places: list[Place] = []
    for token, piece, form in sought.tokens:
        at = folded.find(token)
        while at >= 0:
            if _is_whole(folded, at, token):
                places.append(Place(at, piece, form))
            at = folded.find(token, at + 1)
    places.sort()
    return places


def _is_whole(folded: str, at: int, token: str) -> bool:
    """Whether a Latin word stands there by itself; pairs of characters have no borders."""
    if not token[0].isascii():
        return True
    before = folded[at - 1 : at]
    after = folded[at + len(token) : at + len(token) + 1]
    return not (_is_letter(before) and token[0].isalpha()) and not (_is_letter(after) and token[-1].isalpha())


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _best_window(places: Sequence[Place], weights: Sequence[float], width: int) -> tuple[float, Span, Sequence[Place]]:
    """The weight of the distinct pieces in the best stretch of `width` characters, where it is, and what is there."""
    best, found = 0.0, (0, 0)
    counts = [0] * len(weights)
    weight, first = 0.0, 0
    for last, place in enumerate(places):
        weight += 0.0 if counts[place.piece] else weights[place.piece]
        counts[place.piece] += 1
        end = place.at + len(place.form.token)
        while first < last and (end - places[first].at > width or counts[places[first].piece] > 1):
            left = places[first].piece
            counts[left] -= 1
            weight -= 0.0 if counts[left] else weights[left]
            first += 1
        if weight > best:
            best, found = weight, (first, last + 1)
    used = places[slice(*found)]
    span = (used[0].at, max(place.at + len(place.form.token) for place in used)) if used else NOWHERE
    return best, span, used


def _liken(query: ParsedQuery, readings: Iterable[Reading]) -> None:
    """Compares the likeliest letter by letter; what is exact needs no more."""
    inexact = (reading for reading in readings if reading.exact is None)
    for reading in nlargest(LIKENED, inexact, key=lambda reading: reading.covered + reading.window):
        if reading.likeness:
            continue
        text = reading.candidate.folded
        if len(query.folded) > len(text):
            reading.likeness, reading.alike = fuzz.ratio(query.folded, text) / 100, (0, len(text))
        elif (alignment := fuzz.partial_ratio_alignment(query.folded, text)) is not None:
            reading.likeness, reading.alike = alignment.score / 100, (alignment.dest_start, alignment.dest_end)


def _trued(query: str, folded: str, span: Span) -> Span:
    """The span from the first to the last letter that the query shares, in whole words.

    An alignment is as long as the query; what was said may be longer or shorter than what is remembered.
    """
    slack = 1 + (span[1] - span[0]) // 5
    first = max(0, span[0] - slack)
    blocks = Indel.opcodes(query, folded[first : span[1] + slack])
    shared = [(first + b.dest_start, first + b.dest_end) for b in blocks if b.tag == "equal"]
    return whole_words(folded, shared[0][0], shared[-1][1]) if shared else span
