"""Daily highlights on the wire: what is lost on the way is not posted twice, and not left out."""

from __future__ import annotations

import functools
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.client import Pullquote
from bot.config import read_settings
from bot.daily.deliver import LEASE, Failed, Posted, Reason
from bot.daily.runner import Daily
from bot.store.schedules import NewSchedule
from bot.ui.daily import DiscordPlace
from tests.discord.standin import faults

SEND = "POST /channels/{channel_id}/messages"


@pytest.fixture
async def client(standin, library):
    async with standin.run(functools.partial(Pullquote, read_settings(None), library, shard_count=1)) as running:
        yield running


@pytest.fixture
def clock():
    return [datetime(2026, 3, 1, 1, tzinfo=UTC)]


@pytest.fixture
async def daily(standin, library, clock):
    daily = Daily(library._database, library.list_daily, lambda: clock[0])
    wish = NewSchedule(int(standin.guild.id), int(standin.channel.id), "UTC", time(23), 127, "en-US", 1)
    await daily.add(wish)
    await daily.pause(1, wish.guild_id)  # the bot's own runner, which knows another date, leaves it alone
    return daily


async def deliver(daily, client, standin):
    return await daily.post_now(1, int(standin.guild.id), DiscordPlace(client))


async def test_a_highlight_is_posted_with_its_source(daily, client, standin):
    assert isinstance(await deliver(daily, client, standin), Posted)
    [message] = standin.channel.posted
    assert message.text.startswith("> ")
    assert message.is_v2


@pytest.mark.parametrize("minutes", [1, 30])
@pytest.mark.parametrize("fault", [faults.answer_lost, faults.dropped])
async def test_what_was_lost_is_looked_for_before_it_is_posted_again(  # noqa: PLR0917  fixtures
    daily, client, standin, clock, fault, minutes
):
    standin.fault(SEND, fault)
    failed = await deliver(daily, client, standin)
    assert isinstance(failed, Failed)
    assert failed.reason is Reason.UNREACHABLE
    clock[0] += max(timedelta(minutes=minutes), LEASE)
    standin.world.advance(minutes * 60)
    assert isinstance(await deliver(daily, client, standin), Posted)
    assert len(standin.channel.posted) == 1


async def test_a_busy_discord_is_waited_for(daily, client, standin):
    standin.fault(SEND, faults.rate_limited(0.05))
    standin.fault(SEND, faults.server_error(500))
    assert isinstance(await deliver(daily, client, standin), Posted)
    assert len(standin.channel.posted) == 1


@pytest.mark.parametrize(
    ("refusal", "reason"),
    [
        (faults.missing_permissions(), Reason.FORBIDDEN),
        (faults.missing_access(), Reason.FORBIDDEN),
        (faults.unknown("channel"), Reason.CHANNEL_GONE),
    ],
)
async def test_a_refusal_has_a_reason(daily, client, standin, refusal, reason):
    standin.fault(SEND, faults.refused(refusal))
    failed = await deliver(daily, client, standin)
    assert isinstance(failed, Failed)
    assert failed.reason is reason
    assert standin.channel.posted == []
