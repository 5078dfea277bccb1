"""What a member keeps, as a file of their own: for people to read, for a table, for programs. Pure."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from bot.sources import source_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.saved import SavedRecord

FIELDS = ("text", "speaker", "interview", "date", "source", "note", "saved_at")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula, and compute."""


def export(records: Sequence[SavedRecord], ending: str) -> bytes:
    """The file, in UTF-8; `ending` is `md`, `csv` or `json`."""
    match ending:
        case "csv":
            return _csv(records)
        case "json":
            return json.dumps([_row(record) for record in records], ensure_ascii=False, indent=1).encode() + b"\n"
        case _:
            return "\n\n".join(_markdown(record) for record in records).encode() + b"\n"


def _row(record: SavedRecord) -> dict[str, str]:
    values = (
        record.text,
        record.speaker,
        record.title,
        record.date or "",
        source_at(record.source_url, record.start_ms) or "",
        record.note,
        record.saved_at,
    )
    return dict(zip(FIELDS, values, strict=True))


def _csv(records: Sequence[SavedRecord]) -> bytes:
    """With a byte order mark, without which Excel takes Chinese for something else."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, FIELDS)
    writer.writeheader()
    for record in records:
        writer.writerow({name: _inert(value) for name, value in _row(record).items()})
    return file.getvalue().encode("utf-8-sig")


def _inert(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value


def _markdown(record: SavedRecord) -> str:
    row = _row(record)
    quoted = "\n".join(f"> {line}".rstrip() for line in record.text.split("\n"))
    place = ", ".join(filter(None, [f"**{record.speaker}**", record.title, record.date]))
    source = f" <{row['source']}>" if row["source"] else ""
    note = f"\n\n{record.note}" if record.note else ""
    return f"{quoted}\n>\n> — {place}{source}{note}"
