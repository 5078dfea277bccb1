"""What was posted is put right where it stands: a message after the other, in the background, and on after a crash."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

import structlog

from bot.daily.deliver import PAUSES, Reason, Unpostable
from bot.store import posts, turns
from bot.store.index import Filters
from bot.store.posts import Edit
from bot.store.records import Quotation

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.store.database import Database
    from bot.store.posts import NewPost, PostRecord

log = structlog.get_logger()

KEPT = timedelta(days=400)
"""How long we remember where a quotation was posted. An older post is put right no more."""

AT_ONCE = 20
"""Posts that are edited in one go, so that other errands have their turn."""

APART = 1.0
"""Seconds between two edits: the rest of Discord's rate limit is for those who wait for an answer."""


class Editor(Protocol):
    """Edits messages of ours. Both raise `Unpostable`."""

    async def show(self, post: PostRecord, quotation: Quotation) -> None:
        """Lets the message show the quotation as it is now."""

    async def take_down(self, post: PostRecord) -> None:
        """Lets the message say that the quotation was taken down."""


class Posts:
    """All posts of one database."""

    def __init__(self, database: Database, now: Callable[[], datetime], apart: float = APART) -> None:
        self._database = database
        self._now = now
        self._apart = apart

    async def note(self, post: NewPost) -> None:
        """Notes what a public message shows."""
        async with self._database.write() as connection:
            await posts.note_post(connection, post, self._now())

    async def put_right(self, editor: Editor) -> bool:
        """Edits some of the posts that must be; True where more are waiting."""
        async with self._database.read() as connection:
            waiting = await posts.list_to_edit(connection, self._now(), AT_ONCE)
        for at, post in enumerate(waiting):
            if at:
                await asyncio.sleep(self._apart)
            await self._edit(editor, post)
        return len(waiting) == AT_ONCE

    async def prune(self) -> None:
        """Forgets what was posted long ago."""
        async with self._database.write() as connection:
            await posts.prune_posts(connection, self._now() - KEPT)

    async def _edit(self, editor: Editor, post: PostRecord) -> None:
        try:
            quotation = await self._quotation(post)
            if quotation is None:
                await editor.take_down(post)
            else:
                await editor.show(post, quotation)
        except Unpostable as error:
            await self._fail(post, error.reason)
        except Exception:
            log.exception("a post was not put right", message=post.message_id)
            await self._fail(post, Reason.UNREACHABLE)
        else:
            async with self._database.write() as connection:
                await posts.note_edited(connection, post)

    async def _fail(self, post: PostRecord, reason: Reason) -> None:
        async with self._database.write() as connection:
            if reason is Reason.UNREACHABLE and post.attempts < len(PAUSES):
                await posts.note_unedited(connection, post, self._now() + PAUSES[post.attempts])
            else:
                # The message is gone, or out of our reach.
                await posts.forget_post(connection, post.message_id)

    async def _quotation(self, post: PostRecord) -> Quotation | None:
        """What the post shows, as it is now; None where nothing may be shown any more."""
        if post.edit is Edit.TAKE_DOWN or post.turn_id is None:
            return None
        async with self._database.read() as connection:
            turn = await turns.find_turn(connection, post.turn_id, Filters(post.guild_id))
        if turn is None or post.end > len(turn.text):
            return None
        return Quotation(post.input.get("highlight", 0), turn, post.start, post.end, 0.0)
