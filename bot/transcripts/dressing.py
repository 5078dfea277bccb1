r"""Markdown's inline marks, and which of them go before a turn is stored.

Kept is what writers mean as a part of the words: emphasis and code, to the letter. Gone is what no reader of the page
sees: the address of a link (its text stays), the note of a `<ruby>` above its base, tags, images, the backslash of
`\[laughs\]`, and `&amp;` for `&`. That is also how the corpora's `start20` counts the beginning of a turn.

These are patterns and no parser: a turn is a few sentences in which a dozen marks matter, each pattern stops at the
next bracket, so that time grows with the text alone, and a million brackets are no trap.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DRESSED = re.compile(r"[\[<&\\]")
_ADDRESS = r"\((?:[^()\[\]\n]|\([^()\n]*\))*\)"
_IMAGE = re.compile(rf"!\[[^\[\]]*\](?:{_ADDRESS}|\[[^\[\]]*\])")
_LINK = re.compile(rf"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]{_ADDRESS}")
_REFERENCE = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)+)\]\[([^\[\]]*)\]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\]")
_RUBY_NOTE = re.compile(r"<rp>[^<]*</rp>|<rt>[^<]*</rt>", re.IGNORECASE)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]*)>")
_TAG = re.compile(
    r"</?(?:a|abbr|audio|b|big|blockquote|br|center|cite|code|del|details|div|em|figcaption|figure|font|h[1-6]|hr|i|img|"
    r"ins|kbd|li|mark|ol|p|picture|q|rp|rt|ruby|s|small|source|span|strong|sub|summary|sup|time|u|ul|video|wbr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--(?:(?!-->)[^<])*-->")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)


def undresser(references: frozenset[str]) -> Callable[[str], str]:
    """What frees text of its dressing, in a file that defines these link references (in lower case)."""

    def refer(match: re.Match[str]) -> str:
        name = (match[2] or match[1]).strip().casefold()
        return match[1] if name in references else match[0]

    def undress(text: str) -> str:
        if not _DRESSED.search(text):
            return text
        text = _IMAGE.sub("", _COMMENT.sub("", text))
        text = _REFERENCE.sub(refer, _LINK.sub(r"\1", text))
        text = _FOOTNOTE.sub("", text)
        if "<" in text:
            text = _TAG.sub("", _AUTOLINK.sub(r"\1", _RUBY_NOTE.sub("", text)))
        text = _ESCAPE.sub(r"\1", text)
        return _ENTITY.sub(lambda match: html.unescape(match[0]), text).strip()

    return undress
