"""Votes: what members of a server think of a highlight, one each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store import votes

if TYPE_CHECKING:
    from bot.store.database import Database
    from bot.store.votes import Tally

FOR, AGAINST = 1, -1


class Votes:
    """All votes of one database. A server's count for that server alone: none sways what another one reads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def vote(self, highlight_id: int, guild_id: int, user_id: int, value: int) -> Tally:
        """Votes FOR or AGAINST; the same again takes the vote back, and the other one takes its place."""
        async with self._database.write() as connection:
            before = await votes.find_vote(connection, highlight_id, guild_id, user_id)
            await votes.write_vote(connection, highlight_id, guild_id, user_id, 0 if before == value else value)
            return await votes.count_votes(connection, highlight_id, guild_id)

    async def count(self, highlight_id: int, guild_id: int) -> Tally:
        async with self._database.read() as connection:
            return await votes.count_votes(connection, highlight_id, guild_id)

    async def sums(self, guild_id: int) -> dict[int, int]:
        """Votes for less votes against, by highlight; those without any are left out."""
        async with self._database.read() as connection:
            return await votes.sum_votes(connection, guild_id)

    async def count_of(self, user_id: int) -> int:
        """How many votes of a member are stored."""
        async with self._database.read() as connection:
            return await votes.count_votes_of(connection, user_id)

    async def erase_of(self, user_id: int) -> None:
        """Forgets all that a member has voted, everywhere."""
        async with self._database.write() as connection:
            await votes.erase_votes_of(connection, user_id)
