"""Topics as members walk among them: who said what about each, and what was said best."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bot.search.suggest import closest, complete
from bot.store import catalogue as rows
from bot.store import turns
from bot.store.index import Filters
from bot.store.records import SHARED
from bot.text.fold import fold
from bot.topics.subjects import known_subjects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.catalogues import Catalogues
    from bot.store.catalogue import Catalogue
    from bot.store.database import Database
    from bot.store.records import PresenceRecord, Quotation, TopicRecord

RELATED = 6
"""Topics to walk on to from one topic."""

PLOTTED = 8
"""Interviews in which it is shown where a topic comes up."""

SUGGESTIONS = 5
"""Other names or queries that are offered where one finds nothing."""


@dataclass(frozen=True, slots=True)
class TopicView:
    """What the library says about a topic.

    `speakers` are (name, number of turns), most first. `presence` is where it comes up in the interviews that say most
    about it.
    """

    topic: TopicRecord
    speakers: tuple[tuple[str, int], ...]
    quotations: tuple[Quotation, ...]
    related: tuple[TopicRecord, ...]
    presence: tuple[PresenceRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class UnknownTopic:
    """No topic by this name; these come near."""

    name: str
    suggestions: tuple[TopicRecord, ...]


class TopicHighlights(NamedTuple):
    """The best of each speaker before the second best of any.

    Those whose ids are in `naming` name the topic, others were said beside it.
    """

    quotations: list[Quotation]
    naming: frozenset[int]


class Topics:
    """The topics of all interviews that a server can see."""

    def __init__(self, database: Database, catalogues: Catalogues) -> None:
        self._database = database
        self._catalogues = catalogues

    async def list_all(self, guild_id: int = SHARED) -> tuple[TopicRecord, ...]:
        return (await self._catalogues.find(guild_id)).topics

    async def suggest(self, typed: str, guild_id: int, limit: int) -> tuple[TopicRecord, ...]:
        catalogue = await self._catalogues.find(guild_id)
        named = complete(catalogue.topic_names, typed, limit * _NAMES_A_TOPIC)
        places = dict.fromkeys(catalogue.topic_of[i] for i in named)
        return tuple(catalogue.topics[i] for i in list(places)[:limit])

    async def find(self, name: str, guild_id: int = SHARED) -> TopicView | UnknownTopic:
        """A topic by its name, in any script, in pinyin, or nearly so."""
        catalogue = await self._catalogues.find(guild_id)
        topic = _closest(catalogue, name)
        if topic is None:
            return UnknownTopic(name, await self.suggest(name, guild_id, SUGGESTIONS))
        return await self._view(topic, catalogue, guild_id)

    async def view(self, topic_id: int, guild_id: int = SHARED) -> TopicView | None:
        catalogue = await self._catalogues.find(guild_id)
        topic = next((topic for topic in catalogue.topics if topic.id == topic_id), None)
        return None if topic is None else await self._view(topic, catalogue, guild_id)

    async def highlights(self, name: str, guild_id: int) -> TopicHighlights | None:
        """Those of the topic that `find` would find."""
        catalogue = await self._catalogues.find(guild_id)
        topic = _closest(catalogue, name)
        return None if topic is None else await self._highlights(topic, catalogue, guild_id)

    async def highlights_by_key(self, key: str, guild_id: int) -> list[Quotation]:
        catalogue = await self._catalogues.find(guild_id)
        topic = next((topic for topic in catalogue.topics if topic.key == key), None)
        return [] if topic is None else (await self._highlights(topic, catalogue, guild_id)).quotations

    async def highlights_named_in(self, said: str, guild_id: int, limit: int) -> list[Quotation]:
        """Those of the first topics whose names are in what somebody says."""
        folded = fold(said)
        catalogue = await self._catalogues.find(guild_id)
        names = zip(catalogue.topic_names, catalogue.topic_of, strict=True)
        named = dict.fromkeys(at for name, at in names if name.folded in folded)
        found: list[Quotation] = []
        for at in list(named)[:limit]:
            found += (await self._highlights(catalogue.topics[at], catalogue, guild_id)).quotations
        return found

    async def _view(self, topic: TopicRecord, catalogue: Catalogue, guild_id: int) -> TopicView:
        quotations, _ = await self._highlights(topic, catalogue, guild_id)
        async with self._database.read() as connection:
            speakers = await rows.list_topic_speakers(connection, topic.id, guild_id)
            related = await rows.list_related(connection, topic.id, guild_id, RELATED)
            presence = await rows.list_presence(connection, topic.id, guild_id, PLOTTED)
        by_id = {record.id: record for record in catalogue.topics}
        near = tuple(by_id[i] for i in related if i in by_id)
        return TopicView(topic, tuple(speakers), tuple(quotations), near, tuple(presence))

    async def _highlights(self, topic: TopicRecord, catalogue: Catalogue, guild_id: int) -> TopicHighlights:
        async with self._database.read() as connection:
            about = await rows.list_turns_about(connection, topic.id, guild_id)
            heard = [turn_id for turn_id, _ in about[:_MOST_TURNS]]
            quotations = await turns.list_quotations(connection, Filters(guild_id), heard)
        names_it = _names(topic, catalogue)
        naming = frozenset(quotation.id for quotation in quotations if names_it(quotation))
        # Of each speaker, what names the topic comes before what was only said beside it.
        quotations.sort(key=lambda quotation: not (quotation.is_pinned or quotation.id in naming))
        return TopicHighlights(_side_by_side(quotations), naming)


_MOST_TURNS = 2_000
"""Turns about a topic, the weightiest ones, whose highlights are looked at."""

_NAMES_A_TOPIC = 4
"""Names of the same topic that may stand before the next topic's, when topics are offered."""


def _closest(catalogue: Catalogue, name: str) -> TopicRecord | None:
    at = closest(catalogue.topic_names, name)
    return None if at is None else catalogue.topics[catalogue.topic_of[at]]


def _names(topic: TopicRecord, catalogue: Catalogue) -> Callable[[Quotation], bool]:
    """Tells of a quotation whether it names the topic, by whichever of its names."""
    at = catalogue.topics.index(topic)
    spoken = {name.folded for name, of in zip(catalogue.topic_names, catalogue.topic_of, strict=True) if of == at}
    spoken |= set(known_subjects().get(topic.key, ()))
    return lambda quotation: any(name in fold(quotation.text) for name in spoken)


def _side_by_side(quotations: Iterable[Quotation]) -> list[Quotation]:
    """The first of each speaker, then the second of each, and so on; the pinned ones before all."""
    heard = Counter[str]()
    placed: list[tuple[bool, int, Quotation]] = []
    for quotation in quotations:
        speaker = fold(quotation.turn.speaker)
        placed.append((not quotation.is_pinned, heard[speaker], quotation))
        heard[speaker] += 1
    return [quotation for *_, quotation in sorted(placed, key=lambda each: each[:2])]
