"""`/topic`: who said what about a subject."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.browsing import TopicView, UnknownTopic
from bot.ui.plotting import draw_topic
from bot.ui.replies import acknowledged, guild_of, library_of, send, speak_here, speak_to
from bot.ui.topic import render_topic, render_topics, render_unknown_topic
from cogs.completion import complete_topic
from cogs.wording import text


class Topic(commands.Cog):
    @app_commands.command(description=text("topic-description"))
    @app_commands.describe(name=text("topic-name"))
    @app_commands.autocomplete(name=complete_topic)
    async def topic(
        self,
        interaction: discord.Interaction,
        name: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        library = library_of(interaction)
        guild_id = guild_of(interaction)
        say = speak_here(interaction)
        async with acknowledged(interaction):
            found = await (library.topics.list_all(guild_id) if name is None else library.topics.find(name, guild_id))
            picture = await draw_topic(interaction, found, say) if isinstance(found, TopicView) else None
        match found:
            case tuple():
                await send(interaction, render_topics(found, say))
            case UnknownTopic():
                await send(interaction, render_unknown_topic(found, speak_to(interaction)), ephemeral=True)
            case _:
                await send(interaction, render_topic(found, 0, say, picture), files=[picture] if picture else [])


async def setup(bot: commands.Bot) -> None:
    await bot.add_cog(Topic())
