"""A file's bytes become interviews: text, lines, paragraphs, who says them, turns."""

from __future__ import annotations

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
MOST_SPEAKERS = 1_000
"""People in one interview. A town meeting has a tenth of it."""


def load(path: Path) -> bytes:
    """The bytes of a transcript.

    Raises:
        UnreadableTranscript: it isn't there, cannot be read, or is too large.
    """
    try:
        if path.is_dir():
            raise UnreadableTranscript(f"{path} is a folder: name a transcript file.")
        if path.stat().st_size > LARGEST:
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


def _interviews(script: Script, name: str) -> tuple[Interview, ...]:
    if len(script.lines) > MOST_LINES:
        raise BrokenFormat(f"has more than {MOST_LINES:,} lines: split it, or name another file.")
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
