"""Subjects that are known by several names, from the table that anybody may edit: `subjects.txt`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from bot.text.fold import fold


@cache
def known_subjects() -> dict[str, tuple[str, ...]]:
    """The key of each subject → its names, all folded; the key is the first name."""
    table = files("bot.topics").joinpath("subjects.txt").read_text(encoding="utf-8")
    lines = [line for line in table.splitlines() if line and not line.startswith("#")]
    names = [tuple(dict.fromkeys(fold(name).strip() for name in line.split("|"))) for line in lines]
    return {forms[0]: forms for forms in names}


@cache
def known_names() -> frozenset[str]:
    return frozenset(name for names in known_subjects().values() for name in names)
