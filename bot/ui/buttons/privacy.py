"""Buttons with which somebody exports or erases what is stored about them."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.ui.buttons.stateless import Stateless
from bot.ui.custom_ids.privacy import PrivacyStep, PrivacyWish
from bot.ui.privacy import render_erased, render_privacy, render_question
from bot.ui.replies import replace, speak_to

if TYPE_CHECKING:
    from bot.library import Library

FILE_NAME = "pullquote-my-data.json"


class PrivacyButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=PrivacyWish.TEMPLATE):
    """Always about whoever presses."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        say = speak_to(interaction)
        user_id = interaction.user.id
        match PrivacyWish.unpack(self.parts).step:
            case PrivacyStep.SHOW:
                await replace(interaction, render_privacy(await library.privacy.count(user_id), say))
            case PrivacyStep.EXPORT:
                await _send_file(interaction, await library.privacy.export(user_id))
            case PrivacyStep.ASK:
                await replace(interaction, render_question(say))
            case PrivacyStep.ERASE:
                await library.privacy.erase(user_id)
                await replace(interaction, render_erased(say))


async def _send_file(interaction: discord.Interaction, exported: dict[str, Any]) -> None:
    content = json.dumps({"user_id": interaction.user.id, **exported}, ensure_ascii=False, indent=2).encode()
    file = discord.File(io.BytesIO(content), FILE_NAME)
    if interaction.response.is_done():
        await interaction.followup.send(file=file, ephemeral=True)
    else:
        await interaction.response.send_message(file=file, ephemeral=True)
