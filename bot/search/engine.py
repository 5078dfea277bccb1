"""The two stages of a search, one after the other: recall from the index, then rank by likeness.

Words are looked up first. How the query sounds is looked up as well where its words alone don't stand together in any
passage: that is what a slip of the pen or typed pinyin needs, and an exact quotation is spared.
"""

from __future__ import annotations

import asyncio
from math import log
from typing import TYPE_CHECKING

from bot.search.parse import parse
from bot.search.rank import Weighed, rank
from bot.search.results import Found, Hit, Missed, Query, Reason, SearchResult
from bot.store import index
from bot.store.index import Channel
from bot.text.pinyin import sound_tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import aiosqlite

    from bot.search.parse import ParsedQuery
    from bot.store.database import Database

CANDIDATES = 60
"""Passages that go on from recall to ranking, in each channel."""

POSTINGS = 10_000
"""FTS5 ranks by reading every posting of every word, so a query spends at most this many of them, its rarest
words first. A common word alone is always looked for."""


async def search(database: Database, query: Query) -> SearchResult:
    """Finds the turns that answer a query. Ranking is done in a thread."""
    parsed = parse(query.text)
    hits = await _rank(database, query, parsed, Channel.WORDS, parsed.tokens)
    if parsed.sounds and not query.exact and not any(_is_certain(hit) for hit in hits):
        pairs = dict.fromkeys(pair for sounds in parsed.sounds for pair in sound_tokens(sounds))
        hits = _merged(hits, await _rank(database, query, parsed, Channel.SOUNDS, tuple(pairs)))
    if not hits:
        return Missed(query)
    return Found(query, tuple(hits[query.offset : query.offset + query.limit]), len(hits))


async def _rank(
    database: Database, query: Query, parsed: ParsedQuery, channel: Channel, tokens: Sequence[str]
) -> list[Hit]:
    """Both stages in one channel."""
    async with database.read() as connection:
        weighed = await _weigh(connection, channel, tokens)
        looked_for = affordable(weighed.counts)
        if not looked_for:
            return []
        bm25 = await index.recall(connection, channel, looked_for, query.filters, CANDIDATES)
        passages = await index.load_passages(connection, bm25)
    return await asyncio.to_thread(rank, channel, parsed, weighed, passages, bm25, exact=query.exact)


async def _weigh(connection: aiosqlite.Connection, channel: Channel, tokens: Sequence[str]) -> Weighed:
    counts = await index.count_documents(connection, channel, tokens)
    return weigh_tokens(tokens, counts, await index.count_passages(connection))


def weigh_tokens(tokens: Sequence[str], counts: Mapping[str, int], total: int) -> Weighed:
    """Gives each token its inverse document frequency, as in BM25 (Robertson & Spärck Jones), never below zero.

    A word that the collection hasn't got weighs as much as the rarest: a query of such words is not answered.
    """
    weights = {
        token: log(1 + (total - min(n, total) + 0.5) / (n + 0.5)) for token in tokens for n in (counts.get(token, 0),)
    }
    return Weighed(counts, weights)


def affordable(counts: Mapping[str, int]) -> list[str]:
    """The tokens to look for, rarest first, that together stay within POSTINGS; at least one."""
    chosen: list[str] = []
    spent = 0
    for token, count in sorted(counts.items(), key=lambda item: item[1]):
        if chosen and spent + count > POSTINGS:
            break
        chosen.append(token)
        spent += count
    return chosen


def _is_certain(hit: Hit) -> bool:
    return hit.reasons[0] in (Reason.EXACT, Reason.WORDS)


def _merged(hits: list[Hit], others: list[Hit]) -> list[Hit]:
    """Both lists as one, each turn by its better hit."""
    best: dict[int, Hit] = {}
    for hit in (*hits, *others):
        known = best.get(hit.turn.id)
        if known is None or hit.score > known.score:
            best[hit.turn.id] = hit
    return sorted(best.values(), key=lambda hit: (-hit.score, hit.turn.id))
