"""What goes wrong between the bot and Discord, and what becomes of it."""

import asyncio
import math
import time

import aiohttp
import discord
import pytest

from tests.discord.standin import faults

SEND = "POST /channels/{channel_id}/messages"
CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"


def statuses(standin):
    return [call.status for call in standin.calls_to(SEND)]


@pytest.mark.parametrize("everywhere", [False, True])
async def test_too_many_requests_are_waited_out(standin, channel, everywhere):
    standin.fault(SEND, faults.rate_limited(0.05, everywhere=everywhere))
    started = time.monotonic()
    await channel.send("hello")
    assert time.monotonic() - started >= 0.05
    assert statuses(standin) == [429, 200]


async def test_a_429_that_is_not_discords_is_raised(standin, channel):
    standin.fault(SEND, faults.rate_limited(0.05, by_discord=False))
    with pytest.raises(discord.HTTPException, match="429"):
        await channel.send("hello")


async def test_a_503_is_raised(standin, channel):
    standin.fault(SEND, faults.server_error(503))
    with pytest.raises(discord.DiscordServerError):
        await channel.send("hello")
    assert standin.channel.posted == []


async def test_a_500_is_tried_again_after_a_second(standin, channel):
    standin.fault(SEND, faults.server_error(500))
    await channel.send("hello")
    assert statuses(standin) == [500, 200]


@pytest.mark.parametrize(
    ("refusal", "error", "code"),
    [
        (faults.missing_permissions(), discord.Forbidden, 50013),
        (faults.missing_access(), discord.Forbidden, 50001),
        (faults.unknown("channel"), discord.NotFound, 10003),
    ],
)
async def test_a_refusal_has_discords_code(standin, channel, refusal, error, code):
    standin.fault(SEND, faults.refused(refusal))
    with pytest.raises(error) as raised:
        await channel.send("hello")
    assert raised.value.code == code


async def test_what_was_dropped_never_happened(standin, channel):
    standin.fault(SEND, faults.dropped)
    with pytest.raises((aiohttp.ClientError, OSError)):
        await channel.send("hello")
    assert statuses(standin) == [None]
    assert standin.channel.posted == []


async def test_a_lost_answer_and_the_same_nonce_give_one_message(standin, channel):
    standin.fault(SEND, faults.answer_lost)
    with pytest.raises((aiohttp.ClientError, OSError)):
        await channel.send("hello", nonce="delivery-7")
    again = await channel.send("hello", nonce="delivery-7")
    assert [message.id for message in standin.channel.posted] == [str(again.id)]


async def test_a_lost_answer_and_another_nonce_give_two(standin, channel):
    standin.fault(SEND, faults.answer_lost)
    with pytest.raises((aiohttp.ClientError, OSError)):
        await channel.send("hello")
    await channel.send("hello")
    assert [message.text for message in standin.channel.posted] == ["hello", "hello"]


async def test_a_nonce_is_forgotten_after_some_minutes_and_history_is_not(standin, channel):
    first = await channel.send("hello", nonce="delivery-7")
    standin.world.advance(10 * 60)
    second = await channel.send("hello", nonce="delivery-7")
    assert [message.id async for message in channel.history()] == [second.id, first.id]


async def test_a_slow_answer_is_an_answer(standin, channel):
    standin.fault(SEND, faults.slow(0.05))
    assert (await channel.send("hello")).content == "hello"


async def test_a_held_request_waits_for_the_test(standin, channel):
    held = faults.Held()
    standin.fault(SEND, held)
    sending = asyncio.create_task(channel.send("hello"))
    await held.reached.wait()
    assert standin.channel.posted == []
    held.release.set()
    await sending
    assert [message.text for message in standin.channel.posted] == ["hello"]


async def test_a_rate_limited_acknowledgement_costs_its_wait(standin, demo):
    standin.fault(CALLBACK, faults.rate_limited(0.05))
    answer = await standin.person("alice").slash("say", text="hello")
    assert answer.took_ms >= 50


async def test_faults_strike_one_after_the_other(standin, channel):
    standin.fault(SEND, faults.rate_limited(0.01))
    standin.fault(SEND, faults.rate_limited(0.01), times=2)
    await channel.send("hello")
    assert statuses(standin) == [429, 429, 429, 200]


async def test_a_fault_that_cannot_strike_is_refused_and_one_that_did_not_is_told(standin):
    with pytest.raises(LookupError, match="no route"):
        standin.fault("POST /nowhere", faults.dropped)
    plan = faults.Faults([SEND])
    plan.plan(SEND, faults.dropped)
    plan.plan(SEND, faults.dropped, times=math.inf)
    assert plan.unused == [SEND]
