"""The product's own client on the wire: what it sends, what it keeps, what it survives."""

from __future__ import annotations

import asyncio

import discord
import pytest

from bot.client import SYNCED, Pullquote
from bot.config import read_settings
from tests.discord.standin import Standin

COMMANDS = "PUT /applications/{application_id}/commands"


async def test_commands_are_synced_when_they_changed_and_only_then(standin, factory, library):
    for _ in range(2):
        async with standin.run(factory):
            pass
    assert len(standin.calls_to(COMMANDS)) == 1
    await library.note_fact(SYNCED, "an older tree")
    async with standin.run(factory):
        pass
    assert len(standin.calls_to(COMMANDS)) == 2


async def test_only_the_intent_that_needs_no_privilege_is_asked_for(bot):
    assert bot.intents == discord.Intents(guilds=True)


async def test_every_screen_is_what_discord_accepts(alice):
    """The stand-in's rules and Discord's own description check every body; a fault fails the fixture."""
    for command, options in [
        ("search", {"query": "的"}),
        ("search", {"query": "the"}),
        ("search", {"query": "no such thing was ever said"}),
        ("quote", {}),
        ("quote", {"about": "zzzzzz"}),
        ("quote", {"speaker": "nobody at all"}),
        ("topic", {}),
        ("topic", {"name": "zzzzzz"}),
    ]:
        answer = await alice.slash(command, **options)
        assert answer.message.is_v2


TITLES = {"zh-CN": "资料库里谈到的话题", "zh-TW": "資料庫裡談到的主題", "de": "What the library talks about"}


@pytest.mark.parametrize("locale", TITLES)
async def test_what_a_member_alone_sees_is_in_their_language(standin, bot, locale):
    answer = await standin.person("mei", locale=locale).privately().slash("topic")
    assert TITLES[locale] in answer.text


@pytest.mark.parametrize("locale", TITLES)
async def test_what_everybody_sees_is_in_the_servers_language(standin, bot, library, locale):
    await library.servers.speak(int(standin.guild.id), "zh-TW")
    answer = await standin.person("mei", locale=locale).slash("topic")
    assert TITLES["zh-TW"] in answer.text
    await library.servers.answer(int(standin.guild.id), privately=True)
    answer = await standin.person("mei", locale=locale).slash("topic")
    assert TITLES[locale] in answer.text
    assert answer.message.is_ephemeral


async def test_the_channels_are_named_in_which_everybody_sees_the_answers(standin, bot, alice, library):
    quotes = await standin.open_channel("quotes")
    await library.servers.open_channels(int(standin.guild.id), [int(quotes.id)])
    assert (await alice.slash("quote")).message.is_ephemeral
    public = await alice.at(quotes).slash("quote")
    assert not public.message.is_ephemeral


async def test_an_old_button_works_after_a_restart(standin, factory):
    async with standin.run(factory):
        alice = standin.person("alice")
        answer = await alice.slash("search", query="的")
    async with standin.run(factory):
        before = answer.text
        await alice.click(answer.message, "Next page")
        assert answer.text != before


@pytest.mark.parametrize(
    "custom_id",
    ["context|999999999|0", "topic|999999999|0", "search|0|0|999999|nobody|hello", "another|0||nobody|", "context|x|0"],
)
async def test_a_forged_button_does_no_harm(standin, bot, alice, custom_id):
    """A custom_id is input: what it names is looked up again, and a stranger to us is passed over."""
    answer = await alice.slash("topic")
    button = next(part for part in answer.message.components[0]["components"][1]["components"])
    button["custom_id"] = custom_id
    if custom_id == "context|x|0":
        alice = alice.__class__(alice.standin, alice.user, alice.channel, patience=0.2)
        with pytest.raises(AssertionError, match="no answer"):
            await alice.click(answer.message, custom_id)
    else:
        pressed = await alice.click(answer.message, custom_id)
        assert "Something went wrong" not in (pressed.message.text if pressed.message else "")


async def test_a_hundred_members_at_once_are_answered_in_time(standin, bot):
    crowd = [standin.person(f"member {number}") for number in range(100)]
    answers = await asyncio.gather(*(person.slash("search", query="open source") for person in crowd))
    assert all(answer.message.is_v2 for answer in answers)
    pressed = await asyncio.gather(*(person.click(answers[0].message, "Context") for person in crowd))
    assert all(press.message.is_ephemeral for press in pressed)


async def test_a_refused_token_stops_the_bot_with_one_sentence():
    from bot.client import _start
    from bot.errors import UnusableSetting
    from tests.discord.standin import connect

    async with (
        Standin().serve() as standin,
        connect.connector(standin.port) as connector,
        Pullquote(read_settings(None), None, connector=connector) as bot,
    ):
        with pytest.raises(UnusableSetting, match="refused the token"):
            await _start(bot, "another.token")
