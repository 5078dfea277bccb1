"""What speaks for a passage and what against it: each signal in [0, 1], and what each one weighs.

The weights are log-odds: `score` adds them up and squashes the sum, so that no single signal decides. They are fitted
by `python -m tests.highlights.fit` to the tuning half of the marks in `tests/highlights/truth`: logistic loss over
pairs of a good and a bad mark of one interview, held towards three quarters for what should speak for a passage and
minus three quarters for what should speak against it. The bias lets through about as many as an interview has room for.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import exp, inf, log, log1p
from typing import TYPE_CHECKING, Final

from bot.highlights.clauses import CHINESE
from bot.highlights.kinds import Kind, bits
from bot.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.highlights.candidates import Candidate


class Themes:
    """How often each word of content is said in an interview: what it keeps coming back to."""

    def __init__(self, words: Iterable[str]) -> None:
        counts = Counter(words)
        most = log1p(max(counts.values(), default=1))
        self._central = {word: log1p(n) / most for word, n in counts.items()}

    def weigh(self, words: list[str]) -> float:
        """How central some of the words are, summed."""
        return sum([self._central.get(word, 0.0) for word in words])


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a passage stands: who says it, in which of how many turns, in a turn of what length."""

    role: Role
    turn: int
    turns: int
    length: int
    themes: Themes


@dataclass(frozen=True, slots=True)
class Signal:
    """`reason` is what a person reads where the signal speaks for a passage; without one it is silent."""

    weight: float
    measure: Callable[[Candidate, Setting], float]
    reason: str = ""


def informs(passage: Candidate, setting: Setting) -> float:
    """How much of it is about what the interview is about; 1 where every other word or so is."""
    per = 2.5 if passage.script is CHINESE else 16
    return min(1.0, per * setting.themes.weigh(passage.words()) / (passage.end - passage.start))


def reads_well(passage: Candidate, _: Setting) -> float:
    """One in the middle of the lengths that a reader takes in at a glance, falling to both ends."""
    low, high = (20, 45) if passage.script is CHINESE else (60, 150)
    length = passage.end - passage.start
    if length < low:
        return (length - passage.script.shortest) / (low - passage.script.shortest)
    return min(1.0, (passage.script.longest - length) / (passage.script.longest - high))


def is_guest(_: Candidate, setting: Setting) -> float:
    return float(setting.role is Role.GUEST)


def answers_at_once(passage: Candidate, setting: Setting) -> float:
    return float(passage.start == 0 and setting.length > passage.end)


def is_at_the_edge(_: Candidate, setting: Setting) -> float:
    """The first and the last turns are for names, greetings and thanks."""
    return float(setting.turn < 2 or setting.turn >= setting.turns - 1)  # noqa: PLR2004


def comes_from_a_long_answer(passage: Candidate, setting: Setting) -> float:
    """Who is given the time says more than who throws something in: 1 from ten quotations' room on."""
    return min(1.0, setting.length / (10 * passage.script.longest))


def points_elsewhere(passage: Candidate, _: Setting) -> float:
    return _share(passage.points, passage, 15, 140)


def names_names(passage: Candidate, _: Setting) -> float:
    """Who and what is named matters to those who know it; a principle names nobody. 1 from three names on."""
    return min(1.0, passage.count_names() / 3)


def is_abstract(passage: Candidate, _: Setting) -> float:
    """How many of its English words are made to name an idea: freedom, curiosity, awareness."""
    if passage.script is CHINESE:
        return 0.0
    return min(1.0, 0.4 * sum(word.endswith(_IDEAS) for word in passage.words()))


def pads(passage: Candidate, _: Setting) -> float:
    return _share(passage.pads, passage, 15, 200)


def _share(count: int, passage: Candidate, per_han: int, per_english: int) -> float:
    """How much there is of something, where one in so many characters is as much as can be."""
    per = per_han if passage.script is CHINESE else per_english
    return min(1.0, count * per / (passage.end - passage.start))


_IDEAS: Final = ("tion", "ity", "ness", "ment", "ism", "ship", "ence", "ance", "dom", "cy", "ure", "ing")

BIAS: Final = -2.0
SIGNALS: Final = (
    Signal(0.75, is_guest, "said by the guest"),
    Signal(0.85, comes_from_a_long_answer, "from a long answer"),
    Signal(-0.85, answers_at_once),
    Signal(-0.45, is_at_the_edge),
    Signal(0.7, reads_well, "a good length"),
    Signal(-0.75, points_elsewhere),
    Signal(-0.65, pads),
    Signal(1.15, is_abstract, "an idea"),
    Signal(0.8, informs, "says much about the subject of the interview"),
    Signal(-1.0, names_names),
)
"""Those that cost least come first: what can't be worth quoting any more is not measured to the end."""
KINDS: Final[dict[Kind, tuple[float, str]]] = {
    Kind.CONTRASTING: (1.3, "sets one thing against another"),
    Kind.DEFINING: (0.95, "says what something is or is like"),
    Kind.ABSOLUTE: (0.65, "speaks without reserve"),
    Kind.OPINION: (0.55, "an opinion"),
    Kind.ADVISING: (1.0, "advice or a principle"),
    Kind.REASONING: (0.7, "gives a reason"),
    Kind.COMPARING: (0.65, "compares"),
    Kind.VIVID: (1.1, "an image"),
    Kind.FIGURES: (0.25, "a figure"),
    Kind.GENERAL: (0.85, "speaks of people in general"),
    Kind.BALANCED: (0.55, "a balanced turn of phrase"),
    Kind.JUDGING: (0.3, "says what matters"),
    Kind.NEGATING: (0.7, ""),
    Kind.NARRATING: (-1.2, ""),
    Kind.ADDRESSING: (-0.8, ""),
    Kind.TIMEBOUND: (-0.8, ""),
    Kind.SUBJECTLESS: (-0.85, ""),
    Kind.CUT_IN: (-0.25, ""),
    Kind.CUT_SHORT: (-0.95, ""),
    Kind.QUOTING: (-0.85, ""),
    Kind.TWO_SENTENCES: (-0.9, ""),
}
REASONS: Final = tuple(filter(None, [signal.reason for signal in SIGNALS] + [reason for _, reason in KINDS.values()]))
"""All that may be said of why a highlight was picked."""
REFUSED: Final = bits(
    Kind.ANNOUNCING,
    Kind.LISTING,
    Kind.EXEMPLIFYING,
    Kind.ASKING,
    Kind.GREETING,
    Kind.INTRODUCING,
    Kind.LOGISTICS,
    Kind.ADVERTISING,
    Kind.NOISE,
    Kind.REPORTING,
    Kind.LEANING,
    Kind.POINTING_AT_ONCE,
    Kind.HALFWAY,
    Kind.UNFINISHED,
    Kind.HALF,
    Kind.TRAILING,
    Kind.SHORT,
)
"""What no highlight may be, however good the rest of it is."""
REFUSAL: Final = -1.0
"""What each of them weighs where passages are only compared."""
# A signal that moves the score by less is not given as a reason.
_AUDIBLE = 0.3


def score(passage: Candidate, setting: Setting, lowest: float = 0.0) -> float:
    """In [0, 1]; 0 for a passage that cannot reach `lowest`."""
    needed = _log_odds(lowest)
    total = BIAS + _of_kinds(passage.kinds)
    for signal, rest in zip(SIGNALS, _REST, strict=True):
        if total + rest < needed:
            return 0.0
        total += signal.weight * signal.measure(passage, setting)
    return _squash(total)


_REST: Final = tuple(sum(max(signal.weight, 0) for signal in SIGNALS[at:]) for at in range(len(SIGNALS)))
"""The most that the signals from each one on can add."""


def _squash(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds))


@cache
def _log_odds(share: float) -> float:
    return log(share / (1 - share)) if share > 0 else -inf


@cache
def _of_kinds(mask: int) -> float:
    weighed = sum(weight for kind, (weight, _) in KINDS.items() if mask >> kind & 1)
    return weighed + REFUSAL * (mask & REFUSED).bit_count()


def reasons(passage: Candidate, setting: Setting) -> tuple[str, ...]:
    """What raised the score, strongest first."""
    parts = [(signal.weight * signal.measure(passage, setting), signal.reason) for signal in SIGNALS]
    parts += [(weight, reason) for kind, (weight, reason) in KINDS.items() if passage.kinds >> kind & 1]
    raised = sorted((part for part in parts if part[1] and part[0] >= _AUDIBLE), key=lambda part: -part[0])
    return tuple(reason for _, reason in raised)
