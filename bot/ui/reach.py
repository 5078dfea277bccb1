"""How members are reached in the background: what was posted is edited, and direct messages are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import discord
from discord import ui

from bot.locales import wording
from bot.members.errands import Reach
from bot.store.index import Filters
from bot.store.posts import Screen
from bot.ui.custom_ids.follow import DigestStop
from bot.ui.custom_ids.quotation import AnotherQuotation
from bot.ui.daily import render_daily
from bot.ui.follows import render_digest
from bot.ui.pieces import frame
from bot.ui.posting import LOOKED_AT, carries, unpostable
from bot.ui.quotation import render_quotation
from bot.ui.reports import render_outcome

if TYPE_CHECKING:
    from bot.library import Library
    from bot.members.follows import Digest
    from bot.store.posts import PostRecord
    from bot.store.records import Quotation
    from bot.store.reports import ReportRecord
    from bot.store.votes import Tally


class DiscordReach(Reach):
    """Reaches members through the client."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._library: Library = cast("Any", client).library

    def list_servers(self) -> set[int] | None:
        has_all = getattr(self._client, "shard_ids", None) is None
        return {guild.id for guild in self._client.guilds} if has_all else None

    async def show(self, post: PostRecord, quotation: Quotation) -> None:
        tally = await self._library.votes.count(quotation.id, post.guild_id)
        await self._edit(post, render_post(post, quotation, tally))

    async def take_down(self, post: PostRecord) -> None:
        sentence = wording(post.input["language"])("post-taken-down")
        await self._edit(post, frame([ui.TextDisplay(sentence)]))

    async def tell(self, report: ReportRecord) -> None:
        assert report.reporter_id is not None, "a report that nobody waits for"
        view = render_outcome(report, wording(report.language))
        try:
            channel = await self._client.create_dm(discord.Object(report.reporter_id))
            await channel.send(view=view, nonce=f"report-{report.id}")
        except Exception as error:
            raise unpostable(error) from error

    async def is_member(self, user_id: int, guild_id: int) -> bool:
        try:
            guild = self._client.get_guild(guild_id) or await self._client.fetch_guild(guild_id, with_counts=False)
            await guild.fetch_member(user_id)
        except (discord.NotFound, discord.Forbidden):
            return False
        except Exception as error:
            raise unpostable(error) from error
        return True

    async def find_digest(self, user_id: int, week: str) -> bool:
        mark = DigestStop(week).pack()
        me = self._client.user
        try:
            channel = await self._client.create_dm(discord.Object(user_id))
            async for message in channel.history(limit=LOOKED_AT):
                if me is not None and message.author.id == me.id and carries(message, mark):
                    return True
        except Exception as error:
            raise unpostable(error) from error
        return False

    async def send_digest(self, digest: Digest) -> None:
        view = render_digest(digest, wording(digest.record.language))
        year, week = digest.week.split("-W")
        try:
            channel = await self._client.create_dm(discord.Object(digest.record.user_id))
            await channel.send(view=view, nonce=f"{digest.record.user_id}{year[2:]}{week}")
        except Exception as error:
            raise unpostable(error) from error

    async def _edit(self, post: PostRecord, view: ui.LayoutView) -> None:
        channel = self._client.get_partial_messageable(post.channel_id, guild_id=post.guild_id)
        try:
            await channel.get_partial_message(post.message_id).edit(view=view, attachments=[])
        except Exception as error:
            raise unpostable(error) from error


def render_post(post: PostRecord, quotation: Quotation, tally: Tally) -> ui.LayoutView:
    """What the post showed, as it is now."""
    say = wording(post.input["language"])
    match post.screen:
        case Screen.DAILY:
            return render_daily(quotation, post.input["delivery"], say, tally, role_id=post.input.get("role"))
        case Screen.QUOTATION:
            filters = Filters(post.guild_id, post.input.get("speaker"), post.input.get("interview"))
            another = AnotherQuotation(quotation.id, filters, post.input.get("about"))
            more = another if post.input.get("is_one_of_more") else None
            return render_quotation(quotation, tally, say, another=more, sharer=post.shared_by)
