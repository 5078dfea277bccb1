"""Text on its way into Discord's markdown: escaped, cut to size, the match in bold. Pure."""

from __future__ import annotations

import re

# What Discord's markdown, mentions and masked links are made of, anywhere and at the beginning of a line
# (headings, lists, quotes, subtext). A backslash before punctuation shows the punctuation. Addresses stay as they
# are: a backslash would break them, and nothing in them is markdown.
_SPECIAL = re.compile(
    r"(?P<address>https?://[^\s<>*|`~\\]+)"
    r"|(?P<sign>[\\*_~`|<\[\]@])"
    r"|^(?P<indent>[^\S\n]*)(?P<opening>[-+>#]|\d+(?=[.)]\s))",
    re.MULTILINE,
)
_ELLIPSIS = "…"


def escape(text: str) -> str:
    """The text as Discord shows it to the letter; no mention, link, list or heading comes of it."""
    return _SPECIAL.sub(_escaped, text.replace("\u2028", "\n").replace("\u2029", "\n"))


def clip(text: str, limit: int) -> str:
    """At most `limit` characters, cut before a word where possible, with an ellipsis for what is gone."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ", limit - 20)
    return (cut if space < 0 else cut[:space]).rstrip() + _ELLIPSIS


def clip_around(text: str, start: int, end: int, limit: int) -> tuple[str, int, int]:
    """At most `limit` characters of the text around a span; gives them with the span's new place."""
    if len(text) <= limit:
        return text, start, end
    end = min(end, start + limit - 2)
    room = limit - 2 - (end - start)
    first = max(0, min(start - room // 2, len(text) - limit + 2))
    last = min(len(text), first + limit - 2)
    head = _ELLIPSIS if first else ""
    tail = _ELLIPSIS if last < len(text) else ""
    return head + text[first:last] + tail, start - first + len(head), end - first + len(head)


def emphasise(text: str, start: int, end: int) -> str:
    """The escaped text with a span in bold. Bold ends at white space and line breaks, as markdown wants it."""
    if start >= end:
        return escape(text)
    matched = re.sub(r"\S(?:[^\n]*\S)?", lambda m: f"**{escape(m.group())}**", text[start:end])
    return escape(text[:start]) + matched + escape(text[end:])


def block_quote(markdown: str) -> str:
    """Each line set off as a quotation."""
    return "\n".join(f"> {line}" for line in markdown.split("\n"))


def link(label: str, url: str | None) -> str:
    """A masked link, or the bare label where there is no address that may be linked."""
    if url is None or not _LINKABLE.fullmatch(url):
        return escape(label)
    return f"[{escape(label)}]({url})"


def clock(milliseconds: int) -> str:
    """A point in a recording as `mm:ss` or `h:mm:ss`."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


_LINKABLE = re.compile(r"https?://[^\s()<>\"\\]{1,170}")  # a longer address would crowd out the text


def _escaped(match: re.Match[str]) -> str:
    if match["address"]:
        return match["address"]
    if match["sign"]:
        return f"\\{match['sign']}"
    # "1." begins a list: the escape stands before the full stop.
    opening = match["opening"]
    return match["indent"] + (f"{opening}\\" if opening.isdigit() else f"\\{opening}")
