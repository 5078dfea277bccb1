"""Word documents: their paragraphs and tables in order, as plain lines.

A `.docx` is a zip archive of XML. What it unpacks to is measured before anything is unpacked, so that a bomb stays one.
Lines are numbered by paragraph, since the file has no lines.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from bot.transcripts.labels import milliseconds
from bot.transcripts.script import BrokenFormat, Line, Script, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

LARGEST_UNPACKED = 100 * 1024 * 1024
"""Bytes that all members may have together. A book of a thousand pages has a tenth of it, but for its pictures."""
_MOST_MEMBERS = 5_000
_LARGEST_TEXT = 50 * 1024 * 1024
_TEXT_MEMBERS = (".xml", ".rels")
_OLE = b"\xd0\xcf\x11\xe0"
_SPEAKER_AND_TEXT = 2
_TIME = re.compile(r"[\[(]?(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?[\])]?")
# What zipfile, lxml and python-docx raise on archives and documents that are cut, altered or locked.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, SyntaxError, LookupError, TypeError, ValueError, AttributeError, OSError, EOFError,
    RuntimeError,
)  # fmt: skip


def read_word_document(data: bytes) -> Script:
    """The lines of a `.docx`.

    Raises:
        BrokenFormat: it is no such document, is locked by a password, or unpacks to more than LARGEST_UNPACKED.
    """
    if data.startswith(_OLE):
        raise BrokenFormat("is an older Word document, or locked by a password: save it as .docx without one.")
    _measure(data)
    import docx  # noqa: PLC0415  takes 0.1 s to load, which those who read no Word documents are spared
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415

    try:
        document = docx.Document(io.BytesIO(data))
        lines = [line._replace(number=number) for number, line in enumerate(_lines(document), 1)]
        return Script(lines, _facts(document))
    except (PackageNotFoundError, *_DAMAGED):
        raise BrokenFormat("is no whole Word document: save it again as .docx.") from None


def _measure(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise BrokenFormat("is no Word document: save it as .docx.") from None
    texts = [member.file_size for member in members if member.filename.endswith(_TEXT_MEMBERS)]
    total = sum(member.file_size for member in members)
    if len(members) > _MOST_MEMBERS or total > LARGEST_UNPACKED or sum(texts) > _LARGEST_TEXT:
        raise BrokenFormat(f"unpacks to more than {LARGEST_UNPACKED >> 20} MB: save its text alone.")


def _lines(document: Document) -> Iterator[Line]:
    from docx.table import Table  # noqa: PLC0415  see above

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield from _paragraph(block)


def _paragraph(paragraph: Paragraph) -> Iterator[Line]:
    style = (paragraph.style.name or "") if paragraph.style else ""
    is_bold = all(run.bold for run in paragraph.runs if run.text.strip())
    for text in filter(None, map(str.strip, paragraph.text.split("\n"))):
        if style.startswith(("Heading", "Title")):
            yield Line(0, text, Style.HEADING, level=int(style[-1]) if style[-1:].isdigit() else 1)
        elif is_bold:
            yield Line(0, text, Style.BOLD)
        else:
            yield Line(0, text, Style.ITEM if style.startswith("List") else Style.PLAIN)


def _rows(table: Table) -> Iterator[Line]:
    """A row of two cells is a speaker and their words, perhaps with a time; any other is what its cells say."""
    for row in table.rows:
        cells = [text for cell in row.cells if (text := cell.text.strip())]
        times = [cell for cell in cells if _TIME.fullmatch(cell)]
        said = [cell for cell in cells if cell not in times]
        start = milliseconds(times[0].strip("[]()")) if times else None
        if len(said) == _SPEAKER_AND_TEXT:
            yield Line(0, " ".join(said[1].split("\n")), label=said[0].rstrip(":： "), start_ms=start)
        else:
            yield from (Line(0, cell) for cell in cells)


def _facts(document: Document) -> dict[str, str]:
    properties = document.core_properties
    return {"title": properties.title} if properties.title else {}
