"""Han characters that look alike: 己 and 已, 未 and 末."""

from __future__ import annotations

from functools import cache

from bot.text.tables import load_groups


def lookalikes(character: str) -> str:
    """The characters that are taken for this one, the likest first."""
    return _lookalikes().get(character, "")


@cache
def _lookalikes() -> dict[str, str]:
    return load_groups("lookalikes")
