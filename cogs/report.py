"""`/reports`: what members of a server have reported about its own interviews."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.buttons.report import queue_of
from bot.ui.replies import acknowledged, library_of, send, speak_to
from bot.ui.reports import render_queue
from cogs.wording import text


class Report(commands.Cog):
    @app_commands.command(description=text("reports-description"))
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def reports(self, interaction: discord.Interaction) -> None:
        async with acknowledged(interaction, ephemeral=True):
            place = await library_of(interaction).reports.view(queue_of(interaction), 0)
        await send(interaction, render_queue(place, speak_to(interaction)), ephemeral=True)


async def setup(bot: commands.Bot) -> None:
    await bot.add_cog(Report())
