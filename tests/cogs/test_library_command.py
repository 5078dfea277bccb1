"""`/library` as those see it who manage a server, and as everybody else doesn't."""

from __future__ import annotations

from types import SimpleNamespace

import discord
import pytest

from tests.servers.test_uploads import TALK


@pytest.fixture
def place(env, visit):
    guild = env.create_guild("Reading room")
    admins = guild.create_role("admins", permissions=discord.Permissions(manage_guild=True))
    readers = guild.create_role("readers")
    channel = guild.create_text_channel("backstage")
    admin = guild.add_member(env.create_user("root"), roles=[admins])
    reader = guild.add_member(env.create_user("alice"), roles=[readers])
    return SimpleNamespace(
        guild=guild, admin=visit(admin, channel), reader=visit(reader, channel), readers=readers, channel=channel
    )


async def test_a_transcript_is_looked_at_confirmed_and_found(place):
    brought = await place.admin.run("library add", file=("bridges.txt", TALK.encode()))
    assert brought.ephemeral
    assert "**Bo Stone** (guest, 2 turns)" in brought.text
    assert "Why do you build bridges?" in brought.text
    stored = await place.admin.press(brought, "Add to the library")
    assert "In the library now" in stored.text
    assert "4 turns" in stored.text
    assert "promise that two banks" in (await place.reader.run("search", query="promise of two banks")).text


async def test_what_is_cancelled_is_gone(place):
    brought = await place.admin.run("library add", file=("bridges.txt", TALK.encode()))
    assert "Cancelled" in (await place.admin.press(brought, "Cancel")).text
    assert "bridges" not in (await place.admin.run("library list")).text


async def test_what_cannot_be_read_is_explained(place):
    answer = await place.admin.run("library add", file=("notes.txt", b"Nothing but a sentence."))
    assert "can't be read" in answer.text
    assert answer.buttons == []


async def test_the_list_has_all_interviews_its_own_first_and_opens_each(place, library):
    brought = await place.admin.run("library add", file=("bridges.txt", TALK.encode()))
    await place.admin.press(brought, "Add to the library")
    listed = await place.admin.run("library list")
    assert listed.text.index("bridges") < listed.text.index("-# shared")
    [menu] = [part for part in listed.buttons if part["custom_id"].startswith("interviews|")]
    opened = await place.admin.pick(listed, menu["custom_id"], menu["options"][0]["value"])
    assert "### bridges" in opened.text
    asked = await place.admin.press(opened, "Remove…")
    assert "can't be quoted or found" in asked.text
    kept = await place.admin.press(asked, "Keep it")
    assert "### bridges" in kept.text
    asked = await place.admin.press(kept, "Remove…")
    assert "is removed" in (await place.admin.press(asked, "Remove it")).text
    assert "bridges" not in (await place.admin.run("library list")).text


async def test_a_shared_interview_is_shown_and_not_removed(place):
    [title, *_] = await place.admin.type("library info", "interview", "")
    shown = await place.admin.run("library info", interview=title)
    assert "(guest, " in shown.text
    assert [button["label"] for button in shown.buttons] == ["All interviews", "Highlights"]
    assert "operator" in (await place.admin.run("library remove", interview=title)).text
    assert await place.admin.type("library remove", "interview", "") == []


async def test_highlights_are_curated_from_here(place):
    [title, *_] = await place.admin.type("library highlights", "interview", "")
    curation = await place.admin.run("library highlights", interview=title)
    shown = await place.admin.run("library info", interview=title)
    assert (await place.admin.press(shown, "Highlights")).text == curation.text
    assert curation.ephemeral


async def test_only_those_who_manage_the_server_or_have_the_role_may(place, library, env):
    with pytest.raises(Exception, match="permission"):
        await place.reader.run("library list")
    listed = await place.admin.run("library list")
    # A server's settings may let more members through: what they may is asked again.
    [command] = [command for command in await env.bot.tree.fetch_commands() if command.name == "library"]
    place.guild.set_command_permissions(command, {place.readers: True})
    assert "may not do this" in (await place.reader.run("library list")).text
    await library.servers.let_import(place.guild.id, place.readers.id)
    assert "The library" in (await place.reader.run("library list")).text
    assert listed.ephemeral
