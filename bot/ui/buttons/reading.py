"""Buttons that open an interview at a place, and read on in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ui

from bot.ui.buttons.stateless import Stateless
from bot.ui.context import render_context
from bot.ui.custom_ids.daily import DailyPost
from bot.ui.custom_ids.reading import ReadingPlace
from bot.ui.replies import guild_of, replace, send, speak_to

if TYPE_CHECKING:
    import discord

    from bot.library import Library


class ContextButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=ReadingPlace.TEMPLATE):
    """Opens a turn among its neighbours for whoever pressed, or reads on in it."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        place = ReadingPlace.unpack(self.parts)
        context = await library.find_context(place.turn_id, guild_of(interaction))
        view = render_context(context, place.at, speak_to(interaction))
        if interaction.message is not None and interaction.message.flags.ephemeral:
            await replace(interaction, view)
        else:
            await send(interaction, view, ephemeral=True)


class DailyButton(ContextButton, template=DailyPost.TEMPLATE):
    """Opens the turn of a daily highlight."""
