"""The spans of a turn that could be quoted, cut where sentences, clauses and quotation marks allow it.

Cutting is generous about where a span ends and strict about where it begins: an opening that leans on
what came before spoils any quotation, and refusing it here keeps the candidates few.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.highlights import wording
from bot.highlights.clauses import CHINESE, Clause, Fences, Said, Script, clauses, enclosures, script_of, words_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from bot.highlights.wording import Wording

# More clauses than a quotation has: a bound for text that is all commas.
_MOST_CLAUSES = 8
# A pair of quotation marks, which may fall away.
_MARKS = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of a turn, which holds one sentence, two, or a part of one.

    `text` is folded, and `words` is where `Wording` is looked for: the same in Chinese, in English its words
    between single blanks. `is_cut_in` and `is_cut_short` say that its sentence began before it, or goes on.
    """

    start: int
    end: int
    text: str
    words: str
    script: Script
    sentences: int = 1
    is_cut_in: bool = False
    is_cut_short: bool = False

    def says(self, what: Wording) -> bool:
        return self._pattern(what).search(self.words) is not None

    def count(self, what: Wording) -> int:
        return len(self._pattern(what).findall(self.words))

    def _pattern(self, what: Wording) -> re.Pattern[str]:
        return what.han if self.script is CHINESE else what.english


def candidates(said: Said) -> Iterator[Candidate]:
    """The spans of one turn that may be quoted. They overlap; each has the length that its script allows."""
    script = script_of(said.text)
    if len(said.text) < script.shortest:
        return
    fences = Fences(enclosures(said))
    parts = list(clauses(said, script))
    for part in parts:
        yield from _within(said, part, script, fences)
    for part, following in pairwise(parts):
        yield from _across(said, part, following, script, fences)


def _within(said: Said, part: list[Clause], script: Script, fences: Fences) -> Iterator[Candidate]:
    for first, opening in enumerate(part):
        if not opening.opens:
            continue
        for last in range(first, min(len(part), first + _MOST_CLAUSES)):
            is_short = last + 1 < len(part)
            if part[last].end - opening.start > script.longest + _MARKS:
                break
            if is_short and not _may_end(part[last], part[last + 1], script):
                continue
            span = fences.fit(opening.start, part[last].end)
            if span is not None and script.shortest <= span[1] - span[0] <= script.longest:
                yield _candidate(
                    said, span, script, is_cut_in=first > 0 or said.text[span[0]].islower(), is_cut_short=is_short
                )


def _across(
    said: Said, part: list[Clause], following: list[Clause], script: Script, fences: Fences
) -> Iterator[Candidate]:
    start, end = part[0].start, following[-1].end
    if not part[0].opens or end - start > script.longest or "\n" in said.text[part[-1].end : following[0].start]:
        return
    span = fences.fit(start, end)
    if span is not None and span[1] - span[0] >= script.shortest:
        yield _candidate(said, span, script, sentences=2)


def _may_end(clause: Clause, following: Clause, script: Script) -> bool:
    if script is not CHINESE:
        return True
    return not wording.CARRYING_ON.match(following.text) and not wording.UNFINISHED.search(clause.text)


def _candidate(
    said: Said,
    span: tuple[int, int],
    script: Script,
    sentences: int = 1,
    *,
    is_cut_in: bool = False,
    is_cut_short: bool = False,
) -> Candidate:
    folded = said.folded_at(*span)
    words = folded if script is CHINESE else f" {words_of(folded)} "
    return Candidate(*span, folded, words, script, sentences, is_cut_in, is_cut_short)
