"""Measures and writes in the fonts of a chain, at one size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import NoFont
from bot.pictures.glyphs import Run, drawable, has_shaping, is_western, runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL import ImageDraw

    from bot.pictures.fonts import Face


class Hand:
    """Measures and writes in the fonts of a chain, at one size; a part as that of a `western` text, or by itself."""

    def __init__(self, chain: Sequence[Face], size: int, *, western: bool | None = None) -> None:
        self.chain = chain
        self.size = size
        self._western = western
        self._measured: dict[str, float] = {}

    def measure(self, text: str) -> float:
        if text not in self._measured:
            self._measured[text] = sum(self._length(run) for run in self._runs(text))
        return self._measured[text]

    def write(self, draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, colour: str) -> None:
        """Writes on the base line `at[1]`, from `at[0]` on."""
        x, y = at
        for run in self._runs(text):
            font = run.face.font(self.size)
            draw.text((x, y), run.text, font=font, fill=colour, anchor="ls", features=_features(run))
            x += self._length(run)

    def _runs(self, text: str) -> Iterator[Run]:
        return runs(text, self.chain, western=is_western(text) if self._western is None else self._western)

    def _length(self, run: Run) -> float:
        return run.face.font(self.size).getlength(run.text, features=_features(run))

    def fit(self, text: str, width: float) -> str:
        """The text, or as much of it as fits with an ellipsis."""
        if self.measure(text) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.measure(text[:middle].rstrip() + "…") <= width else (low, middle - 1)
        return text[:low].rstrip() + "…"


def _features(run: Run) -> list[str] | None:
    """Proportional widths, where quotation marks stand in a Western text; without Raqm Pillow cannot ask for them."""
    return ["pwid"] if run.is_western and has_shaping() else None


def legible(text: str, chain: Sequence[Face]) -> str:
    """A name or title in one line; what cannot be drawn of it is a mark, and no reason to draw nothing."""
    try:
        return " ".join(drawable(text, chain).split())
    except NoFont:
        return "〓" if any(face.has("〓") for face in chain) else "?"
