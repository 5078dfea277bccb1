"""Paragraphs of which it is known who says them become an interview: turns, participants, what was skipped."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from bot.model import Interview, Participant, Role, Skipped, Turn
from bot.transcripts.aliases import spellings
from bot.transcripts.metadata import find_metadata, tell_language
from bot.transcripts.roles import cast_roles, name_speakers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.transcripts.metadata import Metadata
    from bot.transcripts.paragraphs import Paragraph
    from bot.transcripts.speakers import Attribution


# Unicode's line and paragraph separators, which some editors write inside of a line of the file.
_LINE_ENDS = re.compile(r"\s*[\u2028\u2029]\s*")


def compose(
    paragraphs: Sequence[Paragraph], found: Attribution, facts: Mapping[str, str], name: str
) -> Interview | None:
    """The interview, or None where nobody says anything. `facts` is what the file states, `name` its own."""
    begin = next((i for i, key in enumerate(found.speakers) if key), None)
    if begin is None:
        return None
    language = tell_language(p.text for p, key in zip(paragraphs, found.speakers, strict=True) if key)
    metadata = find_metadata(facts, paragraphs[:begin], name)
    names = name_speakers(paragraphs, found, language, metadata.title)
    turns = _turns(paragraphs, found.speakers, names)
    speaking = {turn.speaker for turn in turns}
    participants = [p for p in cast_roles(paragraphs, found, names) if p.name in speaking]
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


@dataclass(frozen=True, slots=True)
class _Said:
    """A paragraph, with the line and the time at which it begins: those of the label or the time above it, if any."""

    speaker: str
    paragraph: Paragraph
    line: int
    start_ms: int | None


def _turns(paragraphs: Sequence[Paragraph], speakers: Sequence[str], names: Mapping[str, str]) -> tuple[Turn, ...]:
    """Neighbouring paragraphs of one speaker are one turn; those between which nothing is said are neighbours."""
    said = _said(paragraphs, [names[key] if key else "" for key in speakers])
    return tuple(_turn(speaker, [*group]) for speaker, group in groupby(said, key=lambda each: each.speaker))


def _said(paragraphs: Sequence[Paragraph], speakers: Sequence[str]) -> Iterator[_Said]:
    label: Paragraph | None = None  # the line above, where it is nothing but a label
    caller = ""
    start: int | None = None
    for paragraph, speaker in zip(paragraphs, speakers, strict=True):
        start = start if paragraph.start_ms is None else paragraph.start_ms
        if paragraph.text and speaker:
            first = label if label and caller == speaker else paragraph
            yield _Said(speaker, paragraph, first.first, start)
            label, start = None, None
        elif paragraph.is_labelled:
            label, caller = paragraph, speaker


def _turn(speaker: str, said: Sequence[_Said]) -> Turn:
    text = "\n".join(each.paragraph.text for each in said)
    if "\u2028" in text or "\u2029" in text:
        text = _LINE_ENDS.sub("\n", text)
    start = said[0].start_ms
    end = next((each.paragraph.end_ms for each in reversed(said) if each.paragraph.end_ms is not None), None)
    if start is not None and end is not None and end < start:
        end = None  # a recording's clock that ran backwards
    return Turn(speaker, text, said[0].line, start, end)


def _with_aliases(
    participants: Sequence[Participant],
    paragraphs: Sequence[Paragraph],
    speakers: Sequence[str],
    names: Mapping[str, str],
) -> tuple[Participant, ...]:
    others = spellings(
        (names[key], paragraph.label.name)
        for paragraph, key in zip(paragraphs, speakers, strict=True)
        if key and paragraph.label and key == paragraph.speaker
    )
    return tuple(replace(p, aliases=others.get(p.name, ())) for p in participants)


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
