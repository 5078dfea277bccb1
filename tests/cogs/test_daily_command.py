"""`/daily` as an admin sees it, and as everybody else doesn't; with the clock in our hands."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from types import SimpleNamespace

import discord
import pytest
import simcord

from bot.client import Pullquote
from bot.config import read_settings
from bot.daily.runner import MOST_SCHEDULES
from bot.library import Library


@pytest.fixture
async def env(filled_database, tmp_path):
    """A simulated Discord whose clock is the bot's as well."""
    path = tmp_path / "pullquote.db"
    shutil.copy(filled_database, path)
    worlds: list[simcord.Env] = []
    async with Library.open(path, lambda: worlds[0].now()) as library:  # noqa: PLW0108  there is no world yet
        env = simcord.Env(Pullquote(read_settings(None), library), shard_count=1)
        worlds.append(env)
        await env.start()
        yield env
        await env.shutdown()


@pytest.fixture
def place(env, visit):
    guild = env.create_guild("Reading room")
    admins = guild.create_role("admins", permissions=discord.Permissions(manage_guild=True))
    channel = guild.create_text_channel("daily")
    admin = guild.add_member(env.create_user("root"), roles=[admins])
    member = guild.add_member(env.create_user("alice"))
    return SimpleNamespace(
        channel=channel, admin=visit(admin, channel), member=visit(member, channel), guild=guild, admins=admins, env=env
    )


def posts(channel):
    return [message for message in channel.history() if message.author.bot and message.components]


def shown(message) -> str:
    return str([component.to_dict() for component in message.components]).replace("\\", "")


async def test_a_schedule_is_made_listed_and_removed(place):
    added = await place.admin.run("daily add", channel=place.channel, at="9:00", zone="Asia/Shanghai")
    assert added.ephemeral
    assert f"<#{place.channel.id}> · 09:00 Asia/Shanghai (UTC+08:00) · every day" in added.text
    assert added.text.count("<t:") == 3
    listed = await place.admin.run("daily list")
    assert "09:00 Asia/Shanghai" in listed.text
    assert "removed" in (await place.admin.run("daily remove", schedule=1)).text
    assert "no schedule yet" in (await place.admin.run("daily list")).text


async def test_a_highlight_comes_at_its_time(place):
    await place.admin.run("daily add", channel=place.channel, at="0:10", zone="UTC")
    await place.env.advance_time(9 * 60)
    assert posts(place.channel) == []
    await place.env.advance_time(2 * 60)
    assert len(posts(place.channel)) == 1
    listed = await place.admin.run("daily list")
    assert f"https://discord.com/channels/{place.guild.id}/{place.channel.id}/" in listed.text
    assert listed.text.count("<t:") == 4
    assert f"<t:{int(datetime(2026, 1, 2, 0, 10, tzinfo=UTC).timestamp())}:f>" in listed.text


async def test_todays_highlight_is_previewed_posted_once_and_remembered(place):
    await place.admin.run("daily add", channel=place.channel, at="23:59", zone="UTC", speaker="Mara Oduya")
    preview = await place.admin.run("daily preview", schedule=1)
    words = next(line for line in preview.text.splitlines() if line.startswith("> "))
    assert "Posted" in (await place.admin.run("daily now", schedule=1)).text
    assert "already" in (await place.admin.run("daily now", schedule=1)).text
    [message] = posts(place.channel)
    assert words.removeprefix("> ")[:20].replace("\\", "") in shown(message)
    assert "posted" in (await place.admin.run("daily history", schedule=1)).text


async def test_a_schedule_is_changed_and_what_is_left_out_stays(place):
    other = place.guild.create_text_channel("other")
    await place.admin.run(
        "daily add", channel=place.channel, at="9:00", zone="UTC", speaker="Mara Oduya", role=place.admins, discuss=True
    )
    edited = await place.admin.run("daily edit", schedule=1, channel=other, at="10:30", language="zh-CN")
    assert f"<#{other.id}> · 10:30 UTC" in edited.text
    assert "mara oduya" in edited.text
    assert f"<@&{place.admins.id}>" in edited.text
    assert "简体中文" in edited.text
    cleared = await place.admin.run("daily edit", schedule=1, clear="source", discuss=False)
    assert "the whole library" in cleared.text
    assert "thread" not in cleared.text
    assert "no schedule 5" in (await place.admin.run("daily edit", schedule=5, at="9")).text


async def test_a_post_tells_a_role_and_opens_a_thread(place):
    readers = place.guild.create_role("readers", mentionable=True)
    await place.admin.run(
        "daily add", channel=place.channel, at="9", zone="UTC", role=readers, discuss=True, title="Club"
    )
    await place.admin.run("daily now", schedule=1)
    [message] = posts(place.channel)
    assert f"<@&{readers.id}>" in shown(message)
    thread = place.env.bot.get_channel(message.id)
    assert thread.name == "Club · 2026-01-01"


async def test_in_a_forum_a_post_is_opened(place):
    forum = place.guild.create_forum_channel("forum")
    added = await place.admin.run("daily add", channel=forum, at="9", zone="UTC", title="Quote club")
    assert f"<#{forum.id}>" in added.text
    assert "Posted" in (await place.admin.run("daily now", schedule=1)).text
    [thread] = place.env.bot.get_channel(forum.id).threads
    assert thread.name == "Quote club · 2026-01-01"


async def test_a_forums_tags_are_offered_and_known_by_name(place):
    forum = place.guild.create_forum_channel("forum")
    seen = place.env.bot.get_channel(forum.id)
    await seen.edit(available_tags=[discord.ForumTag(name="quotes")])
    assert "no tag" in (await place.admin.run("daily add", channel=forum, at="9", zone="UTC", tag="news")).text
    assert await place.admin.type("daily add", "tag", "quo", channel=forum, at="9", zone="UTC") == ["quotes"]
    await place.admin.run("daily add", channel=forum, at="9", zone="UTC", tag="Quotes")
    assert await place.admin.type("daily edit", "tag", "", schedule=1) == ["quotes"]
    await place.admin.run("daily now", schedule=1)
    [thread] = seen.threads
    assert [tag.name for tag in thread.applied_tags] == ["quotes"]


async def test_only_announcement_channels_have_followers(place):
    news = place.guild.create_news_channel("news")
    refused = await place.admin.run("daily add", channel=place.channel, at="9", zone="UTC", publish=True)
    assert "no announcement channel" in refused.text
    added = await place.admin.run("daily add", channel=news, at="9", zone="UTC", publish=True)
    assert "published" in added.text
    await place.admin.run("daily now", schedule=1)
    [message] = posts(news)
    assert message.flags.crossposted or message.flags.is_crossposted


async def test_a_role_that_we_may_not_mention_is_refused(place):
    everyone = await place.admin.run(
        "daily add", channel=place.channel, at="9", zone="UTC", role=place.guild.default_role
    )
    assert "I can't mention" in everyone.text


async def test_a_server_has_so_many_schedules_and_a_list_shows_them_all(place):
    for hour in range(MOST_SCHEDULES):
        await place.admin.run(
            "daily add", channel=place.channel, at=str(hour), zone="Asia/Shanghai", topic="open source"
        )
    refused = await place.admin.run("daily add", channel=place.channel, at="9", zone="UTC")
    assert f"has {MOST_SCHEDULES} schedules" in refused.text
    listed = await place.admin.run("daily list")
    assert listed.text.count("open source") == MOST_SCHEDULES
    assert len(await place.admin.type("daily remove", "schedule", "")) == MOST_SCHEDULES


async def test_what_makes_no_sense_is_said_and_nothing_is_made(place):
    for wrong in ({"at": "25:00", "zone": "UTC"}, {"at": "soon", "zone": "UTC"}, {"at": "9", "zone": "Atlantis"}):
        answer = await place.admin.run("daily add", channel=place.channel, **wrong)
        assert "That is no time" in answer.text
    assert "no schedule 7" in (await place.admin.run("daily now", schedule=7)).text
    assert "no schedule yet" in (await place.admin.run("daily list")).text


async def test_zones_are_offered_by_city_with_their_offset(place):
    def offered(typed: str):
        return place.admin.type("daily add", "zone", typed, channel=place.channel, at="9")

    assert (await offered("上海"))[0] == "Asia/Shanghai (UTC+08:00)"
    assert (await offered("san fran"))[0] == "San Francisco · America/Los_Angeles (UTC-08:00)"
    assert len(await offered("a")) == 25


async def test_only_those_who_manage_the_server_may(place):
    with pytest.raises(Exception, match="permission"):
        await place.member.run("daily list")


async def test_a_channel_in_which_we_may_not_post_is_refused_and_what_is_lacking_is_named(place):
    closed = place.guild.create_text_channel(
        "closed", overwrites={place.guild.default_role: discord.PermissionOverwrite(send_messages=False)}
    )
    answer = await place.admin.run("daily add", channel=closed, at="9", zone="UTC")
    assert "I may not post" in answer.text
    assert "Send Messages." in answer.text
