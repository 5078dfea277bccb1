"""Plain text: a line is a paragraph, or a part of one where the file breaks its lines at a width."""

from __future__ import annotations

import re

from bot.transcripts.script import Line, Script, Style

_RULE = re.compile(r"(?:[*\-_=~#·•][ \t]*){3,}")
# The title of one of several interviews. A file that has it once is that interview.
_TITLE = re.compile(
    r"(?:第[一二三四五六七八九十\d]{1,3}(?:篇|场|場|位|次)?\s*)?(?:访谈|訪談|专访|專訪|采访|採訪|对话|對話|对谈|對談|"
    r"interview|conversation)s?\s*(?:[#№]?\s?\d{1,3}|[一二三四五六七八九十]{1,3}|with\s+[^.!?]+)(?:\s*[:：.、—–-]\s*[^.!?。！？]*)?",
    re.IGNORECASE,
)
_LONGEST_TITLE = 60


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
    return Script(_with_titles(lines))


def _with_titles(lines: list[Line]) -> list[Line]:
    titles = {i for i, line in enumerate(lines) if len(line.text) <= _LONGEST_TITLE and _TITLE.fullmatch(line.text)}
    if len(titles) <= 1:
        return lines
    return [line._replace(style=Style.HEADING, level=1) if i in titles else line for i, line in enumerate(lines)]
