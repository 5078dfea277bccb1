"""From nothing to READY: sockets, names, login, intents and the commands that are synced."""

import functools
import time

import aiohttp
import discord
import pytest

from tests.discord import hosts
from tests.discord.demo import Demo
from tests.discord.standin import Standin, connect, faults, openapi
from tests.discord.standin.rest import ROUTES

ME = "GET /users/@me"
SYNC = "PUT /applications/{application_id}/commands"


async def test_a_client_is_ready_well_within_a_second(standin, record_property):
    started = time.perf_counter()
    async with standin.run(Demo) as client:
        took = time.perf_counter() - started
        assert client.is_ready()
    record_property("start_to_ready_ms", round(took * 1000, 1))
    assert took < 1


async def test_the_client_came_by_discords_own_names(standin, demo):
    assert standin.gateway.hosts == [hosts.GATEWAY_HOST]
    assert demo.user.name == standin.world.bot.name


@pytest.mark.parametrize("url", ["https://example.org/", "https://discord.gg/", "https://notdiscord.com/"])
async def test_no_other_host_is_reached(standin, url):
    async with connect.connector(standin.port) as connector, aiohttp.ClientSession(connector=connector) as session:
        with pytest.raises(aiohttp.ClientConnectorError, match="is not Discord"):
            await session.get(url)


async def test_a_strangers_certificate_is_not_trusted(standin):
    resolver = hosts.OnlyDiscord(standin.port)
    async with (
        aiohttp.TCPConnector(resolver=resolver) as connector,
        aiohttp.ClientSession(connector=connector) as session,
    ):
        with pytest.raises(aiohttp.ClientConnectorCertificateError):
            await session.get("https://discord.com/")


async def test_a_refused_token_ends_the_start(standin):
    standin.fault(ME, faults.refused(faults.Refusal(401, 0, "401: Unauthorized")))
    with pytest.raises(discord.LoginFailure):
        async with standin.run(Demo):
            pytest.fail("never ready")


async def test_privileged_intents_are_refused_unless_the_application_has_them():
    curious = functools.partial(Demo, intents=discord.Intents(guilds=True, message_content=True))
    async with Standin().serve() as standin:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            async with standin.run(curious):
                pytest.fail("never ready")
    async with Standin(allows_privileged_intents=True).serve() as standin, standin.run(curious) as client:
        assert client.is_ready()


async def test_every_shard_gets_its_own_guilds():
    async with Standin(shards=2).serve() as standin:
        for number in range(5):
            standin.world.add_guild(f"Guild {number}")
        async with standin.run(Demo) as client:
            assert {guild.shard_id for guild in client.guilds} <= {0, 1}
            assert len(client.guilds) == 6
            assert {session.shard for session in standin.gateway.live} == {(0, 2), (1, 2)}


async def test_commands_are_synced_as_a_whole_and_keep_their_ids(standin, demo):
    names = {command["name"]: command["id"] for command in standin.world.commands[None]}
    assert {"fruit", "whisper", "card", "Repeat"} <= set(names)
    demo.tree.remove_command("whisper")
    await demo.tree.sync()
    assert len(standin.calls_to(SYNC)) == 2
    left = {command["name"]: command["id"] for command in standin.world.commands[None]}
    assert left == {name: id_ for name, id_ in names.items() if name != "whisper"}
    assert {str(command.id) for command in await demo.tree.fetch_commands()} == set(left.values())


async def test_commands_of_one_guild_stand_apart(standin, demo):
    guild = discord.Object(int(standin.guild.id))
    demo.tree.copy_global_to(guild=guild)
    synced = await demo.tree.sync(guild=guild)
    assert {command["guild_id"] for command in standin.world.commands[standin.guild.id]} == {standin.guild.id}
    assert len(synced) == len(standin.world.commands[standin.guild.id])


async def test_a_restarted_client_finds_the_same_world_and_its_buttons_work(standin):
    alice = standin.person("alice")
    async with standin.run(Demo):
        answer = await alice.slash("fruit find", name="red")
    async with standin.run(Demo):
        await alice.click(answer.message, "Next")
    assert "2/2" in answer.text


def test_discord_describes_every_route_that_the_stand_in_has(described: openapi.Description):
    assert [route for route in ROUTES if not described.has(route)] == []
