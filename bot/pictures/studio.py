"""Cards are drawn in a thread, one at a time, and the last few are kept."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from bot.pictures.fonts import Fonts
    from bot.pictures.sheet import Card

KEPT = 24
"""Cards that are kept, of about 100 KB each: the same one is asked for by many, and in light and dark."""


class Studio:
    """Draws with the fonts of this machine, and first in the font that a setting names."""

    def __init__(self, font: Path | None = None) -> None:
        self._font = font
        self._fonts: Fonts | None = None
        self._drawing = asyncio.Lock()
        self._cards: OrderedDict[Card, asyncio.Task[bytes]] = OrderedDict()

    async def draw(self, card: Card) -> bytes:
        """The picture as PNG. Whoever asks for one that is being drawn waits for the same.

        Raises:
            NoFont: no font has the characters.
        """
        task = self._cards.get(card)
        if task is None:
            task = self._cards[card] = asyncio.create_task(self._draw(card))
            while len(self._cards) > KEPT:
                self._cards.popitem(last=False)
        self._cards.move_to_end(card)
        try:
            # One who stops waiting doesn't stop the drawing for the others.
            return await asyncio.shield(task)
        except Exception:
            self._cards.pop(card, None)
            raise

    async def _draw(self, card: Card) -> bytes:
        async with self._drawing:
            return await asyncio.to_thread(self._draw_now, card)

    def _draw_now(self, card: Card) -> bytes:
        # Pillow takes 0.05 s and 15 MB, which a bot that draws nothing can do without.
        from bot.pictures.card import draw_card  # noqa: PLC0415
        from bot.pictures.fonts import Fonts  # noqa: PLC0415

        self._fonts = self._fonts or Fonts(self._font)
        return draw_card(card, self._fonts)
