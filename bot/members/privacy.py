"""Privacy: what is stored about somebody is theirs to see, to take along, and to have erased."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.store import privacy

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from bot.store.database import Database

KEPT_AFTER_DEPARTURE = timedelta(days=30)
"""How long a server's own library and settings are kept after we were removed from it: it may have been a mistake."""


class Privacy:
    """All that is known of people and of servers in one database."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def count(self, user_id: int) -> dict[str, int]:
        """What is stored about a member: how many of each."""
        async with self._database.read() as connection:
            return await privacy.count_holdings(connection, user_id)

    async def export(self, user_id: int) -> dict[str, list[dict[str, Any]]]:
        """All of it, as it is stored."""
        async with self._database.read() as connection:
            return await privacy.export_holdings(connection, user_id)

    async def erase(self, user_id: int) -> None:
        """Forgets a member. What a server lives on, such as a schedule, stays, but not who made it."""
        async with self._database.write() as connection:
            await privacy.erase_holdings(connection, user_id)

    async def leave(self, guild_id: int) -> None:
        """We were removed from a server."""
        async with self._database.write() as connection:
            await privacy.note_departure(connection, guild_id, self._now())

    async def join(self, guild_id: int) -> None:
        """We were added to a server, perhaps again: what it had is still there for a while."""
        async with self._database.write() as connection:
            await privacy.forget_departure(connection, guild_id)

    async def settle(self, guild_ids: Collection[int]) -> None:
        """These are all the servers that we are in: of others we were removed while nobody told us."""
        async with self._database.read() as connection:
            known = await privacy.list_servers(connection)
        async with self._database.write() as connection:
            for guild_id in known - set(guild_ids):
                await privacy.note_departure(connection, guild_id, self._now())
            for guild_id in known & set(guild_ids):
                await privacy.forget_departure(connection, guild_id)

    async def purge(self) -> None:
        """Erases what belongs to servers that we left long ago."""
        async with self._database.read() as connection:
            departed = await privacy.list_departed(connection, self._now() - KEPT_AFTER_DEPARTURE)
        for guild_id in departed:
            async with self._database.write() as connection:
                await privacy.purge_server(connection, guild_id)
