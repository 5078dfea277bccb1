"""`/settings`: how a server wants to be answered, and who may bring transcripts."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui.replies import send, settings_of, speak_to
from bot.ui.rights import require_manage
from bot.ui.settings import render_settings
from cogs.wording import text


class Settings(commands.Cog):
    @app_commands.command(description=text("settings-description"))
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def settings(self, interaction: discord.Interaction) -> None:
        require_manage(interaction)
        await send(interaction, render_settings(settings_of(interaction), speak_to(interaction)), ephemeral=True)


async def setup(bot: commands.Bot) -> None:
    await bot.add_cog(Settings())
