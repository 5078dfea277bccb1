"""The phrases of an interview that may name a subject, and how often each is said.

Chinese has no spaces: its candidates are runs of two to six characters between breaking words, of which those
stay that are said more often than their parts would meet by chance, and that are free on both sides. Latin
ones are runs of words between breaking words, in either language; `AI 框架` is both.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING, Final

from bot.text.tokens import HAN
from bot.topics import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST_HAN = 6
_MOST_WORDS = 3
# Mutual information (natural logarithm) from which two parts belong together.
_COHESION = 1.5
# The share of a phrase's uses that may carry on with one and the same character.
_BOUND = 0.75

_HAN_RUN: Final = re.compile(f"[{HAN}]{{2,}}")
_LATIN_WORD = r"[a-z][a-z0-9]*(?:[-'.+#/&][a-z0-9]+)*[+#]*"
_LATIN: Final = re.compile(rf"({_LATIN_WORD}|\d[\d.]*)|[^\s]")
# Latin names in Chinese text are taken whole: AI for Science, Llama 2.
_LATIN_NAME: Final = re.compile(rf"{_LATIN_WORD}(?: (?:{_LATIN_WORD}|\d[\d.]*(?![\d.]*[%{HAN}])))*")
# A Latin word with the Chinese one that it belongs to: AI 框架.
_MIXED: Final = re.compile(rf"(?<![a-z] ){_LATIN_WORD} ?([{HAN}]{{2,4}})(?![{HAN}])")


def chinese_phrases(turns: Iterable[str], least: int) -> Counter[str]:
    """What folded turns in Chinese say, Latin names among it, each phrase with its count."""
    found = Counter[str]()
    runs: list[str] = []
    for turn in turns:
        parts = wording.han_parts(turn)
        runs += _HAN_RUN.findall(parts)
        found.update(_LATIN_NAME.findall(turn))
        found.update(match[0] for match in _MIXED.finditer(parts) if wording.is_han_phrase(match[1]))
    return found + _han_phrases(runs, least)


def _han_phrases(runs: list[str], least: int) -> Counter[str]:
    grams = _grams(runs, least)
    free = _free(grams)
    whole = sum(map(len, runs)) or 1
    return Counter({g: n for g, n in grams.items() if g in free and _is_cohesive(g, grams, whole)})


def _grams(runs: list[str], least: int) -> Counter[str]:
    """Every frequent run of characters. One is frequent only if both of its halves, one shorter, are."""
    frequent = Counter[str]()
    for run in runs:
        frequent.update(run)
    level = frequent
    for size in range(2, _LONGEST_HAN + 1):
        level = Counter(
            gram
            for run in runs
            for gram in (run[i : i + size] for i in range(len(run) - size + 1))
            if gram[:-1] in level and gram[1:] in level
        )
        level = Counter({gram: n for gram, n in level.items() if n >= least})
        frequent.update(level)
    return frequent


def _free(grams: Counter[str]) -> set[str]:
    """The grams that stand for themselves: on neither side mostly followed by one character."""
    named = [gram for gram in grams if len(gram) > 1 and wording.is_han_phrase(gram)]
    bound = defaultdict[str, int](int)
    for gram, n in grams.items():
        for part in (gram[1:], gram[:-1]):
            bound[part] = max(bound[part], n)
    return {gram for gram in named if bound[gram] <= _BOUND * grams[gram]}


def _is_cohesive(gram: str, grams: Counter[str], whole: int) -> bool:
    parts = ((gram[:i], gram[i:]) for i in range(1, len(gram)))
    return all(log(grams[gram] * whole / (grams[a] * grams[b])) >= _COHESION for a, b in parts)


def english_phrases(turns: Iterable[str]) -> Counter[str]:
    """Runs of one to three English words, none of which is breaking."""
    found = Counter[str]()
    for turn in turns:
        for run in _word_runs(turn):
            for size in range(1, min(len(run), _MOST_WORDS) + 1):
                found.update(" ".join(run[i : i + size]) for i in range(len(run) - size + 1))
    return found


def _word_runs(turn: str) -> Iterator[list[str]]:
    run: list[str] = []
    for match in _LATIN.finditer(turn):
        word = match[1]
        if word is not None and _continues(word, run):
            run.append(word)
            continue
        if run:
            yield run
            run = []
    if run:
        yield run


def _continues(word: str, run: list[str]) -> bool:
    """Whether a word goes on with a phrase: a number only after a name (Llama 2), a letter never."""
    if word[0].isdigit():
        return bool(run)
    return len(word) > 1 and word not in wording.BREAKING and "'" not in word


def is_subject(phrase: str) -> bool:
    """Whether a phrase may be a topic as far as its words go: one of them says more than "work" does."""
    if wording.is_number(phrase):
        return False
    if not phrase.isascii():
        return phrase not in wording.GENERIC
    words = phrase.split()
    if any(word in wording.BREAKING for word in (words[0], words[-1])):
        return False
    if len(words) == 1:
        return len(phrase) > 1 and not phrase.endswith("ly") and not ({phrase, phrase + "s"} & wording.GENERIC)
    return len(set(words)) > 1
