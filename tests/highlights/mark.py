"""Makes a file of marks for `measure`: an interview's spans that a reader of the whole text would and would not quote.

    python -m tests.highlights.mark NAME HALF FILE MARKS

HALF is `tune` or `test`; FILE lies in `../shared`. MARKS is a text with a span on each line, copied from FILE, after
`+` for one to quote and `-` for one not to. Mark before you look at any ranking. Offsets and hashes are kept, no text.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from bot import transcripts
from tests.highlights.measure import SHARED, TRUTH


def mark(name: str, half: str, file: str, marks: str) -> Path:
    """Writes the marks; complains of spans that the file doesn't have, or that nobody says."""
    path = SHARED / file
    text = path.read_text(encoding="utf-8")
    turns = _place_turns(path, text)
    said = [span for turn in turns for span in turn["paragraphs"]]
    kept: dict[str, list[tuple[int, int, str]]] = {"+": [], "-": []}
    for line in filter(None, map(str.strip, marks.splitlines())):
        start = text.find(line[2:])
        end = start + len(line) - 2
        if not any(first <= start and end <= last for first, last in said):
            sys.stderr.write(f"nobody says: {line}\n")
            continue
        kept[line[0]].append((start, end, hashlib.sha256(text[start:end].encode()).hexdigest()[:16]))
    record = {
        "file": file,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "half": half,
        "turns": turns,
        "good": sorted(kept["+"]),
        "bad": sorted(kept["-"]),
    }
    written = TRUTH / f"{name}.json"
    fields = [f"  {json.dumps(key)}: {_lines(value)}" for key, value in record.items()]
    written.write_text("{\n" + ",\n".join(fields) + "\n}\n", encoding="utf-8")
    return written


def _lines(value: object) -> str:
    """A list has an item on each line."""
    if not isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(f"    {json.dumps(item)}" for item in value) + "\n  ]"


def _place_turns(path: Path, text: str) -> list[dict[str, Any]]:
    """The turns' paragraphs as spans of the file, as far as they stand there to the letter."""
    [interview] = transcripts.read(path)
    turns: list[dict[str, Any]] = []
    letters = {person.name: chr(ord("A") + i) for i, person in enumerate(interview.participants)}
    at = 0
    for turn in interview.turns:
        spans: list[tuple[int, int]] = []
        for paragraph in turn.text.split("\n"):
            start = text.find(paragraph, at)
            if start >= 0:
                at = start + len(paragraph)
                spans.append((start, at))
        if spans:
            role = interview.role_of(turn.speaker)
            turns.append({"speaker": letters[turn.speaker], "role": role, "paragraphs": spans})
    return turns


if __name__ == "__main__":
    name_, half_, file_, marks_ = sys.argv[1:]
    sys.stdout.write(f"{mark(name_, half_, file_, Path(marks_).read_text(encoding='utf-8'))}\n")
