"""One quotation with all that can be done with it, or a kind word where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ui

from bot.members.votes import AGAINST, FOR
from bot.sources import source_at
from bot.ui.custom_ids.quotation import QuotationCard, QuotationVote, SavedQuotation, SharedQuotation
from bot.ui.custom_ids.reading import ReadingPlace, ReadingStep
from bot.ui.custom_ids.topic import TopicPage
from bot.ui.markup import block_quote, clip, clock, escape
from bot.ui.pieces import button, cite, frame, link_button, rows
from bot.ui.reports import report_button

if TYPE_CHECKING:
    from bot.library import NoQuotation
    from bot.locales import Wording
    from bot.store.records import Quotation, TurnRecord
    from bot.store.votes import Tally
    from bot.ui.custom_ids.quotation import AnotherQuotation

QUOTATION_LENGTH = 1_200
"""Characters of a quotation before escapes, far more than any highlight has."""

QUOTATION_COST = 2_800
"""Characters that it may come to with all marks; what comes to more is cut again. With who said it and where, a message
stays within Discord's 4,000 characters."""

_SHORTER = 0.8


def render_quotation(
    quotation: Quotation,
    tally: Tally,
    say: Wording,
    *,
    another: AnotherQuotation | None = None,
    is_shareable: bool = False,
    sharer: int | None = None,
) -> ui.LayoutView:
    """The words, who said them and where, and below what can be done: read on, and keep or pass on.

    `another` is what was asked for, where there may be more of it; `is_shareable` says that only one member sees this,
    in a channel with others; `sharer` is the member who has shown it to them.
    """
    lines = [f"-# — {describe_place(quotation, say)}"]
    if sharer is not None:
        lines.append(f"-# {say('quote-shared-by', member=f'<@{sharer}>')}")
    return frame(
        [
            ui.TextDisplay(quote(quotation.text)),
            ui.TextDisplay("\n".join(lines)),
            ui.ActionRow(*_reading_buttons(quotation, another, say)),
            *rows(keeping_buttons(quotation, tally, say, is_shareable=is_shareable)),
        ]
    )


def render_no_quotation(missing: NoQuotation, say: Wording) -> ui.LayoutView:
    if missing.about is None:
        headline = say("quote-none")
    else:
        headline = say("quote-none-about", about=f"**{escape(clip(missing.about, 100))}**")
    if not missing.suggestions:
        return frame([ui.TextDisplay(f"{headline}\n{say('quote-none-hint')}")])
    topics = [button(topic.label_in(say.language), TopicPage(topic.id).pack()) for topic in missing.suggestions]
    return frame([ui.TextDisplay(f"{headline}\n{say('quote-try-topics')}"), *rows(topics)])


def quote(text: str, length: int = QUOTATION_LENGTH, cost: int = QUOTATION_COST) -> str:
    """The words set off as a quotation, whole, or as much as comes to at most `cost` characters with all marks."""
    while len(quoted := block_quote(escape(clip(text, length)))) > cost:
        length = int(length * _SHORTER)
    return quoted


def describe_place(quotation: Quotation, say: Wording) -> str:
    """Who said it and where, and the number by which it is found again."""
    return f"{cite(quotation.turn, say)} · {number_of(quotation.id, say)}"


def number_of(highlight_id: int, say: Wording) -> str:
    return say("quote-number", number=str(highlight_id))


def source_buttons(turn: TurnRecord, say: Wording) -> list[ui.Button[ui.LayoutView]]:
    """The way to the source, at the time where it is known; none where there is no address."""
    address = source_at(turn.interview.source_url, turn.start_ms)
    if address is None:
        return []
    label = say("button-source")
    return [link_button(label if turn.start_ms is None else f"{label} · {clock(turn.start_ms)}", address)]


def keeping_buttons(
    quotation: Quotation, tally: Tally, say: Wording, *, is_shareable: bool = False
) -> list[ui.Button[ui.LayoutView]]:
    """What a member may do with any quotation, wherever it stands."""
    votes = vote_labels(quotation.id, tally, say)
    buttons = [
        button(say("button-save"), SavedQuotation(quotation.id).pack()),
        *(button(label, custom_id) for custom_id, label in votes.items()),
        button(say("button-card"), QuotationCard(quotation.id).pack()),
    ]
    if is_shareable:
        buttons.append(button(say("button-share"), SharedQuotation(quotation.id).pack()))
    return [*buttons, report_button(quotation.turn.id, quotation.start, quotation.end, say)]


def vote_labels(highlight_id: int, tally: Tally, say: Wording) -> dict[str, str]:
    """The labels of the two votes, by custom_id: the count is named once there is one."""
    return {
        QuotationVote(highlight_id, value).pack(): f"{say(key)} {count}" if count else say(key)
        for value, key, count in ((FOR, "button-vote-for", tally.up), (AGAINST, "button-vote-against", tally.down))
    }


def _reading_buttons(
    quotation: Quotation, another: AnotherQuotation | None, say: Wording
) -> list[ui.Button[ui.LayoutView]]:
    turn = quotation.turn
    more = another and another.pack()
    return [
        *([button(say("button-another"), more)] if more else []),
        button(say("button-before"), ReadingStep(turn.id, is_later=False).pack()),
        button(say("button-context"), ReadingPlace(turn.id, quotation.start).pack()),
        button(say("button-after"), ReadingStep(turn.id, is_later=True).pack()),
        *source_buttons(turn, say),
    ]
