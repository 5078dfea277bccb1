"""Sentences are stored as they would be from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ingest import prepare
from bot.model import Interview, Participant, Turn
from bot.store.documents import Document, store_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.database import Database


async def store(
    database: Database,
    name: str,
    turns: Sequence[tuple[str, str]],
    guild_id: int = 0,
    *,
    language: str = "und",
    date: str | None = None,
) -> None:
    """Stores (speaker, text) pairs as one interview."""
    interview = Interview(
        name,
        tuple(Turn(speaker, text, line) for line, (speaker, text) in enumerate(turns, 1)),
        tuple(Participant(speaker) for speaker in dict.fromkeys(speaker for speaker, _ in turns)),
        language=language,
        date=date,
    )
    content_hash = f"{abs(hash((name, guild_id))):064x}"[-64:]
    async with database.write() as connection:
        await store_document(connection, Document(name, content_hash, "2026-01-01", guild_id), [prepare(interview)])
