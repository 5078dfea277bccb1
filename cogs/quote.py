"""`/quote`: a quotation worth reading."""

from __future__ import annotations

import random

import discord
from discord import app_commands
from discord.ext import commands

from bot.library import NoQuotation
from bot.ui.quotation import render_no_quotation, render_quotation
from bot.ui.replies import acknowledged, guild_of, library_of, send, speak_here, speak_to
from cogs.completion import complete_interview, complete_speaker, complete_topic
from cogs.wording import text


class Quote(commands.Cog):
    @app_commands.command(description=text("quote-description"))
    @app_commands.describe(
        about=text("quote-about"), speaker=text("option-speaker"), interview=text("option-interview")
    )
    @app_commands.autocomplete(about=complete_topic, speaker=complete_speaker, interview=complete_interview)
    async def quote(
        self,
        interaction: discord.Interaction,
        about: app_commands.Range[str, 1, 100] | None = None,
        speaker: str | None = None,
        interview: str | None = None,
    ) -> None:
        library = library_of(interaction)
        async with acknowledged(interaction):
            filters = await library.filters(guild_of(interaction), speaker=speaker, interview=interview)
            found = await library.quote(filters, about, rng=random.Random())  # noqa: S311
        if isinstance(found, NoQuotation):
            await send(interaction, render_no_quotation(found, speak_to(interaction)), ephemeral=True)
        else:
            await send(interaction, render_quotation(found, filters, about, speak_here(interaction)))


async def setup(bot: commands.Bot) -> None:
    await bot.add_cog(Quote())
