"""Buttons and menus of `/library`: the list, an interview, a file that was brought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ui

from bot.ui.buttons.stateless import Stateless
from bot.ui.custom_ids.library import (
    InterviewAct,
    InterviewChoice,
    InterviewMenu,
    LibraryPage,
    UploadAct,
    UploadChoice,
)
from bot.ui.library import (
    render_cancelled,
    render_details,
    render_interviews,
    render_removal,
    render_removed,
    render_upload,
)
from bot.ui.replies import guild_of, replace, speak_to
from bot.ui.rights import require_import

if TYPE_CHECKING:
    import discord

    from bot.library import Library
    from bot.servers.uploads import Uploads


class LibraryPageButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=LibraryPage.TEMPLATE):
    """Turns the page of the list of interviews."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        require_import(interaction)
        records = await library.list_interviews(guild_of(interaction))
        page = LibraryPage.unpack(self.parts).page
        await replace(interaction, render_interviews(records, page, speak_to(interaction)))


class InterviewSelect(Stateless, ui.DynamicItem[ui.Select[Any]], template=InterviewMenu.TEMPLATE):
    """Opens the interview that was chosen from the list."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        require_import(interaction)
        [chosen] = self.item.values
        details = await library.shelf.describe(int(chosen), guild_of(interaction))
        await replace(interaction, render_details(details, speak_to(interaction)))


class InterviewButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=InterviewChoice.TEMPLATE):
    """Opens an interview, asks whether to remove it, or does."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        require_import(interaction)
        choice, guild_id, say = InterviewChoice.unpack(self.parts), guild_of(interaction), speak_to(interaction)
        if choice.act is InterviewAct.REMOVAL:
            removed = await library.shelf.remove(choice.interview_id, guild_id)
            await replace(interaction, render_removed(removed, say))
            return
        details = await library.shelf.describe(choice.interview_id, guild_id)
        render = render_removal if choice.act is InterviewAct.REMOVE else render_details
        await replace(interaction, render(details, say))


class UploadButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=UploadChoice.TEMPLATE):
    """Stores a file that was brought, and shows how far that is; or forgets it."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        require_import(interaction)
        choice, guild_id = UploadChoice.unpack(self.parts), guild_of(interaction)
        if choice.act is UploadAct.CANCEL:
            await library.uploads.cancel(choice.upload_id, guild_id)
            await replace(interaction, render_cancelled(speak_to(interaction)))
            return
        if choice.act is not UploadAct.LOOK:
            await library.uploads.confirm(choice.upload_id, guild_id, beside=choice.act is UploadAct.BESIDE)
        await _follow(interaction, library.uploads, choice.upload_id)


async def _follow(interaction: discord.Interaction, uploads: Uploads, upload_id: int) -> None:
    shown = None
    async for view in uploads.follow(upload_id, guild_of(interaction)):
        if view != shown:
            await replace(interaction, render_upload(view, speak_to(interaction)))
        shown = view
