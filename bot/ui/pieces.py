"""The pieces that every screen is made of: a frame, who and where, a row of buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.ui.markup import clip, clock, escape, link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.locales import Wording
    from bot.store.records import TurnRecord

ACCENT = discord.Colour(0xE0A526)
"""The amber of a marker pen; a decoration, that tells nothing."""

LABEL_LENGTH = 80
"""Characters of a button's label, by Discord's limit. An empty one is refused as well."""

SPEAKER_LENGTH = 30
TITLE_LENGTH = 50


def frame(items: Iterable[ui.Item[ui.LayoutView]]) -> ui.LayoutView:
    """A message of these items. It never times out: its buttons are known by their custom_id alone."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*items, accent_colour=ACCENT))
    return forgotten(view)


def forgotten(view: ui.LayoutView) -> ui.LayoutView:
    """The view, of which discord.py keeps nothing once it is sent: it would hold every message's for ever."""
    view.stop()
    return view


def note(sentence: str) -> ui.LayoutView:
    """A message that says one thing."""
    return frame([ui.TextDisplay(sentence)])


def cite(turn: TurnRecord, say: Wording) -> str:
    """Who said it, where, and the way to the source, in one line of markdown."""
    name = f"**{escape(clip(turn.speaker, SPEAKER_LENGTH))}**"
    title = link(clip(turn.interview.title, TITLE_LENGTH), turn.interview.source_url)
    place = say("turn-place", number=turn.position + 1)
    time = [] if turn.start_ms is None else [clock(turn.start_ms)]
    date = [] if turn.interview.date is None else [turn.interview.date]
    return " · ".join([name, title, *date, place, *time])


def button(
    label: str,
    custom_id: str,
    *,
    disabled: bool = False,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
) -> ui.Button[ui.LayoutView]:
    return ui.Button(
        label=clip(" ".join(label.split()), LABEL_LENGTH) or "…",
        custom_id=custom_id,
        disabled=disabled,
        style=style,
    )


def link_button(label: str, url: str) -> ui.Button[ui.LayoutView]:
    """Leads out of Discord; the address has to be one that `bot.ui.sources` has given."""
    return ui.Button(label=clip(label, LABEL_LENGTH), url=url)


def rows(buttons: Iterable[ui.Button[ui.LayoutView]]) -> list[ui.ActionRow[ui.LayoutView]]:
    """Rows of at most five buttons, which is Discord's limit."""
    given = list(buttons)
    return [ui.ActionRow(*given[at : at + 5]) for at in range(0, len(given), 5)]
