"""Buttons below a quotation."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from discord import ui

from bot.library import NoQuotation
from bot.ui.buttons.stateless import Stateless
from bot.ui.custom_ids.quotation import AnotherQuotation
from bot.ui.quotation import render_no_quotation, render_quotation
from bot.ui.replies import guild_of, replace, send, speak_here, speak_to

if TYPE_CHECKING:
    import discord

    from bot.library import Library


class AnotherButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=AnotherQuotation.TEMPLATE):
    """Shows another quotation like the one that stands there."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        wish = AnotherQuotation.unpack(self.parts, guild_of(interaction))
        found = await library.quote(wish.filters, wish.about, rng=random.Random(), unlike=wish.unlike)  # noqa: S311
        if isinstance(found, NoQuotation):
            await send(interaction, render_no_quotation(found, speak_to(interaction)), ephemeral=True)
        else:
            await replace(interaction, render_quotation(found, wish.filters, wish.about, speak_here(interaction)))
