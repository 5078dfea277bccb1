"""Channels, threads, private messages, and what the bot may do in them."""

import asyncio
import io

import discord
import pytest
from discord import ui

from tests.discord.standin import ChannelKind, Permission


async def seen(demo, event, happening):
    waiting = asyncio.create_task(demo.wait_for(event, timeout=5))
    await asyncio.sleep(0)  # lets `wait_for` begin to listen
    await happening
    return await waiting


async def test_a_message_is_read_edited_and_deleted(standin, channel):
    sent = await channel.send("hello", file=discord.File(io.BytesIO(b"abc"), "a.txt", description="letters"))
    assert await sent.attachments[0].read() == b"abc"
    await sent.edit(content="bye")
    assert (await channel.fetch_message(sent.id)).content == "bye"
    [message] = standin.channel.posted
    assert [it.description for it in message.attachments] == ["letters"]
    await sent.edit(attachments=[])
    assert message.attachments == []
    await sent.delete()
    assert standin.channel.posted == []


async def test_mentions_ping_unless_they_are_not_allowed_to(standin, channel):
    loud = "@everyone <@1> <@&2>"
    await channel.send(loud)
    await channel.send(view=ui.LayoutView().add_item(ui.TextDisplay(loud)))
    await channel.send(loud, allowed_mentions=discord.AllowedMentions.none())
    await channel.send(embed=discord.Embed(description=loud))
    assert [len(message.pings) for message in standin.channel.posted] == [3, 3, 0, 0]


async def test_history_goes_both_ways(channel):
    sent = [await channel.send(str(number)) for number in range(5)]
    assert channel in await channel.guild.fetch_channels()
    assert [it.content async for it in channel.history(limit=2)] == ["4", "3"]
    assert [it.content async for it in channel.history(before=sent[2])] == ["1", "0"]
    assert [it.content async for it in channel.history(after=sent[1], limit=2)] == ["2", "3"]


async def test_others_messages_are_not_the_bots_to_edit(standin, channel):
    said = await standin.person("alice").says("mine")
    message = await channel.fetch_message(int(said.id))
    with pytest.raises(discord.Forbidden, match="50005"):
        await message.edit(content="yours")


async def test_a_denied_permission_is_seen_and_enforced(standin, demo, channel):
    denial = standin.deny(standin.channel, Permission.SEND_MESSAGES)
    await seen(demo, "guild_channel_update", denial)
    assert not channel.permissions_for(channel.guild.me).send_messages
    with pytest.raises(discord.Forbidden, match="50013"):
        await channel.send("hello")
    await standin.deny(standin.channel, Permission.VIEW_CHANNEL)
    with pytest.raises(discord.Forbidden, match="50001"):
        await channel.send("hello")


async def test_a_deleted_channel_is_unknown(standin, demo, channel):
    await seen(demo, "guild_channel_delete", standin.delete_channel(standin.channel))
    assert demo.get_channel(channel.id) is None
    with pytest.raises(discord.NotFound, match="10003"):
        await channel.send("hello")


async def test_the_bot_joins_and_leaves_servers(standin, demo):
    guild = standin.world.add_guild("Elsewhere", has_bot=False)
    joined = await seen(demo, "guild_join", standin.add_bot(guild))
    assert (await demo.fetch_guild(joined.id)).name == "Elsewhere"
    await seen(demo, "guild_remove", standin.remove_bot(guild))
    with pytest.raises(discord.NotFound, match="10004"):
        await demo.fetch_guild(joined.id)


async def test_people_are_written_to_unless_they_refuse(standin, demo):
    alice, bob = standin.person("alice"), standin.person("bob")
    bob.user.takes_dms = False
    await (await demo.fetch_user(int(alice.user.id))).send("psst")
    assert [message.text for message in standin.world.dm_with(alice.user).posted] == ["psst"]
    with pytest.raises(discord.Forbidden, match="50007"):
        await (await demo.fetch_user(int(bob.user.id))).send("psst")


async def test_threads_grow_from_channels_and_messages(standin, demo, channel):
    alone = await channel.create_thread(name="alone", type=discord.ChannelType.public_thread)
    message = await channel.send("hello")
    grown = await message.create_thread(name="grown")
    assert grown.id == message.id
    await grown.send("inside")
    assert [it.text for it in standin.world.channels[str(grown.id)].posted] == ["inside"]
    assert (await demo.fetch_channel(alone.id)).parent_id == channel.id
    with pytest.raises(discord.HTTPException, match="160004"):
        await message.create_thread(name="again")


async def test_only_news_are_crossposted_and_only_once(standin, demo, channel):
    news = await seen(demo, "guild_channel_create", standin.open_channel("news", ChannelKind.NEWS))
    published = await news.send("hello")
    await published.publish()
    with pytest.raises(discord.HTTPException, match="40033"):
        await published.publish()
    with pytest.raises(discord.HTTPException, match="50024"):
        await (await channel.send("hello")).publish()
