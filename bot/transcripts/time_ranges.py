"""Plain text of a speech recogniser: a line a segment, with the time from which to which it was said, or from which.

`[00:00.000 --> 00:04.500] what was said`, `00:12 what was said`, or the time on a line of its own above it.
"""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from bot.transcripts.cues import script_of
from bot.transcripts.labels import milliseconds
from bot.transcripts.script import BrokenFormat, Script
from bot.transcripts.timed import Cue

if TYPE_CHECKING:
    from collections.abc import Iterator

_TIME = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
_RANGE = re.compile(rf"\s*[\[(]?({_TIME})\s*(?:-->|[-–—~])\s*({_TIME})[\])]?\s*(.*)")
_START = re.compile(rf"\s*[\[(]?({_TIME})()[\])]?(?:\s*[-–—:：]?\s+|$)(.*)")
_SAMPLE = 4000  # characters
_FEWEST = 2
# A recording begins with the first words. What begins later are the hours of a programme.
_LATEST_START_MS = 5 * 60 * 1000


def looks_like_time_ranges(text: str) -> bool:
    """Whether most lines begin with the time from which to which they were said."""
    return _share(text, _RANGE) >= 1 / 2


def looks_like_times(text: str) -> bool:
    """Whether every second line at least begins with the time when it was said, from about zero on, or is one."""
    times = [milliseconds(match[1]) or 0 for line in text[:_SAMPLE].split("\n") if (match := _START.match(line))]
    if _share(text, _START) < 1 / 2 or times[0] > _LATEST_START_MS:
        return False
    return all(above <= below for above, below in pairwise(times))


def _share(text: str, pattern: re.Pattern[str]) -> float:
    lines = [line for line in text[:_SAMPLE].split("\n") if line.strip()]
    timed = sum(bool(pattern.match(line)) for line in lines)
    return timed / len(lines) if timed >= _FEWEST else 0.0


def read_time_ranges(text: str) -> Script:
    """The segments; a line without a time goes on with the one above.

    Raises:
        BrokenFormat: no line has a time.
    """
    return _read(text, _RANGE)


def read_times(text: str) -> Script:
    """The segments, of which each ends where the next begins.

    Raises:
        BrokenFormat: no line has a time.
    """
    return _read(text, _START)


def _read(text: str, pattern: re.Pattern[str]) -> Script:
    cues: list[Cue] = []
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        match = pattern.match(line)
        if match:
            start, end = milliseconds(match[1]), milliseconds(match[2])
            cues.append(Cue(start, end, "", match[3].strip(), number))
        elif cues and not cues[-1].why and line.strip():
            cues[-1] = cues[-1]._replace(text=f"{cues[-1].text}\n{line.strip()}".strip(), last=number)
        elif line.strip():
            cues.append(Cue(None, None, "", line.strip(), number, why="heading"))
    if not any(cue.start_ms is not None for cue in cues):
        raise BrokenFormat("has no times: begin each line with [00:00 --> 00:05].")
    cues = [cue if cue.text else cue._replace(text=lines[cue.number - 1], why="time mark") for cue in cues]
    return script_of(_ended(cues), {})


def _ended(cues: list[Cue]) -> Iterator[Cue]:
    for cue, below in zip_longest(cues, cues[1:]):
        yield cue if cue.end_ms is not None or below is None else cue._replace(end_ms=below.start_ms)
