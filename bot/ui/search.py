"""A page of hits, or what to look for instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from discord import ui

from bot.search import Found, Missed, Query, Reason
from bot.store.index import Filters
from bot.text.sentences import excerpt
from bot.ui.custom_ids.reading import ReadingPlace
from bot.ui.custom_ids.search import SearchPage
from bot.ui.markup import block_quote, clip, clip_around, emphasise, escape
from bot.ui.pieces import button, cite, frame, rows

if TYPE_CHECKING:
    from bot.locales import Wording
    from bot.search import Hit, SearchResult

PAGE = 5
"""Hits on a page. A hit takes at most HIT_COST, and a citation; five of them and the query stay within Discord's
4,000 characters."""

HIT_WIDTH = 280
"""What a hit shows of its passage, in units of `bot.text.sentences.width`: about three lines."""

HIT_LENGTH = 260
"""Characters to which it is cut where a single sentence is longer."""

HIT_COST = 300
"""Characters that it may come to with all marks; where it comes to more, it is cut to half of HIT_LENGTH."""

QUERY_LENGTH = 80

CORRECTIONS = 2
"""Corrections that are named beside a hit; more would crowd out who said it."""


def render_search(result: SearchResult, say: Wording) -> ui.LayoutView:
    match result:
        case Found():
            return _render_hits(result, say)
        case Missed():
            return _render_miss(result, say)


def _render_hits(found: Found, say: Wording) -> ui.LayoutView:
    headline = say("search-found", total=found.total, query=_shown(found.query))
    items: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay(f"### {headline}")]
    for hit in found.hits:
        context = button(say("button-context"), ReadingPlace(hit.turn.id, hit.start + hit.match[0]).pack())
        items.append(ui.Section(ui.TextDisplay(_render_hit(hit, say)), accessory=context))
    turning = _page_buttons(found, say) if found.total > len(found.hits) else []
    if turning:
        items += [ui.Separator(), ui.TextDisplay(_page_line(found, say))]
    return frame([*items, *rows([*turning, *_exactness_button(found, say)])])


def _render_hit(hit: Hit, say: Wording) -> str:
    first, last = excerpt(hit.text, *hit.match, HIT_WIDTH)
    start, end = hit.match[0] - first, hit.match[1] - first
    shown = hit.text[first:last]
    limit = HIT_LENGTH if _cost(shown[:HIT_LENGTH]) <= HIT_COST else HIT_LENGTH // 2
    text, start, end = clip_around(shown, start, end, limit)
    reasons = say("list-separator").join([say(f"match-{reason}") for reason in hit.reasons] + _corrected(hit))
    return f"{block_quote(emphasise(text, start, end))}\n-# {cite(hit.turn, say)} · {reasons}"


def _corrected(hit: Hit) -> list[str]:
    return [escape(clip(str(correction), QUERY_LENGTH)) for correction in hit.corrections[:CORRECTIONS]]


def _cost(text: str) -> int:
    """What a text comes to at most: escapes, and on each line the mark of a quotation and those of bold."""
    return len(escape(text)) + 6 * text.count("\n")


def _page_line(found: Found, say: Wording) -> str:
    page = say("search-page", page=found.query.offset // PAGE + 1, pages=-(-found.total // PAGE))
    return f"-# {page}"


def _page_buttons(found: Found, say: Wording) -> list[ui.Button[ui.LayoutView]]:
    """Back and on; none where the query is too long for a button to carry."""
    here = SearchPage(found.query)
    earlier = here.at(max(0, found.query.offset - PAGE)).pack()
    later = here.at(found.query.offset + PAGE).pack()
    if earlier is None or later is None:
        return []
    # At an end the two could be the same; custom_ids must differ, and a disabled button is never pressed.
    return [
        button(
            say("button-previous"),
            earlier if found.query.offset else "start",
            disabled=not found.query.offset,
        ),
        button(say("button-next"), later, disabled=found.query.offset + PAGE >= found.total),
    ]


def _exactness_button(found: Found, say: Wording) -> list[ui.Button[ui.LayoutView]]:
    """From all hits to the exact ones, or back; none where every hit is exact already."""
    query = found.query
    if not query.exact and all(hit.reasons[0] is Reason.EXACT for hit in found.hits):
        return []
    other = SearchPage(replace(query, exact=not query.exact, offset=0)).pack()
    return [] if other is None else [button(say("button-all" if query.exact else "button-exact"), other)]


def _render_miss(missed: Missed, say: Wording) -> ui.LayoutView:
    lines = [f"### {say('search-missed', query=_shown(missed.query))}"]
    lines.append(say(_hint(missed.query)))
    suggested = _suggestions(missed, say)
    if missed.suggestions and suggested:
        lines.append(say("search-did-you-mean"))
    return frame([ui.TextDisplay("\n".join(lines)), *rows(button(label, id_) for id_, label in suggested.items())])


def _hint(query: Query) -> str:
    if not _is_wide(query.filters):
        return "search-narrowed"
    return "search-not-exact" if query.exact else "search-hint"


def _suggestions(missed: Missed, say: Wording) -> dict[str, str]:
    """Searches that may find more, as custom_id → label: first the same one, not so exact and without its filters."""
    asked, everywhere = missed.query, Filters(missed.query.filters.guild_id)
    queries = [(Query(text, everywhere), text) for text in missed.suggestions]
    if not _is_wide(asked.filters):
        queries.insert(0, (Query(asked.text, everywhere, exact=asked.exact), asked.text))
    if asked.exact:
        queries.insert(0, (replace(asked, exact=False, offset=0), say("button-all")))
    return {id_: label for query, label in queries if (id_ := SearchPage(query).pack()) is not None}


def _is_wide(filters: Filters) -> bool:
    return filters.speaker is None and filters.interview is None


def _shown(query: Query) -> str:
    return f"**{escape(clip(' '.join(query.text.split()), QUERY_LENGTH))}**"
