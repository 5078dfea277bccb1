"""Which paragraphs stand where questions stand."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.transcripts.asking import REACH, addresses_somebody, asks, is_question_like
from bot.transcripts.script import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.transcripts.paragraphs import Paragraph

_FEWEST_QUESTIONS = 2
# Questions that nothing sets apart are at least so many, and have at most so many paragraphs to themselves each.
_FEWEST_STANDING = 3
_MOST_ANSWERS = 5
_TIMES_ANSWERED = 1.5  # characters, the questions among them
_NUMBER = re.compile(r"(?:[QＱ问問]?\s?\d{1,2}\s*[.、．)）:：]|[一二三四五六七八九十]{1,3}[、.．])")
_ENDS = re.compile(r"[.。!！…~～][\"'”’」』）)\]*_]*$")


def emphasised_questions(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Indexes of the paragraphs that are questions because they are set apart: headings, bold lines, or quotations.

    One way of setting apart has to hold for all; other headings are headings.
    """
    ways: dict[tuple[Style, int], list[int]] = {}
    for index, paragraph in enumerate(paragraphs):
        is_title = not index and paragraph.style is Style.HEADING
        if paragraph.style in (Style.HEADING, Style.BOLD, Style.QUOTE) and not paragraph.why and not is_title:
            ways.setdefault((paragraph.style, paragraph.level), []).append(index)
    asking = {way: [i for i in found if is_question_like(paragraphs[i].text)] for way, found in ways.items()}
    best = max(asking, key=lambda way: len(asking[way]), default=None)
    if best is None or len(asking[best]) < _FEWEST_QUESTIONS:
        return []
    if best[0] is not Style.BOLD:
        return asking[best]
    greetings = (i for i in ways[best] if _ENDS.search(paragraphs[i].text) and addresses_somebody(paragraphs[i].text))
    first = min(asking[best][0], next(greetings, asking[best][0]))
    said = [i for i in ways[best] if i >= first and (i in asking[best] or _ENDS.search(paragraphs[i].text))]
    if len(asking[best]) * 2 > len(ways[best]):
        return [i for i in ways[best] if i >= first]
    return said if len(asking[best]) >= _FEWEST_STANDING and len(asking[best]) * 3 > len(said) else asking[best]


def standing_questions(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Indexes of the brief paragraphs that ask, in a text in which whatever stands between them answers.

    They must be several, make a good part of the text from the first one on, and be answered by more than was asked.
    """
    asking = [i for i, p in enumerate(paragraphs) if not p.why and len(p.text) <= REACH and _is_standing(p)]
    numbered = [i for i in asking if _NUMBER.match(paragraphs[i].text)]
    asking = numbered if len(numbered) * 2 > len(asking) else asking
    if len(asking) < (_FEWEST_QUESTIONS if numbered else _FEWEST_STANDING):
        return []
    below = [i for i in range(asking[0], len(paragraphs)) if not paragraphs[i].why]
    asked, said = (sum(len(paragraphs[i].text) for i in found) for found in (asking, below))
    together = sum(b - a == 1 for a, b in pairwise(asking))
    if len(asking) * _MOST_ANSWERS < len(below) or together > len(asking) // 5 or said < _TIMES_ANSWERED * asked:
        return []
    return asking


def _is_standing(paragraph: Paragraph) -> bool:
    return paragraph.style in (Style.PLAIN, Style.ITEM) and asks(paragraph.text) and not paragraph.text[:1].islower()
