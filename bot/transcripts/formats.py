"""Which module reads a file: by the ending of its name, or else by what it holds."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from bot.transcripts.encodings import UnknownEncoding, decode
from bot.transcripts.markdown import looks_like_markdown, read_markdown
from bot.transcripts.prose import read_prose
from bot.transcripts.script import BrokenFormat

if TYPE_CHECKING:
    from bot.transcripts.script import Script

MARKDOWN = frozenset({".md", ".markdown", ".mdx"})
SUFFIXES = MARKDOWN | {".txt", ".text"}
"""The endings of file names that are picked up in a folder."""


def read_format(data: bytes, name: str) -> Script:
    """The lines of a file called `name`.

    Raises:
        BrokenFormat: it is in none of the formats that are read, or not in the one that its name promises.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix and suffix not in SUFFIXES:
        known = ", ".join(sorted(SUFFIXES))
        raise BrokenFormat(f"is in a format that Pullquote doesn't read: make it one of {known}.")
    text = _decode(data)
    is_markdown = suffix in MARKDOWN or looks_like_markdown(text)
    return read_markdown(text) if is_markdown else read_prose(text)


def _decode(data: bytes) -> str:
    try:
        text = decode(data)
    except UnknownEncoding:
        raise BrokenFormat("is not a text file: save it as text in UTF-8.") from None
    if not text.strip():
        raise BrokenFormat("is empty: there is nothing to read.")
    return text
