"""Candidates are compared with the query, passage by passage, and put in order. Pure.

The score of a passage is a weighted sum of signals, each in [0, 1]. That these signals are there matters more than what
they weigh. The channels differ in what they compare: letters, or how they sound.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from bot.search.results import Hit, Reason
from bot.store.index import Channel
from bot.text.fold import Folded, fold
from bot.text.pinyin import blur, sound_tokens, to_sounds
from bot.text.tokens import find_squashed, is_prefix, whole_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.search.parse import ParsedQuery
    from bot.store.index import PassageRecord

Span = tuple[int, int]
NOWHERE: Span = (0, 0)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A query's tokens: in how many passages each occurs, and its inverse document frequency."""

    counts: Mapping[str, int]
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Signals:
    """How a passage answers a query; each signal is in [0, 1]. `span` is the match in the folded passage."""

    exact: bool
    coverage: float
    """Share of the query's token weight that stands anywhere in the passage."""
    window: float
    """The same in the best stretch of the query's length, twice over."""
    likeness: float
    """rapidfuzz's partial ratio: how much of the query stands in the passage letter by letter."""
    span: Span
    bm25: float = 0.0
    """BM25 beside that of the best candidate."""
    channel: Channel = Channel.WORDS

    @property
    def score(self) -> float:
        total = 25 * self.exact + 20 * self.coverage + 20 * self.window + 25 * self.likeness + 10 * self.bm25
        return total if self.channel is Channel.WORDS else total * _HEARSAY

    @property
    def reason(self) -> Reason:
        if self.channel is Channel.SOUNDS:
            return Reason.SOUND
        if self.exact:
            return Reason.EXACT
        if self.window >= _WHOLE:
            return Reason.WORDS
        return Reason.CLOSE if self.likeness >= _CLOSE else Reason.ABOUT

    @property
    def is_answer(self) -> bool:
        """Whether it is worth showing: a passage that shares a common word or two is noise."""
        if self.channel is Channel.SOUNDS:
            return self.exact or self.likeness >= _ALIKE_IN_SOUND
        return self.exact or self.likeness >= _ALIKE or self.coverage >= _COVERED


_WHOLE = 0.999
_CLOSE = 0.8
# Of questions that a collection answers, about nine in ten pass these; of questions from another collection one
# in twenty does.
_ALIKE = 0.75
_COVERED = 0.3
# Many words sound alike by chance.
_ALIKE_IN_SOUND = 0.8
# What a match by sound is worth beside the same by letter.
_HEARSAY = 0.9


def rank(
    channel: Channel,
    query: ParsedQuery,
    weighed: Weighed,
    passages: Sequence[PassageRecord],
    bm25: Mapping[int, float],
    *,
    exact: bool = False,
) -> list[Hit]:
    """The passages that answer, best first, one for each turn. `bm25` has the scores of the recall by passage id."""
    best = max(bm25.values(), default=0.0) or 1.0
    hits: dict[int, Hit] = {}
    for passage in passages:
        folded = fold(passage.text)
        signals = weigh(channel, query, weighed.weights, folded, bm25.get(passage.id, 0.0) / best)
        if not (signals.exact if exact else signals.is_answer):
            continue
        known = hits.get(passage.turn.id)
        if known is None or signals.score > known.score:
            hits[passage.turn.id] = _hit(passage, query, folded, signals)
    return sorted(hits.values(), key=lambda hit: (-hit.score, hit.turn.id))


def weigh(channel: Channel, query: ParsedQuery, weights: Mapping[str, float], folded: str, bm25: float) -> Signals:
    """Compares one folded passage with the query, by letter or by sound."""
    if channel is Channel.WORDS:
        exact = find_squashed(query.squashed, folded)
        signals = _compare(query.folded, query.tokens, weights, folded, exact)
        return replace(signals, channel=channel, bm25=bm25)
    sounds = blur(to_sounds(folded))
    readings = (
        _compare(reading, sound_tokens(reading), weights, sounds, _find(reading, sounds)) for reading in query.sounds
    )
    return replace(max(readings, key=lambda signals: signals.score), channel=channel, bm25=bm25)


def _compare(query: str, tokens: Iterable[str], weights: Mapping[str, float], text: str, exact: Span | None) -> Signals:
    total = sum(weights[token] for token in dict.fromkeys(tokens)) or 1.0
    places = _places(dict.fromkeys(tokens), text)
    window, window_span = _best_window(places, weights, 2 * len(query))
    likeness, like_span = _likeness(query, text)
    return Signals(
        exact=exact is not None,
        coverage=sum(weights[token] for token in {token for _, token in places}) / total,
        window=window / total,
        likeness=likeness,
        span=exact or (like_span if likeness >= _CLOSE else window_span),
    )


def _find(part: str, text: str) -> Span | None:
    at = text.find(part)
    return None if at < 0 else (at, at + len(part))


def _places(tokens: Iterable[str], folded: str) -> list[tuple[int, str]]:
    """Where the query's tokens stand in the passage, in order of place."""
    places: list[tuple[int, str]] = []
    for token in tokens:
        at = folded.find(token)
        while at >= 0:
            if is_prefix(token) or _is_whole(folded, at, token):
                places.append((at, token))
            at = folded.find(token, at + 1)
    return sorted(places)


def _is_whole(folded: str, at: int, token: str) -> bool:
    """Whether a Latin word stands there by itself; pairs of characters have no borders."""
    if not token[0].isascii():
        return True
    before = folded[at - 1 : at]
    after = folded[at + len(token) : at + len(token) + 1]
    return not (_is_letter(before) and token[0].isalpha()) and not (_is_letter(after) and token[-1].isalpha())


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _best_window(places: Sequence[tuple[int, str]], weights: Mapping[str, float], width: int) -> tuple[float, Span]:
    """The weight of the distinct tokens in the best stretch of `width` characters, and where they stand."""
    best, span = 0.0, NOWHERE
    counts: dict[str, int] = {}
    weight, first = 0.0, 0
    for last, (at, token) in enumerate(places):
        counts[token] = counts.get(token, 0) + 1
        weight += weights[token] if counts[token] == 1 else 0.0
        while at + len(token) - places[first][0] > width and first < last:
            left = places[first][1]
            counts[left] -= 1
            weight -= weights[left] if counts[left] == 0 else 0.0
            first += 1
        if weight > best:
            best, span = weight, (places[first][0], at + len(token))
    return best, span


def _likeness(query: str, text: str) -> tuple[float, Span]:
    if len(query) > len(text):
        return fuzz.ratio(query, text) / 100, (0, len(text))
    alignment = fuzz.partial_ratio_alignment(query, text)
    if alignment is None:
        return 0.0, NOWHERE
    return alignment.score / 100, (alignment.dest_start, alignment.dest_end)


def _hit(passage: PassageRecord, query: ParsedQuery, folded: str, signals: Signals) -> Hit:
    span = signals.span
    if signals.channel is Channel.WORDS and not signals.exact:
        span = _trued(query.folded, folded, span)
    match = Folded.of(passage.text).origin(*span)
    return Hit(passage.turn, passage.start, passage.end, match, round(signals.score, 2), (signals.reason,))


def _trued(query: str, folded: str, span: Span) -> Span:
    """The span from the first to the last letter that the query shares, in whole words.

    An alignment is as long as the query; what was said may be longer or shorter than what is remembered.
    """
    slack = 1 + (span[1] - span[0]) // 5
    first = max(0, span[0] - slack)
    blocks = Indel.opcodes(query, folded[first : span[1] + slack])
    shared = [(first + b.dest_start, first + b.dest_end) for b in blocks if b.tag == "equal"]
    return whole_words(folded, shared[0][0], shared[-1][1]) if shared else span
