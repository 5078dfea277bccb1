"""HTML: what a reader of the page sees of it, a block a line.

Navigation, forms and scripts are left out; where a page marks its article, all around it is. `<cite>` above paragraphs,
a `<dt>`, a table's first column or a chat bubble's class name who speaks.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from bot.transcripts.labels import milliseconds
from bot.transcripts.names import is_possible_name, is_surely_name
from bot.transcripts.script import BrokenFormat, Line, Script, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_UNSEEN = _words(
    "script style head template noscript svg nav footer aside form button select iframe object audio video canvas"
)
_BLOCKS = _words(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 "
    "header hgroup hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul"
)
_VOID = _words("area base br col embed hr img input link meta source track wbr")
_BOLD = frozenset({"b", "strong"})
_ARTICLES = frozenset({"article", "main"})
_HEADING = re.compile(r"h([1-6])")
_BESIDE = re.compile(
    r"(?:^|[-_\s])(?:comments?|sidebar|share|sharing|social|related|breadcrumbs?|cookies?|newsletter|menu|navbar|footer|"
    r"pagination|advert|ads?|promo|tags?)(?:$|[-_\s])",
    re.IGNORECASE,
)
_NAMING = re.compile(
    r"(?:^|[-_\s])(?:speaker|name|author|nickname?|user(?:name)?|sender|who)(?:$|[-_\s])", re.IGNORECASE
)
# Classes of chat bubbles on either side, and of questions and answers.
_SIDES = (
    ("left", "right"), ("other", "me"), ("them", "me"), ("you", "me"), ("incoming", "outgoing"), ("received", "sent"),
    ("question", "answer"), ("q", "a"), ("interviewer", "interviewee"), ("host", "guest"),
)  # fmt: skip
_TOKEN = re.compile(r"[a-z]+")
_TIME = re.compile(r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?")
_LEADING_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_FACT_NAMES = {
    "og:title": "title", "og:url": "url", "og:site_name": "series", "article:published_time": "date", "date": "date",
    "dc.date": "date", "dc.title": "title", "author": "author",
}  # fmt: skip
_LONGEST_NAME = 60
_DEEPEST = 400
_FEWEST = 2
_MOSTLY = 0.6


@dataclass(slots=True)
class _Block:
    """What stands between two borders of blocks. `tokens` are the words of the classes around it."""

    number: int
    tag: str
    tokens: frozenset[str]
    parts: list[tuple[str, bool]] = field(default_factory=list)
    names: bool = False
    in_article: bool = False
    time: str = ""

    @property
    def text(self) -> str:
        return " ".join("".join(text for text, _ in self.parts).split())

    @property
    def bold(self) -> str:
        """What it begins with in bold."""
        lead: list[str] = []
        for text, is_bold in self.parts:
            if text.strip() and not is_bold:
                break
            lead.append(text)
        return " ".join("".join(lead).split())


def read_html(text: str) -> Script:
    """The page's blocks that hold text.

    Raises:
        BrokenFormat: nothing on the page is to be read.
    """
    page = _Page()
    page.feed(text)
    page.close()
    blocks = [block for block in page.finish() if block.text]
    if any(block.in_article for block in blocks):
        blocks = [block for block in blocks if block.in_article]
    if not blocks:
        raise BrokenFormat("is a page without text: save what your browser shows of it.")
    return Script(_lines(blocks), page.facts, _undress)


class _Page(HTMLParser):
    """Gathers blocks; `_open` are the open elements, outermost first."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.facts: dict[str, str] = {}
        self._blocks: list[_Block] = []
        self._open: list[tuple[str, str]] = []
        self._unseen = 0  # from how many open elements on nothing is seen
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._note(attributes)
        elif tag == "br":
            self._end_block()
        elif tag == "title" and not self.facts.get("title"):
            self._in_title = True
        if tag in _VOID:
            return
        if tag in ("p", "li", "dt", "dd", "td", "th", "tr"):
            self._close_implied(tag)
        classes = f"{attributes.get('class', '')} {attributes.get('id', '')}".strip()
        if len(self._open) < _DEEPEST:
            self._open.append((tag, classes))
        is_unseen = tag in _UNSEEN or (tag in _BLOCKS and tag not in ("body", "html") and _BESIDE.search(classes))
        if is_unseen and not self._unseen:
            self._unseen = len(self._open)
        if tag in _BLOCKS or tag == "cite":
            self._end_block()

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        at = next((i for i in range(len(self._open) - 1, -1, -1) if self._open[i][0] == tag), None)
        if at is None:
            return
        if tag in _BLOCKS or tag == "cite":
            self._end_block()
        del self._open[at:]
        if len(self._open) < self._unseen:
            self._unseen = 0

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.facts["title"] = f"{self.facts.get('title', '')}{data}".strip()
        elif not self._unseen:
            self._block().parts.append((data, any(tag in _BOLD for tag, _ in self._open)))

    def finish(self) -> list[_Block]:
        self._end_block()
        return self._blocks

    def _block(self) -> _Block:
        if not self._blocks or self._blocks[-1].tag == "":
            tags = [tag for tag, _ in self._open]
            classes = [classes for _, classes in self._open]
            kind = next((tag for tag in reversed(tags) if tag in _BLOCKS or tag in ("cite", "time")), "p")
            inner = next((found for found in reversed(classes) if found), "")
            tokens = frozenset(_TOKEN.findall(" ".join(classes).casefold()))
            block = _Block(self.getpos()[0], kind, tokens, in_article=not _ARTICLES.isdisjoint(tags))
            block.names = (kind == "cite" and "p" not in tags) or bool(_NAMING.search(inner))
            if self._blocks:
                self._blocks.pop()
            self._blocks.append(block)
        return self._blocks[-1]

    def _end_block(self) -> None:
        """The next text begins a block of its own: a placeholder waits for it."""
        if self._blocks and self._blocks[-1].tag == "":
            return
        self._blocks.append(_Block(0, "", frozenset()))

    def _close_implied(self, tag: str) -> None:
        """A new paragraph, item or cell ends the one before, whose end tag may be missing."""
        if self._open and self._open[-1][0] == tag:
            self.handle_endtag(tag)

    def _note(self, attributes: dict[str, str]) -> None:
        name = (attributes.get("property") or attributes.get("name") or "").casefold()
        key = _FACT_NAMES.get(name)
        if key and attributes.get("content"):
            self.facts[key] = attributes["content"].strip()


# --- blocks become lines -----------------------------------------------------------------------


def _lines(blocks: Sequence[_Block]) -> list[Line]:
    sides = _sides(blocks)
    lines: list[Line] = []
    name, start = "", None
    for block in _rows_joined(blocks):
        text = block.text
        if _TIME.fullmatch(text):
            start = milliseconds(text)
        elif block.names and _is_name(text):
            name = text.rstrip(":： ")
        else:
            label = name or next((side for side in sides if side in block.tokens), "")
            lines.append(_line(block, label)._replace(start_ms=start))
            name, start = "", None
    return lines


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and is_possible_name(text.rstrip(":： "))


def _rows_joined(blocks: Iterable[_Block]) -> list[_Block]:
    """A table's cell that is nothing but a name tells who says the next one, as a term does of its description."""
    joined = list(blocks)
    for block in joined:
        if block.tag in ("td", "th", "dt") and is_surely_name(block.text.rstrip(":： ")):
            block.names = True
    return joined


def _sides(blocks: Sequence[_Block]) -> tuple[str, ...]:
    """The two classes between which the page's bubbles are divided, where it names nobody."""
    if any(block.names for block in blocks):
        return ()
    count = Counter(token for block in blocks for token in block.tokens)
    for pair in _SIDES:
        parted = sum(len(block.tokens.intersection(pair)) == 1 for block in blocks)
        if min(count[side] for side in pair) >= _FEWEST and parted >= _MOSTLY * len(blocks):
            return pair
    return ()


def _line(block: _Block, label: str) -> Line:
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
