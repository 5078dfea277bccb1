"""How members are reached in the background: what was posted is edited, and direct messages are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.locales import wording
from bot.members.errands import Reach
from bot.store.index import Filters
from bot.store.posts import Screen
from bot.ui.daily import render_daily
from bot.ui.pieces import frame
from bot.ui.posting import unpostable
from bot.ui.quotation import render_quotation
from bot.ui.reports import render_outcome

if TYPE_CHECKING:
    from bot.store.posts import PostRecord
    from bot.store.records import Quotation
    from bot.store.reports import ReportRecord


class DiscordReach(Reach):
    """Reaches members through the client."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def show(self, post: PostRecord, quotation: Quotation) -> None:
        await self._edit(post, render_post(post, quotation))

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

    async def _edit(self, post: PostRecord, view: ui.LayoutView) -> None:
        channel = self._client.get_partial_messageable(post.channel_id, guild_id=post.guild_id)
        try:
            await channel.get_partial_message(post.message_id).edit(view=view, attachments=[])
        except Exception as error:
            raise unpostable(error) from error


def render_post(post: PostRecord, quotation: Quotation) -> ui.LayoutView:
    """What the post showed, as it is now."""
    say = wording(post.input["language"])
    match post.screen:
        case Screen.DAILY:
            return render_daily(quotation, post.input["delivery"], say)
        case Screen.QUOTATION:
            filters = Filters(post.guild_id, post.input.get("speaker"), post.input.get("interview"))
            return render_quotation(quotation, filters, post.input.get("about"), say)
