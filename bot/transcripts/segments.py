"""Segments in a nested document, whoever's format it is: the list whose objects hold most text is the transcript.

All of them keep a list of objects with a text, and mostly a speaker and times (`records`). So that list is looked for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bot.transcripts.captions import is_by_word
from bot.transcripts.cues import script_of
from bot.transcripts.markdown import looks_like_markdown, read_markdown
from bot.transcripts.prose import read_prose
from bot.transcripts.records import count_characters, cues_of, first, is_interview, lowered, said_by_key, speaker_of
from bot.transcripts.script import BrokenFormat, Line, Script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.transcripts.records import Record
    from bot.transcripts.timed import Cue

_DEEPEST = 24
# A document's own facts stand beside its list of segments, or in an object of this name.
_FACTS = (
    "title", "date", "published", "language", "lang", "url", "link", "source", "series", "podcast", "show", "hosts",
    "guests", "speakers", "标题", "日期", "语言", "来源",
)  # fmt: skip
_NODES = 2_000_000
# A text of so many lines, and so much longer than what the lists say, is the transcript.
_FEWEST_LINES = 2
_TIMES_LONGER = 2


class _Found(NamedTuple):
    records: list[Record]
    around: list[Mapping[str, object]]


def read_segments(document: object) -> Script:
    """The script of a parsed document, such as JSON's. Lines are numbered by segment where the parser tells no lines.

    Raises:
        BrokenFormat: neither a list nor a text in it holds what was said.
    """
    best = max(_lists(document), key=_weight, default=None)
    characters = count_characters(best.records) if best else 0
    written = max(_texts(document), key=lambda found: len(found.text), default=None)
    if written and len(written.text) > _TIMES_LONGER * characters:
        read = read_markdown if looks_like_markdown(written.text) else read_prose
        script = read(written.text)
        return replace(script, facts=_facts(written.around) | script.facts)
    if best is None or not _weight(best):
        raise BrokenFormat("holds no list of segments with a text each: export it as a transcript.")
    return script_of_records(best.records, _facts(best.around))


def script_of_records(records: Sequence[Record], facts: dict[str, str]) -> Script:
    """The script of segments with lower-case keys. One without a speaker goes on with the one above."""
    cues = [*cues_of(records)]
    if any(cue.start_ms is not None for cue in cues) or (is_by_word(cues) and not is_interview(records)):
        return script_of(cues, facts)
    return Script([line for cue in cues for line in _paragraphs(cue)], facts, is_recording=True)


def _paragraphs(cue: Cue) -> Iterator[Line]:
    """What was written rather than recorded keeps its lines."""
    for text in filter(None, map(str.strip, cue.text.split("\n"))):
        yield Line(cue.number, text, label=cue.speaker)


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
            records = [*map(lowered, said_by_key([item for item in node if isinstance(item, dict)]))]
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


def _weight(found: _Found) -> int:
    """How much text it holds; a list of sentences counts more than the list of their words, which says the same."""
    named = sum(bool(speaker_of(record)) for record in found.records) * 2 > len(found.records)
    return count_characters(found.records) * (3 if named else 2)


def _facts(around: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """What the objects around the list state, the nearest last."""
    facts: dict[str, str] = {}
    for record in around:
        own = lowered(record)
        for key in ("metadata", "meta", "info", "episode"):
            if isinstance(nested := own.get(key), dict):
                own = {**lowered(nested), **own}
        facts |= {key: said for key in _FACTS if (said := _said(own.get(key)))}
    return facts


def _said(value: object) -> str:
    if isinstance(value, list):
        return "、".join(said for item in value if not isinstance(item, list) and (said := _said(item)))
    if isinstance(value, dict):
        return first(lowered(value), ("name", "title"))
    return "" if value is None or isinstance(value, bool) else str(value).strip()
