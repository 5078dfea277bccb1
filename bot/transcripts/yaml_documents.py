"""YAML: a transcript as a document of segments, or in the front matter of a page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import yaml

from bot.transcripts.records import LINE
from bot.transcripts.script import BrokenFormat, Line, Script
from bot.transcripts.segments import read_segments

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<body>.+?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_DEEPEST = 100  # levels


class _Loader(yaml.CBaseLoader):
    """Makes nothing but text, lists and mappings; each mapping tells the line on which it begins."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        return super().construct_mapping(node, deep) | {LINE: node.start_mark.line + 1}


def read_yaml(text: str) -> Script:
    """The segments of a YAML document; all of its values are text, whatever they look like.

    Raises:
        BrokenFormat: it is no YAML, or holds no segments.
    """
    return read_front_matter_alone(text) or _read_document(text, text)


def read_front_matter_alone(text: str) -> Script | None:
    """The script of a page that says in its front matter what was said, and less below."""
    matter = _FRONT_MATTER.match(text) if text.startswith("---") else None
    if matter is None or len(matter["body"]) < len(text) - matter.end():
        return None
    try:
        script = _read_document("\n" + matter["body"], text)  # the fence is a line of the file
    except BrokenFormat:
        return None
    begin = text.count("\n", 0, matter.end()) + 1
    below = [
        Line(number, line.strip(), why="outside of the transcript")
        for number, line in enumerate(text[matter.end() :].split("\n"), begin)
        if line.strip()
    ]
    return replace(script, lines=[*script.lines, *below])


def _read_document(body: str, text: str) -> Script:
    try:
        _measure(body)
        document: object = yaml.load(body, Loader=_Loader)  # noqa: S506  a base loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BrokenFormat(f"is no YAML from line {line} on: save it again.") from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise BrokenFormat("is no YAML: save it again.") from None
    script = read_segments(document)
    return script if script.is_recording else _numbered(script, text)


def _measure(body: str) -> None:
    """The parser makes one call within another for each level, without a guard: too many would end the process."""
    depth = 0
    for event in yaml.parse(body, Loader=yaml.CBaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise BrokenFormat("is YAML that nests beyond all bounds: export it as a transcript.")


def _numbered(script: Script, text: str) -> Script:
    """A text within the document keeps its lines in the file, which its first one tells."""
    first = script.lines[0].text if script.lines else ""
    at = next((number for number, line in enumerate(text.split("\n"), 1) if first and line.strip() == first), None)
    if at is None:
        return script
    offset = at - script.lines[0].number
    return replace(script, lines=[line._replace(number=line.number + offset) for line in script.lines])
