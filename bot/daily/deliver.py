"""One delivery: claim, choose, hold, post, record. A process may die between any two of these steps.

    claimed ──choose──▶ held: what, and where ──post──▶ posted ──finish──▶ recorded
       │                        │                         │
       └──── the lease runs out: taken over; where something may stand, it is looked for before anything is posted again

Discord drops a second post with the same nonce within some minutes; after that, what was posted is found by the
delivery's id, which the post carries. Whoever holds a delivery holds it for longer than a post can take, and asks once
more, just before it posts, whether it is still theirs. So a post comes once, whatever is lost on the way.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

import structlog

from bot.daily.choose import choose

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.daily.choose import Choice
    from bot.daily.ledger import Ledger
    from bot.daily.shelves import Shelves
    from bot.store.records import Quotation
    from bot.store.schedules import DeliveryRecord, ScheduleRecord

log = structlog.get_logger()
T = TypeVar("T")

STEP = timedelta(minutes=1)
"""How long looking, posting or finishing may take, with all of discord.py's own tries: far less than a lease, so that
nothing is on its way any more when somebody else takes over."""

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180))
"""How long to wait after the first, second, … failure of a day."""


class Reason(StrEnum):
    """Why a highlight isn't posted; or, of one that is, what of it couldn't be done."""

    CHANNEL_GONE = "channel-gone"
    FORBIDDEN = "forbidden"
    TAG_NEEDED = "tag-needed"
    UNREACHABLE = "unreachable"
    NOTHING_TO_SHOW = "nothing-to-show"
    OUTAGE = "outage"
    BROKEN = "broken"
    NO_THREAD = "no-thread"
    NOT_PUBLISHED = "not-published"


class Unpostable(Exception):
    """Discord doesn't take the post."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(str(reason))


class Post(NamedTuple):
    """A message that stands, and where: in a forum, in a thread of its own."""

    channel_id: int
    message_id: int


class Place(Protocol):
    """Where posts go. `find`, `post` and `check` raise `Unpostable`."""

    async def find(self, schedule: ScheduleRecord, delivery: DeliveryRecord) -> Post | None:
        """What this delivery has become, if it has: looked for where it may stand, and where it would go."""

    async def post(self, schedule: ScheduleRecord, delivery: DeliveryRecord, quotation: Quotation) -> Post:
        """Posts. The same delivery again within minutes posts nothing new."""

    async def finish(self, schedule: ScheduleRecord, delivery: DeliveryRecord, post: Post) -> Reason | None:
        """Does what else is wished for a post that stands, if it isn't done; what couldn't be."""

    async def check(self, schedule: ScheduleRecord) -> None:
        """Whether a post would be taken, as far as that can be known without one."""

    async def tell(self, schedule: ScheduleRecord, reason: str) -> None:
        """Tells somebody who can mend it why a schedule rests. Never raises for want of somebody."""


@dataclass(frozen=True, slots=True)
class Posted:
    """It stands in the channel."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Failed:
    """It doesn't, for a reason, after so many tries; it is tried again then."""

    reason: Reason
    again_at: datetime
    attempts: int = 1


class Deliverer:
    """Delivers one schedule's highlight of one local date."""

    def __init__(self, ledger: Ledger, shelves: Shelves, place: Place, now: Callable[[], datetime]) -> None:
        self._ledger = ledger
        self._shelves = shelves
        self._place = place
        self._now = now

    async def deliver(self, schedule: ScheduleRecord, day: date, *, is_late: bool = False) -> Posted | Failed | None:
        """Posts once; None where it is done already, or somebody else is at it.

        What is late comes behind an outage: the channel is looked at first even if nothing is known of an earlier try,
        because a power cut may have taken what was written last.
        """
        delivery = await self._ledger.claim(schedule.id, day, self._now())
        if delivery is None:
            return None
        try:
            post = await self._post_once(schedule, delivery, is_late=is_late)
        except Unpostable as error:
            return await self._fail(delivery, error.reason)
        except Exception:
            log.exception("a daily highlight failed", schedule=schedule.id, delivery=delivery.id)
            return await self._fail(delivery, Reason.BROKEN)
        return None if post is None else await self._record(schedule, delivery, post)

    async def find_lost(self, schedule: ScheduleRecord, delivery: DeliveryRecord) -> Posted | None:
        """What became of a delivery whose day is over, if it stands after all.

        Raises:
            Unpostable: that cannot be seen.
        """
        if delivery.channel_id is None:
            return None
        found = await _within_step(self._place.find(schedule, delivery))
        return None if found is None else await self._record(schedule, delivery, found)

    async def _post_once(self, schedule: ScheduleRecord, delivery: DeliveryRecord, *, is_late: bool) -> Post | None:
        """What stands; None where somebody has taken over."""
        if delivery.channel_id is not None or is_late:
            found = await _within_step(self._place.find(schedule, delivery))
            if found is not None:
                return found
        choice = await self._chosen(schedule, delivery)
        quotation = choice and await self._shelves.quotation(choice[0], schedule.wish.guild_id)
        if choice is None or quotation is None:
            raise Unpostable(Reason.NOTHING_TO_SHOW)
        if not await self._ledger.hold(delivery, *choice, schedule.wish.channel_id, self._now()):
            return None
        return await _within_step(self._place.post(schedule, delivery, quotation))

    async def _chosen(self, schedule: ScheduleRecord, delivery: DeliveryRecord) -> tuple[int, int] | None:
        """The highlight that was chosen for this delivery, if it may still be seen, or else is now; and its round."""
        shelf = await self._shelves.find(schedule.wish)
        if delivery.highlight_id in shelf.by_id and delivery.round is not None:
            return delivery.highlight_id, delivery.round
        choice = await choose_for(schedule, delivery.day, self._ledger, self._shelves)
        return None if choice is None else (choice.candidate.id, choice.round)

    async def _record(self, schedule: ScheduleRecord, delivery: DeliveryRecord, post: Post) -> Posted:
        remark = None
        if schedule.wish.publish or schedule.wish.discuss:
            try:
                remark = await _within_step(self._place.finish(schedule, delivery, post))
            except Unpostable as error:
                remark = error.reason
        await self._ledger.note_posted(delivery, *post, remark or "", self._now())
        return Posted(post.message_id)

    async def _fail(self, delivery: DeliveryRecord, reason: Reason) -> Failed:
        now = self._now()
        again_at = now + PAUSES[min(delivery.attempts, len(PAUSES)) - 1]
        await self._ledger.note_failed(delivery, reason, again_at, now)
        return Failed(reason, again_at, delivery.attempts)


async def choose_for(schedule: ScheduleRecord, day: date, ledger: Ledger, shelves: Shelves) -> Choice | None:
    """What a schedule shows on that date, if nothing else comes before."""
    shelf = await shelves.find(schedule.wish)
    history = await ledger.list_shown(schedule.id, day)
    votes = await shelves.votes(schedule.wish.guild_id)
    return choose(shelf, history, day, schedule.id, votes=votes, anniversaries=schedule.wish.anniversaries)


async def _within_step(work: Awaitable[T]) -> T:
    try:
        async with asyncio.timeout(STEP.total_seconds()):
            return await work
    except TimeoutError:
        raise Unpostable(Reason.UNREACHABLE) from None
