"""A topic: who says what about it, and where to walk on; or all topics."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.pictures.sheet import Plot, Row
from bot.text.fold import fold
from bot.ui.card import DESCRIPTION_LENGTH
from bot.ui.custom_ids.reading import ReadingPlace
from bot.ui.custom_ids.topic import TopicPage
from bot.ui.markup import block_quote, clip, escape
from bot.ui.pieces import SPEAKER_LENGTH, TITLE_LENGTH, button, cite, frame, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.browsing import TopicView, UnknownTopic
    from bot.locales import Wording
    from bot.store.records import PresenceRecord, Quotation, TopicRecord

PAGE = 3
"""Quotations on a page of a topic."""

ALL = 20
"""Topics in the overview: four rows of buttons."""

SPEAKERS = 6
QUOTATION_LENGTH = 320


def render_topic(view: TopicView, page: int, say: Wording, picture: discord.File | None = None) -> ui.LayoutView:
    """A page of quotations, one speaker's beside the other's; on the first one, where the topic comes up."""
    pages = max(1, -(-len(view.quotations) // PAGE))
    page = min(page, pages - 1)
    items: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay(_headline(view, say))]
    if picture is not None:
        shown = discord.MediaGalleryItem(f"attachment://{picture.filename}", description=picture.description)
        items.append(ui.MediaGallery(shown))
    turns = {fold(name): count for name, count in view.speakers}
    for quotation in view.quotations[page * PAGE : (page + 1) * PAGE]:
        context = button(say("button-context"), ReadingPlace(quotation.turn.id, quotation.start).pack())
        items.append(ui.Section(ui.TextDisplay(_describe(quotation, turns, say)), accessory=context))
    if not view.quotations:
        items.append(ui.TextDisplay(say("topic-no-highlight")))
    if pages > 1:
        items += rows(_page_buttons(view.topic, page, pages, say))
    if view.related:
        items += [ui.Separator(), ui.TextDisplay(f"-# {say('topic-related')}"), *_topic_rows(view.related, say)]
    return frame(items)


def plot_of(view: TopicView, say: Wording) -> Plot:
    """Where the topic comes up, to be drawn."""
    presence = [record for record in view.presence if record.interview.turns]
    rows_ = tuple(Row(record.interview.title, record.interview.turns, record.marks) for record in presence)
    language = presence[0].interview.language if presence else "und"
    return Plot(rows_, say("topic-plot-beginning"), say("topic-plot-end"), language)


def plot_file(view: TopicView, picture: bytes, say: Wording) -> discord.File:
    """The picture, and in words what it shows, for those who don't see it."""
    return discord.File(io.BytesIO(picture), f"topic-{view.topic.id}.png", description=describe_plot(view, say))


def describe_plot(view: TopicView, say: Wording) -> str:
    told = say("topic-plot", topic=clip(view.topic.label_in(say.language), TITLE_LENGTH))
    for record in view.presence:
        row = say(
            "topic-plot-row",
            title=clip(record.interview.title, TITLE_LENGTH),
            turns=len(record.marks),
            total=record.interview.turns,
            places=say("list-separator").join(say(f"topic-place-{place}") for place in _places(record)),
        )
        if len(told) + len(row) + 1 > DESCRIPTION_LENGTH:
            break
        told += f" {row}"
    return told


def _places(record: PresenceRecord) -> list[str]:
    """In which thirds of the interview it comes up."""
    thirds = {min(2, position * 3 // record.interview.turns) for position, _ in record.marks}
    return [place for third, place in enumerate(("beginning", "middle", "end")) if third in thirds]


def _describe(quotation: Quotation, turns: dict[str, int], say: Wording) -> str:
    """Who, what, and where."""
    speaker = quotation.turn.speaker
    name = f"**{escape(clip(speaker, SPEAKER_LENGTH))}**"
    count = turns.get(fold(speaker), 0)
    presence = f" · {say('topic-turns', turns=count)}" if count else ""
    place = cite(quotation.turn, say).removeprefix(f"{name} · ")
    return f"{name}{presence}\n{block_quote(escape(clip(quotation.text, QUOTATION_LENGTH)))}\n-# {place}"


def render_topics(topics: Sequence[TopicRecord], say: Wording) -> ui.LayoutView:
    if not topics:
        return frame([ui.TextDisplay(say("topics-none"))])
    headline = f"### {say('topics-title')}\n{say('topics-hint')}"
    return frame([ui.TextDisplay(headline), *_topic_rows(topics[:ALL], say)])


def render_unknown_topic(unknown: UnknownTopic, say: Wording) -> ui.LayoutView:
    headline = say("topic-unknown", name=f"**{escape(clip(unknown.name, 80))}**")
    if not unknown.suggestions:
        return frame([ui.TextDisplay(headline), *rows([button(say("topics-title"), TopicPage(0).pack())])])
    return frame([ui.TextDisplay(f"{headline}\n{say('search-did-you-mean')}"), *_topic_rows(unknown.suggestions, say)])


def _headline(view: TopicView, say: Wording) -> str:
    speakers = say("list-separator").join(
        say("topic-speaker", name=escape(clip(name, 40)), turns=turns) for name, turns in view.speakers[:SPEAKERS]
    )
    presence = say("topic-presence", turns=view.topic.turns, interviews=view.topic.interviews)
    return f"## {escape(view.topic.label_in(say.language))}\n-# {presence}\n{say('topic-speakers', speakers=speakers)}"


def _page_buttons(topic: TopicRecord, page: int, pages: int, say: Wording) -> list[ui.Button[ui.LayoutView]]:
    previous = TopicPage(topic.id, page - 1).pack() if page else "start"
    return [
        button(say("button-previous"), previous, disabled=page == 0),
        button(say("button-next"), TopicPage(topic.id, page + 1).pack(), disabled=page + 1 >= pages),
    ]


def _topic_rows(topics: Sequence[TopicRecord], say: Wording) -> list[ui.ActionRow[ui.LayoutView]]:
    return rows([button(topic.label_in(say.language), TopicPage(topic.id).pack()) for topic in topics])
