"""What Discord is told of the commands: names in every language, where they may be used, and by whom."""

from __future__ import annotations

from collections import Counter

import pytest
from discord import Permissions
from discord.app_commands.commands import validate_name

from bot.locales import LANGUAGES, wording
from tests.cogs.tree import GROUP, SUBCOMMAND, message_commands, names, payloads, slash_commands

SERVER, BOT_DM, PRIVATE = 0, 1, 2
SERVER_INSTALL, USER_INSTALL = 0, 1
MANAGE_SERVER = str(Permissions(manage_guild=True).value)


def offspring(node):
    yield node
    for option in node.get("options") or []:
        yield from offspring(option)


ALL = [part for payload in payloads() for part in offspring(payload)]


def test_every_command_and_option_has_a_name_in_every_language():
    """A new one needs its line in `bot/locales/*/names.ftl`."""
    missing = {key for key, _ in names() for language in LANGUAGES if not wording(language).has(key)}
    assert missing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_discord_takes_every_name(language):
    for key, node in names():
        name = node["name_localizations"][language]
        assert validate_name(name) == name
        assert language != "en-US" or name == node["name"], key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_neighbours_share_a_name(language):
    levels = [slash_commands(), *(part.get("options") or [] for part in ALL)]
    for level in levels:
        shown = Counter(node["name_localizations"].get(language, node["name"]) for node in level)
        assert [name for name, times in shown.items() if times > 1] == []


def test_everything_is_described_in_every_language():
    for part in ALL:
        if "description" not in part:
            continue
        assert set(part["description_localizations"]) >= set(LANGUAGES), part["name"]
        assert all(0 < len(found) <= 100 for found in part["description_localizations"].values())


@pytest.mark.parametrize("command", message_commands(), ids=lambda command: command["name"])
def test_a_message_command_has_a_name_in_every_language(command):
    assert set(command["name_localizations"]) >= set(LANGUAGES)
    assert all(1 <= len(name) <= 32 for name in command["name_localizations"].values())


@pytest.mark.parametrize("command", payloads(), ids=lambda command: command["name"])
def test_a_command_is_for_everybody_everywhere_or_for_those_who_manage_a_server(command):
    if command["default_member_permissions"] is None:
        assert command["contexts"] == [SERVER, BOT_DM, PRIVATE]
        assert command["integration_types"] == [SERVER_INSTALL, USER_INSTALL]
    else:
        assert command["default_member_permissions"] in {MANAGE_SERVER, int(MANAGE_SERVER)}
        assert command["contexts"] == [SERVER]
        assert command["integration_types"] == [SERVER_INSTALL]
        assert command["dm_permission"] is False


def test_there_is_room_for_every_choice():
    for part in ALL:
        assert len(part.get("choices") or []) <= 25
        assert part.get("type") in (SUBCOMMAND, GROUP) or len(part.get("options") or []) <= 25
