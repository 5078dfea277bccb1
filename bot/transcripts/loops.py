"""Phrases that a speech recogniser repeats, one after the other, where nobody says anything.

People repeat themselves too (`no, no, no, no`, `对对对对`), so a single word has to come much oftener than a phrase.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\s\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_LETTER = re.compile(r"\w")
_LEAST = 4
# Somebody who agrees or laughs says one word this often; a recogniser that is stuck goes on for pages.
_LEAST_OF_A_WORD = 10
_LONGEST_PHRASE = 16  # words or Han characters
_LONGEST_CYCLE = 4  # cues
_SYLLABLES = 2  # Han characters that are one word


def loops_of_cues(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Which cues are repetitions, as spans of indices: the first time isn't in them."""
    items = [" ".join(text.casefold().split()) for text in texts]
    found = list(_repeats(items, range(1, _LONGEST_CYCLE + 1)))
    return _apart([(at + size, end) for at, size, end in found if end - at >= _LEAST * size and any(items[at:end])])


def loops_within(text: str) -> list[tuple[int, int]]:
    """The spans of a text that repeat the short phrase before them."""
    tokens = list(_TOKEN.finditer(text))
    if len(tokens) < _LEAST * _SYLLABLES:
        return []
    words = [token[0].casefold().strip(".,!?;:") or token[0] for token in tokens]
    repeats = _repeats(words, range(1, _LONGEST_PHRASE + 1))
    spans = [(at + size, end) for at, size, end in repeats if end - at >= _least(words[at : at + size]) * size]
    return [(tokens[begin - 1].end(), tokens[end - 1].end()) for begin, end in _apart(spans)]


def _least(phrase: Sequence[str]) -> int:
    spoken = [word for word in phrase if _LETTER.search(word)]
    is_word = len(spoken) <= (_SYLLABLES if all(_HAN.match(word) for word in spoken) else 1)
    return _LEAST_OF_A_WORD if is_word else _LEAST


def _repeats(items: Sequence[Hashable], sizes: range) -> Iterator[tuple[int, int, int]]:
    """Where a run of items repeats itself: its beginning, how many of them make the phrase, its end."""
    for size in sizes:
        begin = None
        for index in range(len(items) - size + 1):
            goes_on = index + size < len(items) and items[index] == items[index + size]
            if goes_on and begin is None:
                begin = index
            elif not goes_on and begin is not None:
                whole = (index - begin) // size * size + size
                if whole >= _LEAST * size and not _is_repetitive(items[begin : begin + size]):
                    yield begin, size, begin + whole
                begin = None


def _is_repetitive(phrase: Sequence[Hashable]) -> bool:
    """Whether the phrase is itself a shorter one, more than once."""
    size = len(phrase)
    return any(size % part == 0 and phrase[part:] == phrase[:-part] for part in range(1, size))


def _apart(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order; of those that overlap the one that was found first."""
    chosen: list[tuple[int, int]] = []
    taken: set[int] = set()
    for begin, end in spans:
        covered = range(begin - 1, end)
        if taken.isdisjoint(covered):
            taken.update(covered)
            chosen.append((begin, end))
    return sorted(chosen)
