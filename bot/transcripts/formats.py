"""Which module reads a file: by the ending of its name, or else by what it holds."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from bot.transcripts.encodings import UnknownEncoding, decode
from bot.transcripts.json_documents import read_json
from bot.transcripts.markdown import looks_like_markdown, read_markdown
from bot.transcripts.prose import read_prose
from bot.transcripts.script import BrokenFormat
from bot.transcripts.subtitles import read_srt, read_vtt

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.transcripts.script import Script


def read_plain(text: str) -> Script:
    """A text of which the file's name doesn't say how it is laid out."""
    return read_markdown(text) if looks_like_markdown(text) else read_prose(text)


_TEXTS: dict[str, Callable[[str], Script]] = {
    **dict.fromkeys((".md", ".markdown", ".mdx"), read_markdown),
    **dict.fromkeys(("", ".txt", ".text"), read_plain),
    ".srt": read_srt,
    ".vtt": read_vtt,
    **dict.fromkeys((".json", ".jsonl"), read_json),
}
SUFFIXES = frozenset(_TEXTS) - {""}
"""The endings of file names that are picked up in a folder."""


def read_format(data: bytes, name: str) -> Script:
    """The lines of a file called `name`.

    Raises:
        BrokenFormat: it is in none of the formats that are read, or not in the one that its name promises.
    """
    suffix = PurePath(name).suffix.lower()
    read_text = _TEXTS.get(suffix)
    if read_text is None:
        known = ", ".join(sorted(SUFFIXES))
        raise BrokenFormat(f"is in a format that Pullquote doesn't read: make it one of {known}.")
    return read_text(_decode(data))


def _decode(data: bytes) -> str:
    try:
        text = decode(data)
    except UnknownEncoding:
        raise BrokenFormat("is not a text file: save it as text in UTF-8.") from None
    if not text.strip():
        raise BrokenFormat("is empty: there is nothing to read.")
    return text
