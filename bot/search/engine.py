"""The two stages of a search: passages are recalled from the index, and ranked by reading them.

What was typed is looked for first. Only where it doesn't stand together in any passage, as it was typed, are words
corrected, characters taken for those that look like them, and the query listened to: an exact quotation is spared that.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.search.correct import POSSESSIVE, SURE, corrections, is_correctable, slips, stem_of
from bot.search.hear import Listener, is_heard
from bot.search.parse import parse
from bot.search.rank import Candidate, Match, Reader
from bot.search.recall import CANDIDATES, Desk
from bot.search.results import Found, Hit, Missed, Query, Reason, SearchResult
from bot.search.sought import Form, Piece, inflected, looking_alike, paired, sound_pairs
from bot.search.straddle import find_straddling
from bot.store import index
from bot.store.index import Channel, Wanted
from bot.text.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from bot.search.parse import ParsedQuery
    from bot.store.database import Database
    from bot.store.records import TurnRecord

Step = tuple["Sequence[Piece]", "list[Candidate]"]
"""The query's pieces, in more forms than before, and passages that hold them."""

PIECES = 48
"""Pieces of a query that are looked up; a longer one is a quotation, and these find it."""

SHORT = 8
"""Pieces up to which a query is turned over in every way; in a longer one, a slip leaves enough of it standing."""

FEW = 5
"""Answers to something easily mistaken below which what sounds the same is offered, too: a page of them."""

EASILY_MISTAKEN = 3
"""Han characters up to which a homophone often makes other words."""

BRIEF = 4
"""Pieces up to which there is little else to go by, if one of them was mistyped."""

ANSWERED = 36.0
"""Score of a passage that answers a longer query well enough."""

HEARD = 120
"""Candidates that are read for two syllables: many passages hold them, and nothing tells these apart but reading."""

INITIALS = 200
"""Candidates that are read for initials: many passages hold the same three letters by chance."""


async def search(database: Database, query: Query) -> SearchResult:
    """Finds the turns that answer a query. Ranking is done in a thread."""
    parsed = parse(query.text)
    if not parsed.tokens:
        return Missed(query)
    # The connection is kept while its candidates are ranked: so no more rank at a time than there are connections,
    # and the event loop never waits behind a crowd of threads.
    async with database.read() as connection:
        desk = Desk(connection, query.filters, await index.measure_extent(connection))
        matches = await (_find_exactly(desk, parsed) if query.exact else _find(desk, parsed))
        page = matches[query.offset : query.offset + query.limit]
        turns = await index.load_turns(connection, [match.passage.turn_id for match in page])
    if not matches:
        return Missed(query)
    return Found(query, tuple(_hit(match, turns[match.passage.turn_id]) for match in page), len(matches))


async def _find_exactly(desk: Desk, query: ParsedQuery) -> list[Match]:
    pieces, scores = await desk.recall(Channel.WORDS, _as_typed(query.tokens), _as_typed(query.pairs))
    if query.is_character:
        scores = await desk.find_character(query.squashed)
    candidates = await desk.load(scores)
    matches = await asyncio.to_thread(Reader(query).rank, pieces, candidates)
    exact = [match for match in matches if match.reason is Reason.EXACT]
    return _with_straddling(query, exact, candidates)


async def _find(desk: Desk, query: ParsedQuery) -> list[Match]:
    """Looks for what was typed; where that isn't found for sure, for what it is easily taken for, and then for more."""
    forms = await _inflected(desk, query.tokens[:PIECES])
    pieces: Sequence[Piece]
    pieces, scores = await desk.recall(Channel.WORDS, forms, _as_typed(query.pairs))
    if query.is_character:
        scores = await desk.find_character(query.squashed)
    reader = Reader(query, Listener(query))
    known = await desk.load(scores)
    matches = _with_straddling(query, await asyncio.to_thread(reader.rank, pieces, known), known)
    is_short = len(pieces) <= SHORT
    is_answered = _is_sure(matches) or (not is_short and bool(matches) and matches[0].score >= ANSWERED)
    if is_answered and not (len(matches) < FEW and _is_easily_mistaken(query)):
        return _without_noise(matches)
    if query.initials and not query.sounds and not known:
        known = await _begin_so(desk, query.initials)
        matches = await asyncio.to_thread(reader.rank, pieces, known, listens=True)
    for step in _steps(is_answered=is_answered, is_short=is_short):
        if not is_answered and (_is_sure(matches) or (step is _mistaken and _is_near(matches, pieces))):
            break
        pieces, found = await step(desk, query, pieces)
        known += found
        if found:
            matches = await asyncio.to_thread(reader.rank, pieces, known, listens=True)
    return _without_noise(matches)


def _with_straddling(query: ParsedQuery, matches: list[Match], candidates: Sequence[Candidate]) -> list[Match]:
    """Where nothing is exact, perhaps something is that begins in one passage and ends in the next."""
    if matches and matches[0].reason is Reason.EXACT:
        return matches
    straddling = {match.passage.turn_id: match for match in find_straddling(query, candidates)}
    return [*straddling.values(), *(match for match in matches if match.passage.turn_id not in straddling)]


def _steps(*, is_answered: bool, is_short: bool) -> tuple[Callable[..., Awaitable[Step]], ...]:
    """What else is looked for, in this order, until something is sure."""
    if is_answered:
        return (_same_in_sound,)
    return (_same_in_sound, _corrected, _mistaken) if is_short else (_same_in_sound, _corrected)


def _is_easily_mistaken(query: ParsedQuery) -> bool:
    """Whether it is so short that other characters of its sound may have been meant, though it was said as typed."""
    return query.has_han and 1 < len(query.squashed) <= EASILY_MISTAKEN


def _is_sure(matches: Sequence[Match]) -> bool:
    return bool(matches) and matches[0].reason not in (Reason.CLOSE, Reason.ABOUT)


def _is_near(matches: Sequence[Match], pieces: Sequence[Piece]) -> bool:
    """Whether it is a question whose words were found: one character more or less of it changes nothing."""
    if len(pieces) <= BRIEF or not matches:
        return False
    return matches[0].reason is Reason.ABOUT and matches[0].score >= ANSWERED


async def _same_in_sound(desk: Desk, query: ParsedQuery, pieces: Sequence[Piece]) -> Step:
    return pieces, await _hear(desk, query, mistaken=False)


async def _corrected(desk: Desk, query: ParsedQuery, pieces: Sequence[Piece]) -> Step:
    """Words as the library spells them."""
    doubtful = await _doubtful(desk, query)
    if not doubtful:
        return pieces, []
    corrected = [
        _merged(piece.forms, await _corrections(desk, piece.typed)) if piece.typed in doubtful else piece.forms
        for piece in pieces
    ]
    forms = {each[0].token: each for each in corrected}
    pieces, scores = await desk.recall(Channel.WORDS, corrected, [paired(pair, forms) for pair in query.pairs[:SHORT]])
    return pieces, await desk.load(scores)


async def _mistaken(desk: Desk, query: ParsedQuery, pieces: Sequence[Piece]) -> Step:
    """Characters that look like those typed, and syllables that people confuse."""
    heard = await _hear(desk, query, mistaken=True)
    if not query.has_han:
        return pieces, heard
    forms = [_merged(piece.forms, looking_alike(piece.typed)) for piece in pieces]
    pieces, scores = await desk.recall(Channel.WORDS, forms)
    return pieces, heard + await desk.load(scores)


async def _hear(desk: Desk, query: ParsedQuery, *, mistaken: bool) -> list[Candidate]:
    sounds = [reading for reading in query.sounds if is_heard(reading)]
    pairs = dict.fromkeys(pair for each in sounds for pair in sound_pairs(each, mistaken=mistaken))
    if not pairs:
        return []
    _, scores = await desk.recall(Channel.SOUNDS, pairs)
    return await desk.load(scores, CANDIDATES if len(pairs) > 1 else HEARD)


async def _begin_so(desk: Desk, initials: str) -> list[Candidate]:
    """Passages with syllables that begin with these letters."""
    triples = tuple(dict.fromkeys(initials[at : at + 3] for at in range(len(initials) - 2)))
    [postings] = await desk.find([Wanted(Channel.SOUNDS, triples)])
    return await desk.load(dict.fromkeys(postings.ids, 1.0), INITIALS)


async def _inflected(desk: Desk, tokens: Sequence[str]) -> list[tuple[Form, ...]]:
    """Each token, with those of its inflections that the library has."""
    forms = [inflected(token) for token in tokens]
    known = await index.which_are_known(desk.connection, [form.token for each in forms for form in each[1:]])
    return [(each[0], *(form for form in each[1:] if form.token in known)) for each in forms]


async def _doubtful(desk: Desk, query: ParsedQuery) -> set[str]:
    """Words that were perhaps typed otherwise than they were meant.

    One that the library has may still be a slip, but it is doubted only where there is little else to go by.
    """
    words = [word for word in query.tokens[:PIECES] if is_correctable(word) and word not in FUNCTION_WORDS]
    known = await index.which_are_known(desk.connection, [stem_of(word) for word in words])
    is_brief = len(query.tokens) <= BRIEF
    return {w for w in words if stem_of(w) not in known or (is_brief and len(stem_of(w)) >= SURE)}


async def _corrections(desk: Desk, word: str) -> tuple[Form, ...]:
    stem = stem_of(word)
    corrected = corrections(stem, await index.list_spellings(desk.connection, stem, slips(stem)))
    return corrected if stem == word else _possessive(corrected)


def _possessive(corrected: Iterable[Form]) -> tuple[Form, ...]:
    """A name that was typed as `Tessla's` may be said with or without its ending."""
    return tuple(form for bare in corrected for form in (Form(f"{bare.token}{POSSESSIVE}", bare.worth), bare))


def _as_typed(tokens: Sequence[str]) -> list[tuple[Form, ...]]:
    return [(Form(token),) for token in tokens[:PIECES]]


def _merged(forms: Iterable[Form], others: Iterable[Form]) -> tuple[Form, ...]:
    """Each form once, as the first that is named."""
    merged: dict[str, Form] = {}
    for form in (*forms, *others):
        merged.setdefault(form.token, form)
    return tuple(merged.values())


def _without_noise(matches: Sequence[Match]) -> list[Match]:
    """Beside a sure answer, nothing that is only about the same and far less like it."""
    if not matches or matches[0].reason is Reason.ABOUT:
        return list(matches)
    least = matches[0].score * _FAR_LESS
    return [match for match in matches if match.reason is not Reason.ABOUT or match.score >= least]


_FAR_LESS = 0.5


def _hit(match: Match, turn: TurnRecord) -> Hit:
    passage = match.passage
    return Hit(turn, passage.start, passage.end, match.said, match.score, (match.reason,), match.corrections)
