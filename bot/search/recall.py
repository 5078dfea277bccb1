"""Passages are recalled from the index: those that hold the most of a query's weight, for what it costs to find them.

Reading every passage that holds a common word costs more than all the rest of a search. So of each token only the first
few passages are read. A token that has no more of them is known entirely, and tells passages apart. Those that have
more are looked up together with others: passages that hold both are fewer.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from heapq import nlargest
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.search.rank import Candidate
from bot.search.sought import Piece, is_telling, weigh, weigh_unseen
from bot.store import index
from bot.store.index import PREFIX, Channel, Wanted
from bot.text.tokens import JOINT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import aiosqlite

    from bot.search.sought import Form
    from bot.store.index import Extent, Filters, Postings

CANDIDATES = 40
"""Passages that go on from recall to ranking."""

POSTINGS = 300
"""Passages that are read from the index for one token."""

TOGETHER = 60
"""Passages that are read for several common tokens together: finding one takes some 10 µs, for most hold but one."""

COMMON = 6
"""Common tokens that are looked up together with others: the rarest of them."""

RARE = 12
"""Rare tokens beside which common ones are looked up."""

TELLING = 4
"""Telling tokens beside which those that tell little are not looked up."""


class Recalled(NamedTuple):
    """The query's pieces, with those of their forms that the library has, and what each passage holds of them."""

    pieces: list[Piece]
    scores: dict[int, float]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where one query is looked up."""

    connection: aiosqlite.Connection
    filters: Filters
    extent: Extent

    async def find(self, wanted: Sequence[Wanted], most: int = POSTINGS) -> list[Postings]:
        return await index.find_postings(self.connection, wanted, self.filters, self.extent, most)

    async def find_character(self, character: str) -> dict[int, float]:
        """Passages that hold one Han character: at the border of a run, where most soon stand, or else anywhere."""
        for token in (character, character + PREFIX):
            [found] = await self.find([Wanted(Channel.WORDS, (token,))])
            if len(found.ids) >= CANDIDATES:
                break
        return dict.fromkeys(found.ids, 1.0)

    async def load(self, scores: dict[int, float], most: int = CANDIDATES) -> list[Candidate]:
        """The passages of the highest score, in its order."""
        ids = [-negative for _, negative in nlargest(most, ((score, -id_) for id_, score in scores.items()))]
        passages = {passage.id: passage for passage in await index.load_passages(self.connection, ids)}
        return [Candidate.of(passages[id_]) for id_ in ids if id_ in passages]

    async def recall(
        self, channel: Channel, forms: Iterable[tuple[Form, ...]], word_pairs: Sequence[tuple[Form, ...]] = ()
    ) -> Recalled:
        """Looks up each piece and each pair of words in each of its forms, the first of which is as it was typed."""
        listed = list(forms)
        telling = [each for each in listed if is_telling(each[0].token)]
        told = telling if len(telling) >= TELLING else listed
        lookups = [_lookups(each) for each in told]
        paired = [_lookups(each) for each in word_pairs]
        wanted = [lookup.wanted(channel) for each in (*lookups, *paired) for lookup in each]
        postings = iter(await self.find(wanted))
        singles = _tempered([_single(each, [next(postings) for _ in each], self.extent) for each in lookups])
        units = _Units(singles, [_pair(each, [next(postings) for _ in each], self.extent) for each in paired])
        wanted = _together(channel, units)
        for each, found in zip(wanted, await self.find(wanted, TOGETHER), strict=True):
            units.hold(each.tokens, found.ids)
        weighed = {unit.token: Piece(unit.forms, unit.weight) for unit in singles}
        pieces = [weighed.get(each[0].token) or Piece(each[:1], weigh_unseen(each[0].token)) for each in listed]
        return Recalled(pieces, units.scores())


@dataclass(frozen=True, slots=True)
class _Unit:
    """A token that was looked up, in the forms that the library has.

    `held` are the passages that are known to hold it, with what its best form there is worth; `first` are those that
    were read of a common token, which stand for all the others.
    """

    token: str
    weight: float
    number: int
    is_complete: bool
    forms: tuple[Form, ...] = ()
    held: dict[int, float] = field(default_factory=dict)
    first: list[int] = field(default_factory=list)

    def hold(self, passages: Mapping[int, float]) -> None:
        """Notes that passages hold it, and what the form in which they do is worth."""
        if not self.held:
            self.held.update(passages)
            return
        for id_, worth in passages.items():
            self.held[id_] = max(worth, self.held.get(id_, 0.0))


class _Lookup(NamedTuple):
    """Forms of a piece that are worth the same, and are looked up as one."""

    forms: Sequence[Form]

    @property
    def worth(self) -> float:
        return self.forms[0].worth

    def wanted(self, channel: Channel) -> Wanted:
        tokens = tuple(form.token for form in self.forms)
        return Wanted(channel, tokens) if len(tokens) == 1 else Wanted(channel, (), tokens)


def _lookups(forms: Sequence[Form]) -> list[_Lookup]:
    """Each form of a word alone; the sounds and characters that may have been meant instead are too many for that."""
    if forms[0].token.isascii():
        return [_Lookup([form]) for form in forms]
    others = sorted(forms[1:], key=lambda form: -form.worth)
    return [_Lookup(forms[:1]), *(_Lookup(list(each)) for _, each in groupby(others, lambda form: form.worth))]


def _single(lookups: Sequence[_Lookup], postings: Sequence[Postings], extent: Extent) -> _Unit:
    typed, in_typed = lookups[0].forms[0], postings[0]
    number = in_typed.number or max(each.number for each in postings)
    others = zip(lookups[1:], postings[1:], strict=True)
    known = (typed, *(form for lookup, each in others if each.number for form in lookup.forms))
    # What the library hasn't got tells no more than what was probably meant.
    meant = typed if in_typed.number or len(known) == 1 else known[1]
    unit = _Unit(typed.token, weigh(meant.token, number, extent), number, in_typed.is_complete, known)
    for lookup, each in zip(lookups, postings, strict=True):
        if each.is_complete:
            unit.hold(dict.fromkeys(each.ids, lookup.worth))
        else:
            unit.first.extend(each.ids)
    return unit


def _tempered(units: Sequence[_Unit]) -> list[_Unit]:
    """Pairs of characters weighed by the commoner of the pairs that each of their characters is in.

    A pair that straddles two words is rarer than either: 要分 in 主要分布 tells nothing that 主要 and 分布 don't.
    """
    paired = [
        unit for unit in units if len(unit.token) == _PAIR and not unit.token.isascii() and is_telling(unit.token)
    ]
    least: dict[str, float] = {}
    for unit in paired:
        for character in unit.token:
            least[character] = min(unit.weight, least.get(character, unit.weight))
    weights = {unit.token: sum(least[character] for character in unit.token) / _PAIR for unit in paired}
    return [replace(unit, weight=weights.get(unit.token, unit.weight)) for unit in units]


def _pair(lookups: Sequence[_Lookup], postings: Sequence[Postings], extent: Extent) -> _Unit:
    """Two words that follow one another; of common ones, too, the first passages are worth reading."""
    number = postings[0].number or max(each.number for each in postings)
    typed = lookups[0].forms[0].token
    unit = _Unit(typed, _ADJACENT * weigh(typed, number, extent), number, postings[0].is_complete)
    for lookup, each in zip(lookups, postings, strict=True):
        unit.hold(dict.fromkeys(each.ids, lookup.worth))
    return unit


_ADJACENT = 0.5
"""What it is worth that two words follow one another, beside both being there."""


class _Units:
    """All that was looked up for one query."""

    def __init__(self, singles: Sequence[_Unit], pairs: Sequence[_Unit]) -> None:
        self.singles = singles
        self.pairs = pairs
        self._by_token = {unit.token: unit for unit in (*singles, *pairs)}
        for pair in pairs:
            self._hold(pair.token, pair.held)

    def hold(self, tokens: Iterable[str], ids: Iterable[int]) -> None:
        """Notes that passages hold these tokens, and the words of those that are pairs."""
        held = dict.fromkeys(ids, 1.0)
        for token in tokens:
            self._hold(token, held)

    def _hold(self, token: str, held: dict[int, float]) -> None:
        for each in {token, *token.split(JOINT)}:
            if (unit := self._by_token.get(each)) is not None:
                unit.hold(held)

    def count(self) -> int:
        return len(set().union(*(unit.held for unit in self._by_token.values())))

    def scores(self) -> dict[int, float]:
        scores = _scores(self._by_token.values())
        if len(scores) < CANDIDATES:
            # Nothing tells these apart, so the first ones will do.
            for unit in self.singles:
                for id_ in unit.first:
                    scores[id_] = scores.get(id_, 0.0) + (0.0 if id_ in unit.held else unit.weight)
        return scores


def _scores(units: Iterable[_Unit]) -> dict[int, float]:
    scores: dict[int, float] = {}
    for unit in units:
        for id_, worth in unit.held.items():
            scores[id_] = scores.get(id_, 0.0) + unit.weight * worth
    return scores


def _together(channel: Channel, units: _Units) -> list[Wanted]:
    """Common tokens with one another while too few passages are known, beside rare ones where there are too many."""
    common = _rarest(unit for unit in units.singles if not unit.is_complete)
    if units.count() > CANDIDATES:
        rare = tuple(form.token for unit in units.singles if unit.is_complete for form in unit.forms)[:RARE]
        return [Wanted(channel, (unit.token,), rare) for unit in common if is_telling(unit.token) and rare]
    common = _rarest(unit for unit in units.pairs if not unit.is_complete) or common
    tokens = [unit.token for unit in (*units.singles, *units.pairs) if unit in common]
    all_of_them = [Wanted(channel, tuple(tokens))] if len(tokens) > _PAIR else []
    return all_of_them + [Wanted(channel, pair) for pair in pairwise(tokens)]


def _rarest(units: Iterable[_Unit]) -> list[_Unit]:
    return sorted(units, key=lambda unit: unit.number)[:COMMON]


_PAIR = 2
