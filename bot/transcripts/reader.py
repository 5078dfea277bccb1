"""A file's bytes become interviews: text, lines, paragraphs, who says them, turns."""

from __future__ import annotations

import re
import stat
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.errors import UnreadableTranscript
from bot.transcripts.compose import compose
from bot.transcripts.formats import read_format
from bot.transcripts.paragraphs import gather
from bot.transcripts.parts import split
from bot.transcripts.script import BrokenFormat
from bot.transcripts.speakers import attribute

if TYPE_CHECKING:
    from pathlib import Path

    from bot.model import Interview
    from bot.transcripts.script import Script

LARGEST = 20 * 1024 * 1024
"""Bytes of a transcript. The longest interviews have a fiftieth of it: what is larger is something else."""
MOST_LINES = 100_000
"""Lines that hold something. A day of talk has a fifth of it."""
LONGEST_LINE = 500_000
"""Characters of a line. Nobody talks that much without a break: it takes eight hours."""
MOST_SPEAKERS = 1_000
"""People in one interview. A town meeting has a tenth of it."""
_UNWRITTEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def load(path: Path) -> bytes:
    """The bytes of a transcript.

    Raises:
        UnreadableTranscript: it isn't there, cannot be read, or is too large.
    """
    try:
        if path.is_dir():
            raise UnreadableTranscript(f"{path} is a folder: name a transcript file.")
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableTranscript(f"{path} is no file but a device or a pipe: name a transcript file.")
        if found.st_size > LARGEST:
            raise UnreadableTranscript(f"{path} is larger than {LARGEST >> 20} MB: split it, or name another file.")
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableTranscript(f"There is no file {path}: check its name.") from None
    except OSError as error:
        raise UnreadableTranscript(f"{path} cannot be read ({error.strerror}): check who may read it.") from None


def read(path: Path) -> tuple[Interview, ...]:
    """The interviews of a transcript file, at least one.

    Raises:
        UnreadableTranscript: see `load` and `parse`.
    """
    return parse(load(path), path.name)


def parse(data: bytes, name: str) -> tuple[Interview, ...]:
    """The interviews in a transcript's bytes, at least one. `name` is the file's: it tells the format.

    Raises:
        UnreadableTranscript: the bytes are no text, or nobody can be made out in it who speaks.
    """
    try:
        interviews = _interviews(read_format(data, name), name)
    except BrokenFormat as error:
        raise UnreadableTranscript(f"{name} {error}") from None
    if not interviews:
        raise UnreadableTranscript(
            f"Nobody can be made out in {name} who speaks: begin each turn with a name and a colon, such as “Name: …”."
        )
    if not all(interview.turns for interview in interviews):
        raise UnreadableTranscript(f"{name} has names but nothing that anybody says: check that the file is whole.")
    return interviews


def _without_unwritten(script: Script) -> Script:
    """Without what no text has: control characters, and halves of characters that escapes in JSON can make."""
    if not any(_UNWRITTEN.search(part) for line in script.lines for part in (line.text, line.label) if part):
        lines = script.lines
    else:
        cleaned = (line._replace(text=_clean(line.text), label=_clean(line.label)) for line in script.lines)
        lines = [line for line in cleaned if line.text or line.label]
    return replace(script, lines=lines, facts={_clean(key): _clean(value) for key, value in script.facts.items()})


def _clean(text: str) -> str:
    return _UNWRITTEN.sub("", text).strip()


def _interviews(script: Script, name: str) -> tuple[Interview, ...]:
    if len(script.lines) > MOST_LINES:
        raise BrokenFormat(f"has more than {MOST_LINES:,} lines: split it, or name another file.")
    script = _without_unwritten(script)
    if any(len(line.text) > LONGEST_LINE for line in script.lines):
        raise BrokenFormat(f"has a line of more than {LONGEST_LINE:,} characters: begin a line with each turn.")
    composed: list[Interview] = []
    for part in split(script):
        paragraphs = gather(part)
        if len({paragraph.speaker for paragraph in paragraphs}) > MOST_SPEAKERS:
            raise BrokenFormat(f"names more than {MOST_SPEAKERS:,} people who speak: that is a list, no interview.")
        attribution = attribute(paragraphs, part)
        interview = attribution and compose(paragraphs, attribution, part.facts, name)
        if interview:
            composed.append(interview)
    return tuple(composed)
