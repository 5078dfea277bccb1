"""What is looked at on the tour, in this order. What a stop leaves behind, the next ones find."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

from bot.locales import wording

if TYPE_CHECKING:
    from tests.tour.page import Playground

TALK = """---
title: The bridge at the end of the road
date: 2026-02-11
source: https://example.org/talks/bridge
---

*Recorded in the workshop, on a rainy afternoon.*

**Ada Quill:** Why do you build bridges where nobody lives?

**Bo Stone:** Because a bridge is a promise that two banks make to each other, and somebody must write it down in wood.

**Ada Quill:** And who keeps it?

**Bo Stone:** Whoever walks across in the rain. A bridge that nobody walks on is only a very expensive opinion.
"""


@dataclass(frozen=True)
class Stop:
    """A screen: the command that opens it, and then what is pressed, by the messages that are on the buttons."""

    name: str
    command: str | None = None
    options: dict[str, str | Path] = field(default_factory=dict)
    pressed: tuple[str, ...] = ()
    chosen: str | None = None

    async def go(self, page: Playground, language: str) -> None:
        if self.command is not None:
            await page.run(self.command, **{name: _written(value) for name, value in self.options.items()})
        if self.chosen is not None:
            await page.choose(self.chosen.format(language=language))
        for key in self.pressed:
            await page.press(wording(language)(key))


def _written(value: str | Path) -> str | Path:
    """A file to be given to a command is written first."""
    if isinstance(value, str):
        return value
    path = Path(gettempdir()) / value
    path.write_text(TALK, encoding="utf-8")
    return path


TALK_FILE = Path("bridge.md")

ROUTE = (
    Stop("settings", "settings", chosen="{language}"),
    Stop("help", "help"),
    Stop("help-one", "help", {"command": "library"}),
    Stop("about", "about"),
    Stop("quote", "quote", {"about": "open source"}),
    Stop("quote-liked", None, {}, ("button-vote-for",)),
    Stop("quote-saved", None, {}, ("button-save",)),
    Stop("quote-card", "quote", {"about": "开源"}, ("button-card",)),
    Stop("quote-card-dark", None, {}, ("button-card-dark",)),
    Stop("quote-none", "quote", {"about": "qzxwvjkqpl"}),
    Stop("search", "search", {"query": "开源"}),
    Stop("search-context", None, {}, ("button-context",)),
    Stop("search-missed", "search", {"query": "qzxwv jkqpl", "speaker": "Mara Oduya"}),
    Stop("topics", "topic"),
    Stop("topic", "topic", {"name": "开源"}),
    Stop("topic-unknown", "topic", {"name": "qzxwvjkqpl"}),
    Stop("verify-exact", "verify", {"text": "open source is repair with better handwriting"}),
    Stop("verify-close", "verify", {"text": "You told a newspaper that open source is mending with nicer handwriting"}),
    Stop("verify-none", "verify", {"text": "qzxwvjkqpl was never said by anybody"}),
    Stop("saved", "saved"),
    Stop("follow-topic", "follow topic", {"name": "开源"}),
    Stop("follow-list", "follow list"),
    Stop("privacy", "privacy"),
    Stop("reports-none", "reports"),
    Stop("library-add", "library add", {"file": TALK_FILE}),
    Stop("library-stored", None, {}, ("upload-confirm",)),
    Stop("library-add-again", "library add", {"file": TALK_FILE}),
    Stop("library-list", "library list"),
    Stop("library-info", "library info", {"interview": "bridge"}),
    Stop("library-remove", None, {}, ("library-remove",)),
    Stop("library-removed", None, {}, ("library-remove-yes",)),
    Stop("library-highlights", "library highlights", {"interview": "Printers"}),
    Stop("daily-none", "daily list"),
    Stop("daily-add", "daily add", {"channel": "quotations", "at": "9:00", "zone": "Asia/Shanghai"}),
    Stop("daily-preview", "daily preview", {"schedule": "1"}),
    Stop("daily-now", "daily now", {"schedule": "1"}),
    Stop("daily-list", "daily list"),
    Stop("daily-history", "daily history", {"schedule": "1"}),
)
"""The files of the documents are among these: `help`, `search`, `quote-card`, `library-add`."""
