"""`/daily` as an admin sees it, and as everybody else doesn't."""

from __future__ import annotations

from types import SimpleNamespace

import discord
import pytest


@pytest.fixture
def place(env, visit):
    guild = env.create_guild("Reading room")
    admins = guild.create_role("admins", permissions=discord.Permissions(manage_guild=True))
    channel = guild.create_text_channel("daily")
    admin = guild.add_member(env.create_user("root"), roles=[admins])
    member = guild.add_member(env.create_user("alice"))
    return SimpleNamespace(channel=channel, admin=visit(admin, channel), member=visit(member, channel), guild=guild)


async def test_a_schedule_is_made_listed_and_removed(place):
    added = await place.admin.run("daily add", channel=place.channel, at="9:00", zone="Asia/Shanghai")
    assert added.ephemeral
    assert f"<#{place.channel.id}> · 09:00 Asia/Shanghai · every day" in added.text
    assert added.text.count("<t:") == 3
    listed = await place.admin.run("daily list")
    assert "09:00 Asia/Shanghai" in listed.text
    assert "removed" in (await place.admin.run("daily remove", schedule=1)).text
    assert "no schedule yet" in (await place.admin.run("daily list")).text


async def test_todays_highlight_is_previewed_posted_once_and_remembered(place):
    await place.admin.run("daily add", channel=place.channel, at="23:59", zone="UTC", speaker="Mara Oduya")
    preview = await place.admin.run("daily preview", schedule=1)
    words = next(line for line in preview.text.splitlines() if line.startswith("> "))
    assert "Posted" in (await place.admin.run("daily now", schedule=1)).text
    assert "already" in (await place.admin.run("daily now", schedule=1)).text
    posts = [message for message in place.channel.history() if message.author.bot]
    assert len(posts) == 1
    shown = str([component.to_dict() for component in posts[0].components])
    assert words.removeprefix("> ")[:20].replace("\\", "") in shown.replace("\\", "")
    assert "posted" in (await place.admin.run("daily history", schedule=1)).text


async def test_what_makes_no_sense_is_said_and_nothing_is_made(place):
    for wrong in ({"at": "25:00", "zone": "UTC"}, {"at": "soon", "zone": "UTC"}, {"at": "9", "zone": "Atlantis"}):
        answer = await place.admin.run("daily add", channel=place.channel, **wrong)
        assert "That is no time" in answer.text
    assert "no schedule 7" in (await place.admin.run("daily now", schedule=7)).text
    assert "no schedule yet" in (await place.admin.run("daily list")).text


async def test_zones_are_offered_by_city(place):
    def offered(typed: str):
        return place.admin.type("daily add", "zone", typed, channel=place.channel, at="9")

    assert (await offered("上海"))[0].startswith("Asia/Shanghai (UTC+08:00)")
    assert (await offered("new york"))[0].startswith("America/New_York")
    assert (await offered("Berlin"))[0].startswith("Europe/Berlin")


async def test_only_those_who_manage_the_server_may(place):
    with pytest.raises(Exception, match="permission"):
        await place.member.run("daily list")


async def test_a_channel_in_which_we_may_not_post_is_refused(place):
    closed = place.guild.create_text_channel(
        "closed", overwrites={place.guild.default_role: discord.PermissionOverwrite(send_messages=False)}
    )
    answer = await place.admin.run("daily add", channel=closed, at="9", zone="UTC")
    assert "I may not post" in answer.text
