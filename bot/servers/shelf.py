"""Shelf: the interviews that a server sees, as those who manage it look at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import UnknownReference
from bot.store.interviews import InterviewDetails, find_details, remove_interview
from bot.store.records import SHARED

if TYPE_CHECKING:
    from bot.store.database import Database


class Shelf:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def describe(self, interview_id: int, guild_id: int) -> InterviewDetails:
        """All that is known of an interview.

        Raises:
            UnknownReference: this server's library hasn't got it.
        """
        async with self._database.read() as connection:
            details = await find_details(connection, interview_id, guild_id)
        if details is None:
            raise UnknownReference("turn", str(interview_id))
        return details

    async def remove(self, interview_id: int, guild_id: int) -> InterviewDetails:
        """Removes one of the server's own interviews; gives what it was.

        Raises:
            UnknownReference: the server has none by this id; a shared one is the operator's.
        """
        details = await self.describe(interview_id, guild_id)
        async with self._database.write() as connection:
            if guild_id == SHARED or not await remove_interview(connection, interview_id, guild_id):
                raise UnknownReference("turn", str(interview_id))
        return details
