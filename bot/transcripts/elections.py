"""Which labels name somebody who speaks: all of a file's are looked at before any is believed."""

from __future__ import annotations

import re
from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from bot.transcripts.labels import Mark, read_bare_label, read_label
from bot.transcripts.names import HAN, is_role_word, is_surely_name, key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.transcripts.labels import Label
    from bot.transcripts.script import Line

# A label that comes this often or less is rare where another comes four times as often.
_RARE = 2
_NEARLY_ALL = 0.9
_DENSE = 0.75
# A file with so few labels is an excerpt, or a note of a brief talk.
_BRIEF = 8
# More single words than this are looked up in the text by no file that is a conversation.
_MOST_DOUBTFUL = 100


def find_labels(lines: Sequence[Line]) -> tuple[list[Label | None], frozenset[str]]:
    """What each line begins with that could be a label, and the keys of those that name somebody who speaks."""
    labels = [read_label(line) for line in lines]
    speakers = _elect(labels, lines)
    if speakers:
        return labels, speakers
    bare = [read_bare_label(line, below) for line, below in zip_longest(lines, lines[1:])]
    speakers = _elect_by_look(bare)
    return (bare if speakers else labels), speakers


def _elect(labels: Sequence[Label | None], lines: Sequence[Line]) -> frozenset[str]:
    ballot = _Ballot(labels, lines)
    spelt_small = _words_spelt_small(ballot.doubtful(), lines)
    return frozenset(key for key in ballot.count if ballot.elects(key, spelt_small))


def _elect_by_look(labels: Sequence[Label | None]) -> frozenset[str]:
    """Names that come again and again where labels would stand: those of two people at least."""
    count = Counter(key_of(label.name) for label in labels if label)
    again = frozenset(key for key, times in count.items() if times > 1)
    return again if len(again) > 1 else frozenset()


class _Ballot:
    """All the labels of a file, counted."""

    def __init__(self, labels: Sequence[Label | None], lines: Sequence[Line]) -> None:
        self.count: Counter[str] = Counter()
        self.marks: dict[str, Counter[Mark]] = {}
        self.names: dict[str, str] = {}
        self.unlikely: set[str] = set()
        for label in filter(None, labels):
            key = key_of(label.name)
            if not label.is_likely:
                self.unlikely.add(key)
            self.count[key] += 1
            self.marks.setdefault(key, Counter())[label.mark] += 1
            self.names.setdefault(key, label.name)
        self._set_as = Counter(label.mark for label in labels if label)
        self._most = max(self.count.values(), default=0)
        self._has_recurring_heading = any(counted[Mark.HEADING] > 1 for counted in self.marks.values())
        self.is_headed = self._share_of(Mark.HEADING) > 1 / 2
        self.is_set_apart = self._share_of(Mark.HEADING, Mark.BOLD, Mark.TIME, Mark.GIVEN) > 1 / 2
        named = [i for i, found in enumerate(labels) if found and found.mark is not Mark.ITEM]
        self._density = _density(named, labels, lines)
        believed = [i for i in named if (found := labels[i]) and self._is_believable(found.name)]
        self._density_of_names = _density(believed, labels, lines)
        self._is_brief = len(named) <= _BRIEF
        self._lines = lines
        self._has_looked_up = 0
        self._introduced = self._names_in_head(labels, lines)

    def _names_in_head(self, labels: Sequence[Label | None], lines: Sequence[Line]) -> frozenset[str]:
        """The keys of the labels that the file mentions above the first one that comes again."""
        first = next((i for i, label in enumerate(labels) if label and self.count[key_of(label.name)] > 1), 0)
        head = "\n".join(line.text for line in lines[:first])
        below = {key_of(label.name): label.name for label in labels[first:] if label} if head else {}
        return frozenset(key for key, name in below.items() if len(name) > 1 and name in head)

    def _share_of(self, *marks: Mark) -> float:
        return sum(self._set_as[mark] for mark in marks) / max(self._set_as.total(), 1)

    def doubtful(self) -> list[str]:
        """Rare labels of one English word, which may be a word like any other: `Pros`, `Background`."""
        return [
            key
            for key, name in self.names.items()
            if self.count[key] <= _RARE and name.isascii() and not name[0].islower() and not is_role_word(name)
        ]

    def elects(self, key: str, spelt_small: Counter[str]) -> bool:
        marks = self.marks[key]
        if marks[Mark.GIVEN]:
            return True
        if key in self.unlikely:
            return self._is_said_by_style(marks)
        if spelt_small[key] >= self.count[key] or self._is_out_of_style(marks):
            return False
        if marks[Mark.DASH] + marks[Mark.BRACKET_ALONE] == marks.total():
            return self._is_rule_of_file(key, marks)
        return self._is_known_by_name(key) if self._is_rare(key) else self._is_known_by_habit(key)

    def _is_rule_of_file(self, key: str, marks: Counter[Mark]) -> bool:
        """What could as well be anything counts where a file has no other labels, and for what surely are names."""
        return self._share_of(*marks) > _NEARLY_ALL and is_surely_name(self.names[key]) and len(self.count) > 1

    def _is_said_by_style(self, marks: Counter[Mark]) -> bool:
        """Where nearly every paragraph has a label set in one way, whatever is set so is a label."""
        [(mark, count)] = marks.most_common(1)
        return self._density >= _DENSE and count == marks.total() and self._share_of(mark) > _NEARLY_ALL

    def _is_believable(self, name: str) -> bool:
        return self.count[key_of(name)] > 1 or is_surely_name(name)

    def _is_rare(self, key: str) -> bool:
        return self.count[key] == 1 or (self.count[key] <= _RARE and self._most >= _RARE * 4)

    def _is_out_of_style(self, marks: Counter[Mark]) -> bool:
        """Labels in lists, in brackets and by a letter count only from the second on.

        In a file whose labels are headings, others don't count at all.
        """
        weak = marks[Mark.ITEM] + marks[Mark.BRACKET] + marks[Mark.LETTER]
        if marks[Mark.LETTER] and not self.marks.get("q"):
            return True  # a list of options: A. …, B. …
        if weak == marks.total() == 1 and not self._is_said_by_style(marks):
            return True
        return self.is_headed and not marks[Mark.HEADING]

    def _is_known_by_name(self, key: str) -> bool:
        """One time is enough for what cannot be but a name, or where each paragraph says who speaks."""
        name, marks = self.names[key], self.marks[key]
        if is_role_word(name):
            return True
        if marks[Mark.HEADING]:
            return self._has_recurring_heading
        if self._is_said_by_style(marks):
            return True
        return is_surely_name(name) and (
            self._density_of_names >= _DENSE or key in self._introduced or self._is_full_name(name)
        )

    def _is_full_name(self, name: str) -> bool:
        if not HAN.search(name):
            return " " in name
        if len(name) <= 2:  # noqa: PLR2004  two characters may as well be a word
            return False
        return self._density_of_names > 1 / 2 if self._is_brief else self._is_hardly_mentioned(name)

    def _is_hardly_mentioned(self, name: str) -> bool:
        """Whether it stands nowhere else, or once: a word that names a thought is one that is talked about."""
        if self._has_looked_up >= _MOST_DOUBTFUL:
            return False
        self._has_looked_up += 1
        return sum(line.text.count(name) for line in self._lines) <= self.count[key_of(name)] + 1

    def _is_known_by_habit(self, key: str) -> bool:
        name, marks = self.names[key], self.marks[key]
        if marks[Mark.BRACKET] == marks.total() or not self.is_set_apart:
            return is_surely_name(name) or self.count[key] > _RARE or HAN.search(name) is not None
        return True


def _density(named: Sequence[int], labels: Sequence[Label | None], lines: Sequence[Line]) -> float:
    """The share of paragraphs that say who speaks, or below a line that does, from the first of these to the last."""
    if not named:
        return 0.0
    span = range(named[0], named[-1] + 1)
    opens = sum(lines[i].opens for i in named) > _NEARLY_ALL * len(named)  # then what doesn't goes on with a paragraph
    silent = sum(bool(lines[i].why) or (opens and not lines[i].opens and labels[i] is None) for i in span)
    alone = sum((label := labels[i]) is not None and label.start >= len(lines[i].text) for i in named)
    return len(named) / max(len(span) - silent - alone, 1)


def _words_spelt_small(keys: list[str], lines: Sequence[Line]) -> Counter[str]:
    """How often each of these stands in the text in lower case, as a name doesn't."""
    found: Counter[str] = Counter()
    if not keys:
        return found
    pattern = re.compile(rf"\b(?:{'|'.join(re.escape(key) for key in keys[:_MOST_DOUBTFUL])})\b")
    for line in lines:
        found.update(pattern.findall(line.text))
    return found
