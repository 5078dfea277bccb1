"""Which module reads a file: by the ending of its name, or else by what it holds."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from bot.transcripts.akoma_ntoso import read_akoma_ntoso
from bot.transcripts.elections import find_labels
from bot.transcripts.encodings import UnknownEncoding, decode
from bot.transcripts.html_pages import read_html
from bot.transcripts.json_documents import read_json
from bot.transcripts.markdown import looks_like_markdown, read_markdown
from bot.transcripts.prose import read_prose
from bot.transcripts.script import BrokenFormat
from bot.transcripts.subtitles import read_srt, read_vtt
from bot.transcripts.tables import read_csv
from bot.transcripts.time_ranges import looks_like_time_ranges, looks_like_times, read_time_ranges, read_times
from bot.transcripts.word_documents import read_word_document
from bot.transcripts.yaml_documents import read_front_matter_alone, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.transcripts.script import Script


def read_plain(text: str) -> Script:
    """A text of which the file's name doesn't say how it is laid out."""
    read_marked = _marked(text)
    if read_marked:
        return read_marked(text)
    if looks_like_time_ranges(text):
        return read_time_ranges(text)
    script = _read_markdown(text) if looks_like_markdown(text) else read_prose(text)
    if looks_like_times(text) and not find_labels(script.lines)[1]:
        return read_times(text)
    return script


def _marked(text: str) -> Callable[[str], Script] | None:
    """What reads a text that says by its first characters or by its times that it is no plain one."""
    head = text[:_SNIFFED].lstrip()
    if head.startswith("WEBVTT"):
        return read_vtt
    if len(_SUBTITLE.findall(head)) >= _FEWEST_SUBTITLES:
        return read_srt
    if head.startswith(("{", "[{")):
        return read_json
    if _XHTML.search(head) or head[:15].casefold().startswith("<!doctype html"):
        return read_html
    return None


def _read_markdown(text: str) -> Script:
    return read_front_matter_alone(text) or read_markdown(text)


def _read_xml(text: str) -> Script:
    """XML or, as some save it, a page of XHTML."""
    return read_html(text) if _XHTML.search(text[:_SNIFFED]) else read_akoma_ntoso(text)


_XHTML = re.compile(r"<html[\s>]", re.IGNORECASE)
_SNIFFED = 2_000
_SUBTITLE = re.compile(r"^\d{1,7}\s*\n\s*(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->", re.MULTILINE)
_FEWEST_SUBTITLES = 2
_TEXTS: dict[str, Callable[[str], Script]] = {
    **dict.fromkeys((".md", ".markdown", ".mdx"), _read_markdown),
    **dict.fromkeys(("", ".txt", ".text"), read_plain),
    **dict.fromkeys((".htm", ".html", ".xhtml"), read_html),
    **dict.fromkeys((".json", ".jsonl"), read_json),
    **dict.fromkeys((".yaml", ".yml"), read_yaml),
    **dict.fromkeys((".csv", ".tsv"), read_csv),
    ".srt": read_srt,
    ".vtt": read_vtt,
    ".xml": _read_xml,
}
_BYTES: dict[str, Callable[[bytes], Script]] = {".docx": read_word_document}
SUFFIXES = (frozenset(_TEXTS) | frozenset(_BYTES)) - {""}
"""The endings of file names that are picked up in a folder."""


def read_format(data: bytes, name: str) -> Script:
    """The lines of a file called `name`.

    Raises:
        BrokenFormat: it is in none of the formats that are read, or not in the one that its name promises.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in _BYTES:
        return _BYTES[suffix](data)
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
