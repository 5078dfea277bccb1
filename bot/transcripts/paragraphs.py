"""Lines become paragraphs: the pieces of which each has one speaker, or none."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.text.sentences import width
from bot.transcripts.elections import find_labels
from bot.transcripts.labels import Label, leading_time, milliseconds
from bot.transcripts.names import HAN, key_of
from bot.transcripts.script import Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.transcripts.script import Line, Script

# Editors that break lines do it at 72 to 100 columns; what stands beyond is an address that cannot be broken.
_WIDEST_WRAPPED = 110
_NARROWEST_WRAPPED = 40
_FEWEST_BREAKS = 3
_SENTENCE_ENDS = tuple('。！？!?.…:：;；”"」』)）]】~～—*_`')


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines `first` to `last` of the file, as one text.

    `label` is what could name its speaker, and `is_labelled` says that it does: then `speaker` is its key. `text` is
    what stands behind the label if it does, or else all of it; `rest` is what stands behind the label in either case.
    """

    first: int
    last: int
    text: str
    style: Style = Style.PLAIN
    why: str = ""
    label: Label | None = None
    is_labelled: bool = False
    rest: str = ""
    start_ms: int | None = None
    end_ms: int | None = None
    level: int = 0
    speaker: str = ""

    @property
    def is_emphasised(self) -> bool:
        """Set apart as a whole, as questions are."""
        return self.style in (Style.BOLD, Style.HEADING)


def gather(script: Script) -> list[Paragraph]:
    """The paragraphs of a file, in order, with the labels that hold for all of it."""
    labels, speakers = find_labels(script.lines)
    named = [label if label and key_of(label.name) in speakers else None for label in labels]
    groups = _grouped(script.lines, named, wrapped=_is_wrapped(script.lines, named))
    return [_paragraph([script.lines[i] for i in group], labels[group[0]], named[group[0]], script) for group in groups]


def _grouped(lines: Sequence[Line], named: Sequence[Label | None], *, wrapped: bool) -> Iterator[list[int]]:
    group: list[int] = []
    for index, line in enumerate(lines):
        goes_on = wrapped and group and named[index] is None and _goes_on(lines[index - 1], line)
        if group and not goes_on:
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def _goes_on(above: Line, line: Line) -> bool:
    if line.opens or line.why or above.why or line.label or above.label:
        return False
    return line.style is above.style or (line.style is Style.PLAIN and above.style is Style.ITEM)


def _is_wrapped(lines: Sequence[Line], named: Sequence[Label | None]) -> bool:
    """Whether the file breaks its lines at a width, rather than at the ends of paragraphs."""
    breaks = [
        above.text
        for (above, line), label in zip(pairwise(lines), named[1:], strict=False)
        if label is None and above.style is line.style is Style.PLAIN and _goes_on(above, line)
    ]
    if len(breaks) < _FEWEST_BREAKS:
        return False
    widths = sorted(width(text[: 2 * _WIDEST_WRAPPED]) for text in breaks)
    if not widths[len(widths) // 2] >= _NARROWEST_WRAPPED or widths[len(widths) * 9 // 10] > _WIDEST_WRAPPED:
        return False
    return sum(not text.endswith(_SENTENCE_ENDS) for text in breaks) > len(breaks) / 2


def _paragraph(lines: list[Line], label: Label | None, named: Label | None, script: Script) -> Paragraph:
    first = lines[0]
    whole = _joined([line.text for line in lines])
    rest = whole[label.start :].strip() if label else ""
    text = rest if named else whole
    clock, start = leading_time(text, is_alone=named is None)
    begins_at = milliseconds(clock or (named.time if named else ""))
    undressed = script.undress(text[start:].strip() if start else text)
    if label and (name := script.undress(label.name)) != label.name:
        label = label._replace(name=name)
    return Paragraph(
        first.number,
        lines[-1].last or lines[-1].number,
        undressed,
        first.style,
        first.why,
        label,
        named is not None,
        undressed if rest == text and not start else script.undress(rest),
        first.start_ms if begins_at is None else begins_at,
        lines[-1].end_ms,
        first.level,
        key_of(label.name) if named and label else "",
    )


def _joined(texts: list[str]) -> str:
    """Broken lines as one again: with a blank between them, but for lines of Chinese."""
    if len(texts) == 1:
        return texts[0]
    joined = [texts[0]]
    for above, line in pairwise(texts):
        joined.append("" if HAN.match(above[-1]) and HAN.match(line[0]) else " ")
        joined.append(line)
    return "".join(joined)
