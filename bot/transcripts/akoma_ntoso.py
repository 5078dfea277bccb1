"""Akoma Ntoso, the XML of parliaments: each speech names who holds it.

The markup inside of a paragraph is dropped and its text kept, as it is in the Markdown of the same interview. Lines are
numbered by element, since parsers of XML give no lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from bot.transcripts.script import BrokenFormat, Line, Script, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPEECHES = frozenset({"speech", "question", "answer"})
_NARRATIVES = {"narrative": "narrative", "scene": "narrative", "summary": "narrative", "recordedTime": "time mark"}
_HEADINGS = frozenset({"heading", "subheading", "docTitle", "docNumber"})
# How the file is indented, and no other white space that somebody may have meant.
_BLANKS = re.compile(r"[ \t\r\n]+")
_DATES = ("FRBRdate", "docDate")


def read_akoma_ntoso(text: str) -> Script:
    """The speeches of a debate, in order.

    Raises:
        BrokenFormat: it is no XML, has entities of its own, or is no Akoma Ntoso.
    """
    try:
        root = fromstring(text.lstrip("\ufeff \n"), forbid_dtd=True)
    except DefusedXmlException:
        raise BrokenFormat("defines entities of its own, which is not safe to read: save it without a DTD.") from None
    except (ParseError, ValueError) as error:
        raise BrokenFormat(f"is no well-formed XML ({error}): save it again.") from None
    lines = [line._replace(number=number) for number, line in enumerate(_lines(root, _people(root)), 1)]
    if not any(line.label for line in lines):
        raise BrokenFormat("is XML without a speech in it: Pullquote reads Akoma Ntoso.")
    return Script(lines, _facts(root))


def _lines(element: Element, people: dict[str, str]) -> Iterator[Line]:
    """What is said and what stands between it; `meta` and the like hold neither."""
    for child in element:
        name = _local(child)
        if name in _SPEECHES:
            yield from _speech(child, people)
        elif name in _HEADINGS:
            yield from _line(child, Style.HEADING)
        elif name in _NARRATIVES:
            yield from (line._replace(why=_NARRATIVES[name]) for line in _line(child))
        elif name != "meta":
            yield from _lines(child, people)


def _speech(speech: Element, people: dict[str, str]) -> Iterator[Line]:
    who = speech.get("by", "").removeprefix("#")
    name = people.get(who, who)
    for child in speech:
        if _local(child) == "from":
            name = _text(child).rstrip(":： ") or name
        elif _local(child) in _NARRATIVES:
            yield from (line._replace(why=_NARRATIVES[_local(child)]) for line in _line(child))
        else:
            for line in _line(child):
                yield line._replace(label=name or "unknown")


def _line(element: Element, style: Style = Style.PLAIN) -> Iterator[Line]:
    text = _text(element)
    if text:
        yield Line(0, text, style, level=1 if style is Style.HEADING else 0)


def _people(root: Element) -> dict[str, str]:
    found = (element for element in root.iter() if _local(element) == "TLCPerson")
    return {(element.get("id") or element.get("eId") or ""): element.get("showAs", "") for element in found}


def _facts(root: Element) -> dict[str, str]:
    facts: dict[str, str] = {}
    for element in root.iter():
        name = _local(element)
        if name in _DATES and element.get("date", "") > facts.get("date", ""):
            facts["date"] = element.get("date", "")
        elif name == "docTitle":
            facts.setdefault("title", _text(element))
        elif name == "FRBRuri" and element.get("value", "").startswith("http"):
            facts.setdefault("url", element.get("value", ""))
    return facts


def _text(element: Element) -> str:
    return _BLANKS.sub(" ", "".join(element.itertext())).strip()


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
