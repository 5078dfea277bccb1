"""The screens of `/library`: all interviews, one of them, and a file that was brought."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.store.records import SHARED
from bot.store.uploads import UploadState
from bot.ui.custom_ids.curation import CurationPage
from bot.ui.custom_ids.library import (
    InterviewAct,
    InterviewChoice,
    InterviewMenu,
    LibraryPage,
    UploadAct,
    UploadChoice,
)
from bot.ui.markup import block_quote, clip, escape, link
from bot.ui.pieces import LABEL_LENGTH, button, frame, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.locales import Wording
    from bot.model import Interview, Role, Skipped
    from bot.servers.uploads import AlreadyThere, Brought, UploadView
    from bot.store.changes import InterviewChanges
    from bot.store.interviews import InterviewDetails, ParticipantRecord
    from bot.store.records import InterviewRecord, Prepared

PAGE = 8
"""Interviews on a page of the list; a menu could hold 25, the 4,000 characters of a message could not."""

PEOPLE, SKIPPED, TURNS, OTHERS = 8, 6, 3, 4
"""How many of each are shown of an interview; of the rest is said how many there are."""

TITLE, NAME, BIO, TURN, FILE = 60, 30, 40, 160, 60
"""Characters of each before escapes, which may double them."""

Items = list[ui.Item[ui.LayoutView]]


def render_interviews(records: Sequence[InterviewRecord], page: int, say: Wording) -> ui.LayoutView:
    """A page of all that the server sees, its own first."""
    if not records:
        return frame([ui.TextDisplay(say("library-empty"))])
    own_first = sorted(records, key=lambda record: record.guild_id == SHARED)
    pages = -(-len(own_first) // PAGE)
    page = min(page, pages - 1)
    shown = own_first[page * PAGE : (page + 1) * PAGE]
    own = sum(record.guild_id != SHARED for record in records)
    headline = f"### {say('library-title')}\n-# {say('library-counts', own=own, shared=len(records) - own)}"
    items: Items = [ui.TextDisplay(headline), ui.TextDisplay("\n".join(_line(record, say) for record in shown))]
    items.append(ui.ActionRow(_interview_menu(shown, page, say)))
    if pages > 1:
        items += [
            ui.TextDisplay(f"-# {say('search-page', page=page + 1, pages=pages)}"),
            *rows(_turn(page, pages, say)),
        ]
    return frame(items)


def render_details(details: InterviewDetails, say: Wording) -> ui.LayoutView:
    record = details.interview
    items: Items = [
        ui.TextDisplay(_head(details, say)),
        ui.TextDisplay("\n".join(_some([_person(p, say) for p in details.participants], PEOPLE, say))),
    ]
    if details.skipped:
        items.append(ui.TextDisplay(_left_out(details.skipped, say)))
    buttons = [
        button(say("library-list"), LibraryPage(0).pack()),
        button(say("library-highlights"), CurationPage(record.id).pack()),
    ]
    if record.guild_id != SHARED:
        remove = InterviewChoice(InterviewAct.REMOVE, record.id).pack()
        buttons.append(button(say("library-remove"), remove, style=discord.ButtonStyle.danger))
    return frame([*items, *rows(buttons)])


def render_removal(details: InterviewDetails, say: Wording) -> ui.LayoutView:
    """Asks whether it shall be removed; a shared one is the operator's."""
    record = details.interview
    if record.guild_id == SHARED:
        return frame([ui.TextDisplay(say("library-not-yours", title=_bold(record.title)))])
    question = say("library-remove-really", title=_bold(record.title), turns=record.turns)
    buttons = [
        button(
            say("library-remove-yes"),
            InterviewChoice(InterviewAct.REMOVAL, record.id).pack(),
            style=discord.ButtonStyle.danger,
        ),
        button(say("library-keep"), InterviewChoice(InterviewAct.INFO, record.id).pack()),
    ]
    return frame([ui.TextDisplay(question), *rows(buttons)])


def render_removed(details: InterviewDetails, say: Wording) -> ui.LayoutView:
    back = button(say("library-list"), LibraryPage(0).pack())
    return frame([ui.TextDisplay(say("library-removed", title=_bold(details.interview.title))), *rows([back])])


def render_brought(brought: Brought, say: Wording) -> ui.LayoutView:
    """What was read from a file, before anything is stored."""
    first, *others = brought.interviews
    headline = f"### {say('upload-title')}\n-# {say('upload-nothing-yet', name=escape(clip(brought.name, FILE)))}"
    items: Items = [ui.TextDisplay(headline), ui.TextDisplay(_read(first, say))]
    if first.interview.skipped:
        items.append(ui.TextDisplay(_left_out(first.interview.skipped, say)))
    if others:
        titles = [f"- {_bold(p.interview.title)} · {_counts(p, say)}" for p in others]
        items.append(ui.TextDisplay("\n".join([say("upload-others"), *_some(titles, OTHERS, say)])))
    if brought.changes:
        items.append(ui.TextDisplay(_changes(brought.changes, say)))
    return frame([*items, *rows(_upload_buttons(brought.upload_id, say, replaces=bool(brought.changes)))])


def render_already_there(known: AlreadyThere, say: Wording) -> ui.LayoutView:
    titles = [_bold(record.title) for record in known.interviews]
    return frame([ui.TextDisplay("\n".join([say("upload-known"), *_some(titles, OTHERS, say)]))])


def render_upload(view: UploadView, say: Wording) -> ui.LayoutView:
    """What has become of a file that was brought."""
    upload = view.upload
    name = _bold(upload.name)
    match upload.state:
        case UploadState.WAITING:
            return frame(
                [
                    ui.TextDisplay(say("upload-waiting", name=name)),
                    *rows(_upload_buttons(upload.id, say, replaces=False)),
                ]
            )
        case UploadState.CONFIRMED:
            look = button(say("upload-look"), UploadChoice(UploadAct.LOOK, upload.id).pack())
            return frame(
                [ui.TextDisplay(f"{say(f'upload-{view.step}', name=name)}\n-# {say('upload-go-on')}"), *rows([look])]
            )
        case UploadState.STORED:
            return _stored(view, say)
        case UploadState.FAILED:
            return frame([ui.TextDisplay(render_failure(upload.name, upload.error, say))])


def render_failure(name: str, error: str, say: Wording) -> str:
    """Why a file was not read: in the member's words what to do, in the reader's own what was wrong."""
    sentence = say("upload-failed", name=_bold(name))
    return f"{sentence}\n-# {escape(clip(error, 300))}" if error else sentence


def render_cancelled(say: Wording) -> ui.LayoutView:
    return frame([ui.TextDisplay(say("upload-cancelled"))])


def _line(record: InterviewRecord, say: Wording) -> str:
    whose = say("library-shared" if record.guild_id == SHARED else "library-own")
    date = [record.date] if record.date else []
    title = f"**{link(clip(record.title, TITLE), record.source_url)}**"
    return f"- {title}\n-# {' · '.join([whose, *date, say('library-turns', turns=record.turns)])}"


def _interview_menu(records: Sequence[InterviewRecord], page: int, say: Wording) -> ui.Select[ui.LayoutView]:
    options = [
        discord.SelectOption(label=clip(" ".join(r.title.split()), LABEL_LENGTH) or "…", value=str(r.id))
        for r in records
    ]
    return ui.Select(custom_id=InterviewMenu(page).pack(), placeholder=say("library-pick"), options=options)


def _turn(page: int, pages: int, say: Wording) -> list[ui.Button[ui.LayoutView]]:
    previous = LibraryPage(page - 1).pack() if page else "start"
    following = LibraryPage(page + 1).pack() if page + 1 < pages else "end"
    return [
        button(say("button-previous"), previous, disabled=page == 0),
        button(say("button-next"), following, disabled=page + 1 >= pages),
    ]


def _head(details: InterviewDetails, say: Wording) -> str:
    record = details.interview
    whose = say("library-shared" if record.guild_id == SHARED else "library-own")
    known = [record.series and escape(clip(record.series, TITLE)), record.date, say_language(record.language, say)]
    counts = say("library-details", turns=record.turns, highlights=record.highlights, topics=details.topics)
    # A shared one's file lies on the operator's disk, and where is theirs to know.
    file = [] if record.guild_id == SHARED else [escape(clip(details.file, FILE))]
    added = say("library-added", day=details.ingested_at[:10])
    return "\n".join(
        [
            f"### {link(clip(record.title, TITLE), record.source_url)}",
            f"-# {' · '.join([whose, *filter(None, known)])}",
            counts,
            f"-# {' · '.join([added, *file])}",
        ]
    )


def _person(person: ParticipantRecord, say: Wording) -> str:
    bio = f": {escape(clip(' '.join(person.bio.split()), BIO))}" if person.bio else ""
    return f"- {_speaker(person.name, person.role, person.turns, say)}{bio}"


def _read(prepared: Prepared, say: Wording) -> str:
    """The beginning of an interview as it was read, and who speaks in it."""
    interview = prepared.interview
    known = [interview.series and escape(clip(interview.series, TITLE)), interview.date]
    known.append(say_language(interview.language, say))
    lines = [
        f"**{link(clip(interview.title, TITLE), interview.source_url)}**",
        f"-# {' · '.join(filter(None, known))}",
        _counts(prepared, say),
        *_some(_speakers(interview, say), PEOPLE, say),
        say("upload-begins"),
    ]
    for turn in interview.turns[:TURNS]:
        text = clip(" ".join(turn.text.split()), TURN)
        lines.append(block_quote(say("upload-said", name=_name(turn.speaker), text=escape(text))))
    return "\n".join(lines)


def _speakers(interview: Interview, say: Wording) -> list[str]:
    turns = Counter(turn.speaker for turn in interview.turns)
    people = sorted(interview.participants, key=lambda person: -turns[person.name])
    return [f"- {_speaker(p.name, p.role, turns[p.name], say)}" for p in people]


def _speaker(name: str, role: Role, turns: int, say: Wording) -> str:
    return say("library-person", name=_name(name), role=say(f"role-{role}"), turns=say("library-turns", turns=turns))


def _counts(prepared: Prepared, say: Wording) -> str:
    topics = len({mention.key for mention in prepared.mentions})
    turns, highlights = len(prepared.interview.turns), len(prepared.highlights)
    return say("library-details", turns=turns, highlights=highlights, topics=topics)


def _left_out(skipped: Sequence[Skipped], say: Wording) -> str:
    reasons = [f"- {say('library-left-out', lines=_lines(s, say), why=say_why(s.why, say))}" for s in skipped]
    return "\n".join([say("library-skipped", count=len(skipped)), *_some(reasons, SKIPPED, say)])


def _lines(skipped: Skipped, say: Wording) -> str:
    if skipped.first == skipped.last:
        return say("library-line", line=str(skipped.first))
    return say("library-lines", first=str(skipped.first), last=str(skipped.last))


def _changes(changes: Sequence[InterviewChanges], say: Wording) -> str:
    turns, unchanged = sum(c.turns for c in changes), sum(c.unchanged for c in changes)
    return say("upload-replaces", changed=turns - unchanged, turns=turns)


def _stored(view: UploadView, say: Wording) -> ui.LayoutView:
    lines = [
        f"- {_bold(r.title)} · {say('library-stored', turns=r.turns, highlights=r.highlights)}" for r in view.interviews
    ]
    text = "\n".join([say("upload-stored"), *_some(lines, OTHERS, say)])
    buttons = [button(say("library-list"), LibraryPage(0).pack())]
    if view.interviews:
        info = InterviewChoice(InterviewAct.INFO, view.interviews[0].id).pack()
        buttons.insert(0, button(say("library-open"), info))
    return frame([ui.TextDisplay(text), *rows(buttons)])


def _upload_buttons(upload_id: int, say: Wording, *, replaces: bool) -> list[ui.Button[ui.LayoutView]]:
    def act(label: str, act: UploadAct, style: discord.ButtonStyle) -> ui.Button[ui.LayoutView]:
        return button(say(label), UploadChoice(act, upload_id).pack(), style=style)

    confirm = act("upload-replace" if replaces else "upload-confirm", UploadAct.CONFIRM, discord.ButtonStyle.primary)
    beside = [act("upload-beside", UploadAct.BESIDE, discord.ButtonStyle.secondary)] if replaces else []
    return [confirm, *beside, act("upload-cancel", UploadAct.CANCEL, discord.ButtonStyle.secondary)]


def say_why(why: str, say: Wording) -> str:
    """Why nobody says a part of a file, where we have words for it; else in the reader's own."""
    key = f"skipped-{why.replace(' ', '-')}"
    return say(key) if say.has(key) else escape(clip(why, 60))


def say_language(language: str, say: Wording) -> str | None:
    key = f"language-{language.lower()}"
    return say(key) if say.has(key) else None


def _some(lines: list[str], most: int, say: Wording) -> list[str]:
    more = len(lines) - most
    return lines if more <= 0 else [*lines[:most], f"-# {say('library-more', count=more)}"]


def _bold(text: str) -> str:
    return f"**{escape(clip(text, TITLE))}**"


def _name(name: str) -> str:
    return f"**{escape(clip(name, NAME))}**"
