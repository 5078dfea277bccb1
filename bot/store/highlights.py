"""Highlights are stored again, and keep their ids and what people decided about them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bot.model import Origin
from bot.store.moved import Moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import aiosqlite

    from bot.model import Highlight

# Two spans that share this much of the longer one are one highlight, cut otherwise.
_ALIKE = 0.5
# Spans step aside by this before they take their new places, for no two may ever be the same.
_ASIDE = 1_000_000_000


class Corrected(NamedTuple):
    """What a turn said, and what it says now."""

    before: str
    after: str


class Word(NamedTuple):
    """What one server, or the operator, has decided about a highlight, and the borders that it has there."""

    guild_id: int
    standing: str
    start: int
    end: int


class Span(NamedTuple):
    """A span of a stored turn."""

    turn_id: int
    start: int
    end: int


@dataclass(slots=True)
class Known:
    """A highlight that was there before, and where its turn says it now: nowhere, if `span` is None.

    `pick` is what was picked now and is this highlight.
    """

    id: int
    turn_id: int
    span: Span | None
    words: list[Word]
    pick: Highlight | None = None


async def write_highlights(
    connection: aiosqlite.Connection,
    interview_id: int,
    turn_ids: Sequence[int],
    corrected: Mapping[int, Corrected],
    picked: Iterable[Highlight],
) -> None:
    """Stores what was picked in place of what was picked before.

    A highlight that still stands keeps its id, also where its turn was corrected or its borders were drawn otherwise.
    What people have decided about is kept, picked or not, for as long as its turn says it.
    """
    picks = {Span(turn_ids[h.turn], h.start, h.end): h for h in picked}
    known = await _read_known(connection, interview_id)
    if known:
        _move(known, corrected)
        _match(known, picks)
        await _write_known(connection, known)
    old = {each.span for each in known if each.pick is not None}
    await connection.executemany(
        'INSERT INTO highlight (turn_id, "start", "end", score, reasons, origin) VALUES (?, ?, ?, ?, ?, ?)',
        [(*span, h.score, _reasons(h), Origin.AUTO) for span, h in picks.items() if span not in old],
    )


async def _read_known(connection: aiosqlite.Connection, interview_id: int) -> list[Known]:
    """Those that people have decided about come first."""
    rows = await connection.execute_fetchall(
        """
        SELECT highlight.id, turn_id, highlight."start", highlight."end",
            curation.guild_id, curation.standing, curation."start" AS word_start, curation."end" AS word_end
        FROM turn JOIN highlight ON highlight.turn_id = turn.id
        LEFT JOIN curation ON curation.highlight_id = highlight.id
        WHERE turn.interview_id = ? ORDER BY curation.guild_id IS NULL, highlight.id
        """,
        (interview_id,),
    )
    found: dict[int, Known] = {}
    for row in rows:
        span = Span(row["turn_id"], row["start"], row["end"])
        each = found.setdefault(row["id"], Known(row["id"], row["turn_id"], span, []))
        if row["guild_id"] is not None:
            each.words.append(Word(row["guild_id"], row["standing"], row["word_start"], row["word_end"]))
    return list(found.values())


def _move(known: Iterable[Known], corrected: Mapping[int, Corrected]) -> None:
    """Leads spans and words to where corrected turns say them now."""
    moved = {turn_id: Moved(*corrected[turn_id]) for turn_id in {each.turn_id for each in known} & corrected.keys()}
    for each in known:
        if each.turn_id in moved and each.span is not None:
            find = moved[each.turn_id].find
            each.words = [
                Word(word.guild_id, word.standing, *place) for word in each.words if (place := find(*word[2:]))
            ]
            place = find(each.span.start, each.span.end) or next((word[2:] for word in each.words), None)
            each.span = Span(each.turn_id, *place) if place else None


def _match(known: Sequence[Known], picks: Mapping[Span, Highlight]) -> None:
    """Finds for what was known the pick that it is: the same span, or else the one that is most like it."""
    free = dict(picks)
    for each in known:
        if each.span in free:
            each.pick = free.pop(each.span)
    for each in known:
        near = [span for span in free if span.turn_id == each.turn_id] if each.pick is None else []
        best = max(near, key=lambda span: _likeness(each.span, span), default=None)
        if best is not None and _likeness(each.span, best) >= _ALIKE:
            each.pick, each.span = free.pop(best), best


def _likeness(one: Span | None, other: Span) -> float:
    if one is None:
        return 0.0
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / max(one.end - one.start, other.end - other.start)


async def _write_known(connection: aiosqlite.Connection, known: Sequence[Known]) -> None:
    """Writes where everything stands now; of two that have become one the first stays."""
    staying: dict[Span, Known] = {}
    for each in known:
        if each.span is not None and (each.pick or each.words):
            first = staying.setdefault(each.span, each)
            first.words += each.words if first is not each else []
    ids = {each.id for each in staying.values()}
    await connection.executemany("DELETE FROM highlight WHERE id = ?", [(k.id,) for k in known if k.id not in ids])
    await connection.executemany('UPDATE highlight SET "end" = "end" + ? WHERE id = ?', [(_ASIDE, id_) for id_ in ids])
    await connection.executemany(
        """
        UPDATE highlight SET "start" = ?, "end" = ?, origin = ?,
            score = coalesce(?, score), reasons = coalesce(?, reasons)
        WHERE id = ?
        """,
        [_columns(span, each) for span, each in staying.items()],
    )
    await connection.executemany("DELETE FROM curation WHERE highlight_id = ?", [(id_,) for id_ in ids])
    await connection.executemany(
        'INSERT OR IGNORE INTO curation (highlight_id, guild_id, standing, "start", "end") VALUES (?, ?, ?, ?, ?)',
        [(each.id, *word) for each in staying.values() for word in each.words],
    )


def _columns(span: Span, each: Known) -> tuple[object, ...]:
    if each.pick is None:
        return span.start, span.end, Origin.CURATED, None, None, each.id
    return span.start, span.end, Origin.AUTO, each.pick.score, _reasons(each.pick), each.id


def _reasons(highlight: Highlight) -> str:
    return json.dumps(highlight.reasons, ensure_ascii=False)
