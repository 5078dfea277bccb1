"""Buttons with which members follow something no more, agree to a digest, or stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ui

from bot.ui.buttons.stateless import Stateless
from bot.ui.custom_ids.follow import DigestAgreement, DigestStop, Unfollow
from bot.ui.follows import describe_digest, render_follows, usual_time
from bot.ui.markup import escape
from bot.ui.pieces import frame
from bot.ui.replies import replace, send, speak_to

if TYPE_CHECKING:
    import discord

    from bot.library import Library


class UnfollowButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=Unfollow.TEMPLATE):
    """Follows something no more; below a list, the list without it stands there then."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        gone = await library.follows.unfollow(Unfollow.unpack(self.parts).follow_id, interaction.user.id)
        say = speak_to(interaction)
        if interaction.message is not None and interaction.message.flags.ephemeral:
            await replace(interaction, render_follows(await library.follows.list_all(interaction.user.id), say))
        else:
            gone_now = say("follow-removed", name=escape(gone.wish.label))
            await send(interaction, frame([ui.TextDisplay(gone_now)]), ephemeral=True)


class DigestAgreementButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=DigestAgreement.TEMPLATE):
    """Agrees to a digest at the usual time."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        say = speak_to(interaction)
        language = str(interaction.locale)
        digest = await library.follows.agree(interaction.user.id, usual_time(say.language), language)
        await replace(interaction, frame([ui.TextDisplay(describe_digest(digest, say))]))


class DigestStopButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=DigestStop.TEMPLATE):
    """Stops the digest of whoever presses."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        await library.follows.stop(interaction.user.id)
        say = speak_to(interaction)
        await send(interaction, frame([ui.TextDisplay(say("digest-stopped"))]), ephemeral=True)
