"""What reads like a question, or invites somebody to speak."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

REACH = 160
"""Characters: a question stands at the end of what is asked, and is no longer than this."""

_QUESTION_MARK = re.compile(r"[?？][\"'”’」』）)\]*_~～！!。.…😊🤔\s]*$")
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
    return bool(_QUESTION_MARK.search(text[-REACH:]))


def has_question(text: str) -> bool:
    """Whether a question stands anywhere in its end."""
    return bool(_ASKED_WITHIN.search(text[-REACH:]))


def is_question_like(text: str) -> bool:
    """Whether it asks, or invites somebody to speak without a question mark: `请介绍一下自己`, `Tell us more`."""
    if asks(text):
        return True
    return len(text) <= REACH and bool(_INVITATION.match(text) or _INVITING_END.search(text))


def addresses_somebody(text: str) -> bool:
    return bool(_ADDRESS.search(text[:REACH] + text[-REACH:]))


def share_that_asks(texts: Iterable[str]) -> float:
    found = [asks(text) for text in texts]
    return sum(found) / len(found) if found else 0.0
