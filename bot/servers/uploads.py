"""Uploads: a transcript is brought to a server, looked at, confirmed, and stored while everything else goes on.

What was brought lies in the database from the first look until it is stored: between the two, and in the middle of
storing, the program may end and start again.
"""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING

import structlog

from bot.errors import TooManyUploads, UnknownReference, UnreadableTranscript
from bot.quarantine import read_apart
from bot.store import uploads
from bot.store.changes import InterviewChanges, compare_document
from bot.store.documents import Document, Status, find_document, find_unchanged, list_interviews, store_document
from bot.store.uploads import UploadRecord, UploadState

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
    from datetime import datetime

    import aiosqlite

    from bot.store.database import Database
    from bot.store.records import InterviewRecord, Prepared

    Reader = Callable[[bytes, str], Awaitable[tuple[Prepared, ...]]]

LARGEST = 5 << 20
"""Bytes of a file that is brought. The longest interviews have a tenth of it."""
KEPT = timedelta(days=1)
"""How long a file waits to be confirmed."""
MOST_WAITING = 10
"""Files of one server that wait at a time."""
_AT_ONCE = 2
_LONGEST_NAME = 120

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Brought:
    """What was read from a file that waits to be confirmed.

    `changes` compares it with the file of the same name that it would take the place of, where there is one.
    """

    upload_id: int
    name: str
    status: Status
    interviews: tuple[Prepared, ...]
    changes: tuple[InterviewChanges, ...] = ()


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """The same file, to the letter, is in the server's library."""

    interviews: tuple[InterviewRecord, ...]


class Step(StrEnum):
    """What is being done to a file that was confirmed, in this order."""

    QUEUED = "queued"
    READING = "reading"
    STORING = "storing"


@dataclass(frozen=True, slots=True)
class UploadView:
    """What became of a file, the interviews that it was stored as, and what is being done to it."""

    upload: UploadRecord
    interviews: tuple[InterviewRecord, ...] = ()
    step: Step = Step.QUEUED


class _Work:
    """A file that is being stored. `changed` is set when there is a new step, and at the end."""

    def __init__(self) -> None:
        self.step = Step.QUEUED
        self.changed = asyncio.Event()
        self.task: asyncio.Task[None]

    def go_on(self, step: Step) -> None:
        self.step = step
        self.changed.set()
        self.changed = asyncio.Event()


class Uploads:
    def __init__(self, database: Database, now: Callable[[], datetime], read: Reader = read_apart) -> None:
        self._database = database
        self._now = now
        self._reader = read
        self._reading = asyncio.Semaphore(_AT_ONCE)
        self._works: dict[int, _Work] = {}

    async def bring(self, guild_id: int, name: str, data: bytes) -> Brought | AlreadyThere:
        """Reads a file and keeps it until it is confirmed.

        Raises:
            UnreadableTranscript: see `bot.quarantine.read_apart`; or it is too large.
            TooManyUploads: the server has as many waiting as it may.
        """
        name = _short(name)
        if len(data) > LARGEST:
            raise UnreadableTranscript(f"{name} is larger than {LARGEST >> 20} MB: split it, or name another file.")
        await self._make_room(guild_id)
        known = await self._find_known(guild_id, data)
        if known is not None:
            return AlreadyThere(known)
        async with self._reading:
            prepared = await self._reader(data, name)
        async with self._database.write() as connection:
            upload_id = await uploads.add_upload(connection, guild_id, name, data, self._now() + KEPT)
        async with self._database.read() as connection:
            document = Document(name, _hash(data), "", guild_id)
            status, changes = await compare_document(connection, document, [p.interview for p in prepared])
        return Brought(upload_id, name, status, prepared, changes if status is Status.UPDATED else ())

    async def confirm(self, upload_id: int, guild_id: int, *, beside: bool = False) -> None:
        """Begins to store a file; beside one of the same name, or in its place.

        Raises:
            UnknownReference: the server has no such file, or not any more.
        """
        await self._find(upload_id, guild_id)
        async with self._database.write() as connection:
            await uploads.confirm_upload(connection, upload_id, is_beside=beside)
        self._begin(await self._find(upload_id, guild_id))

    async def cancel(self, upload_id: int, guild_id: int) -> None:
        """Forgets a file that wasn't confirmed.

        Raises:
            UnknownReference: see `confirm`.
        """
        upload = await self._find(upload_id, guild_id)
        if upload.state is UploadState.WAITING:
            async with self._database.write() as connection:
                await uploads.remove_upload(connection, upload_id)

    async def view(self, upload_id: int, guild_id: int) -> UploadView:
        """What has become of a file by now.

        Raises:
            UnknownReference: see `confirm`.
        """
        upload = await self._find(upload_id, guild_id)
        work = self._works.get(upload_id)
        step = work.step if work else Step.QUEUED
        if upload.document_id is None:
            return UploadView(upload, step=step)
        async with self._database.read() as connection:
            return UploadView(upload, tuple(await list_interviews(connection, upload.document_id)), step)

    async def follow(self, upload_id: int, guild_id: int) -> AsyncIterator[UploadView]:
        """What has become of a file, now and whenever that has changed, until it is stored or isn't.

        Raises:
            UnknownReference: see `confirm`.
        """
        self._begin(await self._find(upload_id, guild_id))
        while work := self._works.get(upload_id):
            changed = work.changed
            yield await self.view(upload_id, guild_id)
            await changed.wait()
        yield await self.view(upload_id, guild_id)

    async def finish(self, upload_id: int, guild_id: int) -> UploadView:
        """Waits until a file that was confirmed is stored, or isn't."""
        return [view async for view in self.follow(upload_id, guild_id)][-1]

    async def resume(self) -> None:
        """Goes on with what was confirmed before the program ended."""
        async with self._database.read() as connection:
            confirmed = await uploads.list_confirmed(connection)
        for upload in confirmed:
            self._begin(upload)

    async def close(self) -> None:
        """Stops storing; what isn't stored by now is when the program starts again."""
        tasks = [work.task for work in self._works.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _begin(self, upload: UploadRecord) -> None:
        if upload.state is not UploadState.CONFIRMED or upload.id in self._works:
            return
        work = self._works[upload.id] = _Work()
        work.task = asyncio.create_task(self._store(upload, work))
        work.task.add_done_callback(lambda _: self._works.pop(upload.id).changed.set())

    async def _store(self, upload: UploadRecord, work: _Work) -> None:
        try:
            async with self._database.read() as connection:
                data = await uploads.read_content(connection, upload.id)
            async with self._reading:
                work.go_on(Step.READING)
                prepared = await self._reader(data, upload.name)
            work.go_on(Step.STORING)
            async with self._database.write() as connection:
                await _aside(self._store_all(connection, upload, data, prepared))
        except UnreadableTranscript as error:
            await self._note_failed(upload, str(error))
        except Exception:
            log.exception("an upload was not stored", upload=upload.id)
            await self._note_failed(upload, "")

    async def _store_all(
        self, connection: aiosqlite.Connection, upload: UploadRecord, data: bytes, prepared: tuple[Prepared, ...]
    ) -> None:
        known = await find_unchanged(connection, upload.guild_id, _hash(data))
        if known is None:
            document = Document(upload.name, _hash(data), self._now().isoformat(timespec="seconds"), upload.guild_id)
            if upload.is_beside:
                document = await _with_free_name(connection, document)
            _, known = await store_document(connection, document, prepared)
        await uploads.note_stored(connection, upload.id, known)

    async def _note_failed(self, upload: UploadRecord, error: str) -> None:
        async with self._database.write() as connection:
            await uploads.note_upload_failed(connection, upload.id, error)

    async def _make_room(self, guild_id: int) -> None:
        async with self._database.write() as connection:
            await uploads.remove_expired(connection, self._now())
            waiting = await uploads.count_uploads(connection, guild_id)
        if waiting >= MOST_WAITING:
            raise TooManyUploads(f"{waiting} files wait to be confirmed: confirm or cancel some of them.")

    async def _find_known(self, guild_id: int, data: bytes) -> tuple[InterviewRecord, ...] | None:
        async with self._database.read() as connection:
            known = await find_unchanged(connection, guild_id, _hash(data))
            return None if known is None else tuple(await list_interviews(connection, known))

    async def _find(self, upload_id: int, guild_id: int) -> UploadRecord:
        async with self._database.read() as connection:
            upload = await uploads.find_upload(connection, upload_id, guild_id)
        if upload is None:
            raise UnknownReference("upload", str(upload_id))
        return upload


async def _aside(work: Coroutine[object, object, None]) -> None:
    """Does what keeps the processor busy in a thread with a loop of its own, and never leaves it behind half done.

    To make tokens of a long interview would hold up every answer for as long as it takes.
    """
    doing = asyncio.ensure_future(asyncio.to_thread(asyncio.run, work))
    try:
        await asyncio.shield(doing)
    except asyncio.CancelledError:
        # The transaction is rolled back when we leave: nothing may be written behind that.
        await asyncio.wait([doing])
        raise


async def _with_free_name(connection: aiosqlite.Connection, document: Document) -> Document:
    path = PurePath(document.name)
    number = 1
    while await find_document(connection, document) is not None:
        number += 1
        name = f"{path.stem} ({number}){path.suffix}"
        document = Document(name, document.content_hash, document.ingested_at, document.guild_id)
    return document


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _short(name: str) -> str:
    """A file's name without folders, its ending kept however long it is."""
    path = PurePath(name.replace("\\", "/").rpartition("/")[2] or "transcript.txt")
    suffix = path.suffix[:16]
    return path.stem[: _LONGEST_NAME - len(suffix)] + suffix
