"""JSON, and JSON Lines: what podcast players and speech recognisers write."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.transcripts.script import BrokenFormat
from bot.transcripts.segments import read_segments

if TYPE_CHECKING:
    from bot.transcripts.script import Script


def read_json(text: str) -> Script:
    """The segments of a document, or of one document a line.

    Raises:
        BrokenFormat: it is no JSON, or holds no segments.
    """
    try:
        return read_segments(json.loads(text))
    except json.JSONDecodeError as error:
        lines = _read_lines(text)
        if lines:
            return read_segments(lines)
        raise BrokenFormat(f"is no JSON from line {error.lineno} on: save it again.") from None
    except (RecursionError, ValueError) as error:
        if isinstance(error, BrokenFormat):
            raise
        raise BrokenFormat("is JSON that nests or counts beyond all bounds: export it as a transcript.") from None


def _read_lines(text: str) -> list[object]:
    """A document for each line; nothing, if any isn't one."""
    try:
        found = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (RecursionError, ValueError):
        return []
    return found if len(found) > 1 else []
