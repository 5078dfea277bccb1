"""Was this said? To the letter, nearly so with the differences marked, or not at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from discord import ui

from bot.search.verify import Verdict
from bot.text.sentences import excerpt
from bot.ui.custom_ids.quotation import OfQuotation
from bot.ui.custom_ids.reading import ReadingPlace
from bot.ui.markup import block_quote, clip, clip_around, emphasise, escape
from bot.ui.pieces import button, cite, frame
from bot.ui.quotation import describe_place, quote, source_buttons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.locales import Wording
    from bot.search.verify import Edit, Verification
    from bot.store.records import Quotation, TurnRecord

TEXT_LENGTH, TEXT_COST = 600, 900
"""Characters of what was said, and of what is claimed: before marks, and with all of them. Two of them, the differences
and who said it where stay within Discord's 4,000 characters."""

EXCERPT_WIDTH = 700
"""What is shown around words that were said, in units of `bot.text.sentences.width`."""

DIFFERENCES = 4
DIFFERENCE_LENGTH = 40

RELATED = 3
RELATED_LENGTH, RELATED_COST = 320, 600

_SHORTER = 0.8


def render_verification(found: Verification, claim: str, say: Wording, *, is_cut: bool = False) -> ui.LayoutView:
    """The verdict in words, what was said, and where; `is_cut` says that only the beginning of a claim was compared."""
    cut = [f"-# {say('verify-cut')}"] if is_cut else []
    if found.turn is None or found.verdict is Verdict.NOT_FOUND:
        denial = f"### {say('verify-not-found')}\n{quote(claim, TEXT_LENGTH, TEXT_COST)}"
        return frame([ui.TextDisplay(denial), ui.TextDisplay("\n".join([say("verify-not-found-hint"), *cut]))])
    if found.verdict is Verdict.EXACT:
        texts = [f"### {say('verify-exact')}", _surroundings(found, found.turn)]
    else:
        said, claimed = (_differing(found, claim, is_said=is_said) for is_said in (True, False))
        headline = f"### {say('verify-close', similarity=int(found.similarity))}"
        texts = [
            f"{headline}\n**{say('verify-said')}**\n{_marked(found.text, said, '**')}",
            f"**{say('verify-claimed')}**\n{_marked(claim, claimed, '~~')}",
            "\n".join(_differences(found.diff, say)),
        ]
    place = "\n".join([f"-# — {cite(found.turn, say)}", *cut])
    context = button(say("button-context"), ReadingPlace(found.turn.id, found.start).pack())
    return frame(
        [
            *(ui.TextDisplay(text) for text in texts if text),
            ui.TextDisplay(place),
            ui.ActionRow(context, *source_buttons(found.turn, say)),
        ]
    )


def render_nothing_claimed(say: Wording) -> ui.LayoutView:
    """A message of pictures or files alone says nothing that could be compared."""
    return frame([ui.TextDisplay(say("verify-nothing"))])


def render_related(quotations: Sequence[Quotation], say: Wording) -> ui.LayoutView:
    if not quotations:
        return frame([ui.TextDisplay(f"### {say('related-none')}\n{say('search-hint')}")])
    items: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay(f"### {say('related-title')}")]
    for quotation in quotations[:RELATED]:
        text = quote(quotation.text, RELATED_LENGTH, RELATED_COST)
        opened = button(say("button-open"), OfQuotation(quotation.id).pack())
        items.append(ui.Section(ui.TextDisplay(f"{text}\n-# — {describe_place(quotation, say)}"), accessory=opened))
    return frame(items)


def _surroundings(found: Verification, turn: TurnRecord) -> str:
    """The words in bold, in the sentences around them."""
    first, last = excerpt(turn.text, found.start, found.end, EXCERPT_WIDTH)
    length = TEXT_LENGTH
    while True:
        shown = clip_around(turn.text[first:last], found.start - first, found.end - first, length)
        marked = block_quote(emphasise(*shown))
        if len(marked) <= TEXT_COST:
            return marked
        length = int(length * _SHORTER)


def _differing(found: Verification, claim: str, *, is_said: bool) -> list[tuple[int, int]]:
    """Where the two texts differ, as spans of one of them."""
    text, at = (found.text if is_said else claim), 0
    spans = []
    for edit in found.diff:
        stretch = edit.said if is_said else edit.claimed
        start = text.find(stretch, at)
        if not stretch or start < 0:
            continue
        at = start + len(stretch)
        if edit.op != "equal":
            spans.append((start, at))
    return spans


def _marked(text: str, spans: Sequence[tuple[int, int]], sign: str) -> str:
    """The text as a quotation, spans of it between signs; of a long one what there is room for around the first."""
    first, last = spans[0] if spans else (0, 0)
    length = TEXT_LENGTH
    while True:
        shown, start, _ = clip_around(text, first, last, length)
        moved = [(max(0, a + start - first), min(len(shown), b + start - first)) for a, b in spans]
        marked = block_quote(_between(shown, [(a, b) for a, b in moved if a < b], sign))
        if len(marked) <= TEXT_COST:
            return marked
        length = int(length * _SHORTER)


def _between(text: str, spans: Sequence[tuple[int, int]], sign: str) -> str:
    pieces, at = [], 0
    for start, end in spans:
        pieces.append(escape(text[at:start]))
        pieces.append(re.sub(r"\S(?:[^\n]*\S)?", lambda m: f"{sign}{escape(m.group())}{sign}", text[start:end]))
        at = end
    return "".join(pieces) + escape(text[at:])


def _differences(diff: Sequence[Edit], say: Wording) -> list[str]:
    """The differences in words, for those who don't see the marks."""
    changes = [edit for edit in diff if edit.op != "equal"]
    shown = [_difference(edit, say) for edit in changes[:DIFFERENCES]]
    more = len(changes) - DIFFERENCES
    return [*(f"- {line}" for line in shown), *([f"- {say('verify-more', count=more)}"] if more > 0 else [])]


def _difference(edit: Edit, say: Wording) -> str:
    said, claimed = (escape(clip(" ".join(text.split()), DIFFERENCE_LENGTH)) for text in (edit.said, edit.claimed))
    match edit.op:
        case "delete":
            return say("verify-left-out", said=said)
        case "insert":
            return say("verify-added", claimed=claimed)
        case _:
            return say("verify-replaced", said=said, claimed=claimed)
