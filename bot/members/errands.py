"""What is done for members in the background: posts put right, reporters told, digests sent, old records forgotten."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

import structlog

from bot.daily.deliver import Unpostable
from bot.members.follows import Post
from bot.members.posts import Editor
from bot.store import reports

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from bot.members.follows import Follows
    from bot.members.posts import Posts
    from bot.members.privacy import Privacy
    from bot.store.database import Database
    from bot.store.reports import ReportRecord

log = structlog.get_logger()

PAUSE = 30.0
"""Seconds between two rounds, unless something calls for one at once. Another process may have left something to do."""

TOLD_AT_ONCE = 10
TIDIED_EVERY = timedelta(hours=6)


class Reach(Editor, Post, Protocol):
    """How members are reached. All that is sent raises `Unpostable`."""

    def list_servers(self) -> Collection[int] | None:
        """All the servers that we are in; None where other processes have some of them."""

    async def tell(self, report: ReportRecord) -> None:
        """Tells the reporter what became of a report."""


class Errands:
    """Runs until it is cancelled."""

    def __init__(
        self, database: Database, now: Callable[[], datetime], posts: Posts, follows: Follows, privacy: Privacy
    ) -> None:
        self._database = database
        self._now = now
        self._posts = posts
        self._follows = follows
        self._privacy = privacy
        self.pause = PAUSE
        self._is_called = False
        self._resting: asyncio.Task[None] | None = None
        self._tidied_at: datetime | None = None

    def call(self) -> None:
        """Something has come up that shouldn't wait."""
        self._is_called = True
        if self._resting is not None:
            self._resting.cancel()

    async def run(self, reach: Reach) -> None:
        while True:
            self._is_called = False
            is_more = await self.go_round(reach)
            if not is_more and not self._is_called:
                await self._rest()

    async def _rest(self) -> None:
        """Until the next round, or until somebody calls: which cancels the rest, and not whoever rests."""
        self._resting = asyncio.create_task(asyncio.sleep(self.pause))
        try:
            await self._resting
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise

    async def go_round(self, reach: Reach) -> bool:
        """Does what there is to do by now; True where more is waiting."""
        await self._tell(reach)
        await self._tidy(reach)
        is_more = await self._follows.send_due(reach)
        return await self._posts.put_right(reach) or is_more

    async def _tell(self, reach: Reach) -> None:
        """Once each, and if it doesn't arrive, it doesn't: nobody is pestered."""
        async with self._database.read() as connection:
            untold = await reports.list_untold(connection, TOLD_AT_ONCE)
        for report in untold:
            async with self._database.write() as connection:
                is_ours = await reports.note_told(connection, report.id)
            if is_ours:
                try:
                    await reach.tell(report)
                except Unpostable as error:
                    log.info("a reporter was not told", report=report.id, reason=error.reason)
                except Exception:
                    log.exception("a reporter was not told", report=report.id)

    async def _tidy(self, reach: Reach) -> None:
        now = self._now()
        if self._tidied_at is None or now - self._tidied_at >= TIDIED_EVERY:
            self._tidied_at = now
            await self._posts.prune()
            servers = reach.list_servers()
            if servers is not None:
                await self._privacy.settle(servers)
            await self._privacy.purge()
