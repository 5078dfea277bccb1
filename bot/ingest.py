"""Transcript files go into the store: found, read, prepared, and stored one file at a time."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import UnreadableTranscript
from bot.store.changes import compare_document
from bot.store.corrections import correct, list_corrections, note_applied
from bot.store.documents import (
    Document,
    Status,
    find_name,
    find_unchanged,
    list_interviews,
    rename_document,
    store_document,
)
from bot.store.records import SHARED, InterviewRecord, Prepared
from bot.text.sentences import windows

# ruff: noqa: PLC0415  reading and picking take 0.15 s to load, which a bot or a look-up that ingests nothing is spared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from bot.model import Interview
    from bot.store.changes import InterviewChanges
    from bot.store.corrections import Corrected, Correction
    from bot.store.database import Database

PASSAGE_WIDTH = 600
"""The most that a passage says, in units of `bot.text.sentences.width`: 300 Chinese characters, or 100 English
words. Long enough to answer a question, short enough to be shown whole."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that is in the library now, and its interviews."""

    path: Path
    status: Status
    interviews: tuple[InterviewRecord, ...]


@dataclass(frozen=True, slots=True)
class Previewed:
    """What ingesting a file would do; no interviews, where it would change nothing."""

    path: Path
    status: Status
    interviews: tuple[InterviewChanges, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be read, and one line on why and what to do. Nothing of it was stored."""

    path: Path
    error: str


def find_transcripts(paths: Iterable[Path]) -> list[Path]:
    """The files to ingest: those named, and in folders those whose ending a reader knows; sorted, none twice."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(sorted(_transcripts_below(path))))
        else:
            found[path] = None
    return list(found)


_NO_MEMORY = "{} needs more memory than there is: split it, or give the bot more."


async def preview(database: Database, path: Path, guild_id: int = SHARED) -> Previewed | Failed:
    """What ingesting one file would change; stores nothing."""
    from bot import transcripts

    try:
        data = await asyncio.to_thread(transcripts.load, path)
        content_hash = hashlib.sha256(data).hexdigest()
        async with database.read() as connection:
            if await find_unchanged(connection, guild_id, content_hash) is not None:
                return Previewed(path, Status.UNCHANGED)
        interviews = await asyncio.to_thread(transcripts.parse, data, path.name)
    except UnreadableTranscript as error:
        return Failed(path, str(error))
    except MemoryError:
        return Failed(path, _NO_MEMORY.format(path))
    document = Document(await _name_of(path), content_hash, "", guild_id)
    async with database.read() as connection:
        corrected = _put_right(interviews, await list_corrections(connection, document, interviews))
        return Previewed(path, *await compare_document(connection, document, [c.interview for c in corrected]))


async def ingest(
    database: Database, path: Path, now: Callable[[], datetime], guild_id: int = SHARED, *, again: bool = False
) -> Stored | Failed:
    """Ingests one file. The same content again changes nothing; a corrected file takes the old one's place.

    With `again` the same content is read anew: what this version of the program makes of it may be another thing.
    """
    from bot import transcripts

    try:
        data = await asyncio.to_thread(transcripts.load, path)
        content_hash = hashlib.sha256(data).hexdigest()
        async with database.read() as connection:
            known = await find_unchanged(connection, guild_id, content_hash)
        if known is not None:
            kept = await _keep(database, path, known)
            if not again:
                return kept
        interviews = await asyncio.to_thread(transcripts.parse, data, path.name)
    except UnreadableTranscript as error:
        return Failed(path, str(error))
    except MemoryError:
        return Failed(path, _NO_MEMORY.format(path))
    document = Document(await _name_of(path), content_hash, now().isoformat(timespec="seconds"), guild_id)
    while True:
        async with database.read() as connection:
            corrections = await list_corrections(connection, document, interviews)
        corrected = _put_right(interviews, corrections)
        prepared = await asyncio.to_thread(lambda: [prepare(each.interview) for each in corrected])  # noqa: B023
        async with database.write() as connection:
            # Somebody may have put more right while we prepared: then it is done again.
            if await list_corrections(connection, document, interviews) == corrections:
                status, document_id = await store_document(connection, document, prepared)
                await note_applied(connection, document_id, corrected)
                return Stored(path, status, tuple(await list_interviews(connection, document_id)))


def prepare(interview: Interview) -> Prepared:
    """Derives all that is stored beside the interview: passages, highlights, and what its turns are about."""
    from bot import highlights, topics

    return Prepared(
        interview,
        tuple(tuple(windows(turn.text, PASSAGE_WIDTH)) for turn in interview.turns),
        highlights.pick(interview),
        topics.find(interview),
    )


async def _keep(database: Database, path: Path, document_id: int) -> Stored:
    """The document stays as it is. Where its file was moved, it is known by its new place, to be corrected there."""
    name = await _name_of(path)
    async with database.read() as connection:
        interviews = tuple(await list_interviews(connection, document_id))
        known_as = await find_name(connection, document_id)
    if known_as != name and not await asyncio.to_thread(Path(known_as).exists):
        async with database.write() as connection:
            await rename_document(connection, document_id, name)
    return Stored(path, Status.UNCHANGED, interviews)


async def _name_of(path: Path) -> str:
    """How a file is known when it comes again: by where it lies."""
    return str(await asyncio.to_thread(path.resolve))


def _put_right(interviews: Sequence[Interview], corrections: Mapping[int, Sequence[Correction]]) -> list[Corrected]:
    """A file's interviews with what was put right in them by hand."""
    return [correct(interview, corrections.get(ordinal, ())) for ordinal, interview in enumerate(interviews)]


def _transcripts_below(folder: Path) -> Iterator[Path]:
    from bot import transcripts

    for path in folder.rglob("*"):
        if path.suffix.lower() in transcripts.SUFFIXES and path.is_file():
            yield path
