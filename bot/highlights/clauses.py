"""A turn becomes sentences, and sentences become clauses, with a note of where a quotation may begin."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.highlights import wording
from bot.text.fold import fold
from bot.text.sentences import sentences
from bot.text.tokens import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Script:
    """How long a quotation may be, in characters of the verbatim text, and what parts its clauses."""

    shortest: int
    longest: int
    border: re.Pattern[str]


CHINESE: Final = Script(15, 90, re.compile(r"(?:[，；：:;。]|(?<!\d),|,(?!\d)|——|--)+\s*"))
ENGLISH: Final = Script(40, 280, re.compile(r";\s+|,\s+(?=(?:and|but|so|because|which|you know)\s)"))


class Said:
    """What one turn says, verbatim and folded."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        self.is_aligned = len(self.folded) == len(text)

    def folded_at(self, start: int, end: int) -> str:
        """A span of the verbatim text, folded. A slice will do nearly always, and is ten times as fast."""
        return self.folded[start:end] if self.is_aligned else fold(self.text[start:end])


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a sentence between two borders; `text` is folded, and `opens` where a quotation may begin."""

    start: int
    end: int
    text: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A stretch between quotation marks or brackets, marks included; `is_own` if the speaker quotes himself."""

    start: int
    end: int
    is_own: bool


_SENTENCE_END: Final = re.compile(r"[。.!?\n]")
_HAN_RUNS: Final = re.compile(f"[{HAN}]+")
_ENCLOSED: Final = re.compile(
    r"[“「『][^“”「」『』\n]*[”」』]|\"[^\"\n]*\"|(?P<aside>[（(][^（）()\n]*[)）])|“[^“”\"\n]*\""
)
# A lead-in is at most this long, and so are the words that say whose thought a quotation is.
_REACH = 40


def script_of(text: str) -> Script:
    """Chinese where every fourth character is Han: a Latin name is long for what it says."""
    if text.isascii():
        return ENGLISH
    han = sum(map(len, _HAN_RUNS.findall(text)))
    return CHINESE if han * 4 > len(text) else ENGLISH


def enclosures(said: Said) -> list[Enclosure]:
    """What stands between quotation marks or in brackets, in order; none holds another."""
    return [
        Enclosure(match.start(), match.end(), not match["aside"] and _is_own_voice(said, match.start()))
        for match in _ENCLOSED.finditer(said.text)
    ]


def _is_own_voice(said: Said, start: int) -> bool:
    lead = _SENTENCE_END.split(said.folded_at(max(0, start - _REACH), start))[-1]
    return any(pattern.search(f" {lead} ") for pattern in (wording.OWN_VOICE.han, wording.OWN_VOICE.english))


def clauses(said: Said, script: Script) -> Iterator[list[Clause]]:
    """The clauses of each sentence, in order. What a sentence needs not say ("Well,") is left out of them."""
    for start, end in sentences(said.text):
        found = list(_clauses(said, start, end, script))
        if found:
            yield found


def _clauses(said: Said, start: int, end: int, script: Script) -> Iterator[Clause]:
    begin = start + _lead_in(said, start, end)
    for piece_start, piece_end in _pieces(said.text, begin, end, script):
        folded = said.folded_at(piece_start, piece_end)
        if piece_start == begin:
            opens = _may_open_sentence(folded, said.text[start], script)
        else:
            opens = _may_open_halfway(folded, script)
        yield Clause(piece_start, piece_end, folded, opens)


def _pieces(text: str, start: int, end: int, script: Script) -> Iterator[tuple[int, int]]:
    for border in script.border.finditer(text, start, end):
        if start < border.start():
            yield start, border.start()
        start = border.end()
    if start < end:
        yield start, end


def _lead_in(said: Said, start: int, end: int) -> int:
    """How many characters of a sentence say nothing yet; none where folding moved them."""
    head = said.folded_at(start, min(end, start + _REACH))
    match = wording.LEAD_IN.match(head)
    if not match or not match.end() or not said.is_aligned:
        return 0
    rest = head[match.end() :]
    return match.end() + len(rest) - len(rest.lstrip(" ,"))


def _may_open_sentence(folded: str, first: str, script: Script) -> bool:
    words = folded.lstrip("\"'( ")
    if script is CHINESE:
        return not wording.LEANING.han.match(words)
    return not first.islower() and not wording.LEANING.english.match(f" {words_of(words[:_REACH])} ")


def _may_open_halfway(folded: str, script: Script) -> bool:
    """Within a sentence, only a Chinese clause in which somebody acts, or one that opens a quotation."""
    if folded[0] == '"':
        return _may_open_sentence(folded, folded[0], script)
    return (
        script is CHINESE
        and wording.ACTING.match(folded) is not None
        and not wording.LEANING.han.match(folded)
        and not wording.HALFWAY.match(folded)
    )


def words_of(folded: str) -> str:
    """Nothing but the words of a text and single blanks."""
    return " ".join(_WORD.findall(folded))


_WORD: Final = re.compile(r"[\w']+")


class Fences:
    """The enclosures of a turn, asked whether a span may be quoted without breaking one."""

    def __init__(self, found: list[Enclosure]) -> None:
        self._found = found
        self._ends = [enclosure.end for enclosure in found]

    def fit(self, start: int, end: int) -> tuple[int, int] | None:
        """The span without marks that it would leave open; None if it breaks an enclosure or is another's words."""
        for at in range(bisect_right(self._ends, start), len(self._found)):
            fence = self._found[at]
            if fence.start >= end:
                break
            if start <= fence.start and fence.end <= end and (start, end) != (fence.start, fence.end):
                continue
            crosses = not (fence.start <= start and end <= fence.end)
            if not fence.is_own or (crosses and start != fence.start and end != fence.end):
                return None
            if crosses and fence.start != start:
                return None
            start, end = max(start, fence.start + 1), min(end, fence.end - 1)
        return start, end
