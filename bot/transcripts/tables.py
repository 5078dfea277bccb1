"""Tables of comma-, semicolon- or tab-separated values: a row a segment, with or without a header."""

from __future__ import annotations

import csv
import re
from itertools import islice
from typing import TYPE_CHECKING

from bot.transcripts.records import is_text_key
from bot.transcripts.script import BrokenFormat
from bot.transcripts.segments import script_of_records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.transcripts.script import Script

_DELIMITERS = ",;\t|"
_SAMPLE = 50  # rows; a table shows in its first ones what it is
_CLOCK = re.compile(r"\[?(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?\]?")
_LONGEST_NAME = 60
_LONGEST_CELL = 1_000_000


def read_csv(text: str) -> Script:
    """The rows of a table. A row that names nobody goes on with whoever the row above names.

    Raises:
        BrokenFormat: none of its columns holds text.
    """
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = [row for row in csv.reader(text.splitlines(keepends=True), delimiter=_delimiter(text)) if any(row)]
    except csv.Error as error:
        raise BrokenFormat(f"is no table ({error}): save it as CSV again.") from None
    header = _header(rows)
    if not any(map(is_text_key, header)) or not _tells_speech(rows[0], header):
        raise BrokenFormat("has no column for what is said: name the columns speaker and text.")
    body = rows[1:] if _is_header(rows[0]) else rows
    records: list[dict[str, object]] = [dict(zip(header, row, strict=False)) for row in body]
    return script_of_records(records, {})


def _delimiter(text: str) -> str:
    """The one that cuts most of the first lines into the same number of cells."""
    lines = [line for line in islice(text.splitlines(), _SAMPLE) if line.strip()]
    if not lines:
        return ","
    head = lines[0]
    return max(
        _DELIMITERS, key=lambda mark: (head.count(mark) > 0, sum(mark in line for line in lines), head.count(mark))
    )


def _is_header(row: Sequence[str]) -> bool:
    return any(is_text_key(cell.strip().casefold()) for cell in row)


def _tells_speech(first: Sequence[str], header: Sequence[str]) -> bool:
    """Whether the file calls a column so, or there are speakers or times beside the longest one."""
    return _is_header(first) or not {"speaker", "start"}.isdisjoint(header)


def _header(rows: Sequence[Sequence[str]]) -> list[str]:
    """The names of the columns, or what the columns look like where they have none."""
    if not rows:
        raise BrokenFormat("is an empty table: there is nothing to read.")
    if _is_header(rows[0]):
        return [cell.strip().casefold() for cell in rows[0]]
    columns = [*zip(*(row for row in rows[:_SAMPLE] if len(row) == len(rows[0])), strict=True)]
    lengths = [sum(map(len, cells)) for cells in columns]
    return [_kind(cells, is_longest=length == max(lengths)) for cells, length in zip(columns, lengths, strict=True)]


def _kind(cells: Sequence[str], *, is_longest: bool) -> str:
    filled = [cell.strip() for cell in cells if cell.strip()]
    if filled and all(_CLOCK.fullmatch(cell) for cell in filled):
        return "start"
    if is_longest:
        return "text"
    repeats = len(set(filled)) < len(filled) and all(len(cell) <= _LONGEST_NAME for cell in filled)
    return "speaker" if repeats and not all(cell.replace(".", "").isdigit() for cell in filled) else "other"
