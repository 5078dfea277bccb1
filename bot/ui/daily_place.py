"""The places that daily highlights are posted in: channels, threads and forums of Discord."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeAlias

import aiohttp
import discord
import structlog

from bot.daily.deliver import Place, Post, Reason, Unpostable
from bot.errors import NoFont
from bot.locales import wording
from bot.store.schedules import Look
from bot.ui.card import card_file, card_of
from bot.ui.custom_ids.daily import DailyPost
from bot.ui.daily import render_daily, render_rests, title_of
from bot.ui.once import once
from bot.ui.posting import LOOKED_AT, carries, unpostable

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from bot.locales import Wording
    from bot.members.votes import Votes
    from bot.pictures.studio import Studio
    from bot.store.records import Quotation
    from bot.store.schedules import DeliveryRecord, NewSchedule, ScheduleRecord

log = structlog.get_logger()

Channel: TypeAlias = discord.TextChannel | discord.Thread | discord.ForumChannel

THREADS_LOOKED_AT = 10
"""The same for a forum, where each post is looked at by a request of its own; only our own are."""

REQUESTS_A_SECOND = 25
"""Half of what Discord lets a bot ask for: the rest is for those who wait for an answer, or for a second process."""

_NONCE = "pq-{}-{:%y%m%d}"
"""By schedule and date, so that it is the same even if a power cut takes the delivery's row. Discord allows 25
characters, which leaves 15 for the schedule's id."""

# Discord's codes: a tag is required; the thread is archived, or locked; published already; a thread is there already.
_TAG_REQUIRED, _ARCHIVED, _LOCKED = 40067, 50083, 160005
_PUBLISHED, _HAS_THREAD = 40033, 160004
_BAD_REQUEST = 400


class DiscordPlace(Place):
    """Posts in the channels of schedules, at a pace that leaves room for everything else."""

    def __init__(self, client: discord.Client, votes: Votes, studio: Studio) -> None:
        self._client = client
        self._votes = votes
        self._studio = studio
        self._pace = _Pace(REQUESTS_A_SECOND)

    async def find(self, schedule: ScheduleRecord, delivery: DeliveryRecord) -> Post | None:
        mark = DailyPost.mark(delivery.id)
        there, meant = delivery.channel_id, schedule.wish.channel_id
        if there not in (None, meant):
            found = await self._find_where_it_was_meant_before(int(there or 0), mark)
            if found is not None:
                return found
        try:
            return await self._find_in(await self._channel(meant), mark)
        except Exception as error:
            raise _unpostable(error) from error

    async def post(self, schedule: ScheduleRecord, delivery: DeliveryRecord, quotation: Quotation) -> Post:
        wish = schedule.wish
        say = wording(wish.language)
        tally = await self._votes.count(quotation.id, wish.guild_id)
        picture = await draw(quotation, say, self._studio) if wish.look is Look.CARD else None
        view = render_daily(quotation, delivery.id, say, tally, role_id=wish.role_id, picture=picture)
        content: dict[str, Any] = {"view": view, "allowed_mentions": _may_tell(wish.role_id)}
        content |= {"file": picture} if picture else {}
        try:
            channel = await self._channel(wish.channel_id)
            await self._pace.wait()
            if isinstance(channel, discord.ForumChannel):
                title = title_of(wish, delivery.day, say)
                with once("POST"):
                    opened = await channel.create_thread(name=title, applied_tags=_tags(channel, wish), **content)
                return Post(opened.thread.id, opened.message.id)
            sent = await channel.send(nonce=_NONCE.format(schedule.id, delivery.day), **content)
            return Post(channel.id, sent.id)
        except Exception as error:
            raise _unpostable(error) from error

    async def finish(self, schedule: ScheduleRecord, delivery: DeliveryRecord, post: Post) -> Reason | None:
        wish = schedule.wish
        channel = await self._channel(post.channel_id)
        if not isinstance(channel, discord.TextChannel):
            return None
        message = channel.get_partial_message(post.message_id)
        remark = None
        if wish.publish and channel.is_news() and not await self._is_done(message.publish(), _PUBLISHED):
            remark = Reason.NOT_PUBLISHED
        if wish.discuss:
            name = title_of(wish, delivery.day, wording(wish.language))
            if not await self._is_done(message.create_thread(name=name), _HAS_THREAD):
                remark = Reason.NO_THREAD
        return remark

    async def check(self, schedule: ScheduleRecord) -> None:
        try:
            channel = await self._channel(schedule.wish.channel_id)
        except Exception as error:
            raise _unpostable(error) from error
        # Of a server that we don't see, or not yet, nothing is known.
        if channel.guild.me is None:
            return
        if not channel.permissions_for(channel.guild.me) >= needed_in(channel, schedule.wish, extras=False):
            raise Unpostable(Reason.FORBIDDEN)
        if isinstance(channel, discord.ForumChannel):
            _tags(channel, schedule.wish)

    async def tell(self, schedule: ScheduleRecord, reason: str) -> None:
        """In the server's system channel, or else by direct message to whoever made the schedule."""
        wish = schedule.wish
        view = render_rests(schedule, reason, wording(wish.language))
        for where in (self._system_channel(wish.guild_id), await self._maker(wish.created_by)):
            if where is None:
                continue
            try:
                await where.send(view=view)
            except discord.HTTPException as error:
                log.info("nobody told there", schedule=schedule.id, error=str(error))
            else:
                return
        log.warning("a schedule rests, and nobody could be told", schedule=schedule.id, reason=reason)

    def _system_channel(self, guild_id: int) -> discord.TextChannel | None:
        guild = self._client.get_guild(guild_id)
        channel = guild.system_channel if guild else None
        return channel if channel and channel.permissions_for(channel.guild.me).send_messages else None

    async def _maker(self, user_id: int) -> discord.User | None:
        try:
            return self._client.get_user(user_id) or await self._client.fetch_user(user_id)
        except discord.HTTPException:
            return None

    async def _is_done(self, work: Any, done_already: int) -> bool:
        await self._pace.wait()
        try:
            await work
        except discord.HTTPException as error:
            return error.code == done_already
        except (aiohttp.ClientError, OSError):
            return False
        return True

    async def _channel(self, channel_id: int) -> Channel:
        channel = self._client.get_channel(channel_id)
        if channel is None:
            await self._pace.wait()
            channel = await self._client.fetch_channel(channel_id)
        if not isinstance(channel, Channel):
            raise Unpostable(Reason.CHANNEL_GONE)
        return channel

    async def _find_where_it_was_meant_before(self, channel_id: int, mark: str) -> Post | None:
        """A channel that was changed for another while a post's fate was unknown: it may be gone, or closed to us."""
        try:
            return await self._find_in(await self._channel(channel_id), mark)
        except Exception as error:
            cause = _unpostable(error)
            if isinstance(cause, Unpostable) and cause.reason is not Reason.UNREACHABLE:
                return None
            raise cause from error

    async def _find_in(self, channel: Channel, mark: str) -> Post | None:
        me = self._client.user
        async for message in self._recent(channel):
            if me is not None and message.author.id == me.id and carries(message, mark):
                return Post(message.channel.id, message.id)
        return None

    async def _recent(self, channel: Channel) -> AsyncIterator[discord.Message]:
        await self._pace.wait()
        if not isinstance(channel, discord.ForumChannel):
            async for message in channel.history(limit=LOOKED_AT):
                yield message
            return
        for thread in await self._own_threads(channel):
            await self._pace.wait()
            try:
                yield await thread.fetch_message(thread.id)
            except discord.NotFound:
                continue  # its first message was deleted

    async def _own_threads(self, forum: discord.ForumChannel) -> list[discord.Thread]:
        """Our latest posts in a forum, the newest first. An hour without an answer may be enough to archive one."""
        me = self._client.user
        active = [thread for thread in await forum.guild.active_threads() if thread.parent_id == forum.id]
        archived = [thread async for thread in forum.archived_threads(limit=THREADS_LOOKED_AT)]
        ours = {thread.id: thread for thread in (*active, *archived) if me and thread.owner_id == me.id}
        return sorted(ours.values(), key=lambda thread: -thread.id)[:THREADS_LOOKED_AT]


async def draw(quotation: Quotation, say: Wording, studio: Studio) -> discord.File | None:
    """The card; None where no font has the characters, and words do better than boxes."""
    try:
        return card_file(quotation, await studio.draw(card_of(quotation, say, is_dark=False)))
    except NoFont as error:
        log.warning("a card is posted as text", error=str(error))
        return None


class _Pace:
    """Lets so many through a second, evenly."""

    def __init__(self, a_second: float) -> None:
        self._gap = 1 / a_second
        self._free_at = 0.0

    async def wait(self) -> None:
        now = asyncio.get_running_loop().time()
        turn = max(self._free_at, now)
        self._free_at = turn + self._gap
        if turn > now:
            await asyncio.sleep(turn - now)


def needed_in(channel: Channel, wish: NewSchedule, *, extras: bool = True) -> discord.Permissions:
    """What we must be allowed in a channel: to post there, and to see whether a post stands before it is made again.

    With `extras`, also what is wished beside the post, without which it is posted all the same.
    """
    needed = discord.Permissions(view_channel=True, read_message_history=True)
    if isinstance(channel, discord.Thread):
        needed.send_messages_in_threads = True
    else:
        needed.send_messages = True
    needed.attach_files = wish.look is Look.CARD
    needed.create_public_threads = extras and wish.discuss and isinstance(channel, discord.TextChannel)
    return needed


def _tags(forum: discord.ForumChannel, wish: NewSchedule) -> Sequence[discord.ForumTag]:
    tag = forum.get_tag(wish.tag_id) if wish.tag_id else None
    if tag is None and forum.flags.require_tag:
        raise Unpostable(Reason.TAG_NEEDED)
    return [tag] if tag else []


def _may_tell(role_id: int | None) -> discord.AllowedMentions:
    """Nobody, but for the one role that an admin has named."""
    roles = [discord.Object(role_id)] if role_id else False
    return discord.AllowedMentions(everyone=False, users=False, replied_user=False, roles=roles)


def _unpostable(error: Exception) -> Exception:
    """Why Discord didn't take it. What it takes for nonsense is an error of our own, and is not hidden."""
    match error:
        case discord.HTTPException(code=code) if code == _TAG_REQUIRED:
            return Unpostable(Reason.TAG_NEEDED)
        case discord.HTTPException(code=code) if code in (_ARCHIVED, _LOCKED):
            return Unpostable(Reason.FORBIDDEN)
        case discord.InvalidData():
            return Unpostable(Reason.CHANNEL_GONE)
        case discord.RateLimited():
            return Unpostable(Reason.UNREACHABLE)
        case discord.HTTPException(status=status) if status == _BAD_REQUEST:
            return error
        case _:
            return unpostable(error)
