"""What the reading process says to the one that started it: JSON, checked when it arrives. Pure.

JSON and not pickle: a reader that a file has taken over may say something wrong, and nothing worse.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from bot.errors import UnreadableTranscript
from bot.model import Highlight, Interview, Mention
from bot.store.records import Prepared

if TYPE_CHECKING:
    from collections.abc import Sequence

# ruff: noqa: TC001  pydantic reads the annotations


@dataclass(frozen=True)
class Parcel:
    """`bot.store.records.Prepared` on its way."""

    interview: Interview
    passages: tuple[tuple[tuple[int, int], ...], ...]
    highlights: tuple[Highlight, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Refusal:
    """Why nothing could be read, in one line."""

    error: str


@cache
def _adapter() -> TypeAdapter[tuple[Parcel, ...] | Refusal]:
    return TypeAdapter(tuple[Parcel, ...] | Refusal)


def pack(interviews: Sequence[Prepared]) -> bytes:
    return _adapter().dump_json(tuple(Parcel(p.interview, p.passages, p.highlights, p.mentions) for p in interviews))


def pack_refusal(error: str) -> bytes:
    return _adapter().dump_json(Refusal(error))


def unpack(said: bytes) -> tuple[Prepared, ...]:
    """The interviews that were read.

    Raises:
        UnreadableTranscript: nothing could be read, or what was said makes no sense.
    """
    try:
        answer = _adapter().validate_json(said)
    except ValidationError as error:
        raise UnreadableTranscript("What the reader made of this file makes no sense: check the file.") from error
    if isinstance(answer, Refusal):
        raise UnreadableTranscript(answer.error)
    if not answer or not all(map(_is_sound, answer)):
        raise UnreadableTranscript("What the reader made of this file makes no sense: check the file.")
    return tuple(Prepared(p.interview, p.passages, p.highlights, p.mentions) for p in answer)


def _is_sound(parcel: Parcel) -> bool:
    """Whether everything that a parcel points at is in it."""
    turns = parcel.interview.turns
    people = {participant.name for participant in parcel.interview.participants}
    spans = [(at, span) for at, spans in enumerate(parcel.passages) for span in spans]
    spans += [(highlight.turn, (highlight.start, highlight.end)) for highlight in parcel.highlights]
    return (
        len(parcel.passages) == len(turns) > 0
        and all(turn.speaker in people for turn in turns)
        and all(0 <= at < len(turns) and 0 <= start < end <= len(turns[at].text) for at, (start, end) in spans)
        and all(0 <= mention.turn < len(turns) for mention in parcel.mentions)
    )
