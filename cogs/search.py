"""`/search`: find what was said."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.search import Missed, Query
from bot.ui.replies import acknowledged, guild_of, library_of, send, speak_here, speak_to
from bot.ui.search import PAGE, render_search
from cogs.completion import complete_interview, complete_speaker
from cogs.wording import text


class Search(commands.Cog):
    @app_commands.command(description=text("search-description"))
    @app_commands.describe(
        query=text("search-query"), speaker=text("option-speaker"), interview=text("option-interview")
    )
    @app_commands.autocomplete(speaker=complete_speaker, interview=complete_interview)
    async def search(
        self,
        interaction: discord.Interaction,
        query: app_commands.Range[str, 1, 300],
        speaker: str | None = None,
        interview: str | None = None,
    ) -> None:
        library = library_of(interaction)
        async with acknowledged(interaction):
            filters = await library.filters(guild_of(interaction), speaker=speaker, interview=interview)
            result = await library.search(Query(query, filters, PAGE))
        missed = isinstance(result, Missed)
        say = speak_to(interaction) if missed else speak_here(interaction)
        await send(interaction, render_search(result, say), ephemeral=missed)


async def setup(bot: commands.Bot) -> None:
    await bot.add_cog(Search())
