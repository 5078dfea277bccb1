"""What speaks for a passage and what against it: each signal in [0, 1], and what each one weighs.

The weights are log-odds: `weigh` adds them up and squashes the sum, so that marked passages can fit
them by logistic regression, and no single signal decides.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import exp, log1p
from typing import TYPE_CHECKING, Final

from bot.highlights import rhetoric, wording
from bot.highlights.clauses import CHINESE
from bot.highlights.rhetoric import contents
from bot.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.highlights.candidates import Candidate
    from bot.highlights.wording import Wording


class Themes:
    """How often each word of content is said in an interview: what it keeps coming back to."""

    def __init__(self, folded_turns: Iterable[str]) -> None:
        counts = Counter[str]()
        for text in folded_turns:
            counts.update(contents(text))
        most = log1p(max(counts.values(), default=1))
        self._central = {word: log1p(n) / most for word, n in counts.items()}

    def weigh(self, folded: str) -> float:
        """How central the words of a text are, summed."""
        return sum(self._central.get(word, 0.0) for word in contents(folded))


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


def _says(what: Wording) -> Callable[[Candidate, Setting], float]:
    return lambda passage, _: float(passage.says(what))


def informs(passage: Candidate, setting: Setting) -> float:
    """How much of it is about what the interview is about; 1 where every other word or so is."""
    if passage.script is CHINESE:
        return min(1.0, 2.5 * setting.themes.weigh(passage.text) / len(passage.text))
    return min(1.0, 3.2 * setting.themes.weigh(passage.text) / passage.words.count(" "))


def reads_well(passage: Candidate, _: Setting) -> float:
    """One in the middle of the lengths that a reader takes in at a glance, falling to both ends."""
    low, high = (20, 45) if passage.script is CHINESE else (60, 150)
    length = passage.end - passage.start
    if length < low:
        return (length - passage.script.shortest) / (low - passage.script.shortest)
    return min(1.0, (passage.script.longest - length) / (passage.script.longest - high))


def is_guest(_: Candidate, setting: Setting) -> float:
    return float(setting.role is Role.GUEST)


def concludes(passage: Candidate, setting: Setting) -> float:
    return float(setting.length - passage.end <= 1 and passage.start > 0)


def answers_at_once(passage: Candidate, setting: Setting) -> float:
    return float(passage.start == 0 and setting.length > passage.end)


def is_at_the_edge(_: Candidate, setting: Setting) -> float:
    """The first and the last turns are for names, greetings and thanks."""
    return float(setting.turn < 2 or setting.turn >= setting.turns - 1)  # noqa: PLR2004


def is_cut(passage: Candidate, _: Setting) -> float:
    return (passage.is_cut_in + passage.is_cut_short) / 2


def takes_two(passage: Candidate, _: Setting) -> float:
    return float(passage.sentences > 1)


def lacks_subject(passage: Candidate, _: Setting) -> float:
    return float(passage.script is CHINESE and wording.SUBJECTLESS.match(passage.text) is not None)


def quotes_within(passage: Candidate, _: Setting) -> float:
    """Words within words: who speaks is soon unclear, and the inner ones would do."""
    return float(_QUOTING.search(passage.text) is not None)


def points_elsewhere(passage: Candidate, _: Setting) -> float:
    return _share(passage, wording.POINTING, 15, 30)


def pads(passage: Candidate, _: Setting) -> float:
    return _share(passage, rhetoric.PADDING, 15, 40)


def _share(passage: Candidate, what: Wording, per_han: int, per_english: int) -> float:
    """How much there is of something, where one in so many characters is as much as can be."""
    per = per_han if passage.script is CHINESE else per_english
    return min(1.0, passage.count(what) * per / len(passage.words))


_QUOTING: Final = re.compile(r':|[a-z,] "')

BIAS: Final = -2.6
SIGNALS: Final = (
    Signal(2.6, informs, "says much about the subject of the interview"),
    Signal(1.3, reads_well, "a good length"),
    Signal(0.6, is_guest, "said by the guest"),
    Signal(0.9, _says(rhetoric.CONTRASTING), "sets one thing against another"),
    Signal(0.7, _says(rhetoric.DEFINING), "says what something is or is like"),
    Signal(0.6, _says(rhetoric.ABSOLUTE), "speaks without reserve"),
    Signal(0.5, _says(rhetoric.OPINION), "an opinion"),
    Signal(0.7, _says(rhetoric.ADVISING), "advice or a principle"),
    Signal(0.3, _says(rhetoric.REASONING), "gives a reason"),
    Signal(0.4, _says(rhetoric.COMPARING), "compares"),
    Signal(0.6, _says(rhetoric.VIVID), "an image"),
    Signal(0.4, _says(rhetoric.FIGURES), "a figure"),
    Signal(0.4, _says(rhetoric.GENERAL), "speaks of people in general"),
    Signal(0.7, _says(rhetoric.BALANCED), "a balanced turn of phrase"),
    Signal(0.3, concludes, "concludes the answer"),
    Signal(0.3, answers_at_once, "opens the answer"),
    Signal(-0.9, is_at_the_edge),
    Signal(-0.9, is_cut),
    Signal(-0.6, takes_two),
    Signal(-0.6, lacks_subject),
    Signal(-0.9, quotes_within),
    Signal(-1.8, points_elsewhere),
    Signal(-1.4, pads),
    Signal(-0.6, _says(rhetoric.TIMEBOUND)),
)
# A signal that moves the score by less is not given as a reason.
_AUDIBLE = 0.3


def weigh(passage: Candidate, setting: Setting) -> tuple[float, tuple[str, ...]]:
    """The score in [0, 1], and the reasons that raised it, strongest first."""
    parts = [(signal.weight * signal.measure(passage, setting), signal.reason) for signal in SIGNALS]
    score = 1 / (1 + exp(-BIAS - sum(part for part, _ in parts)))
    raised = sorted((part for part in parts if part[1] and part[0] >= _AUDIBLE), key=lambda part: -part[0])
    return score, tuple(reason for _, reason in raised)
