"""Many words are looked for in one pass: a text in, the kinds of wording at each place out.

Asking two dozen patterns about every span costs more than all else together. So the words of all kinds stand in
one tree, whose longest branch wins (`不可能` is not also `可能`), and a turn is read once, not once for each span.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_END = ""
_WORD_ENDS: Final = r"(?![\w'])"


@dataclass(frozen=True, slots=True)
class Wording:
    """The same thing as it is said in Chinese and in English, over folded text.

    Words are a list parted by blanks, in which `_` stands for a blank; patterns are regular expressions, each of
    which begins with something that is seldom met, for that is what the engine can skip by.
    """

    han: str = ""
    english: str = ""
    han_patterns: tuple[str, ...] = ()
    english_patterns: tuple[str, ...] = ()


class Lexicon:
    """The wordings of one script. Each is known by its bit: the place that it has in the list.

    `neutral` are words that hold one of another kind, and are of none. In a script that parts words, a word is what
    follows a blank: the engine finds a blank faster than the border of a word.
    """

    def __init__(
        self, words: Iterable[str], patterns: Iterable[Iterable[str]], neutral: str = "", *, is_spaced: bool
    ) -> None:
        self._masks: dict[str, int] = dict.fromkeys(listed(neutral), 0)
        for bit, each in enumerate(words):
            for phrase in listed(each):
                self._masks[phrase] = self._masks.get(phrase, 0) | 1 << bit
        self._skip = int(is_spaced)
        self._masks = {" " * self._skip + phrase: mask for phrase, mask in self._masks.items()}
        self._words = re.compile(_spell(_tree(self._masks)) + (_WORD_ENDS if is_spaced else ""))
        self._patterns = _any_pattern(patterns, is_spaced=is_spaced)
        self._bits = {name: 1 << int(name[1:].partition("_")[0]) for name in self._patterns.groupindex}

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Where words of a kind stand in a stretch, as (start, end, mask): the words in order, then the patterns."""
        masks, skip = self._masks, self._skip
        first = max(0, start - skip)
        if first == start and skip:  # nothing stands before the first word: begin with what is said to be a blank
            text, first, end, moved = " " + text[:end], 0, end + 1, 1
        else:
            moved = 0
        for match in self._words.finditer(text, first, end):
            mask = masks[match.group()]
            if mask:
                yield match.start() + skip - moved, match.end() - moved, mask
        search = self._patterns.search
        found = search(text, first, end)
        while found is not None:
            at, to = found.span()
            yield at + skip - moved, to - moved, self._bits[found.lastgroup or ""]
            found = search(text, at + 1, end)  # what one match covers, another may begin in


def listed(words: str) -> list[str]:
    """The words of a list that is written as one text, parted by blanks; `_` stands for a blank in a phrase."""
    return [word.replace("_", " ") for word in words.split()]


def any_of(words: Iterable[str], *, is_spaced: bool = False) -> re.Pattern[str]:
    """A pattern for any of these words, the longest that fits; whole words in a script that parts them."""
    inner = _spell(_tree(words))
    return re.compile(inner + _WORD_ENDS if is_spaced else inner)


def _tree(words: Iterable[str]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    return tree


def _spell(tree: dict[str, Any]) -> str:
    """The tree as a regular expression: what words share is spelt once, and a longer word is tried first."""
    branches = {char: re.escape(char) + _spell(rest) for char, rest in sorted(tree.items()) if char != _END}
    if not branches:
        return ""
    if len(branches) == 1 and _END not in tree:
        return next(iter(branches.values()))
    return _choose(branches) + ("?" if _END in tree else "")


def _choose(branches: dict[str, str]) -> str:
    """One of the branches by its first character. The engine tries them one by one, so many are parted in drawers."""
    if len(branches) <= _DRAWER:
        return f"(?:{'|'.join(branches.values())})"
    firsts = list(branches)
    drawers = [firsts[at : at + _DRAWER] for at in range(0, len(firsts), _DRAWER)]
    parted = "|".join(f"(?={_class(drawer)}){_choose({c: branches[c] for c in drawer})}" for drawer in drawers)
    return f"(?={_class(firsts)})(?:{parted})"


_DRAWER = 24


def _class(chars: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, chars))}]"


def _any_pattern(patterns: Iterable[Iterable[str]], *, is_spaced: bool) -> re.Pattern[str]:
    """All patterns in one, by their first characters; an empty group at the end of each tells its kind."""
    tail = _WORD_ENDS if is_spaced else ""
    by_first: dict[str, list[str]] = {}
    for bit, alternatives in enumerate(patterns):
        for at, pattern in enumerate(spread for each in alternatives for spread in _spread(each)):
            by_first.setdefault(pattern[0], []).append(f"{pattern[1:]}{tail}(?P<k{bit}_{at}>)")
    branches = {first: f"{first}(?:{'|'.join(rests)})" for first, rests in sorted(by_first.items())}
    return re.compile((" " if is_spaced else "") + (_choose(branches) if branches else "(?!)"))


def _spread(pattern: str) -> list[str]:
    """`(?:a|b)c` becomes `ac`, `bc`, and a digit the ten of them: every pattern then begins with a character."""
    if pattern.startswith(_DIGIT):
        return [digit + pattern[len(_DIGIT) :] for digit in "0123456789"]
    match = _LEADING_CHOICE.match(pattern)
    if not match:
        return [pattern]
    return [each for choice in match[1].split("|") for each in _spread(choice + pattern[match.end() :])]


_DIGIT: Final = r"\d"
_LEADING_CHOICE: Final = re.compile(r"\(\?:([^()]+)\)(?![?*+{])")
