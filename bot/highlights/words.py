"""In which words people say what is repeated.

The weights are log-odds over folded text, of words and of pairs of neighbours; in Chinese a word is a character. Those
in `chinese.txt` and `english.txt` are fitted to the judgements in `tests/highlights/truth` (`python -m
tests.highlights.fit`). Judgements hold too few words often enough, and hardly any English pairs, so
`chinese-taught.txt` and `english-taught.txt` add what large models make of all that is said in hundreds of interviews
(`python -m tests.highlights.teach`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache
from importlib.resources import files
from itertools import accumulate, chain, pairwise, repeat
from operator import add
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.highlights.said import Said, Script

HAN: Final = re.compile(r"[\u4e00-\u9fff]")
"""The characters that are weighed."""
JOINT: Final = "_"
"""Between the words of an English pair, as the table writes it."""


class Weights(NamedTuple):
    """Log-odds."""

    words: Mapping[str, float]
    pairs: Mapping[tuple[str, str], float]


class Worded:
    """What the words of a turn weigh, each where it begins, and what each weighs beside the one before it."""

    def __init__(self, places: Sequence[int], words: Iterable[float], pairs: Sequence[float]) -> None:
        self._places = places
        self._pairs = pairs
        self._sums = list(accumulate(map(add, words, pairs), initial=0.0))

    def between(self, start: int, end: int) -> float:
        """The sum over the words that begin in [start, end), and over the pairs of which both do."""
        first, last = bisect_left(self._places, start), bisect_left(self._places, end)
        return self._sums[last] - self._sums[first] - self._pairs[first] if first < last else 0.0


def weigh_words(said: Said) -> Worded:
    weights = load_weights(said.script)
    places, words = (said.places, said.words) if said.script.is_spaced else (range(len(said.folded)), said.folded)
    pairs = map(weights.pairs.get, pairwise(words), repeat(0.0))
    return Worded(places, map(weights.words.get, words, repeat(0.0)), [0.0, *pairs])


def words_of(said: Said) -> list[str]:
    """What is fitted of a text; a word as often as it is said."""
    if said.script.is_spaced:
        return said.words
    pairs = (first + second for first, second in pairwise(said.folded) if HAN.match(first) and HAN.match(second))
    return [*HAN.findall(said.folded), *pairs]


@cache
def load_weights(script: Script) -> Weights:
    words: defaultdict[str, float] = defaultdict(float)
    pairs: defaultdict[tuple[str, str], float] = defaultdict(float)
    language = "english" if script.is_spaced else "chinese"
    for listed, weight in chain(_read(language), _read(f"{language}-taught")):
        match listed.split(JOINT) if script.is_spaced else list(listed):
            case [word]:
                words[word] += weight
            case [first, second]:
                pairs[first, second] += weight
    return Weights(words, pairs)


def _read(table: str) -> Iterator[tuple[str, float]]:
    """Each line is a weight in hundredths, and the words and pairs that have it."""
    lines = files(f"{__package__}.tables").joinpath(f"{table}.txt").read_text(encoding="utf-8").splitlines()
    for weight, *listed in map(str.split, lines):
        yield from zip(listed, repeat(int(weight) / 100))
