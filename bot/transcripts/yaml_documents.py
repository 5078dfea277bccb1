"""YAML: a transcript as a document of segments, or as front matter above nothing."""

from __future__ import annotations

import re

import yaml

from bot.transcripts.script import BrokenFormat, Script
from bot.transcripts.segments import read_segments

_ONLY_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<body>.+?)\n(?:---|\.\.\.)\s*\Z", re.DOTALL)


def read_yaml(text: str) -> Script:
    """The segments of a YAML document; all of its values are text, whatever they look like.

    Raises:
        BrokenFormat: it is no YAML, or holds no segments.
    """
    whole = _ONLY_FRONT_MATTER.match(text)
    try:
        # BaseLoader makes nothing but text, lists and mappings.
        document: object = yaml.load(whole["body"] if whole else text, Loader=yaml.CBaseLoader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BrokenFormat(f"is no YAML from line {line} on: save it again.") from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise BrokenFormat("is no YAML: save it again.") from None
    return read_segments(document)


def read_front_matter_alone(text: str) -> Script | None:
    """The script of a Markdown file that is nothing but front matter with segments in it."""
    if not text.startswith("---") or not _ONLY_FRONT_MATTER.match(text):
        return None
    try:
        return read_yaml(text)
    except BrokenFormat:
        return None
