"""Sockets that break, sessions that are resumed, and those that are not."""

import asyncio
import functools

import aiohttp
import discord
import pytest

from tests.discord import hosts
from tests.discord.demo import Demo
from tests.discord.standin import Op, Standin, connect

BREAKS = {
    "dropped": lambda gateway: gateway.drop(),
    "asked to reconnect": lambda gateway: gateway.ask_to_reconnect(),
    "invalid but resumable": lambda gateway: gateway.invalidate(resumable=True),
    "closed with 1000": lambda gateway: gateway.close(1000),
    "closed with 1001": lambda gateway: gateway.close(1001),
    "closed with 4000": lambda gateway: gateway.close(4000),
    "closed with 4009": lambda gateway: gateway.close(4009),
}


async def happen(gateway, what):
    pending = BREAKS[what](gateway)
    if pending:
        await pending


@pytest.mark.parametrize("what", BREAKS)
async def test_a_session_is_resumed_and_misses_nothing(standin, demo, what):
    [session] = standin.gateway.live
    socket = session.connection
    await happen(standin.gateway, what)
    answer = await standin.person("alice").slash("fruit find", name="red")  # said while the socket was dying
    assert "red apple" in answer.text
    assert standin.gateway.live == [session]
    assert session.connection is not socket
    assert (standin.gateway.count(Op.IDENTIFY), standin.gateway.count(Op.RESUME)) == (1, 1)
    assert standin.gateway.hosts == [hosts.GATEWAY_HOST, hosts.RESUME_HOST]


async def test_a_lost_session_begins_anew(standin, demo):
    again = asyncio.create_task(demo.wait_for("shard_ready", timeout=5))
    await standin.gateway.invalidate(resumable=False)
    await again
    assert (standin.gateway.count(Op.IDENTIFY), standin.gateway.count(Op.RESUME)) == (2, 0)
    answer = await standin.person("alice").slash("fruit find", name="red")
    assert "red apple" in answer.text


async def test_a_forgotten_session_cannot_be_resumed(standin, demo):
    again = asyncio.create_task(demo.wait_for("shard_ready", timeout=5))
    standin.gateway.drop()
    standin.gateway.sessions.clear()
    await again
    assert (standin.gateway.count(Op.IDENTIFY), standin.gateway.count(Op.RESUME)) == (2, 1)


@pytest.mark.parametrize(
    ("code", "error"),
    [(4004, discord.ConnectionClosed), (4010, discord.ConnectionClosed), (4014, discord.PrivilegedIntentsRequired)],
)
async def test_some_close_codes_end_the_client(standin, code, error):
    async def run_until_closed():
        async with standin.run(Demo) as client:
            await standin.gateway.close(code)
            await standin.until(client.is_closed)

    with pytest.raises(error):
        await run_until_closed()


IDENTIFY = {"token": hosts.TOKEN, "intents": 1, "properties": {}}


@pytest.mark.parametrize(
    ("code", "frames"),
    [
        (4001, [(99, None)]),
        (4002, [(Op.HEARTBEAT, "x" * 5000)]),
        (4004, [(Op.IDENTIFY, IDENTIFY | {"token": "another"})]),
        (4004, [(Op.RESUME, {"token": "another", "session_id": "x", "seq": 1})]),
        (4005, [(Op.IDENTIFY, IDENTIFY), (Op.IDENTIFY, IDENTIFY)]),
        (4010, [(Op.IDENTIFY, IDENTIFY | {"shard": [2, 2]})]),
        (4011, [(Op.IDENTIFY, IDENTIFY | {"shard": [0, 1]})]),
        (4013, [(Op.IDENTIFY, IDENTIFY | {"shard": [0, 2], "intents": 1 << 30})]),
        (4014, [(Op.IDENTIFY, IDENTIFY | {"shard": [0, 2], "intents": 1 << 1})]),
    ],
)
async def test_a_client_that_misbehaves_is_hung_up_on(code, frames):
    async with (
        Standin(shards=1 if code == 4005 else 2).serve() as standin,
        connect.connector(standin.port) as connector,
        aiohttp.ClientSession(connector=connector) as session,
        session.ws_connect(f"wss://{hosts.GATEWAY_HOST}/") as socket,
    ):
        for op, data in frames:
            await socket.send_json({"op": op, "d": data})
        async for _ in socket:
            pass  # HELLO, and what comes before the end
        assert socket.close_code == code


async def test_an_outage_refuses_the_socket(standin, demo):
    standin.gateway.is_open = False
    standin.gateway.drop()
    await standin.until(lambda: len(standin.gateway.hosts) == 2)
    assert standin.gateway.live == []


async def test_a_gateway_that_goes_silent_is_left(standin):
    standin.gateway.heartbeat_ms = 50
    impatient = functools.partial(Demo, heartbeat_timeout=0.2)
    async with standin.run(impatient) as client:
        await standin.until(lambda: standin.gateway.count(Op.HEARTBEAT) >= 3)
        resumed = asyncio.create_task(client.wait_for("shard_resumed", timeout=5))
        standin.gateway.acks_heartbeats = False
        await resumed
    assert standin.gateway.count(Op.RESUME) == 1


async def test_events_are_seen_by_whoever_asked_for_them(standin):
    silent = functools.partial(Demo, intents=discord.Intents(guilds=True))
    async with standin.run(silent):
        await standin.person("alice").says("hello")
        [session] = standin.gateway.live
        assert "MESSAGE_CREATE" not in [event for event, _ in session.sent]
