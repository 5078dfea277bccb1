"""Labels: the name at the beginning of a line that says who speaks, with its time where it has one.

    Name: text        Name：text        **Name:** text      **Name**: text     **Name：text**
    [12:30] Name: …   Name (12:30): …   **Name** 12:30      Name 00:12:30      ### Name：
    Q1: …             Q. …              问：…               [Name] …           【Name】…
    Name - …          Name 2024-05-06 10:02

`read_label` reads what could be one. Half of what could be is none (`例如：`, `My question is:`, `Note:`, `10:30`), so
`elections` looks at all of a file's before it believes any.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.transcripts.asking import is_question_like
from bot.transcripts.names import is_brief_phrase, is_possible_name, is_surely_name
from bot.transcripts.script import Style

if TYPE_CHECKING:
    from bot.transcripts.script import Line

# A label and its time have room in this. What is beyond isn't looked at, so that a long line costs no more.
_REACH = 120
# A name on a line of its own is no longer than this.
_LONGEST_ALONE = 40

_TIME = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
_DATE = r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?,?\s+)"
_HALF = r"(?:\s?[AaPp][Mm])"
_OPEN, _CLOSE = r"[\[(（【]", r"[\])）】]"
_STAMP = rf"(?:{_OPEN}\s*{_TIME}(?:\s*(?:-->|[-–—~])\s*{_TIME})?\s*{_CLOSE}|{_DATE}?{_TIME}{_HALF}?)"
_BULLET = re.compile(r"(?:[-*+•]|\d{1,3}[.)、．])\s+")
# Before a name in a text that knows no lists, with a blank behind it or without.
_DASH = re.compile(r"[-–—•·]\s*+(?=[^\W\d_])")
# Possessive where white space meets white space: a line of blanks costs no more than any other.
_BOLD = re.compile(
    rf"(?P<bold>\*\*|__)\s*+(?P<name>[^*:：]{{0,59}}?[^*:：\s])\s*+(?P<within>[:：])?\s*+(?P=bold)"
    rf"\s*+(?:(?P<slant>[*_]{{1,2}})?(?P<stamp>{_STAMP})(?(slant)(?P<last>[:：])?(?P=slant)))?"
    rf"\s*+(?P<colon>[:：])?(?P<end>\s*+$)?"
)
_PLAIN = re.compile(
    rf"(?:(?P<front>{_STAMP})\s*+(?:[-–—]\s*+)?)?(?P<name>[^:：]{{0,59}}?[^:：\s])"
    rf"\s*+(?P<stamp>{_OPEN}\s*+{_TIME}\s*+{_CLOSE}|(?<=\s){_TIME}(?=\s*+[:：](?!\d)))?\s*+[:：](?!//)"
)
_TIMED = re.compile(rf"(?P<name>[^\W\d_](?:[^:：]{{0,38}}?[^:：\s])?)\s++(?P<stamp>{_STAMP})\s*+$")
_TIME_FIRST = re.compile(rf"(?P<stamp>{_STAMP})\s++(?:[-–—]\s*+)?(?P<name>[^\W\d_][^:：]{{0,39}})$")
_LETTERED = re.compile(r"(?P<name>[QA])\s?\d{0,3}\s*[.．、](?=\s*\S)")
_BRACKETED = re.compile(r"[\[【](?P<name>[^\[\]【】:：]{1,30})[\]】]\s*+[:：]?(?=\s*(?:(?P<alone>$)|[^\s(\[]))")
_DASHED = re.compile(r"(?P<name>[^\W\d_][^\-–—|｜丨:：,，。.]{0,39}?)(?:\s+[-–—|]\s+|\s*[｜丨]\s*)(?=\S)")
# A name that nothing but the look of it sets apart: in bold, or before a tab or a wide blank.
_BOLD_ALONE = re.compile(r"(?P<bold>\*\*|__)(?P<name>[^*_:：]{1,40})(?P=bold)(?=\s*\S)\s*")
_SPACED = re.compile(r"(?P<name>[^\W\d_][^\t\u3000:：]{0,39}?)[ ]?[\t\u3000][\s]*(?=\S)")
_NOTE = re.compile(r"(?P<name>.+?)\s*[(（](?P<note>[^()（）]{1,40})[)）]")
_LINK = re.compile(r"\[([^\[\]]+)\](?:\([^()]*\)|\[[^\[\]]*\])")
_NUMBER = re.compile(r"(?P<letter>Q|A|问|答|問|Question|Answer)\s?\d{1,3}", re.IGNORECASE)
# The time that follows a label, in whatever dress: `*[00:05:00]*`, `\[03:32\]`.
_LEADING_STAMP = re.compile(
    rf"[*_]{{0,2}}\\?{_OPEN}\s*({_TIME})(?:\s*(?:-->|[-–—~])\s*{_TIME})?\s*\\?{_CLOSE}[*_]{{0,2}}[ \t]*[:：]?[ \t]*"
)
_ONLY_TIME = re.compile(rf"({_TIME})(?:\s*(?:-->|[-–—~])\s*{_TIME})?\s*[:：]?")


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
    LOOK = auto()  # nothing but the look of the name and its place
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
        given = _label(line.label, Mark.GIVEN, 0)
        return given if given.name else None
    if line.why or line.is_bare or line.style is Style.QUOTE:
        return None
    head = line.text[:_REACH]
    bullet = _BULLET.match(head) if line.style is Style.ITEM else _DASH.match(head)
    offset = bullet.end() if bullet else 0
    found = _read_bold(head[offset:], offset) or _read_plain(head[offset:], offset) or _read_whole(line)
    if found is None or not found.name:
        return None
    mark = _mark_of(line, Mark.ITEM if bullet else found.mark)
    if is_possible_name(found.name):
        return found if mark is found.mark else found._replace(mark=mark)
    return found._replace(mark=mark, is_likely=False) if _is_set_apart(line, found, mark) else None


def _is_set_apart(line: Line, label: Label, mark: Mark) -> bool:
    """Whether it is a heading that is nothing but a label, or stands in bold before what is said."""
    if not line.text[: label.start].rstrip("*_ ").endswith((":", "：")) or not is_brief_phrase(label.name):
        return False
    return mark is Mark.BOLD or (mark is Mark.HEADING and label.start == len(line.text))


def read_bare_label(line: Line, below: Line | None) -> Label | None:
    """A name that stands where a label would, with nothing that makes it one; counts only in files without others."""
    if line.why or line.label or line.style is not Style.PLAIN:
        return None
    head = line.text[:_REACH]
    match = _BOLD_ALONE.match(head) or _SPACED.match(head)
    if match:
        found = _label(match["name"], Mark.LOOK, match.end())
    elif len(line.text) <= _LONGEST_ALONE and below and not (below.opens or below.why):
        found = _label(line.text, Mark.LOOK, len(line.text))
    else:
        return None
    return found if is_surely_name(found.name) else None


def leading_time(text: str, *, is_alone: bool) -> tuple[str, int]:
    """The time mark with which a paragraph begins, and where its words begin; an empty one, if none does.

    A time that no bracket sets apart has to be all of a paragraph that `is_alone`, without a label before it.
    """
    match = _LEADING_STAMP.match(text[:_REACH]) or (_ONLY_TIME.fullmatch(text) if is_alone else None)
    return (match[1], match.end()) if match else ("", 0)


def milliseconds(time: str) -> int | None:
    """A time as `mm:ss` or `hh:mm:ss`, with or without a fraction, in milliseconds; None if it is empty."""
    if not time:
        return None
    total = 0.0
    for part in time.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return round(total * 1000)


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
    if line.text.endswith((".", "…")) and len(line.text.split()) == 1:
        return None  # `Okay.` is said
    if is_question_like(line.text):
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
