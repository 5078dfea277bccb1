"""`/library`: the interviews that a server sees, and those that it brings in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import UnreadableTranscript
from bot.servers.uploads import LARGEST, AlreadyThere
from bot.ui.curation import render_curation
from bot.ui.library import (
    render_already_there,
    render_brought,
    render_details,
    render_failure,
    render_interviews,
    render_removal,
)
from bot.ui.pieces import note
from bot.ui.replies import acknowledged, guild_of, library_of, send, speak_to
from bot.ui.rights import may_import, require_manage
from cogs.completion import complete_interview, complete_own_interview
from cogs.wording import text

if TYPE_CHECKING:
    from bot.store.interviews import InterviewDetails


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class Library(commands.GroupCog, name="library", description=text("library-description")):
    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """Asked again at run time: what a server's settings let through is not what this needs."""
        return may_import(interaction)

    @app_commands.command(description=text("library-list-description"))
    async def list(self, interaction: discord.Interaction) -> None:
        records = await library_of(interaction).list_interviews(guild_of(interaction))
        await send(interaction, render_interviews(records, 0, speak_to(interaction)), ephemeral=True)

    @app_commands.command(description=text("library-add-description"))
    @app_commands.describe(file=text("library-file"))
    async def add(self, interaction: discord.Interaction, file: discord.Attachment) -> None:
        async with acknowledged(interaction, ephemeral=True):
            view = await _bring(interaction, file)
        await send(interaction, view, ephemeral=True)

    @app_commands.command(description=text("library-info-description"))
    @app_commands.describe(interview=text("library-interview"))
    @app_commands.autocomplete(interview=complete_interview)
    async def info(self, interaction: discord.Interaction, interview: str) -> None:
        details = await _find(interaction, interview)
        await send(interaction, render_details(details, speak_to(interaction)), ephemeral=True)

    @app_commands.command(description=text("library-remove-description"))
    @app_commands.describe(interview=text("library-interview"))
    @app_commands.autocomplete(interview=complete_own_interview)
    async def remove(self, interaction: discord.Interaction, interview: str) -> None:
        details = await _find(interaction, interview)
        await send(interaction, render_removal(details, speak_to(interaction)), ephemeral=True)

    @app_commands.command(description=text("library-highlights-description"))
    @app_commands.describe(interview=text("library-interview"))
    @app_commands.autocomplete(interview=complete_interview)
    async def highlights(self, interaction: discord.Interaction, interview: str) -> None:
        require_manage(interaction)
        library, guild_id = library_of(interaction), guild_of(interaction)
        record = (await _find(interaction, interview)).interview
        curated = await library.curation.list(guild_id, record.id)
        await send(interaction, render_curation(record, curated, 0, speak_to(interaction)), ephemeral=True)


async def _bring(interaction: discord.Interaction, file: discord.Attachment) -> discord.ui.LayoutView:
    say = speak_to(interaction)
    if file.size > LARGEST:
        return note(say("upload-too-large", megabytes=LARGEST >> 20))
    try:
        found = await library_of(interaction).uploads.bring(guild_of(interaction), file.filename, await file.read())
    except UnreadableTranscript as error:
        return note(render_failure(file.filename, str(error), say))
    return render_already_there(found, say) if isinstance(found, AlreadyThere) else render_brought(found, say)


async def _find(interaction: discord.Interaction, reference: str) -> InterviewDetails:
    library, guild_id = library_of(interaction), guild_of(interaction)
    interview_id = await library.find_interview_id(reference, guild_id)
    return await library.shelf.describe(interview_id, guild_id)


async def setup(bot: commands.Bot) -> None:
    await bot.add_cog(Library())
