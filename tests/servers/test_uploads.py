"""A transcript is brought to a server: looked at, confirmed, and stored whatever ends the program meanwhile."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from bot import transcripts
from bot.errors import TooManyUploads, UnknownReference, UnreadableTranscript
from bot.ingest import prepare
from bot.library import Library
from bot.servers import uploads
from bot.servers.uploads import AlreadyThere, Brought, Step, Uploads
from bot.store.documents import Status
from bot.store.uploads import UploadState

HERE, ELSEWHERE = 7, 8
TALK = """Ada Quill: Why do you build bridges?

Bo Stone: Because a bridge is a promise that two banks make to each other.

Ada Quill: And who keeps it?

Bo Stone: Whoever walks across in the rain, and nobody else.
"""


@pytest.fixture
def clock():
    return [datetime(2026, 3, 1, tzinfo=UTC)]


@asynccontextmanager
async def open_library(path, clock):
    """Reads in this process: that another one does it as well is tested where that is at home."""
    async with Library.open(path / "p.db", lambda: clock[0]) as library:
        library.uploads = Uploads(library._database, lambda: clock[0], read_here)
        yield library
        await library.uploads.close()


async def read_here(data, name):
    await asyncio.sleep(0)
    return tuple(prepare(interview) for interview in transcripts.parse(data, name))


@pytest.fixture
async def library(tmp_path, clock):
    async with open_library(tmp_path, clock) as opened:
        yield opened


async def bring(library, text=TALK, name="bridges.txt") -> Brought:
    brought = await library.uploads.bring(HERE, name, text.encode())
    assert isinstance(brought, Brought)
    return brought


async def titles(library, guild_id=HERE):
    return [record.title for record in await library.list_interviews(guild_id)]


async def test_nothing_is_stored_before_it_is_confirmed(library):
    brought = await bring(library)
    assert brought.status is Status.ADDED
    assert [turn.speaker for turn in brought.interviews[0].interview.turns][:2] == ["Ada Quill", "Bo Stone"]
    assert await titles(library) == []
    await library.uploads.cancel(brought.upload_id, HERE)
    with pytest.raises(UnknownReference):
        await library.uploads.confirm(brought.upload_id, HERE)


async def test_what_is_confirmed_is_stored_for_this_server_alone(library):
    brought = await bring(library)
    await library.uploads.confirm(brought.upload_id, HERE)
    view = await library.uploads.finish(brought.upload_id, HERE)
    assert view.upload.state is UploadState.STORED
    assert view.interviews[0].turns == 4
    assert await titles(library) == ["bridges"]
    assert await titles(library, ELSEWHERE) == []


async def test_how_far_it_is_can_be_followed(library):
    brought = await bring(library)
    await library.uploads.confirm(brought.upload_id, HERE)
    views = [view async for view in library.uploads.follow(brought.upload_id, HERE)]
    steps = [view.step for view in views if view.upload.state is UploadState.CONFIRMED]
    assert steps == sorted(steps, key=[*Step].index)
    assert Step.STORING in steps
    assert views[-1].upload.state is UploadState.STORED


async def test_another_server_cannot_touch_it(library):
    brought = await bring(library)
    for act in (library.uploads.confirm, library.uploads.cancel, library.uploads.view, library.uploads.finish):
        with pytest.raises(UnknownReference):
            await act(brought.upload_id, ELSEWHERE)


async def test_the_program_may_end_between_the_look_and_the_confirmation(tmp_path, clock):
    async with open_library(tmp_path, clock) as library:
        brought = await bring(library)
    async with open_library(tmp_path, clock) as library:
        await library.uploads.confirm(brought.upload_id, HERE)
        await library.uploads.finish(brought.upload_id, HERE)
        assert await titles(library) == ["bridges"]


async def test_the_program_may_end_while_it_stores(tmp_path, clock):
    async with open_library(tmp_path, clock) as library:
        brought = await bring(library)
        await library.uploads.confirm(brought.upload_id, HERE)
        await library.uploads.close()
        assert await titles(library) == []
    async with open_library(tmp_path, clock) as library:
        await library.uploads.resume()
        await library.uploads.finish(brought.upload_id, HERE)
        assert await titles(library) == ["bridges"]


async def test_confirmed_twice_it_is_stored_once(library):
    brought = await bring(library)
    await asyncio.gather(*(library.uploads.confirm(brought.upload_id, HERE) for _ in range(3)))
    await library.uploads.finish(brought.upload_id, HERE)
    assert await titles(library) == ["bridges"]


async def test_the_same_file_again_is_there_already(library):
    brought = await bring(library)
    await library.uploads.confirm(brought.upload_id, HERE)
    await library.uploads.finish(brought.upload_id, HERE)
    again = await library.uploads.bring(HERE, "another name.txt", TALK.encode())
    assert isinstance(again, AlreadyThere)
    assert again.interviews[0].title == "bridges"


async def test_a_file_of_the_same_name_takes_its_place_or_stands_beside_it(library):
    first = await bring(library)
    await library.uploads.confirm(first.upload_id, HERE)
    await library.uploads.finish(first.upload_id, HERE)
    corrected = await bring(library, TALK.replace("rain", "snow"))
    assert corrected.status is Status.UPDATED
    assert corrected.changes[0].unchanged == 3
    await library.uploads.confirm(corrected.upload_id, HERE)
    await library.uploads.finish(corrected.upload_id, HERE)
    assert await titles(library) == ["bridges"]
    beside = await bring(library, TALK.replace("rain", "hail"))
    await library.uploads.confirm(beside.upload_id, HERE, beside=True)
    await library.uploads.finish(beside.upload_id, HERE)
    assert len(await titles(library)) == 2


async def test_what_nobody_confirms_is_forgotten(library, clock):
    brought = await bring(library)
    clock[0] += timedelta(days=2)
    await bring(library, TALK.replace("rain", "fog"), "later.txt")
    with pytest.raises(UnknownReference):
        await library.uploads.confirm(brought.upload_id, HERE)


async def test_a_server_cannot_fill_the_disk(library, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_WAITING", 1)
    await bring(library)
    with pytest.raises(TooManyUploads):
        await bring(library, TALK + "\nmore", "b.txt")
    monkeypatch.setattr(uploads, "LARGEST", 10)
    with pytest.raises(UnreadableTranscript, match="larger"):
        await bring(library, TALK, "c.txt")


async def test_an_error_of_our_own_leaves_a_mark_and_no_half_of_an_interview(library, monkeypatch):
    async def broken(*_):
        raise RuntimeError("on purpose")

    brought = await bring(library)
    monkeypatch.setattr(uploads, "store_document", broken)
    await library.uploads.confirm(brought.upload_id, HERE)
    view = await library.uploads.finish(brought.upload_id, HERE)
    assert view.upload.state is UploadState.FAILED
    assert await titles(library) == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [("a/b\\c.txt", "c.txt"), ("", "transcript.txt"), ("x" * 300 + ".md", "x" * 117 + ".md"), ("/", "transcript.txt")],
)
def test_a_files_name_is_only_a_name(given, kept):
    assert uploads._short(given) == kept


async def test_answers_are_given_while_a_long_interview_is_stored(library):
    """Storing keeps the processor busy, and not the event loop: it takes its turns all the while."""
    talk = "\n\n".join(f"{'AB'[n % 2]}da: " + f"Sentence number {n} about bridges and rain. " * 6 for n in range(400))
    brought = await bring(library, talk, "long.txt")
    await library.uploads.confirm(brought.upload_id, HERE)
    turns, done = 0, asyncio.ensure_future(library.uploads.finish(brought.upload_id, HERE))
    while not done.done():
        await asyncio.sleep(0)
        turns += 1
    assert (await done).interviews[0].turns == 400
    assert turns > 100


async def test_an_interview_is_described_with_what_was_left_out_and_removed_with_its_file(library):
    text = "# A title\n\nWritten by an editor, not said.\n\n" + TALK + "\n\n责任编辑：小王\n"
    brought = await bring(library, text, "talk.md")
    await library.uploads.confirm(brought.upload_id, HERE)
    [record] = (await library.uploads.finish(brought.upload_id, HERE)).interviews
    details = await library.shelf.describe(record.id, HERE)
    assert {person.name for person in details.participants} == {"Ada Quill", "Bo Stone"}
    assert details.skipped
    assert details.interview.guild_id == HERE
    for act in (library.shelf.describe, library.shelf.remove):
        with pytest.raises(UnknownReference):
            await act(record.id, ELSEWHERE)
    await library.shelf.remove(record.id, HERE)
    assert await titles(library) == []
    assert not isinstance(await library.uploads.bring(HERE, "talk.md", text.encode()), AlreadyThere)
