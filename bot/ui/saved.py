"""What a member keeps: page by page, each with what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ui

from bot.members.saved import MOST, NOTE_LENGTH, Full, Kept
from bot.ui.custom_ids.saved import Act, SavedAct, SavedExport, SavedList, SavedNote
from bot.ui.forms import field, form
from bot.ui.markup import clip, escape, link
from bot.ui.pieces import SPEAKER_LENGTH, TITLE_LENGTH, button, frame
from bot.ui.quotation import quote

if TYPE_CHECKING:
    from bot.locales import Wording
    from bot.members.saved import SavedPage
    from bot.store.saved import SavedRecord

PAGE = 3
"""Quotations on a page: each takes at most TEXT_COST and NOTE_COST and a line that says whose it is, and three of them
with all buttons stay within Discord's 4,000 characters and 40 components."""

TEXT_LENGTH, TEXT_COST = 320, 500
NOTE_COST = 320
NOTE = "note"
"""The name of the field that a note is written in."""

ENDINGS = {"md": "Markdown", "csv": "CSV", "json": "JSON"}


def render_saved(page: SavedPage, say: Wording) -> ui.LayoutView:
    if not page.total:
        return frame([ui.TextDisplay("\n".join([say("saved-none"), *_elsewhere(page, say)]))])
    headline = [f"### {say('saved-title', count=page.total)}", *_elsewhere(page, say)]
    items: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay("\n".join(headline))]
    for record in page.records:
        items += [ui.TextDisplay(_describe(record, say)), ui.ActionRow(*_acts(record, page.page, say)), ui.Separator()]
    if page.pages > 1:
        items += [
            ui.TextDisplay(f"-# {say('search-page', page=page.page + 1, pages=page.pages)}"),
            ui.ActionRow(*_page_buttons(page, say)),
        ]
    exports = [button(say("saved-export", kind=kind), SavedExport(ending).pack()) for ending, kind in ENDINGS.items()]
    return frame([*items, ui.ActionRow(*exports)])


def render_kept(kept: Kept | Full, say: Wording) -> ui.LayoutView:
    """The word that a quotation is saved, and what may be done with it at once."""
    if isinstance(kept, Full):
        return frame([ui.TextDisplay(say("saved-full", count=MOST))])
    record = kept.record
    return frame(
        [
            ui.TextDisplay(say("saved-new" if kept.is_new else "saved-already")),
            ui.TextDisplay(_describe(record, say)),
            ui.ActionRow(
                button(say("button-note"), SavedAct(Act.NOTE, record.id).pack()),
                button(say("button-remove"), SavedAct(Act.UNDO, record.id).pack()),
                button(say("button-saved"), SavedList().pack()),
            ),
        ]
    )


def render_removed(say: Wording) -> ui.LayoutView:
    return frame([ui.TextDisplay(say("saved-removed")), ui.ActionRow(button(say("button-saved"), SavedList().pack()))])


def render_export(filename: str, say: Wording) -> ui.LayoutView:
    return frame([ui.TextDisplay(say("saved-exported")), ui.File(f"attachment://{filename}")])


def note_form(record: SavedRecord, page: int, say: Wording) -> ui.Modal:
    label = say("saved-note-label")
    written = field(label, longest=NOTE_LENGTH, given=record.note, required=False, several_lines=True)
    return form(SavedNote(record.id, page).pack(), say("saved-note-title"), {NOTE: written})


def _elsewhere(page: SavedPage, say: Wording) -> list[str]:
    return [f"-# {say('saved-elsewhere', count=page.elsewhere)}"] if page.elsewhere else []


def _describe(record: SavedRecord, say: Wording) -> str:
    name = f"**{escape(clip(record.speaker, SPEAKER_LENGTH))}**"
    title = link(clip(record.title, TITLE_LENGTH), record.source_url)
    place = " · ".join([name, title, *([record.date] if record.date else [])])
    note = f"\n{_note(record.note, say)}" if record.note else ""
    return f"{quote(record.text, TEXT_LENGTH, TEXT_COST)}\n-# — {place}{note}"


def _note(note: str, say: Wording) -> str:
    text = escape(" ".join(note.split()))
    if len(text) > NOTE_COST:
        text = escape(clip(" ".join(note.split()), NOTE_COST // 2))
    return say("saved-note", note=text)


def _acts(record: SavedRecord, page: int, say: Wording) -> list[ui.Button[ui.LayoutView]]:
    labels = {Act.OPEN: "button-open", Act.NOTE: "button-note", Act.REMOVE: "button-remove"}
    return [button(say(label), SavedAct(act, record.id, page).pack()) for act, label in labels.items()]


def _page_buttons(page: SavedPage, say: Wording) -> list[ui.Button[ui.LayoutView]]:
    previous = SavedList(page.page - 1).pack() if page.page else "start"
    return [
        button(say("button-previous"), previous, disabled=not page.page),
        button(say("button-next"), SavedList(page.page + 1).pack(), disabled=page.page + 1 >= page.pages),
    ]
