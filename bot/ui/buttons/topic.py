"""Buttons that walk from topic to topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ui

from bot.errors import UnknownReference
from bot.ui.buttons.stateless import Stateless
from bot.ui.custom_ids.topic import TopicPage
from bot.ui.plotting import draw_topic
from bot.ui.replies import guild_of, replace, speak_here
from bot.ui.topic import render_topic, render_topics

if TYPE_CHECKING:
    import discord

    from bot.library import Library


class TopicButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=TopicPage.TEMPLATE):
    """Walks on to a topic, or turns its page."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        page = TopicPage.unpack(self.parts)
        guild_id = guild_of(interaction)
        say = speak_here(interaction)
        if page.topic_id == 0:
            await replace(interaction, render_topics(await library.topics.list_all(guild_id), say), files=[])
            return
        view = await library.topics.view(page.topic_id, guild_id)
        if view is None:
            raise UnknownReference("turn", str(page.topic_id))
        picture = None if page.page else await draw_topic(interaction, view, say)
        await replace(interaction, render_topic(view, page.page, say, picture), files=[picture] if picture else [])
