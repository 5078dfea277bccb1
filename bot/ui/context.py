"""A turn with what was said before and after: from any quotation on, the whole interview can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ui

from bot.text.sentences import windows
from bot.ui.custom_ids.reading import ReadingPlace
from bot.ui.markup import block_quote, clip, escape
from bot.ui.pieces import SPEAKER_LENGTH, button, cite, frame
from bot.ui.reports import report_button

if TYPE_CHECKING:
    from bot.library import Context
    from bot.locales import Wording
    from bot.store.records import TurnRecord

PAGE_LENGTH = 2_400
"""Characters of a page of the turn, with all escapes."""

NEIGHBOUR_LENGTH = 240
"""Characters of the turns before and after; escapes may double them. With these, a page and the citation, a message
stays within Discord's 4,000 characters."""


def render_context(context: Context, at: int, say: Wording) -> ui.LayoutView:
    """The page of the turn that holds the offset `at`, with what comes before its first page and after its last."""
    pages = windows(context.turn.text, PAGE_LENGTH, _shown_length)
    page = _page_of(at, pages)
    start, end = pages[page]
    items: list[ui.Item[ui.LayoutView]] = []
    if page == 0:
        items += [_neighbour(turn) for turn in context.before]
    items.append(ui.TextDisplay(f"{_name(context.turn)}\n{escape(context.turn.text[start:end])}"))
    if page == len(pages) - 1:
        items += [_neighbour(turn) for turn in context.after]
    items += [ui.TextDisplay(f"-# {cite(context.turn, say)}"), _reading_row(context, page, pages, say)]
    return frame(items)


def _shown_length(text: str) -> int:
    return len(escape(text))


def _page_of(at: int, pages: list[tuple[int, int]]) -> int:
    if at == ReadingPlace.END:
        return len(pages) - 1
    return next((i for i, (_, end) in enumerate(pages) if at < end), len(pages) - 1)


def _neighbour(turn: TurnRecord) -> ui.TextDisplay[ui.LayoutView]:
    text = clip(" ".join(turn.text.split()), NEIGHBOUR_LENGTH)
    return ui.TextDisplay(block_quote(f"{_name(turn)}\n{escape(text)}"))


def _name(turn: TurnRecord) -> str:
    return f"**{escape(clip(turn.speaker, SPEAKER_LENGTH))}**"


def _reading_row(
    context: Context, page: int, pages: list[tuple[int, int]], say: Wording
) -> ui.ActionRow[ui.LayoutView]:
    earlier = _earlier(context, page, pages)
    later = _later(context, page, pages)
    return ui.ActionRow(
        button(say("button-earlier"), earlier.pack() if earlier else "start", disabled=earlier is None),
        button(say("button-later"), later.pack() if later else "end", disabled=later is None),
        report_button(context.turn.id, *pages[page], say),
    )


def _earlier(context: Context, page: int, pages: list[tuple[int, int]]) -> ReadingPlace | None:
    if page > 0:
        return ReadingPlace(context.turn.id, pages[page - 1][0])
    return ReadingPlace(context.before[-1].id, ReadingPlace.END) if context.before else None


def _later(context: Context, page: int, pages: list[tuple[int, int]]) -> ReadingPlace | None:
    if page + 1 < len(pages):
        return ReadingPlace(context.turn.id, pages[page + 1][0])
    return ReadingPlace(context.after[0].id) if context.after else None
