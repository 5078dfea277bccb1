"""`/saved`: what a member keeps."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.buttons.saved import show_saved
from bot.ui.replies import acknowledged, library_of
from cogs.wording import text


class Saved(commands.Cog):
    @app_commands.command(description=text("saved-description"))
    async def saved(self, interaction: discord.Interaction) -> None:
        async with acknowledged(interaction, ephemeral=True):
            await show_saved(interaction, library_of(interaction), 0)


async def setup(bot: commands.Bot) -> None:
    await bot.add_cog(Saved())
