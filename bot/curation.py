"""Curation: people pin highlights, hide them, draw their borders otherwise, and add what the program didn't see.

What the operator decides holds in every server; what a server decides holds in that server alone, also about an
interview that all servers share. Whoever decides is told by `guild_id`, SHARED for the operator.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.errors import NotVerbatim, UnknownReference
from bot.model import Standing
from bot.store import curation as words
from bot.store.highlights import Word
from bot.store.index import Filters
from bot.store.records import SHARED
from bot.store.turns import find_turn
from bot.text.fold import Folded, fold

if TYPE_CHECKING:
    from bot.store.database import Database
    from bot.store.records import CuratedRecord

LONGEST = 1_000
"""Characters of a highlight that a person has cut: it must fit into a message with all that stands around it."""


class Curation:
    """What people decide about the highlights of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def list(self, guild_id: int = SHARED, interview_id: int | None = None) -> tuple[CuratedRecord, ...]:
        """All highlights, or an interview's, as one may curate them: pinned first, hidden last, else the best first."""
        async with self._database.read() as connection:
            return tuple(await words.list_curated(connection, guild_id, interview_id))

    async def find(self, highlight_id: int, guild_id: int = SHARED) -> CuratedRecord:
        """One of them.

        Raises:
            UnknownReference: this server's library has no such highlight, or the operator has hidden it.
        """
        async with self._database.read() as connection:
            found = await words.find_curated(connection, highlight_id, guild_id)
        if found is None:
            raise UnknownReference("highlight", str(highlight_id))
        return found

    async def pin(self, highlight_id: int, guild_id: int = SHARED) -> CuratedRecord:
        """Lets it go before all others."""
        return await self._decide(highlight_id, guild_id, Standing.PINNED)

    async def hide(self, highlight_id: int, guild_id: int = SHARED) -> CuratedRecord:
        """Lets it never be quoted again, nor anything else that its words are in."""
        return await self._decide(highlight_id, guild_id, Standing.HIDDEN)

    async def show(self, highlight_id: int, guild_id: int = SHARED) -> CuratedRecord:
        """Lets it be quoted like any other, whether it was pinned or hidden; its borders stay."""
        return await self._decide(highlight_id, guild_id, Standing.SHOWN)

    async def edit(self, highlight_id: int, said: str, guild_id: int = SHARED) -> CuratedRecord:
        """Draws its borders around these words of its turn.

        Raises:
            NotVerbatim: the turn doesn't say this, or it is too long.
        """
        known = await self.find(highlight_id, guild_id)
        start, end = find_words(known.quotation.turn.text, said, known.quotation.start)
        return await self._decide(highlight_id, guild_id, known.standing, (start, end))

    async def add(self, turn_id: int, said: str, guild_id: int = SHARED) -> CuratedRecord:
        """Makes these words of a turn a highlight.

        Raises:
            UnknownReference: this server's library has no such turn.
            NotVerbatim: the turn doesn't say this, or it is too long.
        """
        async with self._database.read() as connection:
            turn = await find_turn(connection, turn_id, Filters(guild_id))
        if turn is None:
            raise UnknownReference("turn", str(turn_id))
        start, end = find_words(turn.text, said)
        async with self._database.write() as connection:
            highlight_id = await words.add_highlight(connection, turn_id, start, end, guild_id)
        return await self.find(highlight_id, guild_id)

    async def reset(self, highlight_id: int, guild_id: int = SHARED) -> CuratedRecord | None:
        """Takes back all that was decided; None where nothing is left, for it was added by hand."""
        await self.find(highlight_id, guild_id)
        async with self._database.write() as connection:
            await words.forget_word(connection, highlight_id, guild_id)
            return await words.find_curated(connection, highlight_id, guild_id)

    async def _decide(
        self, highlight_id: int, guild_id: int, standing: Standing, borders: tuple[int, int] | None = None
    ) -> CuratedRecord:
        highlight = (await self.find(highlight_id, guild_id)).quotation
        start, end = borders or (highlight.start, highlight.end)
        async with self._database.write() as connection:
            await words.note_word(connection, highlight.id, Word(guild_id, standing, start, end))
        return await self.find(highlight_id, guild_id)


def find_words(text: str, said: str, near: int = 0) -> tuple[int, int]:
    """Where a text says this, whatever its script, case and white space; nearest to a place where it says it twice.

    Raises:
        NotVerbatim: it doesn't, or at too great a length.
    """
    folded = Folded.of(text)
    pattern = r"\s*".join(map(re.escape, fold(said).split()))
    if not pattern:
        raise NotVerbatim("Say which words of the turn the highlight is to have.")
    spans = [folded.origin(*match.span()) for match in re.finditer(pattern, folded.text)]
    if not spans:
        raise NotVerbatim("The turn doesn't say this: copy the words of the highlight from the turn, without a change.")
    start, end = min(spans, key=lambda span: abs(span[0] - near))
    if end - start > LONGEST:
        raise NotVerbatim(f"A highlight has at most {LONGEST} characters: take fewer words of the turn.")
    return start, end
