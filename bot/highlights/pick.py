"""From the passages that stand alone, the best of an interview, none over another."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from math import inf
from typing import TYPE_CHECKING

from bot.highlights.candidates import Candidate, candidates
from bot.highlights.clauses import read_clauses
from bot.highlights.rhetoric import contents
from bot.highlights.said import Said
from bot.highlights.signals import REFUSED, Setting, Themes, cut, reasons, squash, weigh
from bot.model import Highlight, Interview, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# One highlight in so much speech: about 175 Chinese characters, or 70 English words.
_WIDTH_PER_HIGHLIGHT = 350
# Log-odds: a score of a half.
_LEAST = 0.0
# Of what is said. Among the marks, hosts with less are quoted once in two hundred.
_HOST_SAYS = 1 / 3


@dataclass(slots=True)
class Scored:
    """A candidate with what it weighs, in log-odds, and what that was made from."""

    log_odds: float
    turn: int
    passage: Candidate
    setting: Setting

    def as_highlight(self) -> Highlight:
        passage = self.passage
        score = squash(self.log_odds)
        return Highlight(self.turn, passage.start, passage.end, score, reasons(passage, self.setting))


def pick(interview: Interview, limit: int | None = None) -> tuple[Highlight, ...]:
    """The interview's highlights, best first; deterministic, and none where nothing stands alone.

    Spans never overlap, and no wording comes twice: of passages that share words the one that is cut best stands for
    all of them. There are at most `limit`, and fewer in a short interview.
    A host is quoted only with a large part in the conversation.
    """
    quotable = _quotable(interview)
    allowed = -(-sum(_width(interview.turns[at].text) for at in quotable) // _WIDTH_PER_HIGHLIGHT)
    if limit is not None:
        allowed = min(allowed, max(0, limit))
    found = [each for each in _scored(interview, quotable, REFUSED, _LEAST) if each.log_odds >= _LEAST]
    return tuple(each.as_highlight() for each in _in_order(_apart(found))[:allowed])


def rank(interview: Interview) -> list[Highlight]:
    """Every passage, best first; they overlap, and most of them are not worth quoting."""
    return [each.as_highlight() for each in _in_order(_scored(interview, _quotable(interview)))]


def _in_order(found: Iterable[Scored]) -> list[Scored]:
    return sorted(found, key=lambda each: (-each.log_odds, each.turn, each.passage.start))


def _quotable(interview: Interview) -> list[int]:
    """The turns of all but those who mostly ask, if others speak; some hosts say as much as their guests."""
    spoken = Counter[str]()
    for turn in interview.turns:
        spoken[turn.speaker] += len(turn.text)
    enough = spoken.total() * _HOST_SAYS
    asking = {each.name for each in interview.participants if each.role is Role.HOST and spoken[each.name] < enough}
    quotable = [at for at, turn in enumerate(interview.turns) if turn.speaker not in asking]
    return quotable or list(range(len(interview.turns)))


def _scored(interview: Interview, quotable: Iterable[int], refused: int = 0, least: float = -inf) -> Iterator[Scored]:
    spoken = [Said(turn.text) for turn in interview.turns]
    themes = Themes(chain.from_iterable(map(contents, spoken)))
    for at in quotable:
        said = spoken[at]
        if len(said.text) < said.script.shortest:
            continue
        setting = Setting(at, len(spoken), said, themes)
        for passage in candidates(read_clauses(said, refused), refused):
            yield Scored(weigh(passage, setting, least), at, passage, setting)


def _apart(found: Iterable[Scored]) -> Iterator[Scored]:
    """Those that are left when whatever shares words with a better one is gone."""
    taken: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    said: set[str] = set()
    for each in sorted(found, key=_worth_beside_others):
        passage, spans = each.passage, taken[each.turn]
        wording = passage.read.said.folded[passage.start : passage.end]
        if _overlaps(spans, passage.start, passage.end) or wording in said:
            continue
        insort(spans, (passage.start, passage.end))
        said.add(wording)
        yield each


def _worth_beside_others(each: Scored) -> tuple[float, int, int]:
    return -each.log_odds - cut(each.passage), each.turn, each.passage.start


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether [start, end) touches one of the spans, which are in order and apart."""
    at = bisect_left(spans, (start, end))
    return (at > 0 and spans[at - 1][1] > start) or (at < len(spans) and spans[at][0] < end)


def _width(text: str) -> int:
    """A Han character counts two, a Latin one, as in `bot.text.sentences`, from the bytes: twenty times as fast."""
    return (len(text.encode("utf-8", "surrogatepass")) + len(text)) // 2
