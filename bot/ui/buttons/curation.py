"""Buttons with which those who manage a server curate its highlights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import app_commands, ui

from bot.curation import LONGEST
from bot.errors import UnknownReference
from bot.ui.buttons.stateless import Stateless
from bot.ui.curation import WORDS, borders_form, render_curation
from bot.ui.custom_ids.curation import BordersForm, CurationPage, Decision
from bot.ui.replies import guild_of, replace, speak_to

if TYPE_CHECKING:
    from collections.abc import Mapping

    import discord

    from bot.library import Library


class CurationButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=CurationPage.TEMPLATE):
    """Opens a page of an interview's highlights."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        _demand_manager(interaction)
        page = CurationPage.unpack(self.parts)
        await _show_page(interaction, library, page.interview_id, page.page)


class DecisionButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=Decision.TEMPLATE):
    """Pins, hides or shows a highlight in this server, or asks for its borders."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        _demand_manager(interaction)
        decision = Decision.unpack(self.parts)
        guild_id = guild_of(interaction)
        match decision.verb:
            case "pin":
                curated = await library.curation.pin(decision.highlight_id, guild_id)
            case "hide":
                curated = await library.curation.hide(decision.highlight_id, guild_id)
            case "show":
                curated = await library.curation.show(decision.highlight_id, guild_id)
            case _:
                known = await library.curation.find(decision.highlight_id, guild_id)
                form = borders_form(known.quotation, decision.page, LONGEST, speak_to(interaction))
                await interaction.response.send_modal(form)
                return
        await _show_page(interaction, library, curated.quotation.turn.interview.id, decision.page)


class BordersAnswer:
    """Draws the borders, and shows the page again from which they were asked for."""

    TEMPLATE = BordersForm.TEMPLATE

    @staticmethod
    async def hand_in(
        interaction: discord.Interaction, library: Library, parts: Mapping[str, str], texts: Mapping[str, str]
    ) -> None:
        _demand_manager(interaction)
        asked = BordersForm.unpack(dict(parts))
        curated = await library.curation.edit(asked.highlight_id, texts.get(WORDS, ""), guild_of(interaction))
        await _show_page(interaction, library, curated.quotation.turn.interview.id, asked.page)


def _demand_manager(interaction: discord.Interaction) -> None:
    """A custom_id is input, and who could see the screen need not be who presses.

    Raises:
        CheckFailure: whoever pressed doesn't manage a server here.
    """
    if interaction.guild_id is None or not interaction.permissions.manage_guild:
        raise app_commands.CheckFailure


async def _show_page(interaction: discord.Interaction, library: Library, interview_id: int, page: int) -> None:
    guild_id = guild_of(interaction)
    interview = await library.find_interview(interview_id, guild_id)
    if interview is None:
        raise UnknownReference("interview", str(interview_id))
    curated = await library.curation.list(guild_id, interview_id)
    await replace(interaction, render_curation(interview, curated, page, speak_to(interaction)))
