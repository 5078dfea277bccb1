"""Why a passage cannot stand alone. Each fault is a predicate with a name, and one is enough."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.highlights import wording
from bot.highlights.clauses import CHINESE

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.highlights.candidates import Candidate
    from bot.highlights.wording import Wording

# The opening: what it points at was said before, for nothing in the passage precedes it.
_BREATH: Final = re.compile(r"[^,，。.!?;:]{0,60}")
_FEWEST_WORDS = 7
_FIRST_WORDS = 5


def is_fragment(passage: Candidate) -> bool:
    if passage.script is CHINESE:
        return passage.text.endswith("...")
    return passage.words.count(" ") <= _FEWEST_WORDS or passage.text.endswith("...")


def is_asking(passage: Candidate) -> bool:
    """A question needs its answer: a passage may ask first, if its second sentence tells."""
    asking = wording.ASKING.han if passage.script is CHINESE else wording.ASKING.english
    if not asking.search(passage.text):
        return False
    head, mark, tail = passage.text.partition("?")
    tells = mark and passage.sentences > 1 and len(tail) > len(head) // 2
    return not tells or asking.search(tail) is not None


def is_pointing_back(passage: Candidate) -> bool:
    """It opens with something that only the reader of the whole turn knows."""
    if passage.script is CHINESE:
        opening = _BREATH.match(passage.text)
        return opening is not None and wording.POINTING.han.search(opening.group()) is not None
    first = passage.words.split(" ", _FIRST_WORDS + 1)[: _FIRST_WORDS + 1]
    return wording.POINTING.english.search(" ".join(first) + " ") is not None


def is_half(passage: Candidate) -> bool:
    """如果 without its 就: it ends before its sentence has come round."""
    return passage.script is CHINESE and wording.HALF_PAIR.search(passage.text.rstrip("。!")) is not None


def is_noise(passage: Candidate) -> bool:
    noise = wording.NOISE.han if passage.script is CHINESE else wording.NOISE.english
    return noise.search(passage.text) is not None


def is_advertising(passage: Candidate) -> bool:
    advert = wording.ADVERTISING.han if passage.script is CHINESE else wording.ADVERTISING.english
    return advert.search(passage.text) is not None


def _is(what: Wording) -> Callable[[Candidate], bool]:
    return lambda passage: passage.says(what)


FAULTS: Final[dict[str, Callable[[Candidate], bool]]] = {
    "a fragment": is_fragment,
    "points back": is_pointing_back,
    "asks": is_asking,
    "is half of a sentence": is_half,
    "noise": is_noise,
    "announces": _is(wording.ANNOUNCING),
    "is an item of a list": _is(wording.LISTING),
    "is an example": _is(wording.EXEMPLIFYING),
    "a greeting": _is(wording.GREETING),
    "an introduction": _is(wording.INTRODUCING),
    "reports another's words": _is(wording.REPORTING),
    "logistics": _is(wording.LOGISTICS),
    "an advertisement": is_advertising,
}


def fault_of(passage: Candidate) -> str | None:
    """The first reason why a passage is no quotation, None where it may be one."""
    return next((name for name, has_fault in FAULTS.items() if has_fault(passage)), None)
