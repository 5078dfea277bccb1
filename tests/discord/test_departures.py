"""A server that removes us, and one that adds us again."""

from __future__ import annotations

import functools

from bot.client import Pullquote
from bot.config import read_settings
from tests.discord.standin.wire import places


async def test_a_removal_is_noted_and_being_added_again_is_too(standin, library):
    async def departed() -> list[int]:
        async with library._database.read() as connection:
            return [row[0] for row in await connection.execute_fetchall("SELECT guild_id FROM departure")]

    async def until(expected: list[int]) -> None:
        for _ in range(100):
            if await departed() == expected:
                return
            await standin.person("alice").slash("topic")
        raise AssertionError(await departed())

    guild = standin.guild
    async with standin.run(functools.partial(Pullquote, read_settings(None), library, shard_count=1)):
        other = standin.world.add_guild("Another")
        standin.world.add_channel(other, "general")
        await standin.gateway.announce("GUILD_CREATE", places.guild(other, standin.world), guild)
        await standin.gateway.announce("GUILD_DELETE", {"id": other.id}, guild)
        await until([int(other.id)])
        await standin.gateway.announce("GUILD_CREATE", places.guild(other, standin.world), guild)
        await until([])
