"""A file's bytes become interviews: text, lines, paragraphs, who says them, turns."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from bot.errors import UnreadableTranscript
from bot.model import Interview, Participant, Role, Skipped, Turn
from bot.transcripts.encodings import UnknownEncoding, decode
from bot.transcripts.markdown import looks_like_markdown, read_markdown
from bot.transcripts.metadata import find_metadata, tell_language
from bot.transcripts.paragraphs import Paragraph, gather
from bot.transcripts.prose import read_prose
from bot.transcripts.roles import cast_roles, name_speakers
from bot.transcripts.speakers import Attribution, attribute

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bot.transcripts.metadata import Metadata
    from bot.transcripts.script import Script

LARGEST = 20 * 1024 * 1024
"""Bytes of a transcript. The longest interviews have a fiftieth of it: what is larger is something else."""

MARKDOWN = frozenset({".md", ".markdown", ".mdx"})
SUFFIXES = MARKDOWN | {".txt", ".text"}
"""The endings of file names that are picked up in a folder."""


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
        text = decode(data)
    except UnknownEncoding:
        raise UnreadableTranscript(f"{name} is not a text file: save it as text in UTF-8.") from None
    if not text.strip():
        raise UnreadableTranscript(f"{name} is empty: there is nothing to read.")
    script = _read_format(text, name)
    paragraphs = gather(script)
    attribution = attribute(paragraphs)
    if attribution is None or not any(attribution.speakers):
        raise UnreadableTranscript(
            f"Nobody can be made out in {name} who speaks: begin each turn with a name and a colon, such as “Name: …”."
        )
    interview = _interview(script, paragraphs, attribution, name)
    if not interview.turns:
        raise UnreadableTranscript(f"{name} has names but nothing that anybody says: check that the file is whole.")
    return (interview,)


def _read_format(text: str, name: str) -> Script:
    suffix = PurePath(name).suffix.lower()
    if suffix and suffix not in SUFFIXES:
        known = ", ".join(sorted(SUFFIXES))
        raise UnreadableTranscript(f"{name} is in a format that Pullquote doesn't read: make it one of {known}.")
    is_markdown = suffix in MARKDOWN or looks_like_markdown(text)
    return read_markdown(text) if is_markdown else read_prose(text)


def _interview(script: Script, paragraphs: Sequence[Paragraph], found: Attribution, name: str) -> Interview:
    language = tell_language(p.text for p, key in zip(paragraphs, found.speakers, strict=True) if key)
    names = name_speakers(paragraphs, found.speakers, found.cast, language)
    turns = _turns(paragraphs, found.speakers, names)
    speaking = {turn.speaker for turn in turns}
    participants = tuple(p for p in cast_roles(paragraphs, found.speakers, names, found.cast) if p.name in speaking)
    begin = next(i for i, key in enumerate(found.speakers) if key)
    metadata = find_metadata(script.facts, paragraphs[:begin])
    return Interview(
        title=metadata.title or _title_from(metadata, participants, name),
        turns=turns,
        participants=_with_aliases(participants, paragraphs, found.speakers, names),
        skipped=tuple(_skipped(paragraphs, found.reasons)),
        series=metadata.series,
        language=language,
        date=metadata.date,
        source_url=metadata.source_url,
    )


def _turns(paragraphs: Sequence[Paragraph], speakers: Sequence[str], names: Mapping[str, str]) -> tuple[Turn, ...]:
    """Neighbouring paragraphs of one speaker are one turn."""
    said = [(names[key], p) for p, key in zip(paragraphs, speakers, strict=True) if key]
    turns = (_turn(speaker, [p for _, p in group]) for speaker, group in groupby(said, key=lambda item: item[0]))
    found = [turn for turn in turns if turn.text]
    return tuple(_merged(found))


def _turn(speaker: str, paragraphs: Sequence[Paragraph]) -> Turn:
    text = "\n".join(p.text for p in paragraphs if p.text)
    start = next((p.start_ms for p in paragraphs if p.start_ms is not None), None)
    return Turn(speaker, text, paragraphs[0].first, start)


def _merged(turns: Sequence[Turn]) -> list[Turn]:
    """Turns between which an empty one stood may have the same speaker."""
    merged: list[Turn] = []
    for turn in turns:
        if merged and merged[-1].speaker == turn.speaker:
            merged[-1] = replace(merged[-1], text=f"{merged[-1].text}\n{turn.text}")
        else:
            merged.append(turn)
    return merged


def _with_aliases(
    participants: Sequence[Participant],
    paragraphs: Sequence[Paragraph],
    speakers: Sequence[str],
    names: Mapping[str, str],
) -> tuple[Participant, ...]:
    labels: dict[str, dict[str, None]] = {}
    for paragraph, key in zip(paragraphs, speakers, strict=True):
        if key and paragraph.label and key == paragraph.speaker and paragraph.label.name != names[key]:
            labels.setdefault(names[key], {})[paragraph.label.name] = None
    return tuple(replace(p, aliases=tuple(labels.get(p.name, ()))) for p in participants)


def _skipped(paragraphs: Sequence[Paragraph], reasons: Sequence[str]) -> list[Skipped]:
    """Neighbouring lines with the same reason are one entry."""
    skipped: list[Skipped] = []
    for paragraph, why in zip(paragraphs, reasons, strict=True):
        if not why:
            continue
        if skipped and skipped[-1].why == why and skipped[-1].last == paragraph.first - 1:
            skipped[-1] = replace(skipped[-1], last=paragraph.last)
        else:
            skipped.append(Skipped(paragraph.first, paragraph.last, why))
    return skipped


def _title_from(metadata: Metadata, participants: Sequence[Participant], name: str) -> str:
    """The series and its guest, or else the file's name."""
    guests = "、".join(p.name for p in participants if p.role is Role.GUEST)
    if metadata.series and guests:
        return f"{metadata.series}：{guests}"
    return PurePath(name).stem or name
