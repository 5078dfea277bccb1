"""What was posted is put right where it stands, whatever dies or is lost on the way, and at a measured pace."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.daily.deliver import PAUSES, Reason, Unpostable
from bot.library import Library
from bot.members.posts import AT_ONCE, KEPT, Posts
from bot.search import Query
from bot.store.index import Filters
from bot.store.posts import NewPost, Screen
from bot.store.reports import Fault, NewReport

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store.posts import PostRecord
    from bot.store.records import Quotation

SERVER = 70
TALK = """# The tide tables

**Ida Voss:** Where did the tables come from?

**Tomas Reyl:** My father wrote down every high watter for twenty-four years. He never missed one.
"""


class ProcessDied(BaseException):
    """As if the process had been killed there."""


@dataclass
class Messages:
    """What stands in the channels."""

    shown: dict[int, str] = field(default_factory=dict)
    faults: list[BaseException] = field(default_factory=list)

    async def show(self, post: PostRecord, quotation: Quotation) -> None:
        self._fail()
        self.shown[post.message_id] = quotation.text

    async def take_down(self, post: PostRecord) -> None:
        self._fail()
        self.shown[post.message_id] = "taken down"

    def _fail(self) -> None:
        if self.faults:
            raise self.faults.pop(0)


@pytest.fixture
def clock():
    return [datetime(2026, 5, 1, tzinfo=UTC)]


@pytest.fixture
async def library(tmp_path: Path, clock):
    async with Library.open(tmp_path / "p.db", lambda: clock[0]) as opened:
        (tmp_path / "talk.md").write_text(TALK, encoding="utf-8")
        await opened.ingest(tmp_path / "talk.md")
        yield opened


@pytest.fixture
def posts(library, clock):
    return Posts(library._database, lambda: clock[0], apart=0)


async def post(library: Library, posts: Posts, words: str, message_id: int = 1) -> None:
    turn = (await library.search(Query(words, Filters(SERVER)))).hits[0].turn
    start = turn.text.index(words)
    await posts.note(NewPost(message_id, 2, SERVER, turn.id, start, start + len(words), Screen.QUOTATION, {}))


async def approve(library: Library, words: str, kind: Fault, proposal: str = "") -> None:
    turn = (await library.search(Query(words, Filters(SERVER)))).hits[0].turn
    start = turn.text.index(words)
    new = NewReport(turn.id, start, start + len(words), kind, words, proposal, "", 7, "en-US")
    filed = await library.reports.file(new, SERVER)
    await library.reports.approve(filed.id, 0)


async def test_only_what_shows_the_words_is_edited_and_only_once(library, posts):
    await post(library, posts, "every high watter", 1)
    await post(library, posts, "He never missed one.", 2)
    messages = Messages()
    await posts.put_right(messages)
    assert messages.shown == {}
    await approve(library, "high watter", Fault.TYPO, "high water")
    await posts.put_right(messages)
    assert messages.shown == {1: "every high water", 2: "He never missed one."}
    messages.shown.clear()
    await posts.put_right(messages)
    assert messages.shown == {}


async def test_what_is_taken_down_is_replaced_and_what_stands_beside_it_is_not(library, posts):
    await post(library, posts, "every high watter", 1)
    await post(library, posts, "He never missed one.", 2)
    messages = Messages()
    await approve(library, "every high watter for twenty-four years", Fault.TAKE_DOWN)
    await posts.put_right(messages)
    assert messages.shown == {1: "taken down", 2: "He never missed one."}


async def test_a_turn_that_is_gone_is_taken_down_wherever_it_was_posted(library, posts):
    await post(library, posts, "He never missed one.")
    messages = Messages()
    text = (await library.search(Query("He never missed one."))).hits[0].turn.text
    await approve(library, text, Fault.TAKE_DOWN)
    await posts.put_right(messages)
    assert messages.shown == {1: "taken down"}


async def test_a_process_that_dies_leaves_the_rest_for_the_next(library, posts):
    await post(library, posts, "every high watter")
    await approve(library, "high watter", Fault.TYPO, "high water")
    messages = Messages(faults=[ProcessDied()])
    with pytest.raises(ProcessDied):
        await posts.put_right(messages)
    await posts.put_right(messages)
    assert messages.shown == {1: "every high water"}


async def test_one_post_that_breaks_keeps_no_other_from_being_put_right(library, posts, clock):
    await post(library, posts, "every high watter", 1)
    await post(library, posts, "every high watter", 2)
    await approve(library, "high watter", Fault.TYPO, "high water")
    messages = Messages(faults=[ZeroDivisionError()])
    await posts.put_right(messages)
    assert len(messages.shown) == 1
    clock[0] += PAUSES[0]
    await posts.put_right(messages)
    assert len(messages.shown) == 2


async def test_what_fails_is_tried_again_with_pauses_and_then_given_up(library, posts, clock):
    await post(library, posts, "every high watter")
    await approve(library, "high watter", Fault.TYPO, "high water")
    messages = Messages(faults=[Unpostable(Reason.UNREACHABLE)] * (len(PAUSES) + 1))
    for pause in (*PAUSES, PAUSES[-1]):
        await posts.put_right(messages)
        await posts.put_right(messages)
        clock[0] += pause
    assert messages.faults == []
    await posts.put_right(messages)
    assert messages.shown == {}


async def test_many_posts_are_edited_a_few_at_a_time(library, posts):
    for number in range(AT_ONCE + 5):
        await post(library, posts, "every high watter", number)
    await approve(library, "high watter", Fault.TYPO, "high water")
    messages = Messages()
    assert await posts.put_right(messages)
    assert len(messages.shown) == AT_ONCE
    assert not await posts.put_right(messages)
    assert len(messages.shown) == AT_ONCE + 5


async def test_what_was_posted_long_ago_is_forgotten(library, posts, clock):
    await post(library, posts, "every high watter", 1)
    clock[0] += KEPT / 2
    await post(library, posts, "every high watter", 2)
    clock[0] += KEPT / 2 + timedelta(hours=1)
    await posts.prune()
    await approve(library, "high watter", Fault.TYPO, "high water")
    messages = Messages()
    await posts.put_right(messages)
    assert messages.shown.keys() == {2}
