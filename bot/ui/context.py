"""A turn with what was said before and after: from any quotation on, the whole interview can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ui

from bot.model import Role
from bot.text.sentences import windows
from bot.ui.custom_ids.reading import ReadingPlace
from bot.ui.markup import block_quote, clip, escape
from bot.ui.pieces import SPEAKER_LENGTH, button, cite, frame
from bot.ui.quotation import source_buttons
from bot.ui.reports import report_button

if TYPE_CHECKING:
    from bot.library import Context
    from bot.locales import Wording
    from bot.store.records import TurnRecord

PAGE_LENGTH = 1_900
"""Characters of a page of the turn, with all escapes."""

QUESTION_LENGTH = 700
"""Characters, with all escapes, to which the question is shown whole above its answer; of a longer one the end is."""

NEIGHBOUR_LENGTH = 200
"""Characters of the turns before and after; escapes may double them. With these, a page and the citation, a message
stays within Discord's 4,000 characters."""

ENDS = ("start", "end")
"""The custom_ids of buttons at either end of an interview: they are disabled, and must differ."""


def render_context(context: Context, at: int, say: Wording) -> ui.LayoutView:
    """The page of the turn that holds the offset `at`, with what comes before its first page and after its last.

    An answer has its question above it on every page.
    """
    pages = windows(context.turn.text, PAGE_LENGTH, _shown_length)
    page = _page_of(at, pages)
    start, end = pages[page]
    items: list[ui.Item[ui.LayoutView]] = []
    if question := _question(context):
        items.append(_ask(question))
    elif page == 0:
        items += [_neighbour(turn) for turn in context.before[-1:]]
    items.append(ui.TextDisplay(f"{_name(context.turn)}\n{escape(context.turn.text[start:end])}"))
    if page == len(pages) - 1 and not question:
        items += [_neighbour(turn) for turn in context.after[:1]]
    items += [ui.TextDisplay(f"-# {cite(context.turn, say)}"), _reading_row(context, page, pages, say)]
    return frame(items)


def earlier_than(context: Context) -> ReadingPlace | None:
    """What was said before the turn, and before its question if that stands above it."""
    before = context.before[:-1] if _shows_question(context) else context.before
    return ReadingPlace(before[-1].id, ReadingPlace.END) if before else None


def later_than(context: Context) -> ReadingPlace | None:
    """What was said next: a question goes with its answer, above which it stands."""
    if not context.after:
        return None
    first, *rest = context.after
    answered = rest and _asks(first) and not _asks(rest[0]) and _is_short(first)
    return ReadingPlace(rest[0].id if answered else first.id)


def _question(context: Context) -> TurnRecord | None:
    """What an answer answers: the host's turn just before it."""
    before = context.before[-1:]
    return before[0] if before and _asks(before[0]) and not _asks(context.turn) else None


def _shows_question(context: Context) -> bool:
    question = _question(context)
    return question is not None and _is_short(question)


def _asks(turn: TurnRecord) -> bool:
    return turn.role is Role.HOST


def _is_short(turn: TurnRecord) -> bool:
    return _shown_length(block_quote(turn.text)) <= QUESTION_LENGTH


def _ask(question: TurnRecord) -> ui.TextDisplay[ui.LayoutView]:
    text = question.text
    while _shown_length(block_quote(text)) > QUESTION_LENGTH:
        # What is asked is said last.
        text = "…" + text[max(1, len(text) // 5) :].lstrip("…")
    return ui.TextDisplay(block_quote(f"{_name(question)}\n{escape(text)}"))


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
    turn = context.turn
    earlier = ReadingPlace(turn.id, pages[page - 1][0]) if page else earlier_than(context)
    later = ReadingPlace(turn.id, pages[page + 1][0]) if page + 1 < len(pages) else later_than(context)
    start, end = ENDS
    return ui.ActionRow(
        button(say("button-earlier"), earlier.pack() if earlier else start, disabled=earlier is None),
        button(say("button-later"), later.pack() if later else end, disabled=later is None),
        report_button(turn.id, *pages[page], say),
        *source_buttons(turn, say),
    )
