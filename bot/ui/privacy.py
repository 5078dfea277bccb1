"""What is stored about somebody, and what they can do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ui

from bot.members.privacy import KEPT_AFTER_DEPARTURE
from bot.ui.custom_ids.privacy import PrivacyStep, PrivacyWish
from bot.ui.pieces import button, frame, rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.locales import Wording


def render_privacy(counts: Mapping[str, int], say: Wording) -> ui.LayoutView:
    rest = say("privacy-rest", days=KEPT_AFTER_DEPARTURE.days)
    if not counts:
        return frame([ui.TextDisplay(say("privacy-nothing")), ui.TextDisplay(f"-# {rest}")])
    lines = "\n".join(f"- {say(f'privacy-{name}', count=count)}" for name, count in counts.items())
    return frame(
        [
            ui.TextDisplay(f"### {say('privacy-title')}\n{lines}"),
            ui.TextDisplay(f"-# {rest}"),
            *rows(
                [
                    button(say("privacy-export"), PrivacyWish(PrivacyStep.EXPORT).pack()),
                    button(say("privacy-erase"), PrivacyWish(PrivacyStep.ASK).pack()),
                ]
            ),
        ]
    )


def render_question(say: Wording) -> ui.LayoutView:
    return frame(
        [
            ui.TextDisplay(say("privacy-question")),
            *rows(
                [
                    button(say("privacy-erase-all"), PrivacyWish(PrivacyStep.ERASE).pack()),
                    button(say("privacy-keep"), PrivacyWish(PrivacyStep.SHOW).pack()),
                ]
            ),
        ]
    )


def render_erased(say: Wording) -> ui.LayoutView:
    return frame([ui.TextDisplay(say("privacy-erased"))])
