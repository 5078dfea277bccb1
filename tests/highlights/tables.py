"""Writes the tables of what words weigh, as `bot.highlights.words` reads them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.highlights import words

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLES = Path(words.__file__).parent / "tables"


def write_table(name: str, weights: Mapping[str, float]) -> None:
    """A line a weight, in hundredths; what weighs next to nothing is left out."""
    by_weight: dict[int, list[str]] = {}
    for word, weight in sorted(weights.items()):
        by_weight.setdefault(round(weight * 100), []).append(word)
    by_weight.pop(0, None)
    lines = [f"{weight} {' '.join(listed)}" for weight, listed in sorted(by_weight.items())]
    (TABLES / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
