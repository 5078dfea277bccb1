"""Cues become paragraphs: what was cut to fit below a picture, or by a recogniser's breath, is joined again.

A dash or `>>` stands for whoever speaks next, and so does a name.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from bot.text.sentences import width
from bot.transcripts.captions import REPEATED, whole_cues
from bot.transcripts.labels import read_label
from bot.transcripts.names import is_surely_name, key_of
from bot.transcripts.script import Line, Script
from bot.transcripts.timed import PAUSE_MS, ends_sentence, join, pause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.transcripts.labels import Label
    from bot.transcripts.timed import Cue

_LONG = 600  # units of width, after which a sentence's end ends the paragraph
_TOO_LONG = 3 * _LONG  # captions without punctuation have no sentences to wait for

_CHANGE = re.compile(r"\s*(?:(?:>>+|＞＞+|[-–—‐]\s)\s*|[-–‐](?=[^\W\d_]))(?=\S)")
_ARROWS_WITHIN = re.compile(r"\s+(?=>>)")
_DASH_WITHIN = re.compile(r"(?<=[.?!…])\s+(?=[-–] [^\W\d_a-z])")


def script_of(cues: Iterable[Cue], facts: dict[str, str]) -> Script:
    """A recording's script: the cues as lines that each are a paragraph, or what nobody says."""
    pieces = list(_pieces(whole_cues(cues)))
    writer = _Writer(_names(pieces))
    for piece in pieces:
        writer.take(piece)
    return Script(writer.close(), facts, is_recording=True)


class _Piece(NamedTuple):
    """A line of a cue, with which somebody else `begins` where the caption says so.

    `label` is what stands before its words as a name would.
    """

    cue: Cue
    text: str
    begins: bool = False
    label: Label | None = None

    @property
    def name(self) -> str:
        return key_of(self.label.name) if self.label else ""


def _pieces(cues: Iterable[Cue]) -> Iterator[_Piece]:
    lines = [(cue, line) for cue in cues for line in _lines(cue)]
    has_dashes = any(line[:1] in "-–" and _CHANGE.match(line) for cue, line in lines if not cue.why)
    for cue, line in lines:
        if cue.why:
            yield _Piece(cue, line)
            continue
        parts = _ARROWS_WITHIN.split(line)
        for part in parts:
            for text in _DASH_WITHIN.split(part) if has_dashes else [part]:
                mark = _CHANGE.match(text)
                said = text[mark.end() :] if mark else text
                yield _Piece(cue, said, mark is not None, None if cue.speaker else _label(said, cue.number))


def _lines(cue: Cue) -> list[str]:
    if cue.why:
        return [" ".join(cue.text.split())]
    return [line.strip() for line in cue.text.split("\n") if line.strip()]


def _label(text: str, number: int) -> Label | None:
    label = read_label(Line(number, text))
    return label if label and label.is_likely else None


def _names(pieces: Iterable[_Piece]) -> frozenset[str]:
    """The keys of what stands like a label more than once, or surely is a name."""
    count = Counter(piece.name for piece in pieces)
    sure = {piece.name for piece in pieces if piece.label and is_surely_name(piece.label.name)}
    return frozenset(name for name, times in count.items() if name and (times > 1 or name in sure))


class _Writer:
    """Takes one piece after the other, and begins a line where a paragraph does."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names
        self._lines: list[Line] = []
        self._cues: list[Cue] = []
        self._text: list[str] = []
        self._width = 0
        self._name = ""

    def take(self, piece: _Piece) -> None:
        text = piece.text
        if self._cues and self._begins(piece):
            self._end_paragraph()
        elif self._cues and piece.label and self._is_named_again(piece):
            text = text[piece.label.start :].strip()
        if not self._cues:
            self._name = piece.name
        self._cues.append(piece.cue)
        if text:
            joint = join(self._text[-1][-1], text[0])[1:-1] if self._text else ""
            self._text.append(f"{joint}{text}")
            self._width += width(text)

    def close(self) -> list[Line]:
        self._end_paragraph()
        return self._lines

    def _begins(self, piece: _Piece) -> bool:
        last, cue = self._cues[-1], piece.cue
        if last.why or cue.why:
            return last.why != cue.why or cue.why != REPEATED
        if piece.begins or (cue.speaker and cue.speaker != self._speaker()):
            return True
        ends = ends_sentence(self._text[-1])
        pauses = pause(last, cue) >= PAUSE_MS
        if piece.label and (ends or pauses or piece.name in self._names) and not self._is_named_again(piece):
            return True
        is_long = self._width >= _LONG
        return (ends and (pauses or is_long)) or (pauses and is_long) or self._width >= _TOO_LONG

    def _is_named_again(self, piece: _Piece) -> bool:
        """Whether each cue names its speaker, and this one's is the same."""
        return piece.name == self._name and piece.name in self._names

    def _speaker(self) -> str:
        return next((cue.speaker for cue in self._cues if cue.speaker), "")

    def _end_paragraph(self) -> None:
        if not self._cues:
            return
        first, last = self._cues[0], self._cues[-1]
        label = "" if first.why else self._speaker()
        text, times = "".join(self._text), (first.start_ms, last.until_ms)
        line = Line(first.number, text, why=first.why, label=label, start_ms=times[0], end_ms=times[1])
        self._lines.append(line._replace(last=last.last_number, is_bare=not self._name))
        self._cues, self._text, self._width = [], [], 0
