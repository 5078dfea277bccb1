"""What speaks for a passage and what against it: each signal in [-1, 1], and what each one weighs.

The weights are log-odds: `weigh` adds them up, and `squash` makes a score of the sum, so that no single signal decides.
They are fitted by `python -m tests.highlights.fit` to the judgements in `tests/highlights/truth`. At a score of a half
a passage is about as likely worth quoting as not.

Those who judged compared no two ways of cutting the same words. Which is better is left to our taste, in `cut`: how
long a quotation reads well, that a second sentence must be worth its length, and that words in quotation marks are
better without what leads to them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from math import exp, inf, log1p
from operator import add
from typing import TYPE_CHECKING, Final

from bot.highlights.kinds import Kind, bits
from bot.highlights.running import Running
from bot.highlights.said import CHINESE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.highlights.candidates import Candidate
    from bot.highlights.said import Said, Script


class Themes:
    """How often each word of content is said in an interview: what it keeps coming back to."""

    def __init__(self, words: Iterable[str]) -> None:
        counts = Counter(words)
        most = log1p(max(counts.values(), default=1))
        self._central = {word: log1p(n) / most for word, n in counts.items()}

    def along(self, said: Said) -> Running:
        """How central the words of a turn are, each where it begins."""
        weight_of = self._central.get
        latin = [weight_of(word, 0.0) for word in said.words]
        if said.folded.isascii():
            return Running(said.places, latin)
        weights = [weight_of(pair, 0.0) for pair in map(add, said.folded, said.folded[1:])]
        for place, weight in zip(said.places, latin, strict=True):
            weights[min(place, len(weights) - 1)] += weight
        return Running(range(len(weights)), weights)


@dataclass(frozen=True)
class Setting:
    """Where a passage stands: in which of how many turns, and in a turn that says what."""

    turn: int
    turns: int
    said: Said
    themes: Themes

    @cached_property
    def centrality(self) -> Running:
        return self.themes.along(self.said)


@dataclass(frozen=True, slots=True)
class Signal:
    """`reason` is what a person reads where the signal speaks for a passage; without one it is silent."""

    weight: float
    measure: Callable[[Candidate, Setting], float]
    reason: str = ""


def informs(passage: Candidate, setting: Setting) -> float:
    """How much of it is about what the interview is about; 1 where every other word or so is."""
    per = 2.5 if passage.script is CHINESE else 16
    return min(1.0, per * setting.centrality.between(passage.start, passage.end) / (passage.end - passage.start))


def is_worded_so(passage: Candidate, _: Setting) -> float:
    """Whether its words are those of what people repeat; below 0 where they are those of what nobody does."""
    start, end = passage.start, passage.end
    weight = density(passage.script, end - start) * passage.read.worded.between(start, end)
    return min(1.0, max(-1.0, weight / _WORDED_AT_MOST))


def density(script: Script, length: int) -> float:
    """By what a sum over words is multiplied: as a sum it favours long passages, as a mean short ones."""
    usual = 40 if script is CHINESE else 140
    return float((usual / length) ** 0.5)


_WORDED_AT_MOST: Final = 16.0
"""Log-odds to either side. What a table says of a passage's words counts up to here."""


def answers_at_once(passage: Candidate, setting: Setting) -> float:
    return float(passage.start == 0 and len(setting.said.text) > passage.end)


def is_at_the_edge(_: Candidate, setting: Setting) -> float:
    """The first and the last turns are for names, greetings and thanks."""
    return float(setting.turn < 2 or setting.turn >= setting.turns - 1)  # noqa: PLR2004


def points_elsewhere(passage: Candidate, _: Setting) -> float:
    return _share(passage.points, passage, 15, 140)


def names_names(passage: Candidate, _: Setting) -> float:
    """Who and what is named matters to those who know it; a principle names nobody. 1 from three names on."""
    return min(1.0, passage.read.names.between(passage.start, passage.end) / 3)


def is_abstract(passage: Candidate, _: Setting) -> float:
    """How many of its English words are made to name an idea: freedom, curiosity, awareness."""
    if passage.script is CHINESE:
        return 0.0
    return min(1.0, 0.4 * passage.read.ideas.between(passage.start, passage.end))


def _share(count: int, passage: Candidate, per_han: int, per_english: int) -> float:
    """How much there is of something, where one in so many characters is as much as can be."""
    per = per_han if passage.script is CHINESE else per_english
    return min(1.0, count * per / (passage.end - passage.start))


_SCALES: Final = (-3.9, 1.3), (-6.75, 1.7)
"""Of Chinese and of English, where log-odds begin and by what their sum is divided: words have two tables, and where
those say the same, they say it too loud."""
SIGNALS: Final = (
    Signal(_WORDED_AT_MOST, is_worded_so),
    Signal(-0.17, answers_at_once),
    Signal(-0.14, is_at_the_edge),
    Signal(-0.49, points_elsewhere),
    Signal(0.4, is_abstract, "an idea"),
    Signal(0.06, informs, "says much about the subject of the interview"),
    Signal(-0.31, names_names),
)
"""Those that cost least come first: what can't be worth quoting any more is not measured to the end."""
KINDS: Final[dict[Kind, tuple[float, str]]] = {
    Kind.CONTRASTING: (0.27, "sets one thing against another"),
    Kind.DEFINING: (0.11, "says what something is or is like"),
    Kind.ABSOLUTE: (0.37, "speaks without reserve"),
    Kind.OPINION: (0.21, "an opinion"),
    Kind.ADVISING: (0.18, "advice or a principle"),
    Kind.REASONING: (0.08, "gives a reason"),
    Kind.COMPARING: (0.18, "compares"),
    Kind.VIVID: (0.42, "an image"),
    Kind.NEGATING: (0.31, ""),
    Kind.ADDRESSING: (-0.43, ""),
    Kind.TIMEBOUND: (-0.21, ""),
    Kind.CUT_SHORT: (-0.76, ""),
    Kind.ANNOUNCING: (-0.4, ""),
    Kind.ANSWERING_ITSELF: (-0.58, ""),
    Kind.ASKING: (-0.97, ""),
    Kind.EXEMPLIFYING: (-0.51, ""),
    Kind.GREETING: (-0.58, ""),
    Kind.LEANING: (-1, ""),
    Kind.LISTING: (-0.76, ""),
    Kind.LOGISTICS: (-0.3, ""),
    Kind.NOISE: (0.47, ""),
    Kind.POINTING_AT_ONCE: (-0.58, ""),
    Kind.ADVERTISING: (-0.3, ""),
    Kind.HALF: (-0.31, ""),
    Kind.POINTING: (0.3, ""),
    Kind.QUOTING: (0.5, ""),
    Kind.TRAILING: (-1.18, ""),
    Kind.TWO_SENTENCES: (-0.29, ""),
    Kind.UNFINISHED: (-0.72, ""),
    Kind.CUT_IN: (0.3, ""),
    Kind.FIGURES: (-0.13, ""),
    Kind.NARRATING: (-0.19, ""),
    Kind.REPORTING: (-0.27, ""),
    Kind.HALFWAY: (-0.12, ""),
    Kind.CARRIED_ON: (0.13, ""),
    Kind.INTRODUCING: (-0.1, ""),
}
BY_ITS_WORDS: Final = "worded like what people quote"
"""The reason for what no other speaks for."""
REASONS: Final = (
    *filter(None, [signal.reason for signal in SIGNALS]),
    *filter(None, [reason for _, reason in KINDS.values()]),
    BY_ITS_WORDS,
)
"""All that may be said of why a highlight was picked."""
REFUSED: Final = bits(
    Kind.ANNOUNCING,
    Kind.LISTING,
    Kind.EXEMPLIFYING,
    Kind.ASKING,
    Kind.GREETING,
    Kind.INTRODUCING,
    Kind.ADVERTISING,
    Kind.NOISE,
    Kind.REPORTING,
    Kind.LEANING,
    Kind.POINTING_AT_ONCE,
    Kind.HALFWAY,
    Kind.UNFINISHED,
    Kind.HALF,
    Kind.TRAILING,
)
"""What no highlight may be, however good the rest of it is."""
# A signal that moves the score by less is not given as a reason.
_AUDIBLE = 0.04
_TELLING: Final = [signal for signal in SIGNALS if signal.reason]
_TELLING_KINDS: Final = [(1 << kind, weight, reason) for kind, (weight, reason) in KINDS.items() if reason]


def weigh(passage: Candidate, setting: Setting, least: float = -inf) -> float:
    """Its log-odds of being worth quoting; -inf for a passage that cannot reach `least`."""
    bias, overstated = _SCALES[passage.script.is_spaced]
    total = bias + _of_kinds(passage.kinds)
    for signal, rest in zip(SIGNALS, _REST, strict=True):
        if total + rest < least * overstated:
            return -inf
        total += signal.weight * signal.measure(passage, setting)
    return total / overstated


_REST: Final = tuple(sum(max(signal.weight, 0) for signal in SIGNALS[at:]) for at in range(len(SIGNALS)))
"""The most that the signals from each one on can add."""


def squash(log_odds: float) -> float:
    """The score, in [0, 1]."""
    return 1 / (1 + exp(-log_odds))


@cache
def _of_kinds(mask: int) -> float:
    return sum(weight for kind, (weight, _) in KINDS.items() if mask >> kind & 1)


def cut(passage: Candidate) -> float:
    """How well it is cut, in log-odds that tell for it beside another passage with some of the same words."""
    spoilt = sum(weight for kind, weight in _CUT_BADLY.items() if passage.kinds >> kind & 1)
    return _WELL_CUT * reads_well(passage) + spoilt


def reads_well(passage: Candidate) -> float:
    """One in the middle of the lengths that a reader takes in at a glance, falling to both ends."""
    low, high = (20, 45) if passage.script is CHINESE else (60, 150)
    length = passage.end - passage.start
    if length < low:
        return (length - passage.script.shortest) / (low - passage.script.shortest)
    return min(1.0, (passage.script.longest - length) / (passage.script.longest - high))


_WELL_CUT: Final = 2.5
_CUT_BADLY: Final = {Kind.QUOTING: -3.0, Kind.TWO_SENTENCES: -0.7}


def reasons(passage: Candidate, setting: Setting) -> tuple[str, ...]:
    """What raised the score, strongest first; its words, where that is all."""
    parts = [(signal.weight * signal.measure(passage, setting), signal.reason) for signal in _TELLING]
    parts += [(weight, reason) for bit, weight, reason in _TELLING_KINDS if passage.kinds & bit]
    raised = sorted((part for part in parts if part[0] >= _AUDIBLE), key=lambda part: -part[0])
    return tuple(reason for _, reason in raised) or (BY_ITS_WORDS,)
