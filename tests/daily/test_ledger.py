"""The ledger in memory, on which years are simulated, does what the one in SQLite does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest

from bot.daily.choose import Candidate
from bot.daily.ledger import Ledger
from bot.store.schedules import BY_HAND, DeliveryRecord, NewSchedule
from bot.text.fold import fold
from tests.daily.simulation import MemoryLedger

BEGIN = datetime(2026, 3, 1, tzinfo=UTC)
SCHEDULES = 3


class Both:
    """Makes the same entry in both ledgers, and compares what comes of it."""

    def __init__(self, library, rng: Random):
        self.real, self.twin, self.rng = Ledger(library._database), MemoryLedger(), rng
        self.now = BEGIN
        self.held = []

    async def enter(self, name: str, *arguments):
        """A pair among the arguments, or as what comes of it, is what each of them calls the same delivery."""
        real = await getattr(self.real, name)(*(a[0] if isinstance(a, tuple) else a for a in arguments))
        twin = await getattr(self.twin, name)(*(a[1] if isinstance(a, tuple) else a for a in arguments))
        assert nameless(real) == nameless(twin), (name, arguments)
        return (real, twin) if isinstance(real, DeliveryRecord) else real

    async def compare(self):
        due = await self.enter("list_due", self.now, None, 2)
        if due:
            after = due[-1].next_due, due[-1].id
            await self.enter("list_due", self.now, (after, after), 2)
        await self.enter("first_due")
        await self.enter("of_guild", 1)
        await self.enter("list_all", 1, 5)
        for schedule_id in range(1, SCHEDULES + 1):
            await self.enter("list_deliveries", schedule_id, 50)
            await self.enter("list_open", schedule_id)
            await self.enter("list_shown", schedule_id, self.now.date() + timedelta(days=1))

    def soon(self) -> datetime:
        return self.now + timedelta(minutes=self.rng.choice((1, 5, 60, 180, 1500)))

    def a_day(self) -> date:
        return self.now.date() - timedelta(days=self.rng.choice((0, 0, 0, 1, 2)))

    async def step(self, highlights: list[int]):
        rng, id_, soon = self.rng, self.rng.randint(1, SCHEDULES), self.soon()
        reason = rng.choice(("forbidden", BY_HAND))
        if not self.held or rng.random() < 0.25:
            delivery = await self.enter("claim", id_, self.a_day(), self.now)
            self.held += [delivery] if delivery else []
        held = rng.choice(self.held) if self.held else None
        [schedule] = [each for each in await self.enter("of_guild", 1) if each.id == id_]
        entries = [
            ("note_missed", id_, [self.a_day()], "outage", self.now),
            ("settle", id_, self.now, soon),
            ("pause", id_, reason, None if reason == BY_HAND else soon),
            ("resume", id_, self.now, rng.choice((None, self.now))),
        ]
        if held:
            entries += [
                ("hold", held, rng.choice(highlights), rng.randint(1, 3), 70, self.now),
                ("note_posted", held, 70, rng.randrange(99), "", self.now),
                ("note_failed", held, "forbidden", soon, self.now),
            ]
        if schedule.paused != BY_HAND:
            entries += [("turn_back", schedule, self.now, soon, self.now.date()), ("note_told", id_)]
            entries += [("postpone", id_, soon)]
        await self.enter(*rng.choice(entries))
        self.now += timedelta(minutes=rng.choice((0, 1, 4, 6, 200, 900)))


def nameless(found):
    """Without the ids of deliveries: SQLite counts on where a claim was refused."""
    if isinstance(found, list):
        return [nameless(each) for each in found]
    return replace(found, id=0) if isinstance(found, DeliveryRecord) else found


@pytest.mark.parametrize("seed", range(4))
async def test_both_ledgers_say_the_same(library, seed):
    both = Both(library, Random(seed))  # noqa: S311
    wish = NewSchedule(1, 70, "UTC", time(9), 127, "en-US", 700)
    quotations = (await library.list_daily(wish))[:6]
    both.twin.voices = {
        q.id: Candidate(q.id, q.turn.interview.id, fold(q.turn.speaker), q.score, BEGIN.date()) for q in quotations
    }
    for _ in range(SCHEDULES):
        await both.enter("add", wish, both.now, both.soon(), SCHEDULES)
    assert await both.enter("add", wish, both.now, both.soon(), SCHEDULES) is None
    for _ in range(80):
        await both.step([q.id for q in quotations])
        await both.compare()
