"""Buttons below a quotation: another one, the same one for all to see, or as a picture."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from discord import ui

from bot.library import NoQuotation
from bot.ui.buttons.stateless import Stateless
from bot.ui.card import card_file, card_of, render_card
from bot.ui.custom_ids.quotation import (
    AnotherQuotation,
    OfQuotation,
    QuotationCard,
    QuotationVote,
    SavedQuotation,
    SharedQuotation,
)
from bot.ui.quotation import render_no_quotation, vote_labels
from bot.ui.replies import (
    announce,
    guild_of,
    is_private,
    replace,
    send,
    speak_here,
    speak_publicly,
    speak_to,
    studio_of,
)
from bot.ui.saved import render_kept
from bot.ui.sharing import is_theirs, may_share, must_share, relabelled
from bot.ui.showing import note_shown, show_quotation

if TYPE_CHECKING:
    import discord

    from bot.library import Library


class AnotherButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=AnotherQuotation.TEMPLATE):
    """Shows another quotation like the one that stands there: in its place, or privately below another member's."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        wish = AnotherQuotation.unpack(self.parts, guild_of(interaction))
        found = await library.quote(wish.filters, wish.about, rng=random.Random(), unlike=wish.unlike)  # noqa: S311
        if isinstance(found, NoQuotation):
            await send(interaction, render_no_quotation(found, speak_to(interaction)), ephemeral=True)
            return
        more = AnotherQuotation(found.id, wish.filters, wish.about)
        mine = is_private(interaction) or is_theirs(interaction)
        privately = is_private(interaction) or not mine
        await show_quotation(interaction, library, found, privately=privately, in_place=mine, another=more)


class OpenButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=OfQuotation.TEMPLATE):
    """Opens a quotation with all that can be done with it, for whoever pressed."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        found = await library.find_quotation(OfQuotation.unpack(self.parts).highlight_id, guild_of(interaction))
        await show_quotation(interaction, library, found, privately=True)


class ShareButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=SharedQuotation.TEMPLATE):
    """Shows in the channel what one member has seen in private, where that member may write."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        must_share(interaction)
        found = await library.find_quotation(SharedQuotation.unpack(self.parts).highlight_id, guild_of(interaction))
        await show_quotation(interaction, library, found, privately=False, sharer=interaction.user.id)


class VoteButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=QuotationVote.TEMPLATE):
    """Votes, or takes the vote back, and shows the new count where the quotation stands."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        vote = QuotationVote.unpack(self.parts)
        guild_id = guild_of(interaction)
        found = await library.find_quotation(vote.highlight_id, guild_id)
        tally = await library.votes.vote(found.id, guild_id, interaction.user.id, vote.value)
        await replace(interaction, relabelled(interaction, vote_labels(found.id, tally, speak_here(interaction))))


class SaveButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=SavedQuotation.TEMPLATE):
    """Saves a quotation for whoever pressed."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        found = await library.find_quotation(SavedQuotation.unpack(self.parts).highlight_id, guild_of(interaction))
        kept = await library.saved.save(found, interaction.user.id)
        await send(interaction, render_kept(kept, speak_to(interaction)), ephemeral=True)


class CardButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=QuotationCard.TEMPLATE):
    """Draws a quotation: privately, in the other colours, or for all to see."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        wish = QuotationCard.unpack(self.parts)
        if wish.is_shared:
            must_share(interaction, with_files=True)
        found = await library.find_quotation(wish.highlight_id, guild_of(interaction))
        say = speak_publicly(interaction) if wish.is_shared else speak_to(interaction)
        studio, card = studio_of(interaction), card_of(found, say, is_dark=wish.is_dark)
        if studio.must_wait(card):
            await announce(interaction)
        file = card_file(found, await studio.draw(card))
        shareable = may_share(interaction, with_files=True)
        view = render_card(found, file, say, is_dark=wish.is_dark, is_shareable=shareable, is_shared=wish.is_shared)
        if wish.is_shared:
            message_id = await send(interaction, view, files=[file])
            await note_shown(interaction, library, message_id, found, sharer=interaction.user.id)
        elif _holds_card(interaction):
            await replace(interaction, view, files=[file])
        else:
            await send(interaction, view, ephemeral=True, files=[file])


def _holds_card(interaction: discord.Interaction) -> bool:
    """Whether the message whose button was pressed is a card, whose colours are to change."""
    return is_private(interaction) and bool(interaction.message and interaction.message.attachments)
