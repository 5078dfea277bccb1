"""The spans of a turn that could be quoted, cut where sentences, clauses and quotation marks allow it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.highlights import wording
from bot.highlights.clauses import Clause, Read, ending_of
from bot.highlights.enclosures import Fences, enclosures
from bot.highlights.kinds import Kind, bits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.highlights.said import Script

# More clauses than a quotation has: a bound for text that is all commas.
_MOST_CLAUSES = 8
# A pair of quotation marks, which may fall away.
_MARKS = 2
# How long what trails off may be.
_REACH = 14
_QUOTED: Final = re.compile(r'(?::|(?<=[a-z,]) (?="))')

_CUT_SHORT: Final = bits(Kind.CUT_SHORT)
_TWO_SENTENCES: Final = bits(Kind.TWO_SENTENCES)
_ANSWERING_ITSELF: Final = bits(Kind.ANSWERING_ITSELF)
_ASKING: Final = bits(Kind.ASKING)
_NEEDING_MORE: Final = bits(Kind.LEANING, Kind.POINTING_AT_ONCE)
_RHETORIC: Final = bits(*(kind for kind in Kind if Kind.CONTRASTING <= kind <= Kind.NEGATING))
_TRAILING: Final = bits(Kind.TRAILING)
_UNFINISHED: Final = bits(Kind.UNFINISHED)
_QUOTING: Final = bits(Kind.QUOTING)


@dataclass(slots=True)
class Candidate:
    """A span of a turn, which holds one sentence, two, or a part of one, and what is known of it.

    `read` is its turn. `kinds` is a mask, and `points` how many of its words point elsewhere.
    """

    read: Read
    script: Script
    start: int
    end: int
    kinds: int
    points: int


def candidates(read: Read, refused: int = 0) -> Iterator[Candidate]:
    """The spans of one turn that may be quoted, none of a kind in the mask `refused`.

    They overlap; each has the length that its script allows.
    """
    fences = Fences(enclosures(read.said.text, read.said.folded))
    for part in read.sentences:
        if part:
            yield from _within(read, part, fences, refused)
    if not refused & _TWO_SENTENCES:
        for part, following in pairwise(read.sentences):
            yield from _across(read, part, following, fences, refused)


def _within(read: Read, part: list[Clause], fences: Fences, refused: int) -> Iterator[Candidate]:
    longest = read.script.longest + _MARKS
    for first, opening in enumerate(part):
        if opening.opening & refused:
            continue
        kinds = opening.opening
        for last in range(first, min(len(part), first + _MOST_CLAUSES)):
            clause = part[last]
            kinds |= clause.says
            if kinds & refused or clause.end - opening.start > longest:
                break
            if clause.end - opening.start < read.script.shortest:
                continue
            ending = ending_of(read, part, last)
            if not ending & refused:
                found = _candidate(read, part[first : last + 1], kinds | ending, fences)
                if found is not None and not found.kinds & refused:
                    yield found


def _across(
    read: Read, part: list[Clause], following: list[Clause], fences: Fences, refused: int
) -> Iterator[Candidate]:
    if not part or not following:
        return
    start, opening, end = part[0].start, part[0].opening, following[-1].end
    if end - start > read.script.longest or opening & refused:
        return
    if "\n" in read.said.text[part[-1].end : following[0].start]:
        return
    kinds = _kinds(part)
    then = _kinds(following)
    if following[0].opening & _NEEDING_MORE and not kinds & _RHETORIC:
        return  # the second leans on a first that is worth nothing by itself
    if kinds & _ASKING and not then & _ASKING and 2 * (end - following[0].start) > following[0].start - start:
        kinds = kinds & ~_ASKING | _ANSWERING_ITSELF
    kinds |= opening | then | ending_of(read, following, len(following) - 1) | _TWO_SENTENCES
    if not kinds & refused:
        found = _candidate(read, part + following, kinds, fences)
        if found is not None and not found.kinds & refused:
            yield found


def _kinds(clauses: list[Clause]) -> int:
    kinds = 0
    for clause in clauses:
        kinds |= clause.says
    return kinds


def _candidate(read: Read, clauses: list[Clause], kinds: int, fences: Fences) -> Candidate | None:
    span = fences.fit(clauses[0].start, clauses[-1].end)
    if span is None or not read.script.shortest <= span[1] - span[0] <= read.script.longest:
        return None
    start, end = span
    for link_start, link_end, mask in read.links:
        if start <= link_start and link_end <= end:
            kinds |= mask
    points = 0
    for clause in clauses:
        points += clause.points
    return Candidate(read, read.script, start, end, kinds | _shape(read, start, end), points)


def _shape(read: Read, start: int, end: int) -> int:
    folded = read.said.folded
    kinds = _QUOTING if read.has_quotations and _QUOTED.search(folded, start, end) else 0
    if folded.endswith("...", start, end) or read.said.text[end - 1] == "…":
        kinds |= _TRAILING
    if read.script.is_spaced:
        if wording.TRAILING.search(folded, max(start, end - _REACH), end):
            kinds |= _TRAILING
        if wording.DANGLING.search(folded, max(start, end - _REACH), end):
            kinds |= _UNFINISHED
    return kinds
