"""Digests on the wire: what is lost on the way is not sent twice, and whoever takes no messages is left alone."""

from __future__ import annotations

import functools
from datetime import UTC, datetime, timedelta

import pytest

from bot.client import Pullquote
from bot.config import read_settings
from bot.daily.ledger import LEASE
from bot.members.follows import CLOSED, Follows
from bot.store.follows import Followed, NewFollow, When
from bot.ui.reach import DiscordReach
from tests.discord.standin import faults

SEND = "POST /channels/{channel_id}/messages"
TALK = """# Again

**Jo Lind:** What is new?

**Mara Oduya:** A thing that cannot be opened was never yours, and patience is the only tool that never breaks.
"""


@pytest.fixture
async def client(standin, library):
    async with standin.run(functools.partial(Pullquote, read_settings(None), library, shard_count=1)) as running:
        running._errands.cancel()  # the tests have their own
        yield running


@pytest.fixture
def clock():
    return [datetime(2026, 3, 1, tzinfo=UTC)]


@pytest.fixture
def mei(standin, client):
    return standin.person("mei", locale="zh-CN")


@pytest.fixture
async def follows(library, clock, mei, tmp_path, standin):
    """Mei follows somebody of whom there is something new; the bot's own errands know another date."""
    follows = Follows(library._database, lambda: clock[0], library.list_followed)
    user_id = int(mei.user.id)
    await follows.follow(NewFollow(user_id, int(standin.guild.id), Followed.SPEAKER, "mara oduya", "Mara Oduya"))
    (tmp_path / "new.md").write_text(TALK, encoding="utf-8")
    await follows.agree(user_id, When("UTC", 0, 9), "zh-CN")
    async with library._database.write() as connection:
        await connection.execute("UPDATE digest SET due_at = '2100-01-01T00:00:00.000000+00:00'")
    await library.ingest(tmp_path / "new.md")
    return follows


async def send(library, follows, client):
    async with library._database.write() as connection:
        await connection.execute("UPDATE digest SET due_at = '2000-01-01T00:00:00.000000+00:00'")
    await follows.send_due(DiscordReach(client))
    async with library._database.write() as connection:
        await connection.execute("UPDATE digest SET due_at = '2100-01-01T00:00:00.000000+00:00'")


def letters(standin, mei):
    return standin.world.dm_with(mei.user).posted


async def test_a_digest_is_in_the_members_language_and_its_buttons_work(standin, client, library, follows, mei):
    await send(library, follows, client)
    [letter] = letters(standin, mei)
    assert "你关注的新内容" in letter.text
    assert "patience is the only tool" in letter.text
    at_home = mei.privately()
    gone = await at_home.click(letter, "取消关注 Mara Oduya")
    assert "已取消关注" in gone.text
    stopped = await at_home.click(letter, "停止汇总")
    assert "不会再给你发汇总" in stopped.text
    assert (await follows.list_all(int(mei.user.id))).digest is None


async def test_the_buttons_below_somebody_elses_digest_do_nothing_to_them(standin, client, library, follows, mei):
    await send(library, follows, client)
    [letter] = letters(standin, mei)
    eve = standin.person("eve")
    answer = await eve.slash("topic")
    forged = letter.buttons["取消关注 Mara Oduya"]["custom_id"]
    answer.message.components[0]["components"][1]["components"][0]["custom_id"] = forged
    assert "don't follow" in (await eve.click(answer.message, forged)).text
    assert len((await follows.list_all(int(mei.user.id))).follows) == 1


@pytest.mark.parametrize("minutes", [1, 30])
@pytest.mark.parametrize("fault", [faults.answer_lost, faults.dropped])
async def test_what_was_lost_is_looked_for_before_it_is_sent_again(  # noqa: PLR0917  fixtures
    standin, client, library, follows, mei, clock, fault, minutes
):
    standin.fault(SEND, fault)
    await send(library, follows, client)
    clock[0] += max(timedelta(minutes=minutes), LEASE)
    standin.world.advance(minutes * 60)
    await send(library, follows, client)
    assert len(letters(standin, mei)) == 1
    assert (await follows.list_all(int(mei.user.id))).digest.week == "2026-W09"


async def test_whoever_takes_no_direct_messages_is_left_alone(standin, client, library, follows, mei):
    mei.user.takes_dms = False
    await send(library, follows, client)
    assert (await follows.list_all(int(mei.user.id))).digest.paused == CLOSED
    listed = await mei.slash("follow list")
    assert "汇总已暂停" in listed.text


async def test_whoever_has_left_the_server_hears_no_more_of_it(standin, client, library, follows, mei):
    standin.guild.strangers.add(mei.user.id)
    await send(library, follows, client)
    assert letters(standin, mei) == []
    assert (await follows.list_all(int(mei.user.id))).follows == ()
