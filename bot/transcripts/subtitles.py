"""Subtitles: times, and below them what is heard, as SubRip (.srt) and WebVTT (.vtt) write it.

Read by the lines that hold times, not by blank lines: those are doubled or missing in half of the files that people
have, as are the numbers of the cues.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from bot.transcripts.cues import script_of
from bot.transcripts.script import BrokenFormat
from bot.transcripts.timed import Cue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.transcripts.script import Script

_TIME = r"(?:(?:(\d{1,4})\s?:\s?)?(\d{1,3})\s?:\s?)?(\d{1,3})(?:\s?[.,:]\s?(\d{1,6}))?"
_TIMING = re.compile(rf"\s*{_TIME}\s*--?\s?[>›]\s*{_TIME}(?=\s|$)")
_INDEX = re.compile(r"\d{1,7}\.?$")
_PAIR = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*:\s*(\S.*)")
_PAIRS_IN_FIRST = re.compile(r";\s*")
_BLOCK = re.compile(r"(NOTE|STYLE|REGION)(?=\s|$)")
_BLOCKS = {"NOTE": "note", "STYLE": "style", "REGION": "style"}

_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s+([^<>\n]{1,200}))?>|</v>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:c|b|i|u|s|em|strong|font|span|ruby|rt|lang|p|div)(?:[.\s][^<>]{0,300})?/?>|<\d[\d:.]{0,14}>|\{\\[^{}\n]{0,100}\}",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10});")


def read_srt(text: str) -> Script:
    """The paragraphs of a SubRip file.

    Raises:
        BrokenFormat: it holds no times.
    """
    return _read(text, "SubRip file", "00:00:01,000 --> 00:00:04,000")


def read_vtt(text: str) -> Script:
    """The paragraphs of a WebVTT file; what its head states are the facts.

    Raises:
        BrokenFormat: it holds no times.
    """
    return _read(text, "WebVTT file", "00:01.000 --> 00:04.000")


def _read(text: str, name: str, example: str) -> Script:
    lines = text.split("\n")
    timed = [found for number, line in enumerate(lines) if (found := _read_timing(number, line))]
    if not timed:
        raise BrokenFormat(f"is no {name}: it holds no times such as “{example}”. Save it again, or name it .txt.")
    begins = [_begin(lines, timing.at) for timing in timed]
    cues = [*_read_blocks(lines, range(begins[0]))]
    for timing, end in zip(timed, [*begins[1:], len(lines)], strict=True):
        cues += _read_cue(lines, timing, end)
    return script_of(cues, _read_head(lines[: begins[0]]))


class _Timing(NamedTuple):
    """A line that holds two times, by its index."""

    at: int
    start_ms: int
    end_ms: int


def _read_timing(at: int, line: str) -> _Timing | None:
    match = _TIMING.match(line) if "-" in line else None
    return (
        _Timing(at, _milliseconds(*match.group(1, 2, 3, 4)), _milliseconds(*match.group(5, 6, 7, 8))) if match else None
    )


def _milliseconds(hours: str | None, minutes: str | None, seconds: str, fraction: str | None) -> int:
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds)
    return whole * 1000 + int((fraction or "")[:3].ljust(3, "0"))


def _begin(lines: Sequence[str], at: int) -> int:
    """The line with which a cue begins: that of its times, or of the number or name above them."""
    if at == 0 or not lines[at - 1].strip() or _TIMING.match(lines[at - 1]):
        return at
    stands_apart = at == 1 or not lines[at - 2].strip()
    is_index = _INDEX.match(lines[at - 1].strip()) is not None
    is_head = lines[at - 1].startswith("WEBVTT")
    return at - 1 if is_index or (stands_apart and not is_head and not _BLOCK.match(lines[at - 1])) else at


def _read_cue(lines: Sequence[str], timing: _Timing, end: int) -> Iterator[Cue]:
    """What is said at a time, a cue for each voice; behind it the blocks that nobody says."""
    block = next((at for at in range(timing.at + 1, end) if _opens_block(lines, at)), end)
    text = [line.strip() for line in lines[timing.at + 1 : block]]
    first = next((offset for offset, line in enumerate(text) if line), 0)
    number = timing.at + 2 + first
    speaker, at = "", 0
    said = _BREAK.sub("\n", "\n".join(filter(None, text)))
    for voice in _VOICE.finditer(said):
        yield Cue(timing.start_ms, timing.end_ms, speaker, _bare(said[at : voice.start()]), number)
        speaker, at = _bare(voice[1] or "").strip(), voice.end()
    yield Cue(timing.start_ms, timing.end_ms, speaker, _bare(said[at:]), number)
    yield from _read_blocks(lines, range(block, end))


def _opens_block(lines: Sequence[str], at: int) -> bool:
    return _BLOCK.match(lines[at]) is not None and not lines[at - 1].strip()


def _read_blocks(lines: Sequence[str], span: range) -> Iterator[Cue]:
    why = ""
    for at in span:
        block = _BLOCK.match(lines[at])
        if block:
            why = _BLOCKS[block[1]]
        if not lines[at].strip() and not (why == "style" and at + 1 in span and not _opens_block(lines, at + 1)):
            why = ""
        elif why:
            yield Cue(None, None, "", lines[at], at + 1, why)


def _bare(text: str) -> str:
    return _ENTITY.sub(_decoded, _TAG.sub("", text))


def _decoded(match: re.Match[str]) -> str:
    return unescape(match[0])


def _read_head(head: Sequence[str]) -> dict[str, str]:
    """The pairs of key and value up to the first blank line or block."""
    facts: dict[str, str] = {}
    for at, line in enumerate(head):
        if _BLOCK.match(line) or (at and not line.strip()):
            break
        for part in _PAIRS_IN_FIRST.split(line.removeprefix("WEBVTT").strip(" -\t")):
            pair = _PAIR.fullmatch(part.strip())
            if pair and not part.startswith("X-"):
                facts.setdefault(pair[1].casefold(), pair[2])
    return facts
