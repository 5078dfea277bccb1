"""Who asks: what reads like a question, and what stands where questions stand."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.transcripts.script import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.transcripts.paragraphs import Paragraph

# A question stands at the end of what is asked.
_REACH = 160
_FEWEST_QUESTIONS = 2
# Questions that nothing sets apart are at least so many, and have at most so many paragraphs to themselves each.
_FEWEST_STANDING = 3
_MOST_ANSWERS = 5
_TIMES_ANSWERED = 1.5  # characters, the questions among them
_NUMBER = re.compile(r"(?:[QＱ问問]?\s?\d{1,2}\s*[.、．)）:：]|[一二三四五六七八九十]{1,3}[、.．])")
_QUESTION_MARK = re.compile(r"[?？][\"'”’」』）)\]*_~～！!。.…😊🤔\s]*$")
_ENDS = re.compile(r"[.。!！…~～][\"'”’」』）)\]*_]*$")
_ASKED_WITHIN = re.compile(r"[?？]")
_INVITATION = re.compile(
    r"(?:请|請|能否|可否|可不可以|能不能|谈谈|聊聊|说说|讲讲|介绍一下|分享一下|谈一谈|聊一聊|讲一讲|说一说|先?(?:简单)?(?:自我)?介绍)"
    r"|(?:please|tell (?:us|me)|talk (?:about|us|me)|describe|introduce|walk (?:us|me)|let['’]s (?:start|talk|begin)|"
    r"(?:could|can|would|will) you|what|how|why|when|where|who|which|is there|are there|do you|did you|have you)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"您|你|请|請|\byou\b|\byour\b", re.IGNORECASE)
_INVITING_END = re.compile(r"(?:吗|呢|介绍一下|介绍|谈谈|聊聊|说说|分享|分享一下|讲讲)[吧！!。.…~～]?$")


def asks(text: str) -> bool:
    """Whether it ends with a question mark."""
    return bool(_QUESTION_MARK.search(text[-_REACH:]))


def has_question(text: str) -> bool:
    """Whether a question stands anywhere in its end."""
    return bool(_ASKED_WITHIN.search(text[-_REACH:]))


def is_question_like(text: str) -> bool:
    """Whether it asks, or invites somebody to speak without a question mark: `请介绍一下自己`, `Tell us more`."""
    if asks(text):
        return True
    return len(text) <= _REACH and bool(_INVITATION.match(text) or _INVITING_END.search(text))


def addresses_somebody(text: str) -> bool:
    return bool(_ADDRESS.search(text[:_REACH] + text[-_REACH:]))


def share_that_asks(texts: Iterable[str]) -> float:
    found = [asks(text) for text in texts]
    return sum(found) / len(found) if found else 0.0


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
    asking = [i for i, p in enumerate(paragraphs) if not p.why and len(p.text) <= _REACH and _is_standing(p)]
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
