"""Library: the one object that cogs, command line and playground talk to."""

from __future__ import annotations

import asyncio
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from time import perf_counter
from typing import TYPE_CHECKING, Self

from bot import search
from bot.browsing import SUGGESTIONS, Topics
from bot.catalogues import Catalogues
from bot.curation import Curation
from bot.daily.runner import Daily
from bot.errors import UnknownReference
from bot.ingest import Failed, Previewed, Stored, ingest, preview
from bot.members.errands import Errands
from bot.members.follows import Follows
from bot.members.posts import Posts
from bot.members.privacy import Privacy
from bot.members.reports import Reports
from bot.members.saved import Saved
from bot.members.votes import Votes
from bot.meters import Unmeasured
from bot.search.suggest import closest, complete
from bot.search.verify import Verification, verify
from bot.search.witnesses import find_witnesses
from bot.servers.shelf import Shelf
from bot.servers.uploads import Uploads
from bot.servers.wishes import Servers
from bot.store import turns
from bot.store.catalogue import Catalogue, Named
from bot.store.database import Database
from bot.store.exchange import read_lines, write_lines
from bot.store.facts import read_fact, write_fact
from bot.store.follows import Followed
from bot.store.index import Filters
from bot.store.records import (
    SHARED,
    InterviewRecord,
    Quotation,
    SpeakerRecord,
    TopicRecord,
    TurnRecord,
)
from bot.store.tally import take_tally
from bot.text.fold import fold

if TYPE_CHECKING:
    import random
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Sequence
    from pathlib import Path

    from bot.meters import Meters
    from bot.search import Missed, Query, SearchResult
    from bot.store.follows import NewFollow
    from bot.store.schedules import NewSchedule
    from bot.store.tally import Tally


@dataclass(frozen=True, slots=True)
class Context:
    """A turn among its neighbours: a question keeps its answer, an answer its question."""

    turn: TurnRecord
    before: tuple[TurnRecord, ...]
    after: tuple[TurnRecord, ...]


@dataclass(frozen=True, slots=True)
class NoQuotation:
    """No highlight fits what was asked for; `suggestions` are topics that have some, near ones or else the foremost."""

    about: str | None
    suggestions: tuple[TopicRecord, ...]


class Library:
    """All the interviews that servers can see. Every look-up takes the server that asks, as `guild_id`.

    Open it with `async with Library.open(path) as library`.
    """

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self.now = now
        self.meters: Meters = Unmeasured()
        self._catalogues = Catalogues(database)
        self.topics = Topics(database, self._catalogues)
        self.daily = Daily(database, self.list_daily, now)
        self.servers = Servers(database, now)
        self.curation = Curation(database)
        self.posts = Posts(database, now)
        self.follows = Follows(database, now, self.list_followed)
        self.privacy = Privacy(database, now)
        self.errands = Errands(database, now, self.posts, self.follows, self.privacy)
        self.reports = Reports(database, now, self.errands.call)
        self.saved = Saved(database, now)
        self.votes = Votes(database)
        self.shelf = Shelf(database)
        self.uploads = Uploads(database, now)

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> AsyncIterator[Self]:
        """Opens the database, creating or updating it where needed.

        Raises:
            UnusableStore: see `bot.store.database.Database.open`.
        """
        async with Database.open(path) as database:
            library = cls(database, now)
            try:
                yield library
            finally:
                await library.uploads.close()

    async def ingest(self, path: Path, guild_id: int = SHARED, *, again: bool = False) -> Stored | Failed:
        return await ingest(self._database, path, self.now, guild_id, again=again)

    async def preview(self, path: Path, guild_id: int = SHARED) -> Previewed | Failed:
        """What ingesting a file would change."""
        return await preview(self._database, path, guild_id)

    async def search(self, query: Query) -> SearchResult:
        """Finds the turns that answer, or says what to look for instead."""
        began = perf_counter()
        result = await search.search(self._database, query)
        self.meters.searched(perf_counter() - began)
        match result:
            case search.Missed():
                return await self._with_suggestions(result)
            case _:
                return result

    async def verify(self, claim: str, guild_id: int = SHARED) -> Verification:
        """Tells whether this was said: to the letter, nearly so, or not at all."""
        return await asyncio.to_thread(verify, claim, await find_witnesses(self._database, claim, Filters(guild_id)))

    async def list_quotations(self, filters: Filters, about: str | None = None) -> list[Quotation]:
        """The highlights that fit, best first; about a topic, or else in turns that answer a search for it."""
        if about is None:
            async with self._database.read() as connection:
                return await turns.list_quotations(connection, filters)
        naming, others = await self._quotations_about(filters, about)
        return [*naming, *others]

    async def _quotations_about(self, filters: Filters, about: str) -> tuple[list[Quotation], list[Quotation]]:
        """Those that name what was asked for, or answer a search for it; and those that were said beside it."""
        topic = await self.topics.highlights(about, filters.guild_id)
        if topic is not None:
            fitting = [quotation for quotation in topic.quotations if _fits(quotation, filters)]
            naming = [quotation for quotation in fitting if quotation.is_pinned or quotation.id in topic.naming]
            return naming, [quotation for quotation in fitting if quotation not in naming]
        result = await search.search(self._database, search.Query(about, filters, limit=_BEST_ABOUT * 3))
        turn_ids = [hit.turn.id for hit in result.hits] if isinstance(result, search.Found) else []
        async with self._database.read() as connection:
            found = await turns.list_quotations(connection, filters, turn_ids)
        order = {turn_id: place for place, turn_id in enumerate(turn_ids)}
        return sorted(found, key=lambda q: (not q.is_pinned, order[q.turn.id] // _BAND, -q.score)), []

    async def list_related(self, said: str, guild_id: int, limit: int) -> list[Quotation]:
        """Highlights that are near to what somebody says, and not the very same words."""
        found = await self.list_quotations(Filters(guild_id), said[:_ASKED]) if said.strip() else []
        if len(found) < limit:
            found += await self.topics.highlights_named_in(said, guild_id, limit)
        others = {quotation.id: quotation for quotation in found if quotation.text not in said}
        return list(others.values())[:limit]

    async def list_daily(self, wish: NewSchedule) -> list[Quotation]:
        """The highlights that a schedule may post, best first."""
        return await self.list_quotations(Filters(wish.guild_id, wish.speaker, wish.interview_id), wish.topic)

    async def list_followed(self, wish: NewFollow) -> list[Quotation]:
        """The highlights of what a member follows, best first."""
        if wish.kind is Followed.SPEAKER:
            return await self.list_quotations(Filters(wish.guild_id, wish.key))
        return await self.topics.highlights_by_key(wish.key, wish.guild_id)

    async def quote(
        self, filters: Filters, about: str | None = None, *, rng: random.Random, unlike: int | None = None
    ) -> Quotation | NoQuotation:
        """One highlight by chance, better ones more often, and every other time a pinned one.

        It is not the one whose id is `unlike`, if there is another.
        """
        if about is None:
            fitting: Sequence[Quotation | turns.Appeal] = await self._appeals(filters)
        else:
            naming, beside = await self._quotations_about(filters, about)
            fitting = naming if any(q.id != unlike for q in naming) else beside or naming
        others = [q for q in fitting if q.id != unlike] or list(fitting)
        if not others:
            near = await self.topics.suggest(about or "", filters.guild_id, SUGGESTIONS)
            return NoQuotation(about, near or await self.topics.suggest("", filters.guild_id, SUGGESTIONS))
        pinned = [q for q in others if q.is_pinned]
        if pinned and rng.random() < _PINNED:
            others = pinned
        elif about is not None:
            others = others[:_BEST_ABOUT]
        drawn = rng.choices(others, weights=[q.score**_PREFERENCE for q in others])[0]
        return drawn if isinstance(drawn, Quotation) else await self.find_quotation(drawn.id, filters.guild_id)

    async def _appeals(self, filters: Filters) -> list[turns.Appeal]:
        async with self._database.read() as connection:
            return await turns.list_appeals(connection, filters)

    async def find_quotation(self, highlight_id: int, guild_id: int = SHARED) -> Quotation:
        """A highlight by its number.

        Raises:
            UnknownReference: this server's library has no such highlight.
        """
        async with self._database.read() as connection:
            found = await turns.find_quotation(connection, highlight_id, Filters(guild_id))
        if found is None:
            raise UnknownReference("highlight", str(highlight_id))
        return found

    async def find_context(self, turn_id: int, guild_id: int = SHARED, *, before: int = 2, after: int = 2) -> Context:
        """The turn with its neighbours.

        Raises:
            UnknownReference: this server's library has no such turn.
        """
        filters = Filters(guild_id)
        async with self._database.read() as connection:
            turn = await turns.find_turn(connection, turn_id, filters)
            if turn is None:
                raise UnknownReference("turn", str(turn_id))
            around = await turns.list_neighbours(connection, turn, before, after, filters)
        return Context(
            turn,
            tuple(t for t in around if t.position < turn.position),
            tuple(t for t in around if t.position > turn.position),
        )

    async def list_interviews(self, guild_id: int = SHARED) -> tuple[InterviewRecord, ...]:
        return (await self._catalogues.find(guild_id)).interviews

    async def count_speakers(self, guild_id: int = SHARED) -> int:
        return len((await self._catalogues.find(guild_id)).speakers)

    async def suggest_speakers(self, typed: str, guild_id: int, limit: int) -> tuple[SpeakerRecord, ...]:
        speakers = (await self._catalogues.find(guild_id)).speakers
        return tuple(speakers[i] for i in complete(_speaker_names(speakers), typed, limit))

    async def suggest_interviews(self, typed: str, guild_id: int, limit: int) -> tuple[InterviewRecord, ...]:
        catalogue = await self._catalogues.find(guild_id)
        return tuple(catalogue.interviews[i] for i in complete(catalogue.interview_names, typed, limit))

    async def filters(
        self, guild_id: int = SHARED, *, speaker: str | None = None, interview: str | None = None
    ) -> Filters:
        """Narrows a look-up to a speaker, by name, and to an interview, by id or title.

        Raises:
            UnknownReference: the library has no such speaker or interview; the message names those that come near.
        """
        catalogue = await self._catalogues.find(guild_id)
        return Filters(
            guild_id,
            None if speaker is None else _find_speaker(catalogue, speaker),
            None if interview is None else _find_interview(catalogue, interview),
        )

    async def find_speaker(self, name: str, guild_id: int = SHARED) -> SpeakerRecord:
        """A speaker by name.

        Raises:
            UnknownReference: the library has no such speaker; the message names those that come near.
        """
        catalogue = await self._catalogues.find(guild_id)
        folded = _find_speaker(catalogue, name)
        return next(speaker for speaker in catalogue.speakers if speaker.folded == folded)

    async def find_interview_id(self, reference: str, guild_id: int = SHARED) -> int:
        """An interview's id, by that or by its title.

        Raises:
            UnknownReference: the library has no such interview; the message names those that come near.
        """
        return _find_interview(await self._catalogues.find(guild_id), reference)

    async def find_interview(self, interview_id: int, guild_id: int = SHARED) -> InterviewRecord | None:
        catalogue = await self._catalogues.find(guild_id)
        return next((record for record in catalogue.interviews if record.id == interview_id), None)

    async def export(self) -> AsyncGenerator[str]:
        """All that the library holds, as lines of JSON (bot/store/exchange.py)."""
        async with self._database.read() as connection, aclosing(write_lines(connection)) as lines:
            async for line in lines:
                yield line

    async def take_in(self, lines: Iterable[str]) -> dict[str, int]:
        """Stores an export in a library that holds nothing yet, all of it or nothing; gives the rows by table.

        Raises:
            UnusableExport, StoreFromTheFuture: see `bot.store.exchange.read_lines`.
        """
        async with self._database.write() as connection:
            return await read_lines(connection, lines)

    async def ensure_usable(self) -> None:
        """Raises `UnusableStore` where the library cannot be read or written."""
        await self._database.ensure_usable()

    async def tally(self) -> Tally:
        """How much there is, and what became of deliveries."""
        async with self._database.read() as connection:
            return await take_tally(connection)

    @property
    def waiting(self) -> int:
        """How many look-ups wait for their turn."""
        return self._database.waiting

    async def recall_fact(self, name: str) -> str | None:
        """What the program has noted of itself under this name."""
        async with self._database.read() as connection:
            return await read_fact(connection, name)

    async def note_fact(self, name: str, value: str) -> None:
        async with self._database.write() as connection:
            await write_fact(connection, name, value)

    async def _with_suggestions(self, missed: Missed) -> Missed:
        """Topics and speakers whose names come near what was typed."""
        guild_id = missed.query.filters.guild_id
        typed = missed.query.text
        if not fold(typed).strip():
            return missed
        topics = [topic.label for topic in await self.topics.suggest(typed, guild_id, SUGGESTIONS)]
        speakers = [s.name for s in await self.suggest_speakers(typed, guild_id, SUGGESTIONS)]
        return replace(missed, suggestions=tuple(dict.fromkeys(topics + speakers))[:SUGGESTIONS])


_BEST_ABOUT = 12
"""Highlights among which chance decides when a subject was named."""

_PREFERENCE = 4
"""How much chance prefers better highlights: one of 0.9 comes ten times as often as one of 0.5."""

_PINNED = 0.5
"""How often chance decides among pinned highlights alone: they come first, and leave room for the others."""

_ASKED = 300
"""Characters of a message by which others are found; what it is about is said by then."""

_BAND = 4
"""Turns that answer about equally well: within a band the better highlight comes first."""


def _fits(quotation: Quotation, filters: Filters) -> bool:
    turn = quotation.turn
    return (filters.speaker is None or fold(turn.speaker) == filters.speaker) and (
        filters.interview is None or turn.interview.id == filters.interview
    )


def _speaker_names(speakers: tuple[SpeakerRecord, ...]) -> list[Named]:
    return [Named(s.name, s.folded, s.pinyin) for s in speakers]


def _find_speaker(catalogue: Catalogue, name: str) -> str:
    known = _speaker_names(catalogue.speakers)
    at = closest(known, name)
    if at is None:
        raise UnknownReference("speaker", name, tuple(known[i].name for i in complete(known, name, 3)))
    return known[at].folded


def _find_interview(catalogue: Catalogue, reference: str) -> int:
    """By id, or else by title."""
    by_id = next((r.id for r in catalogue.interviews if str(r.id) == reference.strip()), None)
    if by_id is not None:
        return by_id
    likely = complete(catalogue.interview_names, reference, 3)
    at = closest(catalogue.interview_names, reference)
    if at is None and len(likely) == 1:
        at = likely[0]
    if at is None:
        titles = tuple(catalogue.interviews[i].title for i in likely)
        raise UnknownReference("interview", reference, titles)
    return catalogue.interviews[at].id
