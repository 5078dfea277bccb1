"""Something along a turn, such as the weights of its words, summed from the turn's start.

A turn has many candidates over the same words. So each word is looked at once, and a span costs two look-ups.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Running:
    """Where something stands, in order, and how much it counts there."""

    def __init__(self, places: Sequence[int], values: Iterable[float]) -> None:
        self._places = places
        self._sums = list(accumulate(values, initial=0.0))

    def between(self, start: int, end: int) -> float:
        """The sum over [start, end)."""
        return self._sums[bisect_left(self._places, end)] - self._sums[bisect_left(self._places, start)]
