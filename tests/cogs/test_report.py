"""A member reports what is wrong; whoever manages the server decides, and it is put right where it was posted."""

from __future__ import annotations

from types import SimpleNamespace

import discord
import pytest

from bot.search import Query
from bot.store.index import Filters
from bot.store.posts import NewPost, Screen

TALK = """# The tide tables

**Ida Voss:** Where did the tables come from?

**Tomas Reyl:** My father wrote down every high watter for twenty-four years. He never missed one.

**Ida Voss:** And then?

**Tomas Reyl:** Then we gave them away.
"""


@pytest.fixture
async def place(env, visit, library, tmp_path):
    """A server with an interview of its own, an admin and a member."""
    guild = env.create_guild("Reading room")
    admins = guild.create_role("admins", permissions=discord.Permissions(manage_guild=True))
    channel = guild.create_text_channel("general")
    admin = guild.add_member(env.create_user("root"), roles=[admins])
    member = guild.add_member(env.create_user("alice"))
    (tmp_path / "talk.md").write_text(TALK, encoding="utf-8")
    await library.ingest(tmp_path / "talk.md", guild.id)
    return SimpleNamespace(guild=guild, channel=channel, admin=visit(admin, channel), member=visit(member, channel))


async def open_turn(visitor):
    found = await visitor.run("search", query="every high watter", speaker="Tomas Reyl")
    return await visitor.press(found, "Context")


async def report_typo(visitor):
    what = await visitor.press(await open_turn(visitor), "Report")
    assert what.ephemeral
    words = "My father wrote down every high water for twenty-four years. He never missed one."
    return await visitor.fill(what, "Typo", proposal=words, note="One t")


async def test_a_typo_goes_from_the_reader_to_the_queue_and_is_put_right(place):
    assert "Thank you" in (await report_typo(place.member)).text
    queue = await place.admin.run("reports")
    assert queue.ephemeral
    assert "Typo · report 1 of 1" in queue.text
    assert "high **watter** for" in queue.text
    assert "high **water** for" in queue.text
    assert "One t" in queue.text
    decided = await place.admin.press(queue, "Approve")
    assert "put right" in decided.text
    assert "No report is waiting" in decided.text
    assert "**high water** for" in (await place.member.run("search", query="high water")).text


async def test_the_reporter_is_told_by_direct_message(env, place, library):
    await report_typo(place.member)
    await place.admin.press(await place.admin.run("reports"), "Approve")
    await env.advance_time(env.bot.library.errands.pause + 1)
    await env.settle()
    [told] = place.member.member.user.dm_channel.history()
    assert "what you reported is put right" in str([component.to_dict() for component in told.components])


async def test_a_report_is_rejected_with_a_reason(place):
    await report_typo(place.member)
    queue = await place.admin.run("reports")
    decided = await place.admin.fill(queue, "Reject…", reason="It is spelled so.")
    assert "stays as it is" in decided.text
    assert "high watter" in (await open_turn(place.member)).text


async def test_several_reports_are_paged(place, library):
    for label in ("Take down", "Wrong speaker"):
        what = await place.member.press(await open_turn(place.member), "Report")
        texts = {"proposal": "Anna Kell"} if label == "Wrong speaker" else {}
        await place.member.fill(what, label, **texts)
    first = await place.admin.run("reports")
    assert "Take down · report 1 of 2" in first.text
    second = await place.admin.press(first, "Next page")
    assert "Should be said by: **Anna Kell**" in second.text
    first = await place.admin.press(second, "Previous page")
    left = await place.admin.press(await place.admin.press(first, "Next page"), "Approve")
    assert "Take down · report 1 of 1" in left.text
    gone = await place.admin.press(left, "Approve")
    assert "No report is waiting" in gone.text
    left = await library.search(Query("high watter", Filters(place.guild.id)))
    assert "Tomas Reyl" not in [hit.turn.speaker for hit in left.hits]


async def test_only_those_who_manage_the_server_see_the_queue(place):
    with pytest.raises(Exception, match="permission"):
        await place.member.run("reports")


async def test_what_is_the_operators_is_not_in_a_servers_queue(place):
    found = await place.member.run("search", query="open source")
    what = await place.member.press(await place.member.press(found, "Context"), "Report")
    thanks = await place.member.fill(what, "Take down", note="I never said that")
    assert "operator" in thanks.text
    assert "No report is waiting" in (await place.admin.run("reports")).text


async def test_the_same_again_is_known_and_no_change_is_no_report(place):
    await report_typo(place.member)
    assert "reported this already" in (await report_typo(place.member)).text
    what = await place.member.press(await open_turn(place.member), "Report")
    same = await place.member.fill(what, "Wrong speaker", proposal="tomas reyl")
    assert "nothing to change" in same.text


async def test_what_was_posted_is_edited(env, place, library):
    found = await library.search(Query("high watter", Filters(place.guild.id)))
    turn = next(hit.turn for hit in found.hits if "watter" in hit.turn.text)
    message_id = (await place.member.run("quote")).response.id
    shown = NewPost(
        message_id, place.channel.id, place.guild.id, turn.id, 0, 60, Screen.QUOTATION, {"language": "en-US"}
    )
    await library.posts.note(shown)
    await report_typo(place.member)
    await place.admin.press(await place.admin.run("reports"), "Approve")
    await env.advance_time(env.bot.library.errands.pause + 1)
    message = next(m for m in place.channel.history() if m.id == message_id)
    assert "high water for" in str([component.to_dict() for component in message.components])
