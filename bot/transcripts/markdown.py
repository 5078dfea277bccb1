"""Markdown: what stands on its own (headings, images, rules, tags) is told from paragraphs, line by line.

Not by a Markdown parser: to one, the answers that people indent below a numbered question are code, a rule under a
line makes it a heading, and a paragraph's inside is a tree from which the verbatim text can no longer be had. Which
inline marks stay in a turn, `dressing` says.
"""

from __future__ import annotations

import re

from bot.transcripts.dressing import undresser
from bot.transcripts.frontmatter import read_collector_line, read_front_matter
from bot.transcripts.script import Line, Script, Style

_HEADING = re.compile(r"(#{1,6})\s+(.*?)(?:\s+#+)?$")
_UNDERLINE = re.compile(r"={3,}$")
_RULE = re.compile(r"(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$")
_BULLET = re.compile(r"(?:[-*+•]|\d{1,3}[.)、])\s+(?=\S)")
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*(?:\([^()]*\)[^()]*)?\)|\[[^\[\]]*\])\s*\\?$")
_REFERENCE = re.compile(r"\[([^\[\]]+)\]:\s*\S")
_BOLD = re.compile(r"(\*\*|__)(?P<text>(?:(?!\1).)+?)\1$")
_MARKUP_BLOCK = re.compile(r"<(style|script|svg|iframe|head|template)\b", re.IGNORECASE)
_TAGS_ONLY = re.compile(r"(?:</?[a-zA-Z][^<>]*>\s*)+$")
_CAPTION = re.compile(r"<figcaption\b", re.IGNORECASE)
# A time that leads to its place in the recording: [00:12](https://…), [(00:12)](…).
_LINKED_TIME = re.compile(r"\[([(\[]?(?:\d{1,2}:)?\d{1,3}:\d{2}[)\]]?)\]\([^()\s]*\)")
# A chat bubble, as sites make it of components: <Message name="Jane">.
_BUBBLE = re.compile(r"<[A-Z]\w*\s(?:[^<>]*\s)?(?:name|speaker|author)=\"([^\"<>]{1,60})\"[^<>]*(?<!/)>$")
# Marks at the beginning of lines by which a plain text file shows that it is Markdown after all.
_SIGNS = re.compile(r"^(?:\*\*\S|#{1,6} \S|\[#\]: )", re.MULTILINE)
_SNIFFED = 64 * 1024
_FEWEST_SIGNS = 2


def looks_like_markdown(text: str) -> bool:
    """Whether a file that isn't called `.md` is written so: front matter, headings, or bold at the line's beginning."""
    head = text[:_SNIFFED]
    return bool(read_front_matter(head.split("\n"))[1]) or len(_SIGNS.findall(head)) >= _FEWEST_SIGNS


def read_markdown(text: str) -> Script:
    """The lines that hold something, with what they are; the facts of the front matter."""
    raw = text.split("\n")
    facts, begin = read_front_matter(raw)
    reader = _Reader(facts)
    for number, line in enumerate(raw, 1):
        if number <= begin:
            reader.put(number, line.strip(), why="front matter")
        else:
            reader.take(number, _LINKED_TIME.sub(r"\1", line.strip()) if "](" in line else line.strip())
    return Script(_bold_across_lines(reader.lines), facts, undresser(frozenset(reader.references)))


class _Reader:
    """Takes one line after the other; `why` is set inside of a block that nobody says."""

    def __init__(self, facts: dict[str, str]) -> None:
        self.facts = facts
        self.lines: list[Line] = []
        self.references: set[str] = set()
        self._last = 0
        self._closing = ""
        self._why = ""

    def take(self, number: int, text: str) -> None:
        if not text:
            return
        if self._closing:
            self.put(number, text, why=self._why)
            if self._closing in text.casefold():
                self._closing = ""
            return
        if text[0] in "<[!#>-*_=" or text[0].isdigit() or text[0] in "+•":
            self._take_marked(number, text)
        else:
            self.put(number, text)

    def put(self, number: int, text: str, style: Style = Style.PLAIN, *, why: str = "", level: int = 0) -> None:
        if text:
            opens = number != self._last + 1 or style in (Style.HEADING, Style.ITEM)
            self.lines.append(Line(number, text, style, opens, why, level=level))
            self._last = number

    def _take_marked(self, number: int, text: str) -> None:
        if text[0] == "<" and self._take_tag(number, text):
            return
        if text[0] == ">":
            self._take_quote(number, text)
        elif text[0] == "[" and self._take_reference(number, text):
            return
        elif _IMAGE.match(text):
            self.put(number, text, why="image")
        elif _UNDERLINE.match(text):
            self._make_heading(number, text)
        elif _RULE.match(text):
            self.put(number, text, why="rule")
        else:
            self._take_block(number, text)

    def _take_block(self, number: int, text: str) -> None:
        heading, bullet = _HEADING.match(text), _BULLET.match(text)
        if heading:
            bold = _BOLD.fullmatch(heading[2])
            self.put(number, bold["text"] if bold else heading[2], Style.HEADING, level=len(heading[1]))
            return
        bold = _BOLD.match(text[bullet.end() :] if bullet else text)
        if bold:
            self.put(number, bold["text"].strip(), Style.BOLD)
        else:
            self.put(number, text, Style.ITEM if bullet else Style.PLAIN)

    def _take_quote(self, number: int, text: str) -> None:
        inner = text.lstrip("> \t")
        if not inner or _IMAGE.match(inner):
            self.put(number, text, why="image" if inner else "rule")
        else:
            self.put(number, inner, Style.QUOTE)

    def _take_reference(self, number: int, text: str) -> bool:
        fact, reference = read_collector_line(text), _REFERENCE.match(text)
        if fact:
            self.facts.setdefault(*fact)
            self.put(number, text, why="front matter")
        elif reference:
            self.references.add(reference[1].strip().casefold())
            self.put(number, text, why="link definition")
        return bool(fact or reference)

    def _take_tag(self, number: int, text: str) -> bool:
        bubble, block = _BUBBLE.match(text), _MARKUP_BLOCK.match(text)
        if bubble:
            self.lines.append(Line(number, "", label=bubble[1].rstrip(":： ")))
            self._last = number
        elif text.startswith("<!--"):
            self._skip(number, text, "comment", "-->")
        elif block:
            self._skip(number, text, "markup", f"</{block[1].casefold()}>")
        elif _CAPTION.match(text):
            self.put(number, text, why="caption")
        elif _TAGS_ONLY.match(text):
            self.put(number, text, why="markup")
        else:
            return False
        return True

    def _skip(self, number: int, text: str, why: str, closing: str) -> None:
        self.put(number, text, why=why)
        if closing not in text.casefold():
            self._closing, self._why = closing, why

    def _make_heading(self, number: int, text: str) -> None:
        """A line of equals signs makes the line above a heading."""
        above = self.lines[-1] if self.lines else None
        if above and above.number == number - 1 and above.style is Style.PLAIN and not above.why:
            self.lines[-1] = above._replace(style=Style.HEADING, level=1)
        self.put(number, text, why="rule")


def _bold_across_lines(lines: list[Line]) -> list[Line]:
    """Lines of one paragraph that is bold as a whole, its marks gone, as if each of them were bold."""
    start = 0
    while start < len(lines):
        end = start + 1
        if lines[start].style is Style.PLAIN and lines[start].text.startswith("**"):
            while end < len(lines) and not lines[end].opens and "**" not in lines[end - 1].text[2:]:
                end += 1
            _embolden(lines, start, end)
        start = end
    return lines


def _embolden(lines: list[Line], start: int, end: int) -> None:
    first, last = lines[start].text, lines[end - 1].text
    if end - start > 1 and "**" not in first[2:] and last.endswith("**") and last.count("**") == 1:
        lines[start] = lines[start]._replace(text=first[2:])
        lines[end - 1] = lines[end - 1]._replace(text=last[:-2])
        lines[start:end] = [line._replace(style=Style.BOLD) for line in lines[start:end]]
