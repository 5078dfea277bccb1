"""Daily highlights on the wire: what is lost on the way is not posted twice, and not left out."""

from __future__ import annotations

import functools
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import pytest

from bot.client import Pullquote
from bot.config import read_settings
from bot.daily.deliver import Failed, Posted, Reason
from bot.daily.ledger import LEASE
from bot.daily.runner import GIVE_UP_AFTER, Daily
from bot.errors import NoFont
from bot.library import Library
from bot.store.schedules import Look, NewSchedule, State
from bot.ui.daily_place import DiscordPlace
from tests.discord.standin import ChannelKind, Permission, faults

SEND = "POST /channels/{channel_id}/messages"
OPEN = "POST /channels/{channel_id}/threads"
HISTORY = "GET /channels/{channel_id}/messages"
PUBLISH = "POST /channels/{channel_id}/messages/{message_id}/crosspost"
DISCUSS = "POST /channels/{channel_id}/messages/{message_id}/threads"


@pytest.fixture
async def client(standin, library):
    async with standin.run(functools.partial(Pullquote, read_settings(None), library, shard_count=1)) as running:
        yield running


@pytest.fixture
def clock():
    return [datetime(2026, 3, 1, 1, tzinfo=UTC)]


@pytest.fixture
async def shelf(filled_database, tmp_path):
    """A library beside the bot's own, whose runner knows another date."""
    path = tmp_path / "beside.db"
    shutil.copy(filled_database, path)
    async with Library.open(path) as opened:
        yield opened


@pytest.fixture
def daily(shelf, clock):
    return Daily(shelf._database, shelf.list_daily, lambda: clock[0])


@pytest.fixture
def wish(standin):
    return NewSchedule(int(standin.guild.id), int(standin.channel.id), "UTC", time(23), 127, "en-US", 1)


def place_of(client) -> DiscordPlace:
    return DiscordPlace(client, client.library.votes, client.studio)


@pytest.fixture
def make(daily, client, standin, wish, clock):
    """Makes a schedule that wishes for this beside what is ordinary; it is delivered by hand."""

    async def made(**wishes) -> SimpleNamespace:
        view = await daily.add(replace(wish, **wishes))

        async def deliver():
            return await daily.post_now(
                view.schedule.id, wish.guild_id, DiscordPlace(client, client.library.votes, client.studio)
            )

        async def later(minutes: float):
            clock[0] += timedelta(minutes=minutes)
            standin.world.advance(minutes * 60)
            return await deliver()

        async def last():
            return (await daily.history(view.schedule.id, wish.guild_id))[0]

        return SimpleNamespace(deliver=deliver, later=later, last=last, id=view.schedule.id)

    return made


async def test_a_highlight_is_posted_with_its_source(make, standin):
    schedule = await make()
    assert isinstance(await schedule.deliver(), Posted)
    [message] = standin.channel.posted
    assert message.text.startswith("> ")
    assert message.is_v2
    assert message.pings == []
    assert len(message.nonce) <= 25
    assert (await schedule.last()).message_id == int(message.id)


@pytest.mark.parametrize("minutes", [1, 30])
@pytest.mark.parametrize("fault", [faults.answer_lost, faults.dropped])
async def test_what_was_lost_is_looked_for_before_it_is_posted_again(make, standin, fault, minutes):
    schedule = await make()
    standin.fault(SEND, fault)
    failed = await schedule.deliver()
    assert isinstance(failed, Failed)
    assert failed.reason is Reason.UNREACHABLE
    assert isinstance(await schedule.later(max(minutes, LEASE.total_seconds() / 60)), Posted)
    assert len(standin.channel.posted) == 1


async def test_what_was_lost_is_looked_for_where_it_was_meant_to_go(make, standin, daily, wish):
    """MovedInBetween: the channel is changed while the post's fate is unknown."""
    schedule = await make()
    standin.fault(SEND, faults.answer_lost)
    await schedule.deliver()
    other = await standin.open_channel("other")
    await daily.edit(schedule.id, wish.guild_id, channel_id=int(other.id))
    assert isinstance(await schedule.later(30), Posted)
    assert (len(standin.channel.posted), len(other.posted)) == (1, 0)


async def test_a_channel_that_is_gone_keeps_nobody_from_posting_in_the_next_one(make, standin, daily, wish):
    schedule = await make()
    standin.fault(SEND, faults.answer_lost)
    await schedule.deliver()
    other = await standin.open_channel("other")
    await standin.delete_channel(standin.channel)
    await daily.edit(schedule.id, wish.guild_id, channel_id=int(other.id))
    assert isinstance(await schedule.later(30), Posted)
    assert len(other.posted) == 1


async def test_nothing_is_posted_while_it_cannot_be_seen_whether_it_stands(make, standin):
    schedule = await make()
    standin.fault(SEND, faults.answer_lost)
    await schedule.deliver()
    standin.fault(HISTORY, faults.server_error(503))
    assert isinstance(await schedule.later(30), Failed)
    assert len(standin.calls_to(SEND)) == 1
    assert isinstance(await schedule.later(30), Posted)
    assert len(standin.channel.posted) == 1


async def test_a_busy_discord_is_waited_for(make, standin):
    schedule = await make()
    standin.fault(SEND, faults.rate_limited(0.05))
    standin.fault(SEND, faults.server_error(500))
    assert isinstance(await schedule.deliver(), Posted)
    assert len(standin.channel.posted) == 1


@pytest.mark.parametrize("status", [500, 502, 504])
async def test_a_server_error_after_the_post_posts_nothing_twice(make, standin, status):
    """discord.py asks again by itself, and Discord knows the nonce again."""

    async def processed_and_failed(request, proceed):
        await proceed()
        raise faults.Refusal(status, 0, "Bad Gateway")

    schedule = await make()
    standin.fault(SEND, processed_and_failed)
    assert isinstance(await schedule.deliver(), Posted)
    assert len(standin.channel.posted) == 1


async def test_discord_that_is_down_is_tried_again_later(make, standin):
    schedule = await make()
    standin.fault(SEND, faults.server_error(503))
    failed = await schedule.deliver()
    assert isinstance(failed, Failed)
    assert failed.reason is Reason.UNREACHABLE
    assert isinstance(await schedule.later(1), Posted)


@pytest.mark.parametrize(
    ("refusal", "reason"),
    [
        (faults.missing_permissions(), Reason.FORBIDDEN),
        (faults.missing_access(), Reason.FORBIDDEN),
        (faults.unknown("channel"), Reason.CHANNEL_GONE),
        (faults.Refusal(400, 50083, "Thread is archived"), Reason.FORBIDDEN),
    ],
)
async def test_a_refusal_has_a_reason(make, standin, refusal, reason):
    schedule = await make()
    standin.fault(SEND, faults.refused(refusal))
    failed = await schedule.deliver()
    assert isinstance(failed, Failed)
    assert failed.reason is reason
    assert standin.channel.posted == []


# --- beside the post


async def test_the_role_that_was_named_is_told_and_nobody_else(make, standin):
    schedule = await make(role_id=4242)
    await schedule.deliver()
    [message] = standin.channel.posted
    assert message.pings == ["<@&4242>"]
    assert message.allowed_mentions["parse"] == []


async def test_an_announcement_is_published_and_discussed_below(make, standin):
    news = await standin.open_channel("news", ChannelKind.NEWS)
    schedule = await make(channel_id=int(news.id), publish=True, discuss=True, title="Quote club")
    assert isinstance(await schedule.deliver(), Posted)
    [message] = news.posted
    thread = standin.world.channels[message.id]
    assert (thread.parent, thread.name) == (news, "Quote club · 2026-03-01")
    assert len(standin.calls_to(PUBLISH)) == 1
    assert (await schedule.last()).reason == ""


async def test_what_was_begun_is_finished_by_whoever_takes_over(make, standin, shelf):
    """DiedBeforeTheThread: the post stands, and its thread and followers have yet to come; or have come, unrecorded."""
    news = await standin.open_channel("news", ChannelKind.NEWS)
    schedule = await make(channel_id=int(news.id), publish=True, discuss=True)
    standin.fault(SEND, faults.answer_lost)
    assert isinstance(await schedule.deliver(), Failed)
    for _ in range(2):
        assert isinstance(await schedule.later(10), Posted)
        assert len(news.posted) == 1
        assert news.posted[0].id in standin.world.channels
        assert (await schedule.last()).reason == ""
        async with shelf._database.write() as connection:
            await connection.execute("UPDATE delivery SET state = 'claimed', leased_until = ''")


@pytest.mark.parametrize(("route", "reason"), [(DISCUSS, Reason.NO_THREAD), (PUBLISH, Reason.NOT_PUBLISHED)])
async def test_a_post_without_its_thread_or_followers_is_a_post_all_the_same(make, standin, route, reason):
    news = await standin.open_channel("news", ChannelKind.NEWS)
    schedule = await make(channel_id=int(news.id), publish=True, discuss=True)
    standin.fault(route, faults.refused(faults.missing_permissions()))
    assert isinstance(await schedule.deliver(), Posted)
    last = await schedule.last()
    assert (last.state, last.reason) == (State.POSTED, reason)


async def test_a_card_is_a_picture_that_is_described(make, standin):
    schedule = await make(look=Look.CARD, role_id=4242)
    assert isinstance(await schedule.deliver(), Posted)
    [message] = standin.channel.posted
    [picture] = message.attachments
    assert picture.content.startswith(b"\x89PNG")
    assert len(picture.description) > 20
    assert message.pings == ["<@&4242>"]


async def test_a_card_for_which_no_font_is_found_is_posted_as_text(make, standin, client, monkeypatch):
    async def draw(card):
        raise NoFont

    monkeypatch.setattr(client.studio, "draw", draw)
    schedule = await make(look=Look.CARD)
    assert isinstance(await schedule.deliver(), Posted)
    [message] = standin.channel.posted
    assert message.text.startswith("> ")


async def test_what_a_server_has_voted_on_is_brought_forward_with_the_count(make, standin, shelf, daily, client):
    schedule = await make()
    wish = (await daily.find(schedule.id, int(standin.guild.id))).wish
    liked = (await shelf.list_daily(wish))[-1]
    for member in range(1, 7):
        await shelf.votes.vote(liked.id, wish.guild_id, member, 1)
        await client.library.votes.vote(liked.id, wish.guild_id, member, 1)
    await schedule.deliver()
    [message] = standin.channel.posted
    assert any(label.endswith(" 6") for label in message.buttons)


# --- threads and forums


async def test_a_thread_that_is_not_known_is_fetched(make, standin):
    thread = standin.world.add_channel(standin.guild, "talk", ChannelKind.PUBLIC_THREAD, parent=standin.channel)
    schedule = await make(channel_id=int(thread.id))
    assert isinstance(await schedule.deliver(), Posted)
    assert len(thread.posted) == 1


@pytest.fixture
async def forum(standin):
    return await standin.open_channel("forum", ChannelKind.FORUM, tags=["quotes", "news"], requires_tag=True)


def posts_in(standin, forum):
    return [it for it in standin.guild.channels if it.parent is forum]


async def test_in_a_forum_a_post_is_opened_with_title_and_tag(make, standin, forum):
    schedule = await make(channel_id=int(forum.id), title="Quote club", tag_id=int(forum.tags[0].id), role_id=4242)
    assert isinstance(await schedule.deliver(), Posted)
    [post] = posts_in(standin, forum)
    assert post.name == "Quote club · 2026-03-01"
    assert [tag.name for tag in post.tags] == ["quotes"]
    [message] = post.posted
    assert message.pings == ["<@&4242>"]
    assert (await schedule.last()).message_id == int(post.id)


async def test_a_forum_that_wants_a_tag_says_so(make, standin, forum):
    schedule = await make(channel_id=int(forum.id))
    failed = await schedule.deliver()
    assert isinstance(failed, Failed)
    assert failed.reason is Reason.TAG_NEEDED
    assert standin.calls_to(OPEN) == []


@pytest.mark.parametrize("is_archived", [False, True])
@pytest.mark.parametrize("minutes", [1, 300])
async def test_a_forum_post_whose_answer_was_lost_is_found_again(make, standin, forum, minutes, is_archived):
    schedule = await make(channel_id=int(forum.id), tag_id=int(forum.tags[0].id))
    standin.fault(OPEN, faults.answer_lost)
    assert isinstance(await schedule.deliver(), Failed)
    standin.world.add_channel(standin.guild, "somebody's", ChannelKind.PUBLIC_THREAD, parent=forum)
    posts_in(standin, forum)[0].is_archived = is_archived
    assert isinstance(await schedule.later(minutes), Posted)
    assert len(posts_in(standin, forum)) == 2
    assert len(standin.calls_to(OPEN)) == 1


@pytest.mark.parametrize("status", [500, 502, 504])
async def test_a_forum_post_is_not_asked_for_twice_after_a_server_error(make, standin, forum, status):
    """AskedTwiceByTheLibrary: discord.py asks again by itself, and a forum knows no nonce."""

    async def processed_and_failed(request, proceed):
        await proceed()
        raise faults.Refusal(status, 0, "Bad Gateway")

    schedule = await make(channel_id=int(forum.id), tag_id=int(forum.tags[0].id))
    standin.fault(OPEN, processed_and_failed)
    assert isinstance(await schedule.deliver(), Failed)
    assert isinstance(await schedule.later(1), Posted)
    assert len(posts_in(standin, forum)) == 1


async def test_a_busy_discord_is_waited_for_in_a_forum_as_well(make, standin, forum):
    schedule = await make(channel_id=int(forum.id), tag_id=int(forum.tags[0].id))
    standin.fault(OPEN, faults.rate_limited(0.05))
    assert isinstance(await schedule.deliver(), Posted)
    assert len(posts_in(standin, forum)) == 1


# --- failures reach a person


@pytest.fixture
async def failing(  # noqa: PLR0917  fixtures
    make, standin, daily, wish, clock, client
):
    """A schedule that has been tried in vain for as long as one is tried."""
    schedule = await make()
    await standin.deny(standin.channel, Permission.SEND_MESSAGES)
    place = place_of(client)

    async def live(hours: float):
        until = clock[0] + timedelta(hours=hours)
        while (wake := await daily.catch_up(place)) is not None and wake <= until:
            clock[0] = wake
        clock[0] = until

    clock[0] = datetime(2026, 3, 1, 23, tzinfo=UTC)
    return SimpleNamespace(live=live, id=schedule.id)


def told(channel):
    return [message.text for message in channel.posted if "can't be posted" in message.text]


async def test_the_system_channel_hears_of_it_once_and_it_goes_on_by_itself(failing, standin, daily, wish):
    system = await standin.open_channel("system")
    standin.guild.system_channel = system
    await standin.gateway.announce("GUILD_UPDATE", guild_payload(standin), standin.guild)
    await failing.live(60)
    assert len(told(system)) == 1
    assert "Send Messages" not in told(system)[0]
    assert (await daily.find(failing.id, wish.guild_id)).paused == Reason.FORBIDDEN
    sent = len(standin.calls_to(SEND))
    await failing.live(20)
    assert len(standin.calls_to(SEND)) == sent, "what is closed is looked at, and not written to"
    standin.channel.denied = Permission(0)
    await standin.deny(standin.channel, Permission(0))
    await failing.live(30)
    assert (await daily.find(failing.id, wish.guild_id)).paused is None
    assert len(standin.channel.posted) >= 1
    states = [(d.day, d.state) for d in await daily.history(failing.id, wish.guild_id)]
    assert (date(2026, 3, 1), State.MISSED) in states
    assert states[0][1] is State.POSTED


async def test_without_a_system_channel_whoever_made_it_gets_a_direct_message(failing, standin, daily, wish):
    maker = standin.world.add_user("maker")
    await daily.edit(failing.id, wish.guild_id, created_by=int(maker.id))
    await failing.live(3)
    assert len(told(standin.world.dm_with(maker))) == 1


async def test_whoever_cannot_be_told_is_no_error(failing, standin, daily, wish):
    maker = standin.world.add_user("maker")
    maker.takes_dms = False
    await daily.edit(failing.id, wish.guild_id, created_by=int(maker.id))
    await failing.live(3)
    schedule = await daily.find(failing.id, wish.guild_id)
    assert schedule.told
    assert (await daily.history(failing.id, wish.guild_id))[0].attempts == GIVE_UP_AFTER


def guild_payload(standin):
    from tests.discord.standin.wire import places

    return places.guild(standin.guild, standin.world)
