"""Records: the objects of which a document's list of segments is made, and what their keys are called.

Podcast players, speech recognisers and their wrappers each have names of their own for a text, a speaker and a time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.transcripts.timed import Cue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LINE = "\0line"
"""The key under which a parser that knows a record's line in the file tells it."""

Record = dict[str, object]

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
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?")
_SECONDS = re.compile(r"(\d+(?:\.\d+)?)\s*s?")
# Milliseconds are whole numbers. A list counts them if in seconds it would reach beyond a day, or nobody could speak so
# slowly (in characters a second) and, in milliseconds, somebody could.
_A_DAY = 86_400
_SLOWEST = 0.5
_FASTEST = 60
_LATEST = 1e12


def is_text_key(key: str) -> bool:
    """Whether what is said stands under this key."""
    return key in _TEXTS


def said_by_key(records: list[Record]) -> list[Record]:
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


def lowered(record: Mapping[Any, object]) -> Record:
    return {str(key).casefold(): value for key, value in record.items()}


def count_characters(records: Sequence[Record]) -> int:
    said = (first(record, _ANSWERS) for record in records) if is_interview(records) else map(heard, records)
    return sum(map(len, said))


def heard(record: Record) -> str:
    """What a segment says, or what a recogniser takes it for."""
    said = first(record, _TEXTS)
    if said:
        return said
    guesses = next((guesses for key in _GUESSES if isinstance(guesses := record.get(key), list)), [])
    best = guesses[0] if guesses else None
    return first(lowered(best), _GUESSED) if isinstance(best, dict) else ""


def first(record: Record, keys: Iterable[str]) -> str:
    return next((value for key in keys if isinstance(value := record.get(key), str) and value.strip()), "")


def is_interview(records: Sequence[Record]) -> bool:
    return all(first(record, _QUESTIONS) and first(record, _ANSWERS) for record in records)


def cues_of(records: Sequence[Record]) -> Iterator[Cue]:
    """What is said in each; one without a speaker goes on with the one above."""
    return _questions_and_answers(records) if is_interview(records) else _cues(_spoken(records))


def _questions_and_answers(records: Iterable[Record]) -> Iterator[Cue]:
    for number, record in enumerate(records, 1):
        line = _line_of(record, number)
        yield Cue(None, None, "Q", first(record, _QUESTIONS), line)
        yield Cue(None, None, "A", first(record, _ANSWERS), line)


def _spoken(records: Sequence[Record]) -> list[Record]:
    """The segments, or their words where these alone tell speakers apart."""
    if any(speaker_of(record) for record in records):
        return list(records)
    words = [lowered(word) for record in records if isinstance(found := record.get("words"), list) for word in found
             if isinstance(word, dict)]  # fmt: skip
    return words if any(speaker_of(word) for word in words) else list(records)


def _cues(records: Sequence[Record]) -> Iterator[Cue]:
    speakers = _speakers(records)
    times = [(_value(record, _STARTS), _value(record, _ENDS)) for record in records]
    unit = _unit(times, sum(map(len, map(heard, records))))
    for number, (record, speaker, (start, end)) in enumerate(zip(records, speakers, times, strict=True), 1):
        text = heard(record)
        if text:
            line = _line_of(record, number)
            yield Cue(_milliseconds(start, unit), _milliseconds(end, unit), speaker, text, line)


def _line_of(record: Record, number: int) -> int:
    line = record.get(LINE)
    return line if isinstance(line, int) else number


def _speakers(records: Iterable[Record]) -> list[str]:
    speakers: list[str] = []
    for record in records:
        speakers.append(speaker_of(record) or (speakers[-1] if speakers else ""))
    return speakers


def speaker_of(record: Record) -> str:
    for key in _SPEAKERS:
        value = record.get(key)
        if isinstance(value, dict):
            value = first(lowered(value), ("name", "label", "id"))
        if isinstance(value, int) and not isinstance(value, bool):
            return f"Speaker {value}"
        if isinstance(value, str) and value.strip():
            return f"Speaker {value.strip()}" if value.strip().isdigit() else value.strip()
    return ""


def _value(record: Record, keys: Iterable[str]) -> object:
    value = next((record[key] for key in keys if record.get(key) is not None), None)
    return _value(lowered(value), keys) if isinstance(value, dict) else value


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
