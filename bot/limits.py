"""How much one member, and one server, may ask for: buckets of tokens that fill up again, in memory. Pure.

Whoever empties a bucket waits for the next drop; who asks at the pace of a person never notices. What is typed is
completed out of buckets of its own, so that looking for a name costs nobody an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class Rate(NamedTuple):
    """A bucket's size, and how much flows into it in a second."""

    burst: float
    per_second: float


class Pace(Enum):
    """Who may go how fast: a member, and all of a server together."""

    ANSWERS = (Rate(20, 1), Rate(300, 25))
    COMPLETIONS = (Rate(60, 10), Rate(900, 100))


_COSTS = {"library add": 5.0, "export": 5.0, "card": 2.0}
"""What an answer costs that takes more work than others, by its command or the last word of it; the others cost 1."""

_PRESSES = {"ContextButton": 0.1, "StepButton": 0.1, "CardButton": 2.0, "ExportButton": 2.0}
_A_PRESS = 0.5
"""People press faster than they type, and fastest to read on, which is the least work."""

_MOST_BUCKETS = 20_000
"""Buckets that are kept: some megabytes. Those that are full again are forgotten first."""


@dataclass(slots=True)
class _Bucket:
    rate: Rate
    level: float
    at: float

    def wait(self, cost: float, now: float) -> float:
        """Fills up for the time that has passed; gives the seconds until there is enough."""
        self.level = min(self.rate.burst, self.level + max(0.0, now - self.at) * self.rate.per_second)
        self.at = now
        return max(0.0, (min(cost, self.rate.burst) - self.level) / self.rate.per_second)


def cost_of(kind: str, name: str) -> float:
    """What it costs to answer a command or a button of this name, or typing."""
    if kind == "button":
        return _PRESSES.get(name, _A_PRESS)
    return 1.0 if kind == "completion" else _COSTS.get(name, _COSTS.get(name.rpartition(" ")[2], 1.0))


class Limits:
    """The buckets of all members and servers. `now` is any clock in seconds that doesn't run backwards."""

    def __init__(self) -> None:
        self._buckets: dict[tuple[Pace, bool, int], _Bucket] = {}

    def take(self, pace: Pace, member_id: int, guild_id: int | None, cost: float, now: float) -> float:
        """Takes what an answer costs, and gives 0; or takes nothing, and gives the seconds to wait."""
        member, server = pace.value
        buckets = [self._bucket((pace, False, member_id), member, now)]
        if guild_id is not None:
            buckets.append(self._bucket((pace, True, guild_id), server, now))
        wait = max(bucket.wait(cost, now) for bucket in buckets)
        if wait == 0:
            for bucket in buckets:
                bucket.level = max(0.0, bucket.level - cost)
        return wait

    def _bucket(self, key: tuple[Pace, bool, int], rate: Rate, now: float) -> _Bucket:
        if key not in self._buckets:
            if len(self._buckets) >= _MOST_BUCKETS:
                self._forget(now)
            self._buckets[key] = _Bucket(rate, rate.burst, now)
        return self._buckets[key]

    def _forget(self, now: float) -> None:
        """Drops the buckets that are full again; where they all are in use, those that were made first."""
        self._buckets = {key: b for key, b in self._buckets.items() if b.wait(b.rate.burst, now) > 0}
        for key in list(self._buckets)[: max(0, len(self._buckets) - _MOST_BUCKETS // 2)]:
            del self._buckets[key]
