"""`/privacy`: what is stored about whoever asks, to be seen, taken along and erased."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.privacy import render_privacy
from bot.ui.replies import acknowledged, library_of, send, speak_to
from cogs.wording import text


class Privacy(commands.Cog):
    @app_commands.command(description=text("privacy-description"))
    async def privacy(self, interaction: discord.Interaction) -> None:
        async with acknowledged(interaction, ephemeral=True):
            counts = await library_of(interaction).privacy.count(interaction.user.id)
        await send(interaction, render_privacy(counts, speak_to(interaction)), ephemeral=True)


async def setup(bot: commands.Bot) -> None:
    await bot.add_cog(Privacy())
