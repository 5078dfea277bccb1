"""Plain text: a line is a paragraph, or a part of one where the file breaks its lines at a width."""

from __future__ import annotations

import re

from bot.transcripts.script import Line, Script

_RULE = re.compile(r"(?:[*\-_=~#·•][ \t]*){3,}")


def read_prose(text: str) -> Script:
    """The lines that hold something, verbatim but for the white space around them."""
    lines: list[Line] = []
    last = 0
    for number, raw in enumerate(text.split("\n"), 1):
        said = raw.strip()
        if said:
            why = "rule" if _RULE.fullmatch(said) else ""
            lines.append(Line(number, said, opens=number != last + 1, why=why))
            last = number
    return Script(lines)
