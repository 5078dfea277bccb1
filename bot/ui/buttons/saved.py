"""Buttons on what a member keeps, and the form for a note."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.errors import UnknownReference
from bot.members.export import export
from bot.ui.buttons.stateless import Stateless
from bot.ui.context import render_context
from bot.ui.custom_ids.saved import Act, SavedAct, SavedExport, SavedList, SavedNote
from bot.ui.replies import guild_of, is_private, replace, send, speak_to
from bot.ui.saved import NOTE, PAGE, note_form, render_export, render_removed, render_saved
from bot.ui.showing import show_quotation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.library import Library
    from bot.store.saved import SavedRecord


class SavedListButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=SavedList.TEMPLATE):
    """Turns the page of what whoever pressed keeps."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        await show_saved(interaction, library, SavedList.unpack(self.parts).page)


class SavedButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=SavedAct.TEMPLATE):
    """Opens, removes or notes something about one saved quotation, which has to be the presser's own."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        wish = SavedAct.unpack(self.parts)
        who, where = interaction.user.id, guild_of(interaction)
        record = await library.saved.find(wish.saved_id, who, where)
        match wish.act:
            case Act.OPEN:
                await _open(interaction, library, record)
            case Act.NOTE:
                await interaction.response.send_modal(note_form(record, wish.page, speak_to(interaction)))
            case Act.REMOVE:
                await library.saved.remove(record.id, who, where)
                await show_saved(interaction, library, wish.page)
            case Act.UNDO:
                await library.saved.remove(record.id, who, where)
                await replace(interaction, render_removed(speak_to(interaction)))


class ExportButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=SavedExport.TEMPLATE):
    """Hands out all that whoever pressed keeps and may see here, as a file."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        ending = self.parts["ending"]
        records = await library.saved.list(interaction.user.id, guild_of(interaction))
        file = discord.File(io.BytesIO(export(records, ending)), f"saved.{ending}")
        view = render_export(file.filename, speak_to(interaction))
        await send(interaction, view, ephemeral=True, files=[file])


class NoteForm:
    """Writes the note, and shows the list again from which it was written."""

    TEMPLATE = SavedNote.TEMPLATE

    @staticmethod
    async def hand_in(
        interaction: discord.Interaction, library: Library, parts: Mapping[str, str], texts: Mapping[str, str]
    ) -> None:
        await library.saved.note(int(parts["saved"]), interaction.user.id, guild_of(interaction), texts.get(NOTE, ""))
        await show_saved(interaction, library, int(parts["page"]))


async def show_saved(interaction: discord.Interaction, library: Library, page: int) -> None:
    """A page, in place of the private message that stands there; it is nobody else's business."""
    found = await library.saved.page(interaction.user.id, guild_of(interaction), page, PAGE)
    view = render_saved(found, speak_to(interaction))
    if interaction.message is not None and is_private(interaction):
        await replace(interaction, view)
    else:
        await send(interaction, view, ephemeral=True)


async def _open(interaction: discord.Interaction, library: Library, record: SavedRecord) -> None:
    """Where the library has it now: the quotation, or else its turn."""
    where = guild_of(interaction)
    if record.highlight_id is not None:
        found = await library.find_quotation(record.highlight_id, where)
        await show_quotation(interaction, library, found, privately=True)
    elif record.turn_id is not None:
        context = await library.find_context(record.turn_id, where)
        await send(interaction, render_context(context, 0, speak_to(interaction)), ephemeral=True)
    else:
        raise UnknownReference("turn", str(record.id))
