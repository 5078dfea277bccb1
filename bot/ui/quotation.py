"""One quotation, or a kind word where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ui

from bot.ui.custom_ids.quotation import AnotherQuotation
from bot.ui.custom_ids.reading import ReadingPlace
from bot.ui.custom_ids.topic import TopicPage
from bot.ui.markup import block_quote, clip, escape
from bot.ui.pieces import button, cite, frame, rows

if TYPE_CHECKING:
    from bot.library import NoQuotation
    from bot.locales import Wording
    from bot.store.index import Filters
    from bot.store.records import Quotation

QUOTATION_LENGTH = 1_200
"""Characters of a quotation before escapes, far more than any highlight has."""


def render_quotation(quotation: Quotation, filters: Filters, about: str | None, say: Wording) -> ui.LayoutView:
    text = block_quote(escape(clip(quotation.text, QUOTATION_LENGTH)))
    buttons = [button(say("button-context"), ReadingPlace(quotation.turn.id, quotation.start).pack())]
    another = AnotherQuotation(quotation.id, filters, about).pack()
    if another is not None:
        buttons.insert(0, button(say("button-another"), another))
    return frame([ui.TextDisplay(text), ui.TextDisplay(f"-# — {cite(quotation.turn, say)}"), *rows(buttons)])


def render_no_quotation(missing: NoQuotation, say: Wording) -> ui.LayoutView:
    if missing.about is None:
        headline = say("quote-none")
    else:
        headline = say("quote-none-about", about=f"**{escape(clip(missing.about, 100))}**")
    if not missing.suggestions:
        return frame([ui.TextDisplay(f"{headline}\n{say('quote-none-hint')}")])
    topics = [button(topic.label, TopicPage(topic.id).pack()) for topic in missing.suggestions]
    return frame([ui.TextDisplay(f"{headline}\n{say('quote-try-topics')}"), *rows(topics)])
