"""`/quote`: a quotation worth reading."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.library import NoQuotation
from bot.ui.custom_ids.quotation import AnotherQuotation
from bot.ui.quotation import render_no_quotation
from bot.ui.replies import acknowledged, guild_of, is_private, library_of, send, speak_to
from bot.ui.showing import show_quotation
from cogs.completion import complete_interview, complete_speaker, complete_topic
from cogs.wording import text

if TYPE_CHECKING:
    from bot.store.records import Quotation

HIGHEST_NUMBER = 2**53 - 1
"""The largest integer that Discord passes on as it is."""


class Quote(commands.Cog):
    @app_commands.command(description=text("quote-description"))
    @app_commands.describe(
        about=text("quote-about"),
        speaker=text("option-speaker"),
        interview=text("option-interview"),
        id=text("quote-id"),
        private=text("option-private"),
    )
    @app_commands.autocomplete(about=complete_topic, speaker=complete_speaker, interview=complete_interview)
    async def quote(  # noqa: PLR0917  each is an option that members fill in
        self,
        interaction: discord.Interaction,
        about: app_commands.Range[str, 1, 100] | None = None,
        speaker: str | None = None,
        interview: str | None = None,
        id: app_commands.Range[int, 1, HIGHEST_NUMBER] | None = None,  # noqa: A002  as members call it
        private: bool = False,  # noqa: FBT001, FBT002  an option, given by name
    ) -> None:
        library = library_of(interaction)
        guild_id = guild_of(interaction)
        async with acknowledged(interaction, ephemeral=private):
            filters = await library.filters(guild_id, speaker=speaker, interview=interview)
            found: Quotation | NoQuotation
            if id is None:
                found = await library.quote(filters, about, rng=random.Random())  # noqa: S311
            else:
                found = await library.find_quotation(id, guild_id)
            if isinstance(found, NoQuotation):
                await send(interaction, render_no_quotation(found, speak_to(interaction)), ephemeral=True)
                return
            privately = private or is_private(interaction)
            more = AnotherQuotation(found.id, filters, about)
            await show_quotation(interaction, library, found, privately=privately, another=more)


async def setup(bot: commands.Bot) -> None:
    await bot.add_cog(Quote())
