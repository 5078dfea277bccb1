"""Tables from character to character, made by `tests/text/make_tables.py` from zhconv-rs and pypinyin.

Each line of a file is what its characters become, a blank, and the characters.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def load_table(name: str) -> dict[str, str]:
    """Character → what it becomes: `simplified` (traditional and variant → simplified) or `syllables` (→ pinyin)."""
    return {character: becomes for becomes, characters in load_groups(name).items() for character in characters}


def load_groups(name: str) -> dict[str, str]:
    """What stands first on each line → its characters: of `readings`, the characters that have a further reading."""
    lines = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return {key: characters for key, _, characters in (line.partition(" ") for line in lines)}
