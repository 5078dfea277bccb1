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

from tests.highlights.measure import SHARED, TRUTH, hash_of, place_turns, read_interview


def mark(name: str, half: str, file: str, marks: str) -> Path:
    """Writes the marks; complains of spans that the file doesn't have, or that nobody says."""
    path = SHARED / file
    interview, text = read_interview(path)
    said = place_turns(interview, text)
    kept: dict[str, list[tuple[int, int, str]]] = {"+": [], "-": []}
    for line in filter(None, map(str.strip, marks.splitlines())):
        start = text.find(line[2:])
        end = start + len(line) - 2
        if not any(first <= start and end <= last for first, last, *_ in said):
            sys.stderr.write(f"nobody says: {line}\n")
            continue
        kept[line[0]].append((start, end, hash_of(text[start:end])))
    record = {
        "file": file,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "half": half,
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


if __name__ == "__main__":
    name_, half_, file_, marks_ = sys.argv[1:]
    sys.stdout.write(f"{mark(name_, half_, file_, Path(marks_).read_text(encoding='utf-8'))}\n")
