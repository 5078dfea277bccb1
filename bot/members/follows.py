"""Members follow topics and speakers, and those who agree to it get a digest of what is new once a week.

    due ──claim──▶ claimed: its week, and the newest highlight that it looks at ──send──▶ settled
                      │
                      └── the lease runs out: taken over; the direct messages are looked at before it is sent again

A digest is sent at most once for an ISO week, and not at all where there is nothing new.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

import structlog

from bot.daily.deliver import PAUSES, Reason, Unpostable
from bot.daily.ledger import LEASE
from bot.daily.when import next_due
from bot.errors import UnknownReference
from bot.store import follows
from bot.store.records import SHARED

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import datetime

    from bot.store.database import Database
    from bot.store.follows import DigestRecord, FollowRecord, NewFollow, When
    from bot.store.records import Quotation

log = structlog.get_logger()

MOST = 25
"""What one member may follow: as much as Discord offers while somebody types."""

SHOWN = 4
"""Quotations in a digest: as many as fit into a message."""

CLOSED = "closed"
"""Why a digest rests that Discord didn't deliver: the member takes no direct messages from us."""

_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Following:
    """It is followed; `is_new` says that it wasn't before. Without a `digest`, nothing is sent."""

    wish: NewFollow
    is_new: bool
    digest: DigestRecord | None


@dataclass(frozen=True, slots=True)
class TooMany:
    """Nothing changed, for the member follows as much as there may be."""


@dataclass(frozen=True, slots=True)
class FollowList:
    """All that a member follows, and the digest that they get of it, if any."""

    follows: tuple[FollowRecord, ...]
    digest: DigestRecord | None


@dataclass(frozen=True, slots=True)
class News:
    """What is new about something that a member follows."""

    follow: FollowRecord
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What is new in one ISO week; `more` are quotations for which there was no room."""

    record: DigestRecord
    week: str
    news: tuple[News, ...]
    more: int


class Post(Protocol):
    """Brings digests. All of it raises `Unpostable`."""

    async def is_member(self, user_id: int, guild_id: int) -> bool:
        """Whether somebody is still a member of a server that we are in."""

    async def find_digest(self, user_id: int, week: str) -> bool:
        """Whether the digest of this week has arrived."""

    async def send_digest(self, digest: Digest) -> None:
        """Sends it. The same again within minutes sends nothing new."""


class Follows:
    """What all members follow. `look` gives the highlights of what is followed, as its server sees them."""

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime],
        look: Callable[[NewFollow], Awaitable[Sequence[Quotation]]],
    ) -> None:
        self._database = database
        self._now = now
        self._look = look

    async def follow(self, wish: NewFollow) -> Following | TooMany:
        async with self._database.write() as connection:
            known = await follows.list_follows(connection, wish.user_id)
            is_known = any(follow.wish == replace(wish, label=follow.wish.label) for follow in known)
            if len(known) >= MOST and not is_known:
                return TooMany()
            is_new = await follows.add_follow(connection, wish)
            return Following(wish, is_new, await follows.find_digest(connection, wish.user_id))

    async def list_all(self, user_id: int) -> FollowList:
        async with self._database.read() as connection:
            found = await follows.list_follows(connection, user_id)
            return FollowList(tuple(found), await follows.find_digest(connection, user_id))

    async def unfollow(self, follow_id: int, user_id: int) -> FollowRecord:
        """Gives what was followed.

        Raises:
            UnknownReference: this member follows no such thing.
        """
        async with self._database.write() as connection:
            found = await follows.remove_follow(connection, follow_id, user_id)
        if found is None:
            raise UnknownReference("follow", str(follow_id))
        return found

    async def agree(self, user_id: int, when: When, language: str) -> DigestRecord:
        """The member wants a digest, from now on at this time."""
        now = self._now()
        async with self._database.write() as connection:
            await follows.write_digest(connection, user_id, when, language, agreed_at=now, due_at=_next_due(when, now))
            digest = await follows.find_digest(connection, user_id)
        assert digest is not None
        return digest

    async def stop(self, user_id: int) -> bool:
        """The member wants no digest any more; False where there was none. What is followed stays."""
        async with self._database.write() as connection:
            return await follows.remove_digest(connection, user_id)

    async def send_due(self, post: Post) -> bool:
        """Sends some of the digests that are due; True where more are waiting."""
        async with self._database.read() as connection:
            due = await follows.list_due(connection, self._now(), _AT_ONCE)
        for digest in due:
            await self._send(post, digest)
        return len(due) == _AT_ONCE

    async def _send(self, post: Post, due: DigestRecord) -> None:
        now = self._now()
        async with self._database.write() as connection:
            digest = await follows.claim_digest(connection, due, _week(due, now), now + LEASE)
        if digest is None:
            return
        assert digest.claimed is not None
        try:
            # In a week that had its digest already there is no second one, whatever the day it was moved to.
            is_seen = digest.claimed != digest.week and await self._send_once(post, digest, digest.claimed)
        except Unpostable as error:
            await self._fail(digest, error.reason)
        except Exception:
            log.exception("a digest was not sent", week=digest.claimed)
            await self._fail(digest, Reason.UNREACHABLE)
        else:
            await self._settle(digest, is_seen=is_seen)

    async def _send_once(self, post: Post, digest: DigestRecord, week: str) -> bool:
        if digest.attempts > 1 and await post.find_digest(digest.user_id, week):
            return True
        news, more = await self._gather(post, digest)
        if news:
            await post.send_digest(Digest(digest, week, news, more))
        return True

    async def _fail(self, digest: DigestRecord, reason: Reason) -> None:
        if reason is Reason.UNREACHABLE and digest.attempts <= len(PAUSES):
            async with self._database.write() as connection:
                await follows.delay_digest(connection, digest.user_id, self._now() + PAUSES[digest.attempts - 1])
        else:
            await self._settle(digest, is_seen=False, paused=None if reason is Reason.UNREACHABLE else CLOSED)

    async def _settle(self, digest: DigestRecord, *, is_seen: bool, paused: str | None = None) -> None:
        due_at = _next_due(digest.when, self._now())
        async with self._database.write() as connection:
            await follows.settle_digest(connection, digest, due_at, is_seen=is_seen, paused=paused)

    async def _gather(self, post: Post, digest: DigestRecord) -> tuple[tuple[News, ...], int]:
        """What is new since the last digest that the member may still see, and how much more there is."""
        async with self._database.read() as connection:
            followed = await follows.list_follows(connection, digest.user_id)
        barred = await self._leave(post, digest.user_id, {f.wish.guild_id for f in followed} - {SHARED})
        found = [
            News(follow, tuple(await self._new(follow, digest)))
            for follow in followed
            if follow.wish.guild_id not in barred
        ]
        return _choose(found)

    async def _leave(self, post: Post, user_id: int, guild_ids: set[int]) -> set[int]:
        """The servers that a member has left, in which nothing is followed any more."""
        left = {guild_id for guild_id in guild_ids if not await post.is_member(user_id, guild_id)}
        for guild_id in left:
            async with self._database.write() as connection:
                await follows.remove_follows(connection, user_id, guild_id)
        return left

    async def _new(self, follow: FollowRecord, digest: DigestRecord) -> list[Quotation]:
        assert digest.until is not None
        since = max(digest.seen, follow.since)
        return [q for q in await self._look(follow.wish) if since < q.id <= digest.until]


def _choose(found: Sequence[News]) -> tuple[tuple[News, ...], int]:
    """A turn for each of what is followed, until there is no room; nothing twice."""
    chosen: dict[int, list[Quotation]] = {news.follow.id: [] for news in found}
    waiting = {news.follow.id: list(news.quotations) for news in found}
    seen: set[int] = set()
    while len(seen) < SHOWN and any(waiting.values()):
        for id_, quotations in waiting.items():
            while quotations and quotations[0].id in seen:
                quotations.pop(0)
            if quotations and len(seen) < SHOWN:
                seen.add(quotations[0].id)
                chosen[id_].append(quotations.pop(0))
    every = {q.id for news in found for q in news.quotations}
    shown = tuple(News(news.follow, tuple(chosen[news.follow.id])) for news in found if chosen[news.follow.id])
    return shown, len(every) - len(seen)


def _next_due(when: When, now: datetime) -> datetime:
    return next_due(now, time(when.hour), ZoneInfo(when.zone), 1 << when.weekday)


def _week(digest: DigestRecord, now: datetime) -> str:
    """The ISO week in which the member is: `2026-W48`."""
    year, week, _ = now.astimezone(ZoneInfo(digest.when.zone)).date().isocalendar()
    return f"{year}-W{week:02}"
