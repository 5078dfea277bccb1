"""Segments in a nested document, whoever's format it is: the list whose objects hold most text is the transcript.

Podcast players, speech recognisers and their wrappers each have keys of their own, but all of them keep a list of
objects with a text, and mostly a speaker and times. So the list is looked for, and its keys are known by their names.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.transcripts.captions import is_by_word
from bot.transcripts.cues import script_of
from bot.transcripts.markdown import looks_like_markdown, read_markdown
from bot.transcripts.prose import read_prose
from bot.transcripts.script import BrokenFormat, Line, Script
from bot.transcripts.timed import Cue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_TEXTS = (
    "text", "body", "content", "transcript", "utterance", "sentence", "punctuated_word", "word", "words", "message",
    "onebest", "value", "文本", "内容", "內容", "原文",
)  # fmt: skip
# Recognisers put what they heard, and what it may have been instead, into a list of guesses, best first.
_GUESSES = ("alternatives", "nbest")
_GUESSED = ("content", "transcript", "display", "word", "text")
_SPEAKERS = (
    "speaker", "speakername", "speaker_name", "name", "speaker_label", "speakerlabel", "speakerid", "speaker_id", "spk",
    "speakertag", "speaker_tag",
    "author", "user", "role", "from", "channel", "说话人", "發言人", "发言人", "讲话人",
)  # fmt: skip
_STARTS = (
    "start", "starttime", "start_time", "startms", "start_ms", "begin", "begintime", "begin_time", "bg", "from",
    "offset", "timestamp", "timecode", "time", "ts", "开始时间", "时间",
)  # fmt: skip
_ENDS = ("end", "endtime", "end_time", "endms", "end_ms", "ed", "stop", "to", "结束时间")
_QUESTIONS = ("question", "q", "问", "問", "提问", "问题")
_ANSWERS = ("answer", "a", "答", "回答", "答案")
_DEEPEST = 24
# A document's own facts stand beside its list of segments, or in an object of this name.
_FACTS = (
    "title", "date", "published", "language", "lang", "url", "link", "source", "series", "podcast", "show", "hosts",
    "guests", "speakers", "标题", "日期", "语言", "来源",
)  # fmt: skip
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?")
_SECONDS = re.compile(r"(\d+(?:\.\d+)?)\s*s?")
# Milliseconds are whole numbers. A list counts them if in seconds it would reach beyond a day, or nobody could speak so
# slowly (in characters a second) and, in milliseconds, somebody could.
_A_DAY = 86_400
_SLOWEST = 0.5
_FASTEST = 60
_LATEST = 1e12
_NODES = 2_000_000
# A text of so many lines, and so much longer than what the lists say, is the transcript.
_FEWEST_LINES = 2
_TIMES_LONGER = 2

LINE = "\0line"
"""The key under which a parser that knows a record's line in the file tells it."""

Record = dict[str, object]


class _Found(NamedTuple):
    records: list[Record]
    around: list[Mapping[str, object]]


def read_segments(document: object) -> Script:
    """The script of a parsed document, such as JSON's. Lines are numbered by segment where the parser tells no lines.

    Raises:
        BrokenFormat: neither a list nor a text in it holds what was said.
    """
    best = max(_lists(document), key=_weight, default=None)
    heard = _characters(best.records) if best else 0
    written = max(_texts(document), key=lambda found: len(found.text), default=None)
    if written and len(written.text) > _TIMES_LONGER * heard:
        read = read_markdown if looks_like_markdown(written.text) else read_prose
        script = read(written.text)
        return replace(script, facts=_facts(written.around) | script.facts)
    if best is None or not _weight(best):
        raise BrokenFormat("holds no list of segments with a text each: export it as a transcript.")
    return script_of_records(best.records, _facts(best.around))


def script_of_records(records: Sequence[Record], facts: dict[str, str]) -> Script:
    """The script of segments with lower-case keys. One without a speaker goes on with the one above."""
    is_interview = _is_interview(records)
    cues = [*(_questions_and_answers(records) if is_interview else _cues(_spoken(records)))]
    if any(cue.start_ms is not None for cue in cues) or (is_by_word(cues) and not is_interview):
        return script_of(cues, facts)
    return Script([line for cue in cues for line in _paragraphs(cue)], facts, is_recording=True)


def _paragraphs(cue: Cue) -> Iterator[Line]:
    """What was written rather than recorded keeps its lines."""
    for text in filter(None, map(str.strip, cue.text.split("\n"))):
        yield Line(cue.number, text, label=cue.speaker)


def is_text_key(key: str) -> bool:
    """Whether what is said stands under this key."""
    return key in _TEXTS


# --- the list ------------------------------------------------------------------------------------


def _nodes(document: object) -> Iterator[tuple[object, list[Mapping[str, object]]]]:
    """Every list, object and text in the document, with the objects around it. Shared parts are visited once."""
    seen: set[int] = set()
    queue: list[tuple[object, list[Mapping[str, object]], int]] = [(document, [], 0)]
    while queue and len(seen) < _NODES:
        node, around, depth = queue.pop()
        if isinstance(node, str):
            yield node, around
        if not isinstance(node, dict | list) or id(node) in seen or depth > _DEEPEST:
            continue
        seen.add(id(node))
        yield node, around
        if isinstance(node, list):
            queue += [(item, around, depth + 1) for item in reversed(node)]
        else:
            queue += [(item, [*around, node], depth + 1) for item in reversed(list(node.values()))]


def _lists(document: object) -> Iterator[_Found]:
    """Each list of objects in the document."""
    for node, around in _nodes(document):
        if isinstance(node, list):
            records = [*map(_lowered, _said_by_key([item for item in node if isinstance(item, dict)]))]
            if records:
                yield _Found(records, around)


class _Written(NamedTuple):
    text: str
    around: list[Mapping[str, object]]


def _texts(document: object) -> Iterator[_Written]:
    """Each text of several lines in the document."""
    for node, around in _nodes(document):
        if isinstance(node, str) and node.strip().count("\n") + 1 >= _FEWEST_LINES:
            yield _Written(node, around)


def _said_by_key(records: list[Record]) -> list[Record]:
    """`Jane: what she says` a record, as people write YAML by hand, with the keys of a segment."""
    keys = [key for record in records for key in record if key != LINE]
    known = {*_TEXTS, *_SPEAKERS, *_STARTS, *_QUESTIONS, *_ANSWERS}
    is_so = len(keys) == len(records) > len(set(keys)) and not known & {str(key).casefold() for key in keys}
    if not is_so:
        return records
    return [
        {"speaker": key, "text": text, LINE: record.get(LINE)}
        for record in records for key, text in record.items() if key != LINE
    ]  # fmt: skip


def _lowered(record: Mapping[Any, object]) -> Record:
    return {str(key).casefold(): value for key, value in record.items()}


def _weight(found: _Found) -> int:
    """How much text it holds; a list of sentences counts more than the list of their words, which says the same."""
    named = sum(bool(_speaker(record)) for record in found.records) * 2 > len(found.records)
    return _characters(found.records) * (3 if named else 2)


def _characters(records: Sequence[Record]) -> int:
    said = (_first(record, _ANSWERS) for record in records) if _is_interview(records) else map(_heard, records)
    return sum(map(len, said))


def _heard(record: Record) -> str:
    """What a segment says, or what a recogniser takes it for."""
    said = _first(record, _TEXTS)
    if said:
        return said
    guesses = next((guesses for key in _GUESSES if isinstance(guesses := record.get(key), list)), [])
    best = guesses[0] if guesses else None
    return _first(_lowered(best), _GUESSED) if isinstance(best, dict) else ""


def _first(record: Record, keys: Iterable[str]) -> str:
    return next((value for key in keys if isinstance(value := record.get(key), str) and value.strip()), "")


# --- its segments --------------------------------------------------------------------------------


def _is_interview(records: Sequence[Record]) -> bool:
    return all(_first(record, _QUESTIONS) and _first(record, _ANSWERS) for record in records)


def _questions_and_answers(records: Iterable[Record]) -> Iterator[Cue]:
    for number, record in enumerate(records, 1):
        line = _line_of(record, number)
        yield Cue(None, None, "Q", _first(record, _QUESTIONS), line)
        yield Cue(None, None, "A", _first(record, _ANSWERS), line)


def _spoken(records: Sequence[Record]) -> list[Record]:
    """The segments, or their words where these alone tell speakers apart."""
    if any(_speaker(record) for record in records):
        return list(records)
    words = [_lowered(word) for record in records if isinstance(found := record.get("words"), list) for word in found
             if isinstance(word, dict)]  # fmt: skip
    return words if any(_speaker(word) for word in words) else list(records)


def _cues(records: Sequence[Record]) -> Iterator[Cue]:
    heard = _speakers(records)
    times = [(_value(record, _STARTS), _value(record, _ENDS)) for record in records]
    unit = _unit(times, sum(map(len, map(_heard, records))))
    for number, (record, speaker, (start, end)) in enumerate(zip(records, heard, times, strict=True), 1):
        text = _heard(record)
        if text:
            line = _line_of(record, number)
            yield Cue(_milliseconds(start, unit), _milliseconds(end, unit), speaker, text, line)


def _line_of(record: Record, number: int) -> int:
    line = record.get(LINE)
    return line if isinstance(line, int) else number


def _speakers(records: Iterable[Record]) -> list[str]:
    speakers: list[str] = []
    for record in records:
        speakers.append(_speaker(record) or (speakers[-1] if speakers else ""))
    return speakers


def _speaker(record: Record) -> str:
    for key in _SPEAKERS:
        value = record.get(key)
        if isinstance(value, dict):
            value = _first(_lowered(value), ("name", "label", "id"))
        if isinstance(value, int) and not isinstance(value, bool):
            return f"Speaker {value}"
        if isinstance(value, str) and value.strip():
            return f"Speaker {value.strip()}" if value.strip().isdigit() else value.strip()
    return ""


def _value(record: Record, keys: Iterable[str]) -> object:
    value = next((record[key] for key in keys if record.get(key) is not None), None)
    return _value(_lowered(value), keys) if isinstance(value, dict) else value


def _unit(times: Iterable[tuple[object, object]], characters: int) -> int:
    """Milliseconds in one of the list's units of time, in which so many characters are said."""
    numbers = [number for pair in times for value in pair if (number := _number(value)) is not None]
    last = max(numbers, default=0)
    if not last > 0 or not all(float(number).is_integer() for number in numbers):
        return 1000
    is_too_slow = characters < _SLOWEST * last and characters * 1000 < _FASTEST * last
    return 1 if last > _A_DAY or is_too_slow else 1000


def _number(value: object) -> float | None:
    if isinstance(value, str):
        seconds = _SECONDS.fullmatch(value.strip())
        return float(seconds[1]) if seconds else None
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _milliseconds(value: object, unit: int) -> int | None:
    clock = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    if clock:
        hours, minutes, rest, fraction = clock.groups()
        return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(rest)) * 1000 + int((fraction or "0").ljust(3, "0"))
    number = _number(value)
    return round(number * unit) if number is not None and 0 <= number < _LATEST else None


# --- its facts ---------------------------------------------------------------------------------


def _facts(around: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """What the objects around the list state, the nearest last."""
    facts: dict[str, str] = {}
    for record in around:
        own = _lowered(record)
        for key in ("metadata", "meta", "info", "episode"):
            if isinstance(nested := own.get(key), dict):
                own = {**_lowered(nested), **own}
        facts |= {key: said for key in _FACTS if (said := _said(own.get(key)))}
    return facts


def _said(value: object) -> str:
    if isinstance(value, list):
        return "、".join(said for item in value if not isinstance(item, list) and (said := _said(item)))
    if isinstance(value, dict):
        return _first(_lowered(value), ("name", "title"))
    return "" if value is None or isinstance(value, bool) else str(value).strip()
