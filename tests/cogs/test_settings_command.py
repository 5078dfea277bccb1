"""`/settings`: a choice holds at once, for everybody in the server."""

from __future__ import annotations

import pytest

from bot.ui.custom_ids.settings import SettingMenu, Wish
from tests.cogs.test_library_command import place  # noqa: F401  the same server, with an admin and a reader


def menu(wish: Wish) -> str:
    return SettingMenu(wish).pack()


async def test_what_everybody_sees_is_in_the_language_that_was_chosen(place):  # noqa: F811
    screen = await place.admin.run("settings")
    assert screen.ephemeral
    await place.admin.pick(screen, menu(Wish.LANGUAGE), "zh-TW")
    assert "資料庫裡談到的主題" in (await place.reader.run("topic")).text
    await place.admin.pick(screen, menu(Wish.LANGUAGE), "discord")
    assert "What the library talks about" in (await place.reader.run("topic")).text


async def test_answers_are_private_where_the_server_wants_them_so(place):  # noqa: F811
    screen = await place.admin.run("settings")
    assert not (await place.reader.run("quote")).ephemeral
    screen = await place.admin.pick(screen, menu(Wish.VISIBILITY), "private")
    assert (await place.reader.run("quote")).ephemeral
    [chosen] = [option for option in screen.menu(menu(Wish.VISIBILITY))["options"] if option.get("default")]
    assert chosen["value"] == "private"


async def test_answers_are_public_in_the_channels_that_were_chosen_and_private_elsewhere(place, visit):  # noqa: F811
    quotes = place.guild.create_text_channel("quotes")
    screen = await place.admin.run("settings")
    screen = await place.admin.pick(screen, menu(Wish.CHANNELS), quotes)
    assert [str(value["id"]) for value in screen.menu(menu(Wish.CHANNELS))["default_values"]] == [str(quotes.id)]
    assert (await place.reader.run("quote")).ephemeral
    assert not (await visit(place.reader.member, quotes).run("quote")).ephemeral
    await place.admin.pick(screen, menu(Wish.CHANNELS))
    assert not (await place.reader.run("quote")).ephemeral


async def test_a_role_that_may_import_is_told_to_be_let_through_by_discord_too(place, library):  # noqa: F811
    screen = await place.admin.run("settings")
    screen = await place.admin.pick(screen, menu(Wish.IMPORT), place.readers)
    assert "Integrations" in screen.text
    assert (await library.servers.settings(place.guild.id)).import_role == place.readers.id


async def test_only_those_who_manage_the_server_may(place, env):  # noqa: F811
    with pytest.raises(Exception, match="permission"):
        await place.reader.run("settings")
    [command] = [command for command in await env.bot.tree.fetch_commands() if command.name == "settings"]
    place.guild.set_command_permissions(command, {place.readers: True})
    assert "may not do this" in (await place.reader.run("settings")).text
