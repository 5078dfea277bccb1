"""HTML becomes blocks: what stands between two borders on the page, with the classes around it.

Navigation, forms, scripts and what stands beside a page's text are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser


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
_BESIDE = re.compile(
    r"(?:^|[-_\s])(?:comments?|sidebar|share|sharing|social|related|breadcrumbs?|cookies?|newsletter|menu|navbar|footer|"
    r"pagination|advert|ads?|promo|tags?)(?:$|[-_\s])",
    re.IGNORECASE,
)
_NAMING = re.compile(
    r"(?:^|[-_\s])(?:speaker|name|author|nickname?|user(?:name)?|sender|who)(?:$|[-_\s])", re.IGNORECASE
)
# A span of this kind stands apart from the words behind it, as a block does.
_TIMING = re.compile(r"(?:^|[-_\s])(?:time|times?tamp|timecode)(?:$|[-_\s])", re.IGNORECASE)
_SPANS = _words("span b strong i em a small label time cite")
_SIDE = re.compile(r"(?:text-align|float|align-self|justify-content)\s*:\s*(?:flex-)?(left|right|start|end)\b")
_TOKEN = re.compile(r"[a-z]+")
_FACT_NAMES = {
    "og:title": "title", "og:url": "url", "og:site_name": "series", "article:published_time": "date", "date": "date",
    "dc.date": "date", "dc.title": "title", "author": "author",
}  # fmt: skip
_DEEPEST = 400


@dataclass(slots=True)
class Block:
    """What stands between two borders. `tokens` are the words of the classes around it.

    `naming` are the classes that call it a name; a `<cite>` is one without any. `row` is that of a table, counted
    through the page.
    """

    number: int
    tag: str
    tokens: frozenset[str]
    parts: list[tuple[str, bool]] = field(default_factory=list)
    naming: str = ""
    in_article: bool = False
    row: int = 0

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


class Page(HTMLParser):
    """Gathers blocks; `_open` are the open elements, outermost first."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.facts: dict[str, str] = {}
        self._blocks: list[Block] = []
        self._open: list[tuple[str, str]] = []
        self._unseen = 0  # from how many open elements on nothing is seen
        self._title = ""
        self._in_title = False
        self._row = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._note(attributes)
        elif tag == "br":
            self._end_block()
        elif tag == "title" and not self._title:
            self._in_title = True
        if tag in _VOID:
            return
        self._row += tag == "tr"
        if tag in ("p", "li", "dt", "dd", "td", "th", "tr"):
            self._close_implied(tag)
        sides = " ".join(_SIDE.findall(attributes.get("style", "")))
        classes = f"{attributes.get('class', '')} {attributes.get('id', '')} {sides}".strip()
        if len(self._open) < _DEEPEST:
            self._open.append((tag, classes))
        is_unseen = tag in _UNSEEN or (tag in _BLOCKS and tag not in ("body", "html") and _BESIDE.search(classes))
        if is_unseen and not self._unseen:
            self._unseen = len(self._open)
        if _stands_apart(tag, classes):
            self._end_block()

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        at = next((i for i in range(len(self._open) - 1, -1, -1) if self._open[i][0] == tag), None)
        if at is None:
            return
        if _stands_apart(*self._open[at]):
            self._end_block()
        del self._open[at:]
        if len(self._open) < self._unseen:
            self._unseen = 0

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self._title = f"{self._title}{data}"
        elif not self._unseen:
            tags = [tag for tag, _ in self._open]
            is_bold = not _BOLD.isdisjoint(tags)
            for part in data.split("\n") if "pre" in tags else [data]:
                if part is not data:
                    self._end_block()
                self._block().parts.append((part, is_bold))

    def finish(self) -> list[Block]:
        """The blocks that hold text: those of the article, where the page marks one."""
        blocks = [block for block in self._blocks if block.text]
        self._name_page(blocks)
        return [block for block in blocks if block.in_article] or blocks

    def _name_page(self, blocks: list[Block]) -> None:
        """A page's only main heading is its title. What the browser shows above it adds the name of the site."""
        headings = [block.text for block in blocks if block.tag == "h1"]
        title = headings[0] if len(headings) == 1 else " ".join(self._title.split())
        if title:
            self.facts.setdefault("title", title)

    def _block(self) -> Block:
        if not self._blocks or self._blocks[-1].tag == "":
            tags = [tag for tag, _ in self._open]
            classes = [classes for _, classes in self._open]
            kind = next((tag for tag in reversed(tags) if tag in _BLOCKS or tag in ("cite", "time")), "p")
            inner = next((found for found in reversed(classes) if found), "")
            tokens = frozenset(_TOKEN.findall(" ".join(classes).casefold()))
            block = Block(self.getpos()[0], kind, tokens, in_article=not _ARTICLES.isdisjoint(tags), row=self._row)
            is_name = (kind == "cite" and "p" not in tags) or _NAMING.search(inner)
            block.naming = (inner or kind) if is_name else ""
            if self._blocks:
                self._blocks.pop()
            self._blocks.append(block)
        return self._blocks[-1]

    def _end_block(self) -> None:
        """The next text begins a block of its own: a placeholder waits for it."""
        if self._blocks and self._blocks[-1].tag == "":
            return
        self._blocks.append(Block(0, "", frozenset()))

    def _close_implied(self, tag: str) -> None:
        """A new paragraph, item or cell ends the one before, whose end tag may be missing."""
        if self._open and self._open[-1][0] == tag:
            self.handle_endtag(tag)

    def _note(self, attributes: dict[str, str]) -> None:
        name = (attributes.get("property") or attributes.get("name") or "").casefold()
        key = _FACT_NAMES.get(name)
        if key and attributes.get("content"):
            self.facts[key] = attributes["content"].strip()


def _stands_apart(tag: str, classes: str) -> bool:
    """Whether its text is no part of the text around it."""
    if tag in _BLOCKS or tag == "cite":
        return True
    return tag in _SPANS and bool(tag == "time" or _NAMING.search(classes) or _TIMING.search(classes))
