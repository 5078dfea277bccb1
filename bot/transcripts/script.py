"""What a format module hands on: the lines of a file, with what its format knows of each of them.

A format knows how a text is laid out (what is a heading, what is bold, which line goes on with the paragraph
before). It doesn't know who speaks or what isn't speech: `labels`, `speakers` and `nonspeech` decide that, for all
formats alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Style(Enum):
    """How a line is set."""

    PLAIN = auto()
    BOLD = auto()  # all of it
    HEADING = auto()
    QUOTE = auto()
    ITEM = auto()  # of a list; the text keeps its bullet or number


class Line(NamedTuple):
    """One line that holds something. `text` is verbatim, without the marks that make up its style.

    `opens` is false where a line stands directly below another one: it may go on with that one's sentence, or be a
    paragraph of its own. `why` is set where the format itself knows that nobody says this. `label` is set where
    the format itself names the speaker, `level` is a heading's. Times are milliseconds from the beginning of the
    recording. `last` is set where it goes on to a later line of the file, `is_bare` where the format knows that no
    label stands at its beginning, whatever looks like one.
    """

    number: int
    text: str
    style: Style = Style.PLAIN
    opens: bool = True
    why: str = ""
    label: str = ""
    level: int = 0
    start_ms: int | None = None
    end_ms: int | None = None
    last: int | None = None
    is_bare: bool = False


def _as_it_is(text: str) -> str:
    return text


class BrokenFormat(ValueError):
    """A file isn't what it seems to be.

    The message goes on from the file's name: “is no JSON from line 3 on: save it again.”
    """


@dataclass(frozen=True, slots=True)
class Script:
    """A file's lines, what the file states about itself, and how its text is freed of its dressing.

    `facts` are by lower-case key, as the file spells it: `title`, `date`, `作者`. A recording's lines are speech even
    where nothing tells whose.
    """

    lines: list[Line]
    facts: dict[str, str] = field(default_factory=dict)
    undress: Callable[[str], str] = _as_it_is
    is_recording: bool = False
