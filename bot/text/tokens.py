"""Folded text becomes the tokens that the full-text index stores.

Chinese has no spaces, so a run of Han characters becomes its overlapping pairs; the run's last
character stands alone, so that every character begins a token and a query of one character is a
prefix. Other scripts become words, with the signs that names are made of: `c++`, `c#`, `.net`, `gpt-4` stays
`gpt` and `4`, `3.5` stays whole.
"""

from __future__ import annotations

import re
from array import array
from itertools import pairwise
from sys import byteorder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# CJK unified ideographs with extensions A to H, compatibility ideographs, and 〇 (outside of all blocks).
HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"

_WORDS = rf"(?<![^\W{HAN}])\.net\b|\d+(?:[.,]\d+)+|[^\W\d_{HAN}]+(?:'[^\W\d_{HAN}]+)?(?:\+\+|\#)?|\d+"
_RUN = re.compile(rf"(?P<han>[{HAN}]+)|(?P<word>{_WORDS})")
_NO_HAN_RUN = re.compile(_WORDS)
WORD = re.compile(rf"[{HAN}]|[^\W{HAN}]+")
"""A word as people count them: one Han character, or a run of letters and digits."""

_HAN_CHARACTER = re.compile(rf"[{HAN}]")


def runs(folded: str) -> Iterator[tuple[bool, str]]:
    """Each run of Han characters and each other word, in order, as (is it Han, the run)."""
    for match in _RUN.finditer(folded):
        yield match.lastgroup == "han", match.group()


def stored_words(folded: str) -> str:
    """The tokens of a folded text, separated by blanks: of its Chinese, its words, and pairs of words that follow."""
    if not has_han(folded):
        words: list[str] = _NO_HAN_RUN.findall(folded)
        return " ".join((*words, *map(JOINT.join, pairwise(words))))
    words = [run for is_han, run in runs(folded) if not is_han]
    return " ".join((pairs(_NOT_HAN.sub(" ", folded)), *words, *word_pairs(folded)))


def word_pairs(folded: str) -> list[str]:
    """Words that follow one another, as tokens: what tells a phrase of common words apart, as pairs of Han do."""
    return [
        f"{first}{JOINT}{second}"
        for (is_han, first), (other_is_han, second) in pairwise(runs(folded))
        if not is_han and not other_is_han
    ]


JOINT = "_"
"""Between the two words of a pair; no word holds it."""


def pairs(text: str) -> str:
    """The overlapping pairs of neighbouring characters, separated by blanks; beside a blank, a character is alone.

    Done on arrays, which takes a tenth of the time of slicing pair by pair: it is half of what indexing costs.
    """
    codes = array("I", text.encode(_CODES))
    paired = array("I", [ord(" ")]) * (3 * len(codes))
    paired[0::3] = codes
    paired[1:-2:3] = codes[1:]
    return paired.tobytes().decode(_CODES)


_CODES = "utf-32-le" if byteorder == "little" else "utf-32-be"
_NOT_HAN = re.compile(f"[^{HAN}]+")


def query_tokens(folded: str) -> list[str]:
    """The distinct tokens that a query looks for, in order.

    The last character of a longer Han run is left out: in a text it may be followed by another. A lone
    character stays, to be looked for as a prefix (`is_prefix`).
    """
    found: list[str] = []
    for is_han, run in runs(folded):
        if is_han and len(run) > 1:
            found.extend(run[i : i + 2] for i in range(len(run) - 1))
        else:
            found.append(run)
    return list(dict.fromkeys(found))


def is_prefix(token: str) -> bool:
    """Whether a query's token stands for every token that begins with it."""
    return len(token) == 1 and has_han(token)


def has_han(text: str) -> bool:
    return _HAN_CHARACTER.search(text) is not None


def squash(folded: str) -> str:
    """The folded text with nothing left but what tokens are made of: to tell an exact quotation."""
    return "".join(run for _, run in runs(folded))


def trimmed(folded: str) -> str:
    """The folded text from its first word to its last."""
    spans = [match.span() for match in _RUN.finditer(folded)]
    return folded[spans[0][0] : spans[-1][1]] if spans else ""


def find_literally(words: str, folded: str) -> tuple[int, int] | None:
    """The first span of a folded text where words stand as they are, and clear of others; or None.

    Where it finds nothing, `find_squashed` may: it is there to be quick in the most frequent case.
    """
    at = folded.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        begins = at == 0 or folded[at - 1].isspace() or _HAN_CHARACTER.match(words)
        if begins and (_HAN_CHARACTER.match(words[-1]) or _ENDS_CLEAR.match(folded, end)):
            return at, end
        at = folded.find(words, at + 1)
    return None


_ENDS_CLEAR = re.compile(r"[,.!?;:]*(?:\s|$)")


def find_squashed(squashed: str, folded: str) -> tuple[int, int] | None:
    """The span of a folded text that says a squashed one, whatever stands between the words; or None.

    It begins and ends at the border of a word, where the text has any.
    """
    # Most texts lack some character of it, and are passed over at once.
    if not squashed or any(char not in folded for char in squashed):
        return None
    pieces = [(match.start(), match.group(), match.lastgroup == "han") for match in _RUN.finditer(folded)]
    text = "".join(run for _, run, _ in pieces)
    at = text.find(squashed)
    while at >= 0:
        span = _unsquash(pieces, at, at + len(squashed))
        if span is not None:
            return span
        at = text.find(squashed, at + 1)
    return None


def _unsquash(pieces: list[tuple[int, str, bool]], start: int, end: int) -> tuple[int, int] | None:
    first = last = None
    at = 0
    for place, run, is_han in pieces:
        if at <= start < at + len(run) and (is_han or start == at):
            first = place + start - at
        if at < end <= at + len(run) and (is_han or end == at + len(run)):
            last = place + end - at
            break
        at += len(run)
    return None if first is None or last is None else (first, last)


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span made to begin and end with a word, widened over words that it cuts through.

    Punctuation at its ends is left out. A span without a word stays as it is.
    """
    touched = [m.span() for m in WORD.finditer(text) if m.start() < end and m.end() > start]
    return (touched[0][0], touched[-1][1]) if touched else (start, end)
