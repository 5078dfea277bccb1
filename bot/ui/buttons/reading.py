"""Buttons that open an interview at a place, and read on in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from discord import ui

from bot.ui.buttons.stateless import Stateless
from bot.ui.context import ENDS, earlier_than, later_than, render_context
from bot.ui.custom_ids.daily import DailyPost
from bot.ui.custom_ids.reading import ReadingPlace, ReadingStep
from bot.ui.replies import guild_of, replace, send, speak_to

if TYPE_CHECKING:
    import discord

    from bot.library import Library


class ContextButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=ReadingPlace.TEMPLATE):
    """Opens a turn among its neighbours for whoever pressed, or reads on in it."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        await _open(interaction, library, ReadingPlace.unpack(self.parts))


class DailyButton(ContextButton, template=DailyPost.TEMPLATE):
    """Opens the turn of a daily highlight."""


class StepButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=ReadingStep.TEMPLATE):
    """Opens what was said before a quotation, or after it."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        step = ReadingStep.unpack(self.parts)
        context = await library.find_context(step.turn_id, guild_of(interaction))
        place = later_than(context) if step.is_later else earlier_than(context)
        # At either end of an interview there is no further to go, and the turn itself is shown.
        await _open(interaction, library, place or ReadingPlace(step.turn_id))


async def _open(interaction: discord.Interaction, library: Library, place: ReadingPlace) -> None:
    """In place of a private message that reads already, or else in one of its own."""
    context = await library.find_context(place.turn_id, guild_of(interaction))
    view = render_context(context, place.at, speak_to(interaction))
    if _reads(interaction):
        await replace(interaction, view)
    else:
        await send(interaction, view, ephemeral=True)


def _reads(interaction: discord.Interaction) -> bool:
    """Whether the private message whose button was pressed is nothing but a place in an interview."""
    message = interaction.message
    if message is None or not message.flags.ephemeral:
        return False
    view = ui.LayoutView.from_message(message, timeout=None)
    pressed = [item.custom_id for item in view.walk_children() if isinstance(item, ui.Button) and item.url is None]
    return all(custom_id in ENDS or re.fullmatch(ReadingPlace.TEMPLATE, custom_id or "") for custom_id in pressed)
