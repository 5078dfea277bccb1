"""What a file states about itself before it begins: YAML or TOML between fences, or `[#]: key: (value)` lines.

Only what transcripts use is read: scalars, and lists of scalars in brackets or below their key. A value that is deeper
is passed over, so that no file can make this fail.
"""

from __future__ import annotations

import re

# A longer block is no front matter, but a text that begins with a rule.
_LONGEST = 200
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_PAIR = re.compile(r"([^\s:=#\-][^:=]{0,40}?)\s*[:=](?:\s+|$)(.*)")
_ITEM = re.compile(r"\s*-\s+(.*)")
_COLLECTOR = re.compile(r"\[#\]:\s*\(?\s*([a-z_ ]+?)\s*:\s*(.*?)\s*\)?$")


def read_front_matter(lines: list[str]) -> tuple[dict[str, str], int]:
    """The facts by lower-case key, lists joined by `、`, and how many lines they take; nothing and 0 without any."""
    closing = _FENCES.get(lines[0].rstrip()) if lines else None
    if closing is None:
        return {}, 0
    end = next((i for i, line in enumerate(lines[1:_LONGEST], 1) if line.rstrip() in closing), 0)
    body = lines[1:end]
    if not any(_PAIR.match(line) for line in body):
        return {}, 0
    return _facts(body), end + 1


def read_collector_line(line: str) -> tuple[str, str] | None:
    """A line as `[#]: author: (Jane Doe)`, which Chinese translation projects put above an article."""
    match = _COLLECTOR.match(line)
    return (match[1], _bare(match[2].strip("() "))) if match else None


def _facts(lines: list[str]) -> dict[str, str]:
    facts: dict[str, str] = {}
    key = ""
    for line in lines:
        pair, item = _PAIR.match(line), _ITEM.match(line)
        if pair:
            key = pair[1].strip().casefold()
            facts[key] = _value(pair[2])
        elif item and key:
            value = _bare(item[1].removeprefix("name:"))
            facts[key] = f"{facts[key]}、{value}" if facts[key] else value
        elif line.strip().startswith("name:") and key and not facts[key]:
            facts[key] = _bare(line.strip().removeprefix("name:"))
    return facts


def _value(text: str) -> str:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return "、".join(_bare(part) for part in text[1:-1].split(",") if part.strip())
    return "" if text in (">", "|", ">-", "|-", "{}", "null", "~") else _bare(text)


def _bare(text: str) -> str:
    text = text.strip()
    for quote in "\"'":
        if len(text) > 1 and text.startswith(quote) and text.endswith(quote):
            return text[1:-1].replace(f"\\{quote}", quote).strip()
    return text
