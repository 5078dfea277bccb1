"""Buttons below a search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ui

from bot.ui.buttons.stateless import Stateless
from bot.ui.custom_ids.search import SearchPage
from bot.ui.replies import guild_of, replace, speak_here
from bot.ui.search import PAGE, render_search

if TYPE_CHECKING:
    import discord

    from bot.library import Library


class SearchButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=SearchPage.TEMPLATE):
    """Turns the page of a search, or asks another one."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        page = SearchPage.unpack(self.parts, guild_of(interaction), PAGE)
        await replace(interaction, render_search(await library.search(page.query), speak_here(interaction)))
