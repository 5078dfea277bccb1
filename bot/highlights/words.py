"""In which words people say what is repeated.

The weights are log-odds, fitted to the judgements in `tests/highlights/truth` (`python -m tests.highlights.fit`), over
folded text. In Chinese a word is a character or a pair of neighbours.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from operator import add
from typing import TYPE_CHECKING, Final

from bot.highlights.running import Running

if TYPE_CHECKING:
    from bot.highlights.said import Said, Script

HAN: Final = re.compile(r"[\u4e00-\u9fff]")
"""The characters that are weighed."""


def weigh_words(said: Said) -> Running:
    """What the words of a turn weigh, each where it begins."""
    weight_of = load_weights(said.script).get
    if said.script.is_spaced:
        return Running(said.places, [weight_of(word, 0.0) for word in said.words])
    folded = said.folded
    joined = map(add, folded, folded[1:] + " ")
    weights = [weight_of(char, 0.0) + weight_of(pair, 0.0) for char, pair in zip(folded, joined, strict=True)]
    return Running(range(len(folded)), weights)


def words_of(said: Said) -> list[str]:
    """What is weighed of a text; a word as often as it is said."""
    if said.script.is_spaced:
        return said.words
    pairs = map(add, said.folded, said.folded[1:])
    return [*HAN.findall(said.folded), *(pair for pair in pairs if all(map(HAN.match, pair)))]


@cache
def load_weights(script: Script) -> dict[str, float]:
    """Word → log-odds. Each line of a table is a weight in hundredths, and the words that have it."""
    name = "english" if script.is_spaced else "chinese"
    lines = files(f"{__package__}.tables").joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return {word: int(weight) / 100 for weight, *words in map(str.split, lines) for word in words}
