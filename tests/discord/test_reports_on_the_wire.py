"""Reports on the wire: forms, direct messages, and the edits of what was posted."""

from __future__ import annotations

import functools
from dataclasses import replace
from datetime import time

import pytest

from bot.client import Pullquote
from bot.config import read_settings
from bot.members.errands import Errands
from bot.members.posts import Posts
from bot.members.reports import Decided
from bot.search import Query
from bot.store.index import Filters
from bot.store.posts import NewPost, Screen
from bot.store.reports import Fault, NewReport
from bot.store.schedules import NewSchedule
from bot.ui.daily_place import DiscordPlace
from bot.ui.reach import DiscordReach
from tests.discord.standin import faults
from tests.discord.standin.world import ADMIN

EDIT = "PATCH /channels/{channel_id}/messages/{message_id}"
TALK = """# The tide tables

**Ida Voss:** Where did the tables come from?

**Tomas Reyl:** My father wrote down every high watter for twenty-four years. He never missed one.
"""


@pytest.fixture
async def client(standin, library, tmp_path):
    (tmp_path / "talk.md").write_text(TALK, encoding="utf-8")
    async with standin.run(functools.partial(Pullquote, read_settings(None), library, shard_count=1)) as running:
        running._errands.cancel()  # the tests have their own
        await library.ingest(tmp_path / "talk.md", int(standin.guild.id))
        yield running


@pytest.fixture
async def turn(standin, client, library):
    found = await library.search(Query("high watter", Filters(int(standin.guild.id))))
    return next(hit.turn for hit in found.hits if "watter" in hit.turn.text)


@pytest.fixture
def errands(library):
    """The bot's own, which rest meanwhile, without the pause between two edits."""
    posts = Posts(library._database, library.now, apart=0)
    return Errands(library._database, library.now, posts, library.follows, library.privacy)


async def post(standin, library, turn, words: str):
    """A message of the bot's that shows these words."""
    alice = standin.person("alice")
    message = (await alice.slash("topic")).message  # which is noted by nobody else
    start = turn.text.index(words)
    span = (turn.id, start, start + len(words))
    await library.posts.note(
        NewPost(
            int(message.id),
            int(message.channel.id),
            int(standin.guild.id),
            *span,
            Screen.QUOTATION,
            {"language": "en-US"},
        )
    )
    return message


async def approve(  # noqa: PLR0917  what a reporter says
    standin, library, turn, kind: Fault, words: str, proposal: str = "", reporter: int = 7
):
    start = turn.text.index(words)
    guild_id = int(standin.guild.id)
    new = NewReport(turn.id, start, start + len(words), kind, words, proposal, "", reporter, "zh-CN")
    filed = await library.reports.file(new, guild_id)
    assert isinstance(await library.reports.approve(filed.id, guild_id), Decided)


async def test_a_report_is_filed_with_a_form_and_decided_with_another(standin, client, turn):
    alice = standin.person("alice")
    found = await alice.slash("search", query="every high watter")
    context = await alice.click(found.message, "Context")
    what = await alice.click(context.message, "Report")
    opened = await alice.click(what.message, "Typo")
    filled = await alice.submit(opened, proposal=turn.text.replace("watter", "water"), note="One t")
    assert "Thank you" in filled.text
    admin = standin.person("root", permissions=ADMIN)
    queue = await admin.slash("reports")
    refused = await admin.submit(await admin.click(queue.message, "Reject…"), reason="It is spelled so.")
    assert "stays as it is" in refused.text


@pytest.mark.parametrize("custom_id", ["approve|1|0", "reject|1|0", "reports|0"])
async def test_a_forged_decision_is_refused(standin, client, library, turn, custom_id):
    new = NewReport(turn.id, 0, 2, Fault.TAKE_DOWN, "My", "", "", 7, "en-US")
    await library.reports.file(new, int(standin.guild.id))
    alice = standin.person("alice")
    answer = await alice.slash("topic")
    next(part for part in answer.message.components[0]["components"][1]["components"])["custom_id"] = custom_id
    pressed = await alice.click(answer.message, custom_id)
    assert "may not" in pressed.text
    assert len(await library.reports.list_open(int(standin.guild.id))) == 1


async def test_what_was_posted_is_put_right_and_what_is_taken_down_says_so(standin, client, library, turn, errands):
    corrected = await post(standin, library, turn, "every high watter for")
    taken_down = await post(standin, library, turn, "He never missed one.")
    await approve(standin, library, turn, Fault.TYPO, "high watter", "high water")
    turn = (await library.find_context(turn.id, int(standin.guild.id))).turn
    await approve(standin, library, turn, Fault.TAKE_DOWN, "He never missed one.")
    assert not await errands.go_round(DiscordReach(client))
    assert "every high water for" in corrected.text
    assert taken_down.text == "This quotation was taken down on request."
    async with library._database.read() as connection:
        left = await connection.execute_fetchall("SELECT message_id, edit FROM post")
    assert [tuple(row) for row in left] == [(int(corrected.id), None)]


async def test_a_daily_post_is_put_right_with_all_that_it_had(standin, client, library, errands, tmp_path):
    guild_id, role_id = int(standin.guild.id), 4_711
    wish = NewSchedule(guild_id, int(standin.channel.id), "UTC", time(0), 127, "en-US", 1, role_id=role_id)
    view = await library.daily.add(replace(wish, speaker="mara oduya"))
    await library.daily.pause(view.schedule.id, guild_id)
    await library.daily.post_now(view.schedule.id, guild_id, DiscordPlace(client, library.votes, client.studio))
    [message] = [message for message in standin.channel.posted if f"<@&{role_id}>" in message.text]
    async with library._database.read() as connection:
        [(turn_id, start, end)] = await connection.execute_fetchall('SELECT turn_id, "start", "end" FROM post')
    turn = (await library.find_context(turn_id)).turn
    words = turn.text[start:end]
    filed = await library.reports.file(
        NewReport(turn_id, start, end, Fault.TYPO, words, words.replace(" ", " indeed ", 1), "", 7, "en-US"), guild_id
    )
    await library.reports.approve(filed.id, 0)
    await errands.go_round(DiscordReach(client))
    assert message.text.startswith(f"<@&{role_id}>\n> ")
    assert " indeed " in message.text
    assert {"Context", "Report"} <= message.buttons.keys()


@pytest.mark.parametrize("fault", [faults.dropped, faults.server_error(503)])
async def test_an_edit_that_is_lost_is_made_again(  # noqa: PLR0917  fixtures
    standin, client, library, turn, errands, fault
):
    message = await post(standin, library, turn, "high watter")
    await approve(standin, library, turn, Fault.TYPO, "high watter", "high water")
    standin.fault(EDIT, fault)
    await errands.go_round(DiscordReach(client))
    async with library._database.write() as connection:
        await connection.execute("UPDATE post SET again_at = ''")
    await errands.go_round(DiscordReach(client))
    assert "high water" in message.text


@pytest.mark.parametrize("refusal", [faults.unknown("message"), faults.missing_access()])
async def test_a_post_that_is_gone_is_passed_over(  # noqa: PLR0917  fixtures
    standin, client, library, turn, errands, refusal
):
    await post(standin, library, turn, "high watter")
    await approve(standin, library, turn, Fault.TYPO, "high watter", "high water")
    standin.fault(EDIT, faults.refused(refusal))
    await errands.go_round(DiscordReach(client))
    async with library._database.read() as connection:
        assert not await connection.execute_fetchall("SELECT * FROM post")


@pytest.mark.parametrize("takes_dms", [True, False])
async def test_the_reporter_is_told_once_in_their_language(  # noqa: PLR0917  fixtures
    standin, client, library, turn, errands, takes_dms
):
    person = standin.person("mei")
    person.user.takes_dms = takes_dms
    await approve(standin, library, turn, Fault.TYPO, "watter", "water", reporter=int(person.user.id))
    for _ in range(2):
        await errands.go_round(DiscordReach(client))
    told = standin.world.dm_with(person.user).posted
    assert len(told) == takes_dms
    assert all("已经改正" in message.text for message in told)


async def test_a_form_that_was_opened_before_a_restart_is_still_taken(standin, library, tmp_path):
    (tmp_path / "talk.md").write_text(TALK, encoding="utf-8")
    await library.ingest(tmp_path / "talk.md", int(standin.guild.id))
    factory = functools.partial(Pullquote, read_settings(None), library, shard_count=1)
    alice = standin.person("alice")
    async with standin.run(factory):
        found = await alice.slash("search", query="every high watter")
        context = await alice.click(found.message, "Context")
        what = await alice.click(context.message, "Report")
        opened = await alice.click(what.message, "Take down")
    async with standin.run(factory):
        assert "Thank you" in (await alice.submit(opened, note="I never said that")).text
