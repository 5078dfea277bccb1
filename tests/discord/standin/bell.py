"""Waiting for a state without sleeping."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Bell:
    """Rings whenever something has happened at the stand-in; whoever waits looks again at each ring."""

    def __init__(self):
        self._rung = asyncio.Event()

    def ring(self) -> None:
        self._rung.set()
        self._rung = asyncio.Event()

    async def until(self, state: Callable[[], T], within: float) -> T:
        """The state, as soon as it is truthy.

        Raises:
            TimeoutError: `within` seconds went by.
        """
        async with asyncio.timeout(within):
            while not (found := state()):
                await self._rung.wait()
        return found
