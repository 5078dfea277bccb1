"""`/verify` and the commands on a message: was this said, and what goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.search.verify import Verdict
from bot.ui.messages import CLAIM_LENGTH, claims_in, text_of
from bot.ui.replies import acknowledged, guild_of, is_private, library_of, send, speak_publicly, speak_to
from bot.ui.verification import RELATED, render_nothing_claimed, render_related, render_verification
from cogs.wording import text

if TYPE_CHECKING:
    from bot.library import Library
    from bot.search.verify import Verification


class Verify(commands.Cog):
    def __init__(self, bot: commands.Bot) -> None:
        self._bot = bot
        # discord.py makes no commands on messages from the methods of a cog.
        self._menus = [
            app_commands.ContextMenu(name=text("verify-menu"), callback=was_this_said),
            app_commands.ContextMenu(name=text("related-menu"), callback=related_highlights),
        ]

    async def cog_load(self) -> None:
        for menu in self._menus:
            self._bot.tree.add_command(menu)

    async def cog_unload(self) -> None:
        for menu in self._menus:
            self._bot.tree.remove_command(menu.name, type=menu.type)

    @app_commands.command(description=text("verify-description"))
    @app_commands.describe(text=text("verify-text"), private=text("option-private"))
    async def verify(
        self,
        interaction: discord.Interaction,
        text: app_commands.Range[str, 1, CLAIM_LENGTH],
        private: bool = False,  # noqa: FBT001, FBT002  an option, given by name
    ) -> None:
        async with acknowledged(interaction, ephemeral=private):
            found = await library_of(interaction).verify(text, guild_of(interaction))
        privately = private or is_private(interaction)
        say = speak_to(interaction) if privately else speak_publicly(interaction)
        await send(interaction, render_verification(found, text, say), ephemeral=privately)


async def was_this_said(interaction: discord.Interaction, message: discord.Message) -> None:
    """Holds a member's message against the library; only whoever asks sees the answer."""
    say = speak_to(interaction)
    claims = claims_in(text_of(message))
    async with acknowledged(interaction, ephemeral=True):
        if not claims:
            await send(interaction, render_nothing_claimed(say), ephemeral=True)
            return
        found, claim = await _verify_best(library_of(interaction), claims, guild_of(interaction))
        view = render_verification(found, claim[:CLAIM_LENGTH], say, is_cut=len(claim) > CLAIM_LENGTH)
        await send(interaction, view, ephemeral=True)


async def related_highlights(interaction: discord.Interaction, message: discord.Message) -> None:
    async with acknowledged(interaction, ephemeral=True):
        library = library_of(interaction)
        said = "\n".join(claims_in(text_of(message))[-1:])
        found = await library.list_related(said, guild_of(interaction), RELATED)
        await send(interaction, render_related(found, speak_to(interaction)), ephemeral=True)


async def _verify_best(library: Library, claims: list[str], guild_id: int) -> tuple[Verification, str]:
    """The claim that comes nearest to what was said."""
    best: tuple[Verification, str] | None = None
    for claim in claims:
        found = await library.verify(claim[:CLAIM_LENGTH], guild_id)
        if best is None or found.similarity > best[0].similarity:
            best = found, claim
        if found.verdict is Verdict.EXACT:
            break
    assert best is not None
    return best


async def setup(bot: commands.Bot) -> None:
    await bot.add_cog(Verify(bot))
