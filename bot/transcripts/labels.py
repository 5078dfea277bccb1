"""Labels: the name at the beginning of a line that says who speaks, with its time where it has one.

    Name: text        Name：text        **Name:** text      **Name**: text     **Name：text**
    [12:30] Name: …   Name (12:30): …   **Name** 12:30      Name 00:12:30      ### Name：
    Q1: …             Q. …              问：…               [Name] …           【Name】…
    Name - …          Name 2024-05-06 10:02

`read_label` reads what could be one. Half of what could be is none (`例如：`, `My question is:`, `Note:`, `10:30`), so
`find_speakers` looks at all of a file's before it believes any.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.transcripts.names import HAN, is_brief_phrase, is_possible_name, is_role_word, is_surely_name, key_of
from bot.transcripts.script import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.transcripts.script import Line

# A label and its time have room in this. What is beyond isn't looked at, so that a long line costs no more.
_REACH = 120
# A label that comes this often or less is rare where another comes four times as often.
_RARE = 2
_NEARLY_ALL = 0.9
# More single words than this are looked up in the text by no file that is a conversation.
_MOST_DOUBTFUL = 100

_TIME = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
_DATE = r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?,?\s+)"
_HALF = r"(?:\s?[AaPp][Mm])"
_OPEN, _CLOSE = r"[\[(（【]", r"[\])）】]"
_STAMP = rf"(?:{_OPEN}\s*{_TIME}(?:\s*(?:-->|[-–—~])\s*{_TIME})?\s*{_CLOSE}|{_DATE}?{_TIME}{_HALF}?)"
_BULLET = re.compile(r"(?:[-*+•]|\d{1,3}[.)、．])\s+")
# Possessive where white space meets white space: a line of blanks costs no more than any other.
_BOLD = re.compile(
    rf"(?P<bold>\*\*|__)\s*+(?P<name>[^*:：]{{0,59}}?[^*:：\s])\s*+(?P<within>[:：])?\s*+(?P=bold)"
    rf"\s*+(?P<stamp>{_STAMP})?\s*+(?P<colon>[:：])?(?P<end>\s*+$)?"
)
_PLAIN = re.compile(
    rf"(?:(?P<front>{_STAMP})\s*+(?:[-–—]\s*+)?)?(?P<name>[^:：]{{0,59}}?[^:：\s])"
    rf"\s*+(?P<stamp>{_OPEN}\s*+{_TIME}\s*+{_CLOSE}|(?<=\s){_TIME}(?=\s*+[:：](?!\d)))?\s*+[:：](?!//)"
)
_TIMED = re.compile(rf"(?P<name>[^\W\d_](?:[^:：]{{0,38}}?[^:：\s])?)\s++(?P<stamp>{_STAMP})\s*+$")
_TIME_FIRST = re.compile(rf"(?P<stamp>{_STAMP})\s++(?P<name>[^\W\d_][^:：]{{0,39}})$")
_LETTERED = re.compile(r"(?P<name>[QA])\s?\d{0,3}\s*[.．、](?=\s*\S)")
_BRACKETED = re.compile(r"[\[【](?P<name>[^\[\]【】:：]{1,30})[\]】]\s*+[:：]?(?=\s*(?:(?P<alone>$)|[^\s(\[]))")
_DASHED = re.compile(r"(?P<name>[^\W\d_][^\-–—|:：,，。.]{0,39}?)\s+[-–—|]\s+(?=\S)")
_NOTE = re.compile(r"(?P<name>.+?)\s*[(（](?P<note>[^()（）]{1,40})[)）]")
_LINK = re.compile(r"\[([^\[\]]+)\](?:\([^()]*\)|\[[^\[\]]*\])")
_NUMBER = re.compile(r"(?P<letter>Q|A|问|答|問|Question|Answer)\s?\d{1,3}", re.IGNORECASE)
# The time that follows a label, in whatever dress: `*[00:05:00]*`, `\[03:32\]`.
_LEADING_STAMP = re.compile(rf"[*_]{{0,2}}\\?{_OPEN}\s*({_TIME})\s*\\?{_CLOSE}[*_]{{0,2}}[ \t]*[:：]?[ \t]*")


class Mark(Enum):
    """How a label is set apart from what is said."""

    PLAIN = auto()
    BOLD = auto()
    HEADING = auto()
    ITEM = auto()
    LETTER = auto()
    BRACKET = auto()
    BRACKET_ALONE = auto()  # on a line of its own, as `[Name]`
    DASH = auto()
    TIME = auto()
    GIVEN = auto()  # by the structure of the format: no guess at all


class Label(NamedTuple):
    """What stands before `line.text[start:]`, which somebody called `name` may have said.

    `note` is what a bracket behind the name says of them, `time` is written as in the file. `is_likely` is false where
    the words don't look like a name, and only the way in which they are set may make them one.
    """

    name: str
    mark: Mark
    start: int
    time: str = ""
    note: str = ""
    is_likely: bool = True


def read_label(line: Line) -> Label | None:
    """What could be a label at the beginning of this line; whether it is one depends on all the others."""
    if line.label:
        return _label(line.label, Mark.GIVEN, 0)
    if line.why or line.style is Style.QUOTE:
        return None
    head = line.text[:_REACH]
    bullet = _BULLET.match(head) if line.style is Style.ITEM else None
    offset = bullet.end() if bullet else 0
    found = _read_bold(head[offset:], offset) or _read_plain(head[offset:], offset) or _read_whole(line)
    if found is None:
        return None
    mark = _mark_of(line, found.mark)
    if is_possible_name(found.name):
        return found._replace(mark=mark)
    return found._replace(mark=mark, is_likely=False) if _is_set_apart(line, found, mark) else None


def _is_set_apart(line: Line, label: Label, mark: Mark) -> bool:
    """Whether it is a heading that is nothing but a label, or stands in bold before what is said."""
    if not line.text[: label.start].rstrip("*_ ").endswith((":", "：")) or not is_brief_phrase(label.name):
        return False
    return mark is Mark.BOLD or (mark is Mark.HEADING and label.start == len(line.text))


def leading_time(text: str) -> tuple[str, int]:
    """The time mark with which a paragraph begins, and where its words begin; an empty one, if none does."""
    match = _LEADING_STAMP.match(text[:_REACH])
    return (match[1], match.end()) if match else ("", 0)


def milliseconds(time: str) -> int | None:
    """A time as `mm:ss` or `hh:mm:ss`, with or without a fraction, in milliseconds; None if it is empty."""
    if not time:
        return None
    total = 0.0
    for part in time.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return round(total * 1000)


def find_speakers(labels: Sequence[Label | None], lines: Sequence[Line]) -> frozenset[str]:
    """The keys of the labels that name somebody who speaks. `labels[i]` is what `lines[i]` begins with."""
    ballot = _Ballot(labels)
    spelt_small = _words_spelt_small(ballot.doubtful(), lines)
    return frozenset(key for key in ballot.count if ballot.elects(key, spelt_small))


class _Ballot:
    """All the labels of a file, counted."""

    def __init__(self, labels: Sequence[Label | None]) -> None:
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
        self.is_dense = _is_dense(labels)

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
        return self.is_dense and count == marks.total() and self._share_of(mark) > _NEARLY_ALL

    def _is_rare(self, key: str) -> bool:
        return self.count[key] == 1 or (self.count[key] <= _RARE and self._most >= _RARE * 4)

    def _is_out_of_style(self, marks: Counter[Mark]) -> bool:
        """Labels in lists, in brackets and by a letter count only from the second on.

        In a file whose labels are headings, others don't count at all.
        """
        weak = marks[Mark.ITEM] + marks[Mark.BRACKET] + marks[Mark.LETTER]
        if marks[Mark.LETTER] and not self.marks.get("q"):
            return True  # a list of options: A. …, B. …
        return weak == marks.total() == 1 or (self.is_headed and not marks[Mark.HEADING])

    def _is_known_by_name(self, key: str) -> bool:
        """One time is enough for what cannot be but a name, or where each paragraph says who speaks."""
        name, marks = self.names[key], self.marks[key]
        if is_role_word(name):
            return True
        if marks[Mark.HEADING]:
            return self._has_recurring_heading
        if self._is_said_by_style(marks):
            return True
        if not is_surely_name(name):
            return False
        return self.is_dense or (" " in name and not HAN.search(name))

    def _is_known_by_habit(self, key: str) -> bool:
        name, marks = self.names[key], self.marks[key]
        if marks[Mark.BRACKET] == marks.total() or not self.is_set_apart:
            return is_surely_name(name) or self.count[key] > _RARE or HAN.search(name) is not None
        return True


def _is_dense(labels: Sequence[Label | None]) -> bool:
    """Whether nearly every paragraph says who speaks, or the line above it does."""
    named = [index for index, label in enumerate(labels) if label]
    if not named:
        return False
    alone = sum(1 for index in named if (label := labels[index]) and label.mark is Mark.HEADING)
    return len(named) > (named[-1] - named[0] + 1 - alone) * 3 / 4


def _words_spelt_small(keys: list[str], lines: Sequence[Line]) -> Counter[str]:
    """How often each of these stands in the text in lower case, as a name doesn't."""
    found: Counter[str] = Counter()
    if not keys:
        return found
    pattern = re.compile(rf"\b(?:{'|'.join(re.escape(key) for key in keys[:_MOST_DOUBTFUL])})\b")
    for line in lines:
        found.update(pattern.findall(line.text))
    return found


def _read_bold(head: str, offset: int) -> Label | None:
    match = _BOLD.match(head) if head.startswith(("**", "__")) else None
    if match is None or not (match["within"] or match["colon"] or match["stamp"] or match["end"] is not None):
        return None
    return _label(match["name"], Mark.BOLD, offset + match.end(), match["stamp"])


def _read_plain(head: str, offset: int) -> Label | None:
    if head[:1] in "[【":
        bracketed = _BRACKETED.match(head)
        if bracketed:
            mark = Mark.BRACKET if bracketed["alone"] is None else Mark.BRACKET_ALONE
            return _label(bracketed["name"], mark, offset + bracketed.end())
    if head[:1] in "QA":
        lettered = _LETTERED.match(head)
        if lettered:
            return _label(lettered["name"], Mark.LETTER, offset + lettered.end())
    if ":" not in head and "：" not in head:
        return _read_dashed(head, offset)
    match = _PLAIN.match(head)
    if match is None or _is_clock(head, match):
        timed = _TIMED.match(head) or _TIME_FIRST.match(head)
        return _label(timed["name"], Mark.TIME, offset + timed.end(), timed["stamp"]) if timed else None
    return _label(match["name"], Mark.PLAIN, offset + match.end(), match["front"] or match["stamp"])


def _read_dashed(head: str, offset: int) -> Label | None:
    match = _DASHED.match(head)
    return _label(match["name"], Mark.DASH, offset + match.end()) if match else None


def _read_whole(line: Line) -> Label | None:
    """A heading or a bold line that is nothing but a name."""
    if line.style not in (Style.HEADING, Style.BOLD) or len(line.text) > _REACH // 2:
        return None
    return _label(line.text, Mark.BOLD, len(line.text))


def _label(written: str, mark: Mark, start: int, stamp: str | None = "") -> Label:
    name, note = _name_and_note(written)
    return Label(name, mark, start, _bare_time(stamp), note)


@lru_cache(maxsize=4096)  # a name is read at each of its turns
def _name_and_note(written: str) -> tuple[str, str]:
    name = _LINK.sub(r"\1", written).strip(" *_\t\u3000")
    noted = _NOTE.fullmatch(name)
    name, note = (noted["name"], noted["note"]) if noted else (name, "")
    numbered = _NUMBER.fullmatch(name)
    return (numbered["letter"] if numbered else name), note


def _bare_time(stamp: str | None) -> str:
    found = re.search(_TIME, stamp) if stamp else None
    return found[0] if found else ""


def _is_clock(head: str, match: re.Match[str]) -> bool:
    """Whether the colon stands between two numbers, as in 10:30."""
    return head[match.end() : match.end() + 1].isdigit() and match["name"][-1:].isdigit()


def _mark_of(line: Line, mark: Mark) -> Mark:
    if line.style is Style.HEADING:
        return Mark.HEADING
    if line.style is Style.ITEM:
        return Mark.ITEM
    return Mark.BOLD if line.style is Style.BOLD else mark
