"""Pictures are drawn in a thread, one at a time, and the last few are kept."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from bot.pictures.sheet import Plot

if TYPE_CHECKING:
    from pathlib import Path

    from bot.pictures.fonts import Fonts
    from bot.pictures.sheet import Card

KEPT = 24
"""Pictures that are kept, of about 100 KB each: the same one is asked for by many, and in light and dark."""


class Studio:
    """Draws with the fonts of this machine, and first in the font that a setting names."""

    def __init__(self, font: Path | None = None) -> None:
        self._font = font
        self._fonts: Fonts | None = None
        self._drawing = asyncio.Lock()
        # Always the same thread: what a picture frees stays with the thread that drew it, some MB in each.
        self._thread = ThreadPoolExecutor(1, "pictures")
        self._pictures: OrderedDict[Card | Plot, asyncio.Task[bytes]] = OrderedDict()

    def must_wait(self, sheet: Card | Plot) -> bool:
        """Whether others are being drawn before it: whoever asks had better be told at once that it is coming."""
        task = self._pictures.get(sheet)
        return self._drawing.locked() and (task is None or not task.done())

    async def draw(self, sheet: Card | Plot) -> bytes:
        """The picture as PNG. Whoever asks for one that is being drawn waits for the same.

        Raises:
            NoFont: no font has the characters.
        """
        task = self._pictures.get(sheet)
        if task is None:
            task = self._pictures[sheet] = asyncio.create_task(self._draw(sheet))
            while len(self._pictures) > KEPT:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(sheet)
        try:
            # One who stops waiting doesn't stop the drawing for the others.
            return await asyncio.shield(task)
        except Exception:
            self._pictures.pop(sheet, None)
            raise

    async def _draw(self, sheet: Card | Plot) -> bytes:
        async with self._drawing:
            return await asyncio.get_running_loop().run_in_executor(self._thread, self._draw_now, sheet)

    def _draw_now(self, sheet: Card | Plot) -> bytes:
        # Pillow takes 0.05 s and 15 MB, which a bot that draws nothing can do without.
        from bot.pictures.card import draw_card  # noqa: PLC0415
        from bot.pictures.fonts import Fonts  # noqa: PLC0415
        from bot.pictures.plot import draw_plot  # noqa: PLC0415

        self._fonts = self._fonts or Fonts(self._font)
        return draw_plot(sheet, self._fonts) if isinstance(sheet, Plot) else draw_card(sheet, self._fonts)
