"""A turn becomes sentences, and sentences become clauses, each with a note of what its words are."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from bot.highlights import wording
from bot.highlights.faults import FAULTS, NEUTRAL
from bot.highlights.kinds import WORDED, Kind, bits
from bot.highlights.lexicon import Lexicon, Wording
from bot.highlights.rhetoric import RHETORIC
from bot.highlights.running import Running
from bot.highlights.said import CHINESE, ENGLISH, Said, Script
from bot.highlights.words import weigh_words
from bot.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.highlights.words import Worded


# In a long sentence every comma parts, and a dash without blanks.
_FINE: Final = re.compile(r"(?=[;:,–—-])(?:,\s+(?:(?:and|but|so|because)\s+)?|[;:]\s+|(?<=\s)(?:--|[–—-])\s+|—)(?=\S)")
_LONG = 160
_LONGEST_TAIL = 24
_JOINT = 9

# A lead-in is at most this long.
_REACH = 40
# Where a pronoun stands so near to the opening, nothing before it can be what it means: about five words.
_OPENING = 24


@dataclass(slots=True)
class Clause:
    """A piece of a sentence between two borders.

    `opening` are the kinds of a passage that begins here. `says` are the kinds of its words, and `points` how many of
    them point elsewhere. `piece` is where it begins with the word that joins it to the one before, if there is one.
    """

    start: int
    end: int
    opening: int
    says: int = 0
    points: int = 0
    piece: int = 0


@dataclass
class Read:
    """A turn's sentences as lists of clauses, and `links`: wordings that reach from one clause into another."""

    said: Said
    script: Script
    sentences: list[list[Clause]] = field(default_factory=list)
    links: list[tuple[int, int, int]] = field(default_factory=list)

    @cached_property
    def has_quotations(self) -> bool:
        return ":" in self.said.folded or '"' in self.said.folded

    @cached_property
    def worded(self) -> Worded:
        """The weights of its words."""
        return weigh_words(self.said)

    @cached_property
    def names(self) -> Running:
        """One for each proper name: capitals that open no sentence, and Latin words among Chinese ones."""
        pattern = wording.NAME if self.script.is_spaced else wording.LATIN_NAME
        places = [match.start() for match in pattern.finditer(self.said.text)]
        return Running(places, [1.0] * len(places))

    @cached_property
    def ideas(self) -> Running:
        """One for each English word that is made to name an idea: freedom, curiosity, awareness."""
        return Running(self.said.places, list(map(wording.names_idea, self.said.words)))


def read_clauses(said: Said, refused: int = 0) -> Read:
    """The sentences that may be part of a passage that is of none of the kinds in the mask `refused`.

    Most sentences lean on another one, and are not read any further. What a sentence needs not say ("Well,") is left
    out of its clauses.
    """
    script = said.script
    read = Read(said, script)
    is_open = False  # whether the sentence before may be quoted together with this one
    for start, end in sentences(said.text):
        sentence = _outline(said, start, end, script)
        is_needed = is_open or any(not clause.opening & refused for clause in sentence)
        if is_needed:
            _note_wording(read, sentence)
        read.sentences.append(sentence if is_needed else [])
        is_open = bool(sentence) and not sentence[0].opening & refused
    return read


def _outline(said: Said, start: int, end: int, script: Script) -> list[Clause]:
    folded = said.folded
    lead = wording.LEAD_IN.match(folded, start, min(end, start + _REACH))
    begin = lead.end() if lead else start
    while begin < end and folded[begin] in " ,":
        begin += 1
    if folded[end - 1] in "?.…" and (tail := wording.TAIL.search(folded, max(begin, end - _LONGEST_TAIL), end)):
        end = tail.start()
    clauses: list[Clause] = []
    for piece, last in _pieces(said.text, begin, end, script):
        if piece == begin:
            clauses.append(Clause(begin, last, _opening_of_sentence(said, begin, script, is_led_in=begin > start)))
            continue
        lead = wording.LEAD_IN_HALFWAY.match(folded, piece, last)
        first = lead.end() if lead else piece
        while first < last - 1 and folded[first] == " ":
            first += 1
        clauses.append(Clause(first, last, _opening_halfway(folded, first, script), piece=piece))
    return clauses


def _pieces(text: str, start: int, end: int, script: Script) -> Iterator[tuple[int, int]]:
    border_of = _FINE if script is ENGLISH and end - start > _LONG else script.border
    for border in border_of.finditer(text, start, end):
        last, following = border.span()
        if start < last and text[last - 1] == " ":
            last -= 1  # before a dash
        if start < last:
            yield start, last
        start = following
    if start < end:
        yield start, end


_ASKING: Final = bits(Kind.ASKING)
_LEANING: Final = bits(Kind.LEANING)
_SUBJECTLESS: Final = bits(Kind.SUBJECTLESS)
_CUT_IN: Final = bits(Kind.CUT_IN)
_HALFWAY: Final = bits(Kind.HALFWAY)
_CUT_SHORT: Final = bits(Kind.CUT_SHORT)
_UNFINISHED: Final = bits(Kind.UNFINISHED)
_CARRIED_ON: Final = bits(Kind.CARRIED_ON)
_HALF: Final = bits(Kind.HALF)
_POINTING: Final = bits(Kind.POINTING)
_POINTING_AT_ONCE: Final = bits(Kind.POINTING_AT_ONCE)


def _opening_of_sentence(said: Said, start: int, script: Script, *, is_led_in: bool) -> int:
    found = 0
    first = start
    while first < len(said.text) and said.folded[first] in "\"'( ":
        first += 1
    if said.text[start] in ".…" or wording.is_leaning(said.folded, first, is_spaced=script.is_spaced):
        found |= _LEANING
    if script is CHINESE:
        return found | (_SUBJECTLESS if wording.SUBJECTLESS.match(said.folded, first) else 0)
    return found | (_CUT_IN if said.text[start].islower() and not is_led_in else 0)


def _opening_halfway(folded: str, start: int, script: Script) -> int:
    """Within a sentence, a passage opens best with a clause in which somebody acts, or with a quotation.

    Next best is one that begins with a noun; worst one whose subject stands before it.
    """
    if script.is_spaced:
        is_free = folded[max(0, start - _JOINT) : start].rstrip().endswith(wording.JOINTS)
        is_acting = is_free or wording.ACTING_ENGLISH.match(folded, start)
        is_leaning = not is_acting or wording.is_leaning(folded, start, is_spaced=True)
        return _CUT_IN | _LEANING if is_leaning else _CUT_IN
    is_quotation = folded[start] == '"'
    found = 0 if is_quotation else _CUT_IN
    if not is_quotation and wording.HALFWAY.match(folded, start):
        found |= _HALFWAY
    elif not is_quotation and not wording.ACTING.match(folded, start):
        found |= _SUBJECTLESS
    return found | (_LEANING if wording.is_leaning(folded, start + is_quotation, is_spaced=False) else 0)


def ending_of(read: Read, sentence: list[Clause], last: int) -> int:
    """The kinds of a passage that ends with this clause of its sentence."""
    clause, folded = sentence[last], read.said.folded
    if last + 1 == len(sentence):
        return 0 if read.script.is_spaced else _half(folded, clause.start, is_only=last == 0)
    if read.script.is_spaced:
        return _CUT_SHORT
    found = _CUT_SHORT | _half(folded, clause.piece or clause.start, is_only=False)
    if wording.CARRYING_ON.match(folded, sentence[last + 1].start):
        found |= _CARRIED_ON
    is_unfinished = folded.endswith(wording.UNFINISHED, clause.start, clause.end) and not (
        folded[clause.end - 1] == "的" and folded.find("是", clause.start, clause.end) >= 0
    )
    return found | (_UNFINISHED if is_unfinished else 0)


def _half(folded: str, start: int, *, is_only: bool) -> int:
    """如果 without its 就: a passage that ends with this clause ends before it has come round."""
    return _HALF if (wording.HALF if is_only else wording.HALVES).match(folded, start) else 0


def _note_wording(read: Read, sentence: list[Clause]) -> None:
    """Looks for all kinds of wording in a sentence, and notes each at the clause where it begins."""
    if not sentence:
        return
    folded, is_spaced = read.said.folded, read.script.is_spaced
    starts = [clause.start for clause in sentence]
    if "?" in folded[starts[0] : sentence[-1].end]:
        for clause in sentence:
            clause.says |= _ASKING if folded.find("?", clause.start, clause.end) >= 0 else 0
    for start, end, mask in _lexicon(is_spaced=is_spaced).find(folded, starts[0], sentence[-1].end):
        clause = sentence[bisect_right(starts, start) - 1]
        if end > clause.end + 1:
            read.links.append((start, end, mask))
            continue
        clause.says |= mask
        if mask & _POINTING:
            clause.points += 1
            is_early = not is_spaced or start < clause.start + _OPENING
            if is_early and not wording.POINTING_AT_NOTHING.match(folded, start):
                clause.opening |= _POINTING_AT_ONCE


@cache
def _lexicon(*, is_spaced: bool) -> Lexicon:
    wordings = [(FAULTS | RHETORIC).get(Kind(bit), Wording()) for bit in range(WORDED)]
    if is_spaced:
        return Lexicon([w.english for w in wordings], [w.english_patterns for w in wordings], is_spaced=True)
    return Lexicon([w.han for w in wordings], [w.han_patterns for w in wordings], NEUTRAL, is_spaced=False)
