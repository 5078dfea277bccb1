"""A quotation as a picture: what is drawn, how it is described to those who don't see it, and the screen around it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.model import Role
from bot.pictures.sheet import Card
from bot.sources import host_of
from bot.ui.custom_ids.quotation import QuotationCard
from bot.ui.markup import clip
from bot.ui.pieces import button, frame
from bot.ui.quotation import describe_place, number_of

if TYPE_CHECKING:
    from bot.locales import Wording
    from bot.store.records import Quotation

DESCRIPTION_LENGTH = 1_024
"""Characters of a picture's description, by Discord's limit."""


def card_of(quotation: Quotation, say: Wording, *, is_dark: bool) -> Card:
    """What is drawn: the words as they were said, the rest in the reader's language."""
    turn = quotation.turn
    interview = turn.interview
    return Card(
        quotation.text,
        turn.speaker,
        "" if turn.role is Role.UNKNOWN else say(f"role-{turn.role}"),
        interview.title,
        interview.date or "",
        host_of(interview.source_url) or "",
        number_of(quotation.id, say),
        interview.language,
        is_dark,
    )


def card_file(quotation: Quotation, picture: bytes) -> discord.File:
    """The picture, and for those who don't see it all of the words; what is too long ends in an ellipsis at a space."""
    name = f"quotation-{quotation.id}.png"
    return discord.File(io.BytesIO(picture), name, description=describe_card(quotation))


def describe_card(quotation: Quotation) -> str:
    speaker = f" — {clip(quotation.turn.speaker, 80)}"
    return clip(quotation.text, DESCRIPTION_LENGTH - len(speaker)) + speaker


def render_card(
    quotation: Quotation,
    file: discord.File,
    say: Wording,
    *,
    is_dark: bool = False,
    is_shareable: bool = False,
    is_shared: bool = False,
) -> ui.LayoutView:
    """The picture; before it is shared, with the other colours and the way to the channel."""
    picture = discord.MediaGalleryItem(f"attachment://{file.filename}", description=file.description)
    items: list[ui.Item[ui.LayoutView]] = [
        ui.MediaGallery(picture),
        ui.TextDisplay(f"-# — {describe_place(quotation, say)}"),
    ]
    if not is_shared:
        other = QuotationCard(quotation.id, is_dark=not is_dark)
        buttons = [button(say("button-card-light" if is_dark else "button-card-dark"), other.pack())]
        if is_shareable:
            shared = QuotationCard(quotation.id, is_dark=is_dark, is_shared=True)
            buttons.append(button(say("button-share"), shared.pack()))
        items.append(ui.ActionRow(*buttons))
    return frame(items)
