"""An interview's highlights, best first, for those who may pin, hide and edit them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from discord import ui

from bot.model import Standing
from bot.text.sentences import excerpt
from bot.ui.custom_ids.curation import BordersForm, CurationPage, Decision
from bot.ui.custom_ids.reading import ReadingPlace
from bot.ui.forms import field, form
from bot.ui.markup import block_quote, clip, escape
from bot.ui.pieces import SPEAKER_LENGTH, TITLE_LENGTH, button, frame, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.locales import Wording
    from bot.store.records import CuratedRecord, InterviewRecord, Quotation

PAGE = 5
"""Highlights on a page: with four buttons each they come to 36 of Discord's 40 components."""

QUOTATION_COST = 480
"""Characters of a quotation with all escapes; where it comes to more, it is cut to half of that."""

WORDS = "words"
"""The field of the form."""

REASONS = 3
"""Why a highlight was picked, in so many words at most."""

SURROUNDINGS_WIDTH = 1_600
"""What is shown around a highlight whose borders are drawn, in units of `bot.text.sentences.width`."""


def render_curation(
    interview: InterviewRecord, curated: Sequence[CuratedRecord], page: int, say: Wording
) -> ui.LayoutView:
    """A page of the highlights that `library.curation.list` gives.

    They keep their places whatever is decided about them, so that nobody loses the one that they look at.
    """
    title = escape(clip(interview.title, TITLE_LENGTH))
    if not curated:
        return frame([ui.TextDisplay(f"### {title}\n{say('curation-none')}")])
    pages = -(-len(curated) // PAGE)
    page = min(page, pages - 1)
    ordered = sorted(curated, key=lambda each: (-each.quotation.score, each.quotation.id))
    items: list[ui.Item[ui.LayoutView]] = [
        ui.TextDisplay(f"### {say('curation-title', title=title)}\n-# {say('curation-hint')}")
    ]
    for each in ordered[page * PAGE : (page + 1) * PAGE]:
        items += [ui.TextDisplay(_describe(each, say)), _decisions(each, page, say)]
    if pages > 1:
        items += rows(_page_buttons(interview.id, page, pages, say))
    return frame(items)


def _describe(each: CuratedRecord, say: Wording) -> str:
    quotation = each.quotation
    text = " ".join(quotation.text.split())
    text = text if len(escape(text)) <= QUOTATION_COST else clip(text, QUOTATION_COST // 2)
    name = f"**{escape(clip(quotation.turn.speaker, SPEAKER_LENGTH))}**"
    place = say("turn-place", number=quotation.turn.position + 1)
    stands = [] if each.standing is Standing.SHOWN else [f"**{say(f'curation-{each.standing}')}**"]
    return f"{block_quote(escape(text))}\n-# {' · '.join([*stands, name, place, *_why(quotation, say)])}"


def _why(quotation: Quotation, say: Wording) -> list[str]:
    """Why it was picked, as far as it is put into words."""
    keys = [f"why-{re.sub(r'[^a-z]+', '-', reason)}" for reason in quotation.reasons]
    return [say(key) for key in keys if key in say.keys()][:REASONS]  # noqa: SIM118  no mapping


def _decisions(each: CuratedRecord, page: int, say: Wording) -> ui.ActionRow[ui.LayoutView]:
    quotation = each.quotation

    def decide(label: str, verb: str) -> ui.Button[ui.LayoutView]:
        return button(say(label), Decision(verb, quotation.id, page).pack())

    is_pinned, is_hidden = each.standing is Standing.PINNED, each.standing is Standing.HIDDEN
    return ui.ActionRow(
        # Both would undo to the same, and custom_ids in a message must differ: a hidden one is not pinned.
        decide("button-unpin", "show") if is_pinned else decide("button-pin", "pin"),
        decide("button-show", "show") if is_hidden else decide("button-hide", "hide"),
        decide("button-edit", "edit"),
        button(say("button-context"), ReadingPlace(quotation.turn.id, quotation.start).pack()),
    )


def _page_buttons(interview_id: int, page: int, pages: int, say: Wording) -> list[ui.Button[ui.LayoutView]]:
    previous = CurationPage(interview_id, page - 1).pack() if page else "start"
    following = CurationPage(interview_id, page + 1).pack()
    return [
        button(say("button-previous"), previous, disabled=page == 0),
        button(say("button-next"), following, disabled=page + 1 >= pages),
    ]


def borders_form(quotation: Quotation, page: int, longest: int, say: Wording) -> ui.Modal:
    """Asks for the words that a highlight is to have, with what was said around it to copy from."""
    text = quotation.turn.text
    start, end = excerpt(text, quotation.start, quotation.end, SURROUNDINGS_WIDTH)
    words = field(
        say("curation-edit-label"),
        longest=longest,
        given=quotation.text[:longest],
        hint=say("curation-edit-hint"),
        several_lines=True,
    )
    opened = form(BordersForm("edit", quotation.id, page).pack(), say("curation-edit-title"), {WORDS: words})
    opened.add_item(ui.TextDisplay(block_quote(escape(clip(text[start:end], SURROUNDINGS_WIDTH)))))
    return opened
