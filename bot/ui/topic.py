"""A topic: who says what about it, and where to walk on; or all topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ui

from bot.ui.custom_ids.reading import ReadingPlace
from bot.ui.custom_ids.topic import TopicPage
from bot.ui.markup import block_quote, clip, escape
from bot.ui.pieces import button, cite, frame, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.library import TopicView, UnknownTopic
    from bot.locales import Wording
    from bot.store.records import TopicRecord

PAGE = 3
"""Quotations on a page of a topic."""

ALL = 20
"""Topics in the overview: four rows of buttons."""

SPEAKERS = 6
QUOTATION_LENGTH = 320


def render_topic(view: TopicView, page: int, say: Wording) -> ui.LayoutView:
    pages = max(1, -(-len(view.quotations) // PAGE))
    page = min(page, pages - 1)
    items: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay(_headline(view, say))]
    for quotation in view.quotations[page * PAGE : (page + 1) * PAGE]:
        text = block_quote(escape(clip(quotation.text, QUOTATION_LENGTH)))
        context = button(say("button-context"), ReadingPlace(quotation.turn.id, quotation.start).pack())
        items.append(ui.Section(ui.TextDisplay(f"{text}\n-# {cite(quotation.turn, say)}"), accessory=context))
    if not view.quotations:
        items.append(ui.TextDisplay(say("topic-no-highlight")))
    if pages > 1:
        items += rows(_page_buttons(view.topic, page, pages, say))
    if view.related:
        items += [ui.Separator(), ui.TextDisplay(f"-# {say('topic-related')}"), *_topic_rows(view.related)]
    return frame(items)


def render_topics(topics: Sequence[TopicRecord], say: Wording) -> ui.LayoutView:
    if not topics:
        return frame([ui.TextDisplay(say("topics-none"))])
    headline = f"### {say('topics-title')}\n{say('topics-hint')}"
    return frame([ui.TextDisplay(headline), *_topic_rows(topics[:ALL])])


def render_unknown_topic(unknown: UnknownTopic, say: Wording) -> ui.LayoutView:
    headline = say("topic-unknown", name=f"**{escape(clip(unknown.name, 80))}**")
    if not unknown.suggestions:
        return frame([ui.TextDisplay(headline), *rows([button(say("topics-title"), TopicPage(0).pack())])])
    return frame([ui.TextDisplay(f"{headline}\n{say('search-did-you-mean')}"), *_topic_rows(unknown.suggestions)])


def _headline(view: TopicView, say: Wording) -> str:
    speakers = ", ".join(
        say("topic-speaker", name=escape(clip(name, 40)), turns=turns) for name, turns in view.speakers[:SPEAKERS]
    )
    presence = say("topic-presence", turns=view.topic.turns, interviews=view.topic.interviews)
    return f"## {escape(view.topic.label)}\n-# {presence}\n{say('topic-speakers', speakers=speakers)}"


def _page_buttons(topic: TopicRecord, page: int, pages: int, say: Wording) -> list[ui.Button[ui.LayoutView]]:
    previous = TopicPage(topic.id, page - 1).pack() if page else "start"
    return [
        button(say("button-previous"), previous, disabled=page == 0),
        button(say("button-next"), TopicPage(topic.id, page + 1).pack(), disabled=page + 1 >= pages),
    ]


def _topic_rows(topics: Sequence[TopicRecord]) -> list[ui.ActionRow[ui.LayoutView]]:
    return rows([button(topic.label, TopicPage(topic.id).pack()) for topic in topics])
