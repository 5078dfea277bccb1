"""The screen of `/settings`: a menu for each thing that a server may wish for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.locales import LANGUAGES, wording
from bot.ui.custom_ids.settings import SettingMenu, Wish
from bot.ui.pieces import frame

if TYPE_CHECKING:
    from bot.locales import Wording
    from bot.store.settings import ServerSettings

AS_DISCORD = "discord"
"""The choice of a server's own language on Discord."""

PUBLIC, PRIVATE = "public", "private"

MOST_CHANNELS = 25
"""Discord allows no more in a menu."""

_CHANNELS = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.voice,
    discord.ChannelType.public_thread,
]

Menu = ui.Select[ui.LayoutView] | ui.ChannelSelect[ui.LayoutView] | ui.RoleSelect[ui.LayoutView]


def render_settings(settings: ServerSettings, say: Wording) -> ui.LayoutView:
    """What is wished for now, in menus that change it at once."""
    menus: list[tuple[str, Menu]] = [
        ("settings-language", _language_menu(settings, say)),
        ("settings-visibility", _visibility_menu(settings, say)),
        ("settings-channels", _channel_menu(settings, say)),
        ("settings-import", _import_menu(settings, say)),
    ]
    items: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay(f"### {say('settings-title')}\n-# {say('settings-at-once')}")]
    for key, menu in menus:
        items += [ui.TextDisplay(f"**{say(key)}**\n-# {say(f'{key}-hint')}"), ui.ActionRow(menu)]
    if settings.import_role is not None:
        items.append(ui.TextDisplay(f"-# {say('settings-import-also')}"))
    return frame(items)


def _language_menu(settings: ServerSettings, say: Wording) -> ui.Select[ui.LayoutView]:
    options = [
        discord.SelectOption(
            label=say("settings-language-discord"), value=AS_DISCORD, default=settings.language is None
        ),
        *(
            discord.SelectOption(
                label=wording(language)("settings-language-name"), value=language, default=settings.language == language
            )
            for language in LANGUAGES
        ),
    ]
    return ui.Select(custom_id=SettingMenu(Wish.LANGUAGE).pack(), options=options)


def _visibility_menu(settings: ServerSettings, say: Wording) -> ui.Select[ui.LayoutView]:
    options = [
        discord.SelectOption(label=say("settings-public"), value=PUBLIC, default=not settings.is_private),
        discord.SelectOption(label=say("settings-private"), value=PRIVATE, default=settings.is_private),
    ]
    return ui.Select(custom_id=SettingMenu(Wish.VISIBILITY).pack(), options=options)


def _channel_menu(settings: ServerSettings, say: Wording) -> ui.ChannelSelect[ui.LayoutView]:
    ids = sorted(settings.public_channels)[:MOST_CHANNELS]
    chosen = [discord.SelectDefaultValue(id=id_, type=discord.SelectDefaultValueType.channel) for id_ in ids]
    return ui.ChannelSelect(
        custom_id=SettingMenu(Wish.CHANNELS).pack(),
        channel_types=_CHANNELS,
        placeholder=say("settings-channels-all"),
        min_values=0,
        max_values=MOST_CHANNELS,
        default_values=chosen,
    )


def _import_menu(settings: ServerSettings, say: Wording) -> ui.RoleSelect[ui.LayoutView]:
    chosen = [] if settings.import_role is None else [discord.Object(settings.import_role, type=discord.Role)]
    return ui.RoleSelect(
        custom_id=SettingMenu(Wish.IMPORT).pack(),
        placeholder=say("settings-import-none"),
        min_values=0,
        max_values=1,
        default_values=chosen,
    )
