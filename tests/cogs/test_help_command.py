"""`/help` is made from the commands themselves: what a member may use there."""

from __future__ import annotations

import re

from tests.cogs.test_library_command import place  # noqa: F401  the same server, with an admin and a reader
from tests.cogs.tree import leaves, payloads


def mentioned(text: str) -> set[str]:
    return set(re.findall(r"</([^:]+):\d+>", text))


async def test_those_who_manage_the_server_are_told_of_every_command(place):  # noqa: F811
    screen = await place.admin.run("help")
    assert screen.ephemeral
    assert mentioned(screen.text) == {name for name, _ in leaves()}


async def test_a_member_is_told_of_what_members_may_use(place, library):  # noqa: F811
    told = mentioned((await place.reader.run("help")).text)
    open_to_all = {p["name"] for p in payloads() if p["default_member_permissions"] is None}
    assert {name.split()[0] for name in told} == open_to_all - {p["name"] for p in payloads() if p["type"] != 1}
    await library.servers.let_import(place.guild.id, place.readers.id)
    assert "library add" in mentioned((await place.reader.run("help")).text)


async def test_one_command_is_explained_with_its_options(place):  # noqa: F811
    one = await place.reader.run("help", command="/search")
    assert "`query`: What you remember of it\n" in one.text
    assert "`speaker`: Only what this person said (optional)" in one.text
    group = await place.admin.run("help", command="library")
    assert "</library add:" in group.text
    assert "no command" in (await place.reader.run("help", command="library")).text


async def test_commands_are_offered_by_name(place):  # noqa: F811
    assert await place.reader.type("help", "command", "sea") == ["/search"]
    assert await place.reader.type("help", "command", "library") == []


async def test_about_says_what_it_is_and_how_much_it_knows(place):  # noqa: F811
    screen = await place.reader.run("about")
    assert "Makes interviews quotable" in screen.text
    assert re.search(r"\d+ interviews with \d+ turns by \d+ speakers", screen.text)
    assert "Version " in screen.text
    assert "Privacy" in screen.text


async def test_in_a_direct_message_only_what_works_there_is_told(env):
    told = await env.create_user("alice").slash("help")
    shown = str(told.response.components)
    assert "</search:" in shown
    assert "library" not in shown
    assert "daily" not in shown
