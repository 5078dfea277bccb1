"""Cues become paragraphs: what was cut to fit below a picture, or by a recogniser's breath, is joined again.

What the makers of captions add is undone: a line shown twice while it rolls up, a dash or `>>` for whoever speaks next,
the same phrase over and over where a recogniser heard silence. What is cut is kept as lines that nobody says.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.text.sentences import width
from bot.transcripts.labels import read_label
from bot.transcripts.loops import loops_of_cues, loops_within
from bot.transcripts.names import is_surely_name, key_of
from bot.transcripts.script import Line, Script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.transcripts.labels import Label

_PAUSE_MS = 2000
_LONG = 600  # units of width, after which a sentence's end ends the paragraph
_TOO_LONG = 3 * _LONG  # captions without punctuation have no sentences to wait for
_MOST_WORDS = 60
_MOSTLY = 0.8
_LONGEST_SOUND = 200
_LONGEST_WORD = 24
_LONGEST_HAN_WORD = 4

_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]")
_WIDE_OR_QUOTE = re.compile(rf"{_WIDE.pattern[:-1]}“”‘’…—]")
_WIDE_STOP = re.compile(r"[\u3001-\u3003\u3008-\u3011\uff00-\uff0f\uff1a-\uff20]")
_CLOSING = re.compile(r"[.,!?;:%)\]}'’”…]")
_ENDS_SENTENCE = re.compile(r"[.!?。！？…][\"'”’」』）)\]]*+$")
_CHANGE = re.compile(r"\s*(?:(?:>>+|＞＞+|[-–—‐]\s)\s*|[-–‐](?=[^\W\d_]))(?=\S)")
_ARROWS_WITHIN = re.compile(r"\s+(?=>>)")
_DASH_WITHIN = re.compile(r"(?<=[.?!…])\s+(?=[-–] [^\W\d_a-z])")
_NOTE = "♪♫♬🎵🎶"
_SOUND = re.compile(
    rf"(?:[\[(（【*][^\[\]()（）【】*]{{1,80}}[\])）】*]|[{_NOTE}])(?:[\s.…]|[\[(（【*][^\[\]()（）【】*]{{1,80}}[\])）】*]|[{_NOTE}])*"
)
_SONG = re.compile(rf"[{_NOTE}].*[{_NOTE}]", re.DOTALL)
_BRACKETS = "[]()（）【】* "

_REPEATED = "repeated by the speech recognition"


class Cue(NamedTuple):
    """What is shown for a time. `text` may have several lines, and begins with a blank where a word brings its own.

    `speaker` is empty unless the format itself names one; `why` is set where it knows that nobody says this. `number`
    is the line of the file on which it begins, `last` that on which it ends.
    """

    start_ms: int | None
    end_ms: int | None
    speaker: str
    text: str
    number: int
    why: str = ""
    last: int | None = None

    @property
    def last_number(self) -> int:
        return self.last or self.number


def script_of(cues: Iterable[Cue], facts: dict[str, str]) -> Script:
    """A recording's script: the cues as lines that each are a paragraph, or what nobody says."""
    shown = [cue for cue in cues if cue.text.strip()]
    whole = _phrases(shown) if is_by_word([cue for cue in shown if not cue.why]) else _unrolled(shown)
    pieces = list(_pieces(_without_loops([_marked(cue) for cue in whole])))
    writer = _Writer(_names(pieces))
    for piece in pieces:
        writer.take(piece)
    return Script(writer.close(), facts, is_recording=True)


def join(above: str, below: str) -> str:
    """Two pieces of one text: with a blank between them, but for Chinese."""
    if not above or not below:
        return above or below
    last, first = above[-1], below[0]
    is_wide = (_WIDE.match(last) and _WIDE_OR_QUOTE.match(first)) or (_WIDE_OR_QUOTE.match(last) and _WIDE.match(first))
    return f"{above}{below}" if is_wide or _WIDE_STOP.match(last) else f"{above} {below}"


# --- a word per cue --------------------------------------------------------------------------------


def is_by_word(cues: Sequence[Cue]) -> bool:
    """Whether a recording has a cue for each word."""
    return len(cues) > 1 and sum(_is_word(cue.text.strip()) for cue in cues) > _MOSTLY * len(cues)


def _is_word(text: str) -> bool:
    if len(text) > _LONGEST_WORD or len(text.split()) != 1:
        return False
    return len(_WIDE.findall(text)) <= _LONGEST_HAN_WORD


def _phrases(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Words that belong together, as far as a sentence, a breath or a speaker reaches."""
    brings_blanks = sum(cue.text[:1].isspace() or cue.text[-1:].isspace() for cue in cues) > len(cues) / 3
    group: list[Cue] = []
    for cue in cues:
        if group and _ends_phrase(group, cue):
            yield _phrase(group, brings_blanks=brings_blanks)
            group = []
        group.append(cue)
    if group:
        yield _phrase(group, brings_blanks=brings_blanks)


def _ends_phrase(group: Sequence[Cue], cue: Cue) -> bool:
    last = group[-1]
    if _CLOSING.match(cue.text.lstrip()) and cue.speaker in ("", last.speaker) and cue.why == last.why:
        return False
    if (cue.speaker and cue.speaker != last.speaker) or cue.why or last.why or len(group) >= _MOST_WORDS:
        return True
    return bool(_ENDS_SENTENCE.search(last.text.rstrip())) or _pause(last, cue) >= _PAUSE_MS


def _phrase(group: Sequence[Cue], *, brings_blanks: bool) -> Cue:
    text = "".join(cue.text for cue in group) if brings_blanks else _joined_words(group)
    return group[0]._replace(text=text.strip(), end_ms=_end(group[-1]), last=group[-1].last_number)


def _joined_words(group: Sequence[Cue]) -> str:
    words = [cue.text.strip() for cue in group]
    parts = [words[0]]
    for above, word in pairwise(words):
        joint = join(above[-1], word[0])
        parts.append(word if _CLOSING.match(word) or len(joint) == len("ab") else f" {word}")
    return "".join(parts)


# --- lines that roll up ------------------------------------------------------------------------


def _unrolled(cues: Sequence[Cue]) -> list[Cue]:
    """Each line once, where most cues begin with what the one before ended with."""
    lines = [[line.strip() for line in cue.text.split("\n") if line.strip()] for cue in cues]
    shared = [0, *(_shared(above, below) for above, below in pairwise(lines))]
    rolling = sum(
        1 for (above, below), count in zip(pairwise(lines), shared[1:], strict=True) if count and above != below
    )
    if rolling <= 1 or rolling <= (len(cues) - 1) / 2:
        return list(cues)
    fresh: list[Cue] = []
    for cue, own, count in zip(cues, lines, shared, strict=True):
        if own[count:]:
            fresh.append(cue._replace(text="\n".join(own[count:])))
        elif fresh:
            fresh[-1] = fresh[-1]._replace(end_ms=_end(cue))
    return fresh


def _shared(above: Sequence[str], below: Sequence[str]) -> int:
    """With how many lines of one cue the next begins again."""
    most = min(len(above), len(below))
    return next((size for size in range(most, 0, -1) if above[-size:] == below[:size]), 0)


# --- what nobody says --------------------------------------------------------------------------


def _marked(cue: Cue) -> Cue:
    return cue._replace(why="sound") if not cue.why and _is_sound(cue.text.strip()) else cue


def _is_sound(text: str) -> bool:
    bare = _CHANGE.sub("", text, count=1) if text[:1] in "->–—" else text
    if len(bare) > _LONGEST_SOUND:
        return False
    return bool(_SONG.fullmatch(bare)) or (bool(_SOUND.fullmatch(bare)) and not is_surely_name(bare.strip(_BRACKETS)))


def _without_loops(cues: Sequence[Cue]) -> Iterator[Cue]:
    """The cues, those that only repeat what was said marked as such."""
    cut = {
        index
        for begin, end in loops_of_cues(["" if cue.why else f"{cue.speaker}\n{cue.text}" for cue in cues])
        for index in range(begin, end)
    }
    for index, cue in enumerate(cues):
        if cue.why:
            yield cue
        elif index in cut:
            yield cue._replace(why=_REPEATED)
        else:
            yield from _split_loops(cue)


def _split_loops(cue: Cue) -> Iterator[Cue]:
    at = 0
    for begin, end in loops_within(cue.text):
        yield cue._replace(text=cue.text[at:begin])
        yield cue._replace(text=cue.text[begin:end], why=_REPEATED)
        at = end
    if cue.text[at:].strip():
        yield cue._replace(text=cue.text[at:])


# --- paragraphs --------------------------------------------------------------------------------


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
            return last.why != cue.why or cue.why != _REPEATED
        if piece.begins or (cue.speaker and cue.speaker != self._speaker()):
            return True
        ends = _ENDS_SENTENCE.search(self._text[-1]) is not None
        pauses = _pause(last, cue) >= _PAUSE_MS
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
        text, times = "".join(self._text), (first.start_ms, _end(last))
        line = Line(first.number, text, why=first.why, label=label, start_ms=times[0], end_ms=times[1])
        self._lines.append(line._replace(last=last.last_number, is_bare=not self._name))
        self._cues, self._text, self._width = [], [], 0


def _pause(above: Cue, below: Cue) -> int:
    end = _end(above)
    return 0 if end is None or below.start_ms is None else below.start_ms - end


def _end(cue: Cue) -> int | None:
    return cue.start_ms if cue.end_ms is None else cue.end_ms
