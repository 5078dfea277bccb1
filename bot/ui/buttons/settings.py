"""Menus of `/settings`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ui

from bot.locales import LANGUAGES
from bot.ui.buttons.stateless import Stateless
from bot.ui.custom_ids.settings import SettingMenu, Wish
from bot.ui.replies import guild_of, replace, speak_to
from bot.ui.rights import require_manage
from bot.ui.settings import PRIVATE, render_settings

if TYPE_CHECKING:
    import discord

    from bot.library import Library


class SettingSelect(Stateless, ui.DynamicItem[Any], template=SettingMenu.TEMPLATE):
    """Changes what the server wishes for, and shows what that is now."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        require_manage(interaction)
        guild_id = guild_of(interaction)
        await _change(library, guild_id, SettingMenu.unpack(self.parts).wish, self.item.values)
        settings = await library.servers.settings(guild_id)
        await replace(interaction, render_settings(settings, speak_to(interaction)))


async def _change(library: Library, guild_id: int, wish: Wish, chosen: list[Any]) -> None:
    """What is chosen are values of options, or channels or roles."""
    servers = library.servers
    match wish:
        case Wish.LANGUAGE:
            await servers.speak(guild_id, chosen[0] if chosen[0] in LANGUAGES else None)
        case Wish.VISIBILITY:
            await servers.answer(guild_id, privately=chosen[0] == PRIVATE)
        case Wish.CHANNELS:
            await servers.open_channels(guild_id, [channel.id for channel in chosen])
        case Wish.IMPORT:
            await servers.let_import(guild_id, chosen[0].id if chosen else None)
