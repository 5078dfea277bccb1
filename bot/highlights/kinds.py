"""The kinds of wording, and of place in a sentence, that tell for a passage or against it."""

from __future__ import annotations

from enum import IntEnum, auto


class Kind(IntEnum):
    """Its value is its bit in a mask. Those of wording come first, in the order in which a `Lexicon` lists them."""

    # Of wording: the faults,
    ANNOUNCING = 0
    LISTING = auto()
    EXEMPLIFYING = auto()
    ASKING = auto()
    GREETING = auto()
    INTRODUCING = auto()
    LOGISTICS = auto()
    ADVERTISING = auto()
    NOISE = auto()
    REPORTING = auto()
    # what there can be more or less of,
    POINTING = auto()
    # and rhetoric.
    CONTRASTING = auto()
    DEFINING = auto()
    ABSOLUTE = auto()
    OPINION = auto()
    ADVISING = auto()
    REASONING = auto()
    COMPARING = auto()
    VIVID = auto()
    FIGURES = auto()
    GENERAL = auto()
    NEGATING = auto()
    NARRATING = auto()
    ADDRESSING = auto()
    TIMEBOUND = auto()
    # Of place: how a passage begins,
    LEANING = auto()
    POINTING_AT_ONCE = auto()
    SUBJECTLESS = auto()
    CUT_IN = auto()
    HALFWAY = auto()
    # how it ends,
    CUT_SHORT = auto()
    CARRIED_ON = auto()
    UNFINISHED = auto()
    HALF = auto()
    TRAILING = auto()
    # and what it is made of.
    TWO_SENTENCES = auto()
    ANSWERING_ITSELF = auto()
    QUOTING = auto()


def bits(*kinds: Kind) -> int:
    """The mask of these kinds."""
    return sum(1 << kind for kind in set(kinds))


WORDED = Kind.TIMEBOUND + 1
"""How many kinds are of wording."""
