"""A quotation is shown, to one member or to all; where all see it, that is noted, so that it can be put right later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.posts import NewPost, Screen
from bot.store.records import SHARED
from bot.ui.quotation import render_quotation
from bot.ui.replies import guild_of, replace, send, speak_publicly, speak_to
from bot.ui.sharing import may_share

if TYPE_CHECKING:
    import discord

    from bot.library import Library
    from bot.store.records import Quotation
    from bot.ui.custom_ids.quotation import AnotherQuotation


async def show_quotation(
    interaction: discord.Interaction,
    library: Library,
    quotation: Quotation,
    *,
    privately: bool,
    in_place: bool = False,
    another: AnotherQuotation | None = None,
    sharer: int | None = None,
) -> None:
    """Shows it, in place of the message whose button was pressed, or in one of its own."""
    say = speak_to(interaction) if privately else speak_publicly(interaction)
    tally = await library.votes.count(quotation.id, guild_of(interaction))
    shareable = privately and may_share(interaction)
    view = render_quotation(quotation, tally, say, another=another, is_shareable=shareable, sharer=sharer)
    if in_place:
        await replace(interaction, view)
        message_id = None if interaction.message is None else interaction.message.id
    else:
        message_id = await send(interaction, view, ephemeral=privately)
    if not privately:
        await note_shown(interaction, library, message_id, quotation, another=another, sharer=sharer)


async def note_shown(
    interaction: discord.Interaction,
    library: Library,
    message_id: int | None,
    quotation: Quotation,
    *,
    another: AnotherQuotation | None = None,
    sharer: int | None = None,
) -> None:
    """Notes what all see, where we could edit it: in a server that has installed the bot."""
    guild_id = guild_of(interaction)
    if message_id is None or interaction.channel_id is None or guild_id == SHARED:
        return
    filters = another and another.filters
    shown = {
        "language": speak_publicly(interaction).language,
        "highlight": quotation.id,
        "is_one_of_more": another is not None,
        "about": another and another.about,
        "speaker": filters and filters.speaker,
        "interview": filters and filters.interview,
    }
    await library.posts.note(
        NewPost(
            message_id,
            interaction.channel_id,
            guild_id,
            quotation.turn.id,
            quotation.start,
            quotation.end,
            Screen.QUOTATION,
            shown,
            sharer,
        )
    )
