"""Plain text of a speech recogniser: `[00:00.000 --> 00:04.500] what was said`, a line a segment."""

from __future__ import annotations

import re

from bot.transcripts.cues import Cue, script_of
from bot.transcripts.labels import milliseconds
from bot.transcripts.script import BrokenFormat, Script

_TIME = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
_LINE = re.compile(rf"\s*[\[(]?({_TIME})\s*(?:-->|[-–—~])\s*({_TIME})[\])]?\s*(.*)")
_SAMPLE = 4000  # characters
_FEWEST = 2


def looks_like_time_ranges(text: str) -> bool:
    """Whether most lines begin with the time from which to which they were said."""
    lines = [line for line in text[:_SAMPLE].split("\n") if line.strip()]
    ranged = sum(bool(_LINE.match(line)) for line in lines)
    return ranged >= _FEWEST and ranged * 2 >= len(lines)


def read_time_ranges(text: str) -> Script:
    """The segments; a line without a time goes on with the one above.

    Raises:
        BrokenFormat: no line has a time.
    """
    cues: list[Cue] = []
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.match(line)
        if match:
            cues.append(Cue(milliseconds(match[1]), milliseconds(match[2]), "", match[3].strip(), number))
        elif cues and line.strip():
            cues[-1] = cues[-1]._replace(text=f"{cues[-1].text}\n{line.strip()}".strip())
        elif line.strip():
            cues.append(Cue(None, None, "", line.strip(), number, why="heading"))
    if not any(cue.start_ms is not None for cue in cues):
        raise BrokenFormat("has no times: begin each line with [00:00 --> 00:05].")
    return script_of(cues, {})
