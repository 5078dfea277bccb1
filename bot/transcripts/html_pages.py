"""HTML: what a reader of the page sees of it, a block a line.

`<cite>` above paragraphs, a `<dt>`, a table's first column, whatever has a class for names, or a chat bubble's side
tells who speaks.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from bot.transcripts.html_blocks import Page
from bot.transcripts.labels import milliseconds
from bot.transcripts.names import is_possible_name, is_surely_name
from bot.transcripts.script import BrokenFormat, Line, Script, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.transcripts.html_blocks import Block

_HEADING = re.compile(r"h([1-6])")
# Classes of chat bubbles on either side, and of questions and answers.
_SIDES = (
    ("left", "right"), ("start", "end"), ("from", "to"), ("sender", "receiver"), ("other", "me"),
    ("them", "me"), ("you", "me"), ("incoming", "outgoing"), ("received", "sent"),
    ("question", "answer"), ("q", "a"), ("interviewer", "interviewee"), ("host", "guest"),
)  # fmt: skip
_TIME = re.compile(r"[\[(]?((?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?)[\])]?")
_LEADING_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_LONGEST_NAME = 60
_FEWEST = 2
_MOSTLY = 0.6


def read_html(text: str) -> Script:
    """The page's blocks that hold text.

    Raises:
        BrokenFormat: nothing on the page is to be read.
    """
    page = Page()
    page.feed(text)
    page.close()
    blocks = page.finish()
    if not blocks:
        raise BrokenFormat("is a page without text: save what your browser shows of it.")
    return Script(_lines(blocks), page.facts, _undress)


def _lines(blocks: Sequence[Block]) -> list[Line]:
    heads = _heads_of_tables(blocks)
    naming = _naming(blocks)
    sides = () if any(naming) else _sides(blocks)
    lines: list[Line] = []
    name, start = "", None
    for block, names in zip(blocks, naming, strict=True):
        text = block.text
        time = _TIME.fullmatch(text)
        if block.tag == "th" and block.row in heads:
            lines.append(Line(block.number, text, why="heading"))
        elif time:
            start = milliseconds(time[1])
        elif names:
            name = text.rstrip(":： ")
        else:
            label = name or next((side for side in sides if side in block.tokens), "")
            lines.append(_line(block, label)._replace(start_ms=start))
            name, start = "", None
    return lines


def _heads_of_tables(blocks: Sequence[Block]) -> set[int]:
    """The rows in which all cells are headings of columns."""
    return {block.row for block in blocks if block.tag == "th"} - {block.row for block in blocks if block.tag == "td"}


def _naming(blocks: Sequence[Block]) -> list[bool]:
    """Which blocks name who says the next one."""
    count = Counter(block.naming for block in blocks)
    return [
        count[block.naming] >= _FEWEST and _is_name(block.text) if block.naming else _is_cell_of_name(block, below)
        for block, below in zip_longest(blocks, blocks[1:])
    ]


def _is_cell_of_name(block: Block, below: Block | None) -> bool:
    """Whether it is a term, or a cell of a table that is not the last one of its row."""
    is_cell = block.tag in ("td", "th") and below is not None and below.row == block.row
    return (block.tag == "dt" or is_cell) and is_surely_name(block.text.rstrip(":： "))


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and is_possible_name(text.rstrip(":： "))


def _sides(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The two classes between which the page's bubbles are divided."""
    count = Counter(token for block in blocks for token in block.tokens)
    for pair in _SIDES:
        parted = sum(len(block.tokens.intersection(pair)) == 1 for block in blocks)
        if min(count[side] for side in pair) >= _FEWEST and parted >= _MOSTLY * len(blocks):
            return pair
    return ()


def _line(block: Block, label: str) -> Line:
    heading = _HEADING.fullmatch(block.tag)
    text, bold = block.text, block.bold
    if heading:
        return Line(block.number, text, Style.HEADING, label=label, level=int(heading[1]))
    if block.tag in ("figcaption", "caption"):
        return Line(block.number, text, why="caption")
    if bold and bold == text:
        return Line(block.number, text, Style.BOLD, label=label)
    if bold and text.startswith(bold):
        text = f"**{bold}**{text[len(bold) :]}"
    style = Style.QUOTE if block.tag == "blockquote" else Style.ITEM if block.tag == "li" else Style.PLAIN
    return Line(block.number, text, style, label=label)


def _undress(text: str) -> str:
    """Without the marks of bold that the beginning of a line was given, so that labels are known by them."""
    return _LEADING_BOLD.sub(r"\1", text, count=1)
