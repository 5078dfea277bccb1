"""One delivery: claim, choose, post, record. A process may die between any two of these steps.

    claimed ──choose──▶ claimed, with its highlight ──post──▶ posted
       │                         │
       └──── lease runs out: taken over; the channel is looked at before anything is posted again

Discord drops a second post with the same nonce within some minutes; after that, what was posted is found by the
delivery's id, which the post carries. So a post comes once, whatever is lost on the way.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from bot.daily.choose import Candidate, Shown, choose
from bot.store import schedules
from bot.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.store.database import Database
    from bot.store.records import Quotation
    from bot.store.schedules import DeliveryRecord, ScheduleRecord

LEASE = timedelta(minutes=5)
"""How long a delivery belongs to whoever claimed it: more than a post takes with all its retries."""

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180))
"""How long to wait after the first, second, … failure of a day."""


class Reason(StrEnum):
    """Why a highlight isn't posted."""

    CHANNEL_GONE = "channel-gone"
    FORBIDDEN = "forbidden"
    UNREACHABLE = "unreachable"
    NOTHING_TO_SHOW = "nothing-to-show"
    OUTAGE = "outage"


class Unpostable(Exception):
    """Discord doesn't take the post."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(str(reason))


class Place(Protocol):
    """Where posts go. Both raise `Unpostable`."""

    async def find(self, schedule: ScheduleRecord, delivery: DeliveryRecord) -> int | None:
        """The id of the message that this delivery has become, if it has."""

    async def post(self, schedule: ScheduleRecord, delivery: DeliveryRecord, quotation: Quotation) -> int:
        """Posts, and gives the message's id. The same delivery again within minutes posts nothing new."""


@dataclass(frozen=True, slots=True)
class Posted:
    """It stands in the channel."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Failed:
    """It doesn't, for a reason; it is tried again then."""

    reason: Reason
    again_at: datetime


class Deliverer:
    """Delivers one schedule's highlight of one local date."""

    def __init__(
        self,
        database: Database,
        place: Place | None,
        list_quotations: Callable[[ScheduleRecord], Awaitable[Sequence[Quotation]]],
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._place = place
        self._list_quotations = list_quotations
        self._now = now

    async def deliver(self, schedule: ScheduleRecord, day: date) -> Posted | Failed | None:
        """Posts once; None where it is done already, or somebody else is at it."""
        now = self._now()
        async with self._database.write() as connection:
            delivery = await schedules.claim(connection, schedule.id, day, now, now + LEASE)
        if delivery is None:
            return None
        try:
            message_id = await self._post_once(schedule, delivery)
        except Unpostable as error:
            again_at = self._now() + PAUSES[min(delivery.attempts, len(PAUSES)) - 1]
            async with self._database.write() as connection:
                await schedules.note_failed(connection, delivery.id, error.reason, again_at)
            return Failed(error.reason, again_at)
        async with self._database.write() as connection:
            await schedules.note_posted(connection, delivery.id, message_id)
        return Posted(message_id)

    async def _post_once(self, schedule: ScheduleRecord, delivery: DeliveryRecord) -> int:
        assert self._place is not None, "only a preview has no place to post to"
        if delivery.attempts > 1:
            posted = await self._place.find(schedule, delivery)
            if posted is not None:
                return posted
        quotation = await self._chosen(schedule, delivery)
        return await self._place.post(schedule, delivery, quotation)

    async def _chosen(self, schedule: ScheduleRecord, delivery: DeliveryRecord) -> Quotation:
        """What was chosen for this delivery, or else is now; noted before it is posted."""
        quotations = await self._list_quotations(schedule)
        chosen = next((q for q in quotations if q.id == delivery.highlight_id), None)
        chosen = chosen or await self.choose(schedule, delivery.day, quotations)
        if chosen is None:
            raise Unpostable(Reason.NOTHING_TO_SHOW)
        async with self._database.write() as connection:
            await schedules.note_choice(connection, delivery.id, chosen.id)
        return chosen

    async def choose(self, schedule: ScheduleRecord, day: date, quotations: Sequence[Quotation]) -> Quotation | None:
        """What this schedule shows on that date, if nothing else comes before."""
        async with self._database.read() as connection:
            shown = await schedules.list_shown(connection, schedule.id)
            arrivals = await schedules.list_arrivals(connection)
        history = [Shown(s.highlight_id, s.interview_id, s.speaker, s.day) for s in shown if s.day < day]
        candidates = [
            Candidate(
                q.id,
                q.turn.interview.id,
                fold(q.turn.speaker),
                q.score,
                arrivals[q.turn.interview.id],
                is_pinned=q.is_pinned,
            )
            for q in quotations
        ]
        found = choose(candidates, history, day, schedule.id)
        return None if found is None else next(q for q in quotations if q.id == found.id)
