"""Years of daily highlights, in virtual time, with everything that can go wrong.

The real runner, deliverer, chooser and reckoning of time work on a ledger in memory, before a channel that loses,
refuses and forgets; processes die at any entry, are down for hours, and come in pairs. `test_ledger.py` holds the
ledger in memory to what the one in SQLite does.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import available_timezones

from bot.daily.choose import RECENT, Candidate, Shelf, Shown
from bot.daily.deliver import Post, Reason, Unpostable
from bot.daily.ledger import LEASE, Ledger
from bot.daily.runner import Daily
from bot.daily.when import due_dates, zone_of
from bot.store.schedules import BY_HAND, DeliveryRecord, NewSchedule, ScheduleRecord, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NONCE_LIVES = timedelta(minutes=4)
EVERY_ZONE = sorted(available_timezones() - {"localtime"})


T = TypeVar("T")


def changed(record: T, **changes: Any) -> T:
    """As `dataclasses.replace`, which is too slow for millions of records."""
    copy = object.__new__(type(record))
    for name in record.__slots__:
        object.__setattr__(copy, name, changes[name] if name in changes else getattr(record, name))
    return copy


class ProcessDied(BaseException):
    """As if the process had been killed there."""


class MemoryLedger(Ledger):
    """What `Ledger` does, with dictionaries; it dies where it is told to."""

    def __init__(self) -> None:
        self.schedules: dict[int, ScheduleRecord] = {}
        self.deliveries: dict[int, dict[date, DeliveryRecord]] = defaultdict(dict)
        self.open: dict[int, set[date]] = defaultdict(set)
        self.shown: dict[int, list[Shown]] = defaultdict(list)
        self.voices: dict[int, Candidate] = {}
        self._due: list[tuple[datetime, int]] = []
        self._last_id = 0
        self.dies_in = 0
        """Entries until the process dies; 0 for never."""

    def _enter(self) -> None:
        if self.dies_in:
            self.dies_in -= 1
            if not self.dies_in:
                raise ProcessDied

    def _put(self, schedule_id: int, **changes: Any) -> None:
        schedule = self.schedules[schedule_id]
        after = changed(schedule, **changes)
        self.schedules[schedule_id] = after
        if after.next_due is not None and after.next_due != schedule.next_due:
            heapq.heappush(self._due, (after.next_due, schedule_id))

    def _note(self, delivery: DeliveryRecord) -> None:
        self.deliveries[delivery.schedule_id][delivery.day] = delivery
        opened = self.open[delivery.schedule_id]
        (opened.add if delivery.state is State.CLAIMED else opened.discard)(delivery.day)

    # --- schedules

    async def add(self, wish: NewSchedule, now: datetime, next_due: datetime, most: int) -> ScheduleRecord | None:
        if sum(s.wish.guild_id == wish.guild_id for s in self.schedules.values()) >= most:
            return None
        schedule = ScheduleRecord(len(self.schedules) + 1, wish, now, next_due)
        self.schedules[schedule.id] = schedule
        heapq.heappush(self._due, (next_due, schedule.id))
        return schedule

    async def of_guild(self, guild_id: int) -> list[ScheduleRecord]:
        return [schedule for schedule in self.schedules.values() if schedule.wish.guild_id == guild_id]

    async def list_due(self, now: datetime, after: tuple[datetime, int] | None, limit: int) -> list[ScheduleRecord]:
        self._enter()
        if after is not None and len(self._due) > len(self.schedules) * 8:
            self._tidy()
        found = [(s.next_due, s.id) for s in self._current(now)]
        page = sorted(each for each in found if after is None or each > after)[:limit]
        return [self.schedules[id_] for _, id_ in page]

    def _current(self, now: datetime) -> Iterator[ScheduleRecord]:
        """Those that are due; what has another time by now is dropped on the way."""
        kept: dict[int, datetime] = {}
        while self._due and self._due[0][0] <= now:
            at, id_ = heapq.heappop(self._due)
            if self.schedules[id_].next_due == at:
                kept[id_] = at
        for id_, at in kept.items():
            heapq.heappush(self._due, (at, id_))
            yield self.schedules[id_]

    def _tidy(self) -> None:
        self._due = [(s.next_due, s.id) for s in self.schedules.values() if s.next_due is not None]
        heapq.heapify(self._due)

    async def list_all(self, after: int, limit: int) -> list[ScheduleRecord]:
        known = [s for s in self.schedules.values() if s.id > after and s.paused != BY_HAND]
        return sorted(known, key=lambda schedule: schedule.id)[:limit]

    async def first_due(self) -> datetime | None:
        while self._due and self.schedules[self._due[0][1]].next_due != self._due[0][0]:
            heapq.heappop(self._due)
        return self._due[0][0] if self._due else None

    async def pause(self, schedule_id: int, reason: str, next_due: datetime | None) -> None:
        self._enter()
        if self.schedules[schedule_id].paused != BY_HAND or reason == BY_HAND:
            self._put(schedule_id, paused=reason, next_due=next_due)

    async def resume(self, schedule_id: int, now: datetime, done_until: datetime | None = None) -> None:
        self._enter()
        done = self.schedules[schedule_id].done_until
        self._put(schedule_id, paused=None, next_due=now, done_until=max(done, done_until or done))
        for day in self.open[schedule_id]:
            delivery = self.deliveries[schedule_id][day]
            if delivery.leased_until > now + LEASE:
                self._note(changed(delivery, leased_until=now))

    async def note_told(self, schedule_id: int) -> None:
        self._put(schedule_id, told=True)

    async def settle(self, schedule_id: int, done_until: datetime, next_run: datetime) -> None:
        self._enter()
        schedule = self.schedules[schedule_id]
        if schedule.paused is None:
            leases = [self.deliveries[schedule_id][day].leased_until for day in self.open[schedule_id]]
            done = max(schedule.done_until, done_until)
            self._put(schedule_id, done_until=done, next_due=min([next_run, *leases]))

    async def postpone(self, schedule_id: int, next_due: datetime) -> None:
        self._put(schedule_id, next_due=next_due)

    async def turn_back(self, schedule: ScheduleRecord, now: datetime, next_run: datetime, day: date) -> None:
        if self.schedules[schedule.id].next_due == schedule.next_due:
            due = now if schedule.paused else next_run
            done = min(self.schedules[schedule.id].done_until, now)
            self._put(schedule.id, done_until=done, next_due=min(schedule.next_due or due, due))
        for other in [d for d in self.deliveries[schedule.id].values() if d.state is State.MISSED and d.day >= day]:
            del self.deliveries[schedule.id][other.day]

    # --- deliveries

    async def claim(self, schedule_id: int, day: date, now: datetime) -> DeliveryRecord | None:
        self._enter()
        known = self.deliveries[schedule_id].get(day)
        if known is None:
            self._last_id += 1
            claimed = DeliveryRecord(self._last_id, schedule_id, day, State.CLAIMED, now + LEASE, 1)
        elif known.state is State.CLAIMED and known.leased_until <= now:
            claimed = changed(known, leased_until=now + LEASE, attempts=known.attempts + 1)
        else:
            return None
        self._note(claimed)
        if self.schedules[schedule_id].paused is None:
            self._put(schedule_id, next_due=now + LEASE)
        return claimed

    async def hold(
        self, delivery: DeliveryRecord, highlight_id: int, round_: int, channel_id: int, now: datetime
    ) -> bool:
        self._enter()
        known = self.deliveries[delivery.schedule_id][delivery.day]
        if known.state is not State.CLAIMED or known.attempts != delivery.attempts:
            return False
        held = changed(known, highlight_id=highlight_id, round=round_, channel_id=channel_id, leased_until=now + LEASE)
        self._note(held)
        return True

    async def note_posted(
        self, delivery: DeliveryRecord, channel_id: int, message_id: int, remark: str, now: datetime
    ) -> None:
        self._enter()
        known = self.deliveries[delivery.schedule_id][delivery.day]
        if known.state is not State.POSTED:
            self._note(
                changed(
                    known, state=State.POSTED, channel_id=channel_id, message_id=message_id, reason=remark, ended_at=now
                )
            )
        self._put(delivery.schedule_id, failing_since=None, told=False)

    async def note_failed(self, delivery: DeliveryRecord, reason: str, again_at: datetime, now: datetime) -> None:
        self._enter()
        known = self.deliveries[delivery.schedule_id][delivery.day]
        if known.state is State.CLAIMED and known.attempts == delivery.attempts:
            self._note(changed(known, reason=str(reason), leased_until=again_at))
        since = self.schedules[delivery.schedule_id].failing_since
        self._put(delivery.schedule_id, failing_since=since or now)

    async def note_missed(self, schedule_id: int, days: Iterable[date], reason: str, now: datetime) -> None:
        self._enter()
        for day in days:
            known = self.deliveries[schedule_id].get(day)
            if known is None:
                self._last_id += 1
                missed = DeliveryRecord(self._last_id, schedule_id, day, State.MISSED, _LONG_AGO, 0)
                self._note(changed(missed, reason=str(reason), ended_at=now))
            elif known.state is State.CLAIMED and known.leased_until <= now:
                self._note(changed(known, state=State.MISSED, reason=known.reason or str(reason), ended_at=now))

    async def list_open(self, schedule_id: int) -> list[DeliveryRecord]:
        return [self.deliveries[schedule_id][day] for day in sorted(self.open[schedule_id])]

    async def list_deliveries(self, schedule_id: int, limit: int) -> list[DeliveryRecord]:
        known = self.deliveries[schedule_id]
        return [known[day] for day in sorted(known, reverse=True)[:limit]]

    async def list_shown(self, schedule_id: int, before: date) -> list[Shown]:
        self._enter()
        known = self.deliveries[schedule_id]
        shown: list[Shown] = []
        for day in sorted(known, reverse=True) if len(known) < _FEW else reversed(known):
            delivery = known[day]
            if day >= before or delivery.state is State.MISSED or delivery.highlight_id is None:
                continue
            if len(shown) >= RECENT and delivery.round != shown[0].round:
                break
            candidate = self.voices[delivery.highlight_id]
            shown.append(Shown(candidate.id, candidate.interview, candidate.speaker, day, delivery.round or 0))
        return shown[::-1]


_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_FEW = 40
"""Deliveries that are sorted by their day whenever they are read; more stand in that order, but for the latest."""


class Shelves:
    """One library for all."""

    def __init__(self, candidates: list[Candidate]) -> None:
        self.shelf = Shelf(candidates)

    async def find(self, wish: NewSchedule) -> Shelf:
        return self.shelf

    async def votes(self, guild_id: int) -> dict[int, int]:
        return {}

    async def quotation(self, highlight_id: int, guild_id: int) -> Any:
        return self.shelf.by_id[highlight_id]


@dataclass
class Faults:
    """How often something goes wrong: chances for each post, and for each wake of the runner."""

    lost_answer: float = 0.01
    lost_post: float = 0.01
    unreachable: float = 0.02
    obstacle: float = 0.0005
    death: float = 0.005
    second_process: float = 0.05
    clock_back: float = 0.0005


@dataclass
class Channel:
    """All channels: the same nonce within minutes gives the first message again."""

    world: World
    posts: dict[tuple[int, date], list[datetime]] = field(default_factory=lambda: defaultdict(list))
    chosen: dict[int, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    closed: dict[int, datetime] = field(default_factory=dict)
    told: int = 0

    async def find(self, schedule: ScheduleRecord, delivery: DeliveryRecord) -> Post | None:
        self._check(schedule)
        return Post(1, delivery.id) if self.posts.get((schedule.id, delivery.day)) else None

    async def post(self, schedule: ScheduleRecord, delivery: DeliveryRecord, quotation: Candidate) -> Post:
        self._check(schedule)
        rng, faults = self.world.rng, self.world.faults
        fate = rng.random()
        if fate < faults.obstacle:
            self.closed[schedule.id] = self.world.now + timedelta(hours=rng.choice((1, 5, 30, 200)))
            self._check(schedule)
        if fate < faults.obstacle + faults.unreachable:
            self.world.touched.add((schedule.id, delivery.day))
            raise Unpostable(Reason.UNREACHABLE)
        fate = rng.random()
        if fate < faults.lost_post:
            self.world.touched.add((schedule.id, delivery.day))
            raise Unpostable(Reason.UNREACHABLE)
        stands = self.posts[schedule.id, delivery.day]
        if not stands or self.world.now - stands[-1] > NONCE_LIVES:
            stands.append(self.world.now)
            self.chosen[schedule.id][quotation.id] += 1
        if fate > 1 - faults.lost_answer:
            raise Unpostable(Reason.UNREACHABLE)
        return Post(1, delivery.id)

    async def finish(self, schedule: ScheduleRecord, delivery: DeliveryRecord, post: Post) -> Reason | None:
        return None

    async def check(self, schedule: ScheduleRecord) -> None:
        self._check(schedule)

    async def tell(self, schedule: ScheduleRecord, reason: str) -> None:
        self.told += 1

    def _check(self, schedule: ScheduleRecord) -> None:
        if self.closed.get(schedule.id, _LONG_AGO) > self.world.now:
            raise Unpostable(Reason.FORBIDDEN)


@dataclass
class Tally:
    """What came of it. Only `posted` and `missed` may be other than nought."""

    due: int = 0
    posted: int = 0
    missed: int = 0
    twice: int = 0
    silent: int = 0
    """Due, and neither posted nor recorded as missed."""
    unjust: int = 0
    """Recorded as missed, though nothing had gone wrong long enough."""
    untrue: int = 0
    """Recorded as posted though nothing stands, or as missed though something does."""
    uneven: int = 0
    """Schedules that have shown a highlight twice more often than another."""
    deaths: int = 0
    told: int = 0


@dataclass
class World:
    """Schedules in all zones, from one instant to another."""

    schedules: int
    begin: datetime
    days: int
    seed: int = 1
    faults: Faults = field(default_factory=Faults)
    zones: list[str] = field(default_factory=lambda: EVERY_ZONE)

    def __post_init__(self) -> None:
        self.rng = Random(self.seed)  # noqa: S311  the same years in every run
        self.now = self.begin
        self.ledger = MemoryLedger()
        self.channel = Channel(self)
        self.shelves = Shelves(
            [Candidate(i, i // 3, f"S{i // 6}", (i * 37 % 100) / 100, date(2020, 1, 1)) for i in range(12)]
        )
        self.ledger.voices = dict(self.shelves.shelf.by_id)
        self.touched: set[tuple[int, date]] = set()
        self.down: list[tuple[datetime, datetime]] = []
        self.deaths = 0

    def process(self) -> Daily:
        """A bot that has just been started."""
        daily = Daily(None, None, lambda: self.now, self.ledger)  # type: ignore[arg-type]  # neither is asked
        daily._shelves = self.shelves  # type: ignore[assignment]
        return daily

    async def live(self) -> Tally:
        daily, other = self.process(), self.process()
        for number in range(self.schedules):
            minutes = self.rng.randrange(48) * 30
            weekdays = 127 if number % 5 else self.rng.randrange(1, 128)
            zone = self.zones[number % len(self.zones)]
            at = time(minutes // 60, minutes % 60)
            await daily.add(NewSchedule(number + 1, 1, zone, at, weekdays, "en-US", 1))
        end = self.begin + timedelta(days=self.days)
        while self.now < end:
            if self.rng.random() < self.faults.death:
                self.ledger.dies_in = self.rng.randrange(1, 12)
            try:
                if self.rng.random() < self.faults.second_process:
                    await other.catch_up(self.channel)
                wake = await daily.catch_up(self.channel)
            except BaseExceptionGroup as group:
                if group.split(ProcessDied)[1] is not None:
                    raise
                self._be_down()
                daily, other = self.process(), self.process()
            except ProcessDied:
                self._be_down()
                daily, other = self.process(), self.process()
            else:
                assert wake is not None
                assert wake > self.now, "what is due now was done"
                self.now = wake
        self.ledger.dies_in = 0
        await self.process().catch_up(self.channel)
        return self._count(end)

    def _be_down(self) -> None:
        self.deaths += 1
        self.ledger.dies_in = 0
        began = self.now
        self.now += timedelta(minutes=self.rng.choice((0, 1, 3, 6, 30, 300, 2000)))
        self.down.append((began, self.now))

    def _count(self, end: datetime) -> Tally:
        tally = Tally(deaths=self.deaths, told=self.channel.told)
        for schedule in self.ledger.schedules.values():
            wish, zone = schedule.wish, zone_of(schedule)
            known = self.ledger.deliveries[schedule.id]
            settled = end - timedelta(days=3)
            for day in due_dates(self.begin, settled, wish.at, zone, wish.weekdays):
                tally.due += 1
                stands = len(self.channel.posts.get((schedule.id, day), ()))
                state = known[day].state if day in known else None
                tally.twice += stands > 1
                tally.silent += state is None or state is State.CLAIMED
                tally.posted += state is State.POSTED
                tally.missed += state is State.MISSED
                tally.untrue += (state is State.POSTED) != (stands > 0)
                tally.unjust += state is State.MISSED and not self._was_troubled(schedule, day)
            shown = self.channel.chosen[schedule.id]
            tally.uneven += (
                bool(shown) and max(shown.values()) - min(shown[id_] for id_ in self.shelves.shelf.by_id) > 2
            )
        return tally

    def _was_troubled(self, schedule: ScheduleRecord, day: date) -> bool:
        if (schedule.id, day) in self.touched or schedule.id in self.channel.closed:
            return True
        first = datetime.combine(day, time(), UTC) - timedelta(days=1)
        return any(began < first + timedelta(days=3) and ended > first for began, ended in self.down)
