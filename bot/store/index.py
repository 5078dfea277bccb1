"""The full-text index: tokens in, candidate passages out.

A passage's id says where it belongs: to the shared library or to a server's own, to which interview, and as which of
its passages. So narrowing a search to a server or an interview is a range of ids and costs nothing. A server's own
passages carry a token of that server, and every passage one of its speaker: a filter is then one more word that must
be there, exact and without a join. These tokens contain a colon, which no token of a text does.

The index keeps which passages hold a token and nothing more (`detail=none`): where in the passage, and how often, is
seen when the few best are read.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from bot.store.catalogue import has_own_interviews
from bot.store.records import SHARED, TurnRecord
from bot.store.rows import TURN_COLUMNS, TURN_JOINS, turn_record
from bot.text.fold import fold
from bot.text.phonetic import phonetic_key
from bot.text.pinyin import stored_sounds, to_sounds
from bot.text.tokens import has_han, stored_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    import aiosqlite

PREFIX = "*"
"""At the end of a token that is wanted: any token that begins so. FTS5 reads all of them, however many."""

_ROOM = 20
"""Bits of a passage's id that number the passages of one interview: a million of them."""
_OWNED = 1 << 61
"""Ids from here on are of passages that belong to one server."""
_END = (1 << 63) - 1


class Channel(StrEnum):
    """A way in which a passage is remembered; each is an index of its own, by the name of its table."""

    WORDS = "passage_words"
    SOUNDS = "passage_sounds"


def stored_tokens(channel: Channel, folded: str) -> str:
    """What a channel keeps of a folded text, separated by blanks; perhaps nothing."""
    match channel:
        case Channel.WORDS:
            return stored_words(folded)
        case Channel.SOUNDS:
            return stored_sounds(to_sounds(folded)) if has_han(folded) else ""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a look-up may see: one server's library, and perhaps one speaker, interview, language or time of it.

    `speaker` is a folded name, `interview` an id, `language` the beginning of a BCP 47 tag (`zh` is all Chinese);
    `since` and `until` are dates, both included: interviews without a date are outside of any time.
    """

    guild_id: int = SHARED
    speaker: str | None = None
    interview: int | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class NewPassage:
    """A passage to be indexed; `speaker` is a folded name."""

    turn_id: int
    start: int
    end: int
    text: str
    guild_id: int
    interview_id: int
    speaker: str


class Passage(NamedTuple):
    """A passage's place: `start` and `end` are its span in the turn's text, of which `left` characters follow it.

    `position` is the turn's place in its interview.
    """

    id: int
    turn_id: int
    start: int
    end: int
    text: str
    position: int
    left: int

    @property
    def interview_id(self) -> int:
        return (self.id & (_OWNED - 1)) >> _ROOM


class Wanted(NamedTuple):
    """What a passage must hold in one channel: all of the tokens, and one of the others where there are any."""

    channel: Channel
    tokens: tuple[str, ...]
    others: tuple[str, ...] = ()


class Postings(NamedTuple):
    """The passages that hold what was wanted, in the order of their ids, and about how many there are in all."""

    ids: list[int]
    number: int
    is_complete: bool


class Spelling(NamedTuple):
    """A Latin word that the library has, and how it sounds."""

    word: str
    sound: str


class Extent(NamedTuple):
    """Which ids the passages of a library have, and about how many there are."""

    first: int
    last: int
    passages: int


async def add_passages(connection: aiosqlite.Connection, passages: Iterable[NewPassage]) -> None:
    for (guild_id, interview_id), group in groupby(passages, lambda p: (p.guild_id, p.interview_id)):
        numbered = list(enumerate(group, await _next_id(connection, guild_id, interview_id)))
        await connection.executemany(
            'INSERT INTO passage (id, turn_id, "start", "end") VALUES (?, ?, ?, ?)',
            [(id_, p.turn_id, p.start, p.end) for id_, p in numbered],
        )
        folded = [(id_, p, fold(p.text)) for id_, p in numbered]
        for channel in Channel:
            await connection.executemany(
                f"INSERT INTO {channel} (rowid, tokens) VALUES (?, ?)", _stored_rows(folded, channel)
            )
        await _note_spellings(connection, {word for _, _, text in folded for word in _LATIN.findall(text)})


async def _note_spellings(connection: aiosqlite.Connection, words: set[str]) -> None:
    """Most words of a transcript are known already, so only the others are worked on."""
    rows = await connection.execute_fetchall(
        "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT word FROM spelling)", (json.dumps(sorted(words)),)
    )
    await connection.executemany(
        "INSERT INTO spelling (word, reversed, sound) VALUES (?, ?, ?)",
        [(word, word[::-1], phonetic_key(word)) for (word,) in rows],
    )


async def forget_spellings(connection: aiosqlite.Connection, text: str) -> None:
    """Forgets the words of a text that has left the library, but for those that a passage still has."""
    await connection.executemany(
        f"""
        DELETE FROM spelling WHERE word = ?
            AND NOT EXISTS (SELECT 1 FROM {Channel.WORDS} WHERE {Channel.WORDS} MATCH ? LIMIT 1)
        """,
        [(word, _term(word)) for word in sorted(set(_LATIN.findall(fold(text))))],
    )


async def remove_passages(connection: aiosqlite.Connection, turn_ids: Sequence[int]) -> None:
    """Removes the turns' passages. The index stores no text, so it must be told again what it was given."""
    for turn_id in turn_ids:
        rows = await connection.execute_fetchall(_PASSAGES_OF_TURN, (turn_id,))
        given = [(row["passage_id"], passage, fold(passage.text)) for row in rows for passage in (_as_given(row),)]
        for channel in Channel:
            await connection.executemany(
                f"INSERT INTO {channel} ({channel}, rowid, tokens) VALUES ('delete', ?, ?)",
                _stored_rows(given, channel),
            )
        await connection.execute("DELETE FROM passage WHERE turn_id = ?", (turn_id,))


async def measure_extent(connection: aiosqlite.Connection) -> Extent:
    """About how large the library is; costs three steps into a B-tree, however large that is.

    Turns stand for passages: most have one.
    """
    rows = await connection.execute_fetchall(
        f"""
        SELECT (SELECT coalesce(min(id), 0) FROM passage),
            (SELECT coalesce(max(id), 0) FROM passage WHERE id < {_OWNED}), (SELECT coalesce(max(id), 0) FROM turn)
        """
    )
    return Extent(*next(iter(rows)))


async def find_postings(
    connection: aiosqlite.Connection, wanted: Sequence[Wanted], filters: Filters, extent: Extent, most: int
) -> list[Postings]:
    """For each thing wanted, the first passages that hold it, at most `most`.

    All of it is one statement. Where there are more, how far into the library the first ones reach tells about how
    many there are.
    """
    if not wanted:
        return []
    scopes = await _scopes(connection, filters)
    narrowing, values = _dated(filters)
    selects: list[str] = []
    parameters: list[object] = []
    for each in wanted:
        parts = [
            f"SELECT rowid FROM {each.channel} WHERE {each.channel} MATCH ? AND rowid BETWEEN ? AND ?{narrowing}"
        ] * len(scopes)
        selects.append(f"SELECT json_group_array(rowid) FROM ({' UNION ALL '.join(parts)} LIMIT {most + 1})")
        for scope in scopes:
            parameters += [_match((*each.tokens, *scope.tokens), each.others), scope.first, scope.last, *values]
    rows: list[sqlite3.Row] = []
    # SQLite takes at most 500 selects in one compound.
    for at in range(0, len(selects), _COMPOUND):
        each_has = len(parameters) // len(selects)
        statement = " UNION ALL ".join(selects[at : at + _COMPOUND])
        rows += await connection.execute_fetchall(statement, parameters[at * each_has : (at + _COMPOUND) * each_has])
    return [_postings(json.loads(row[0]), extent, most) for row in rows]


async def load_passages(connection: aiosqlite.Connection, ids: Iterable[int]) -> list[Passage]:
    wanted = list(ids)
    rows = await connection.execute_fetchall(
        f"""
        SELECT passage.id, turn_id, "start", "end", substr(turn.text, "start" + 1, "end" - "start"),
            turn.position, length(turn.text) - "end"
        FROM passage JOIN turn ON turn.id = passage.turn_id
        WHERE passage.id IN ({", ".join("?" * len(wanted))})
        """,
        wanted,
    )
    return [Passage(*row) for row in rows]


async def load_turns(connection: aiosqlite.Connection, turn_ids: Iterable[int]) -> dict[int, TurnRecord]:
    wanted = list(turn_ids)
    rows = await connection.execute_fetchall(
        f"SELECT {TURN_COLUMNS} FROM turn {TURN_JOINS} WHERE turn.id IN ({', '.join('?' * len(wanted))})", wanted
    )
    return {row["turn_id"]: turn_record(row) for row in rows}


async def which_are_known(connection: aiosqlite.Connection, words: Iterable[str]) -> set[str]:
    """Those of the Latin words that the library has, or once had."""
    rows = await connection.execute_fetchall(
        "SELECT value FROM json_each(?) WHERE value IN (SELECT word FROM spelling)", (json.dumps(list(words)),)
    )
    return {row[0] for row in rows}


async def list_spellings(connection: aiosqlite.Connection, word: str, slips: int) -> list[Spelling]:
    """Words of the library that may have been meant by a typed one: all within one slip of it, and many within two.

    One slip leaves the first half of a word whole or the second, or swaps the two letters between them. Of two slips
    those are found that leave the first third whole or the last.
    """
    middle = len(word) // 2
    kept = middle if slips == 1 else len(word) // 3
    beginning, end = word[:kept], word[::-1][: kept if slips > 1 else len(word) - middle]
    swapped = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    shortest, longest = len(word) - slips, len(word) + slips
    rows = await connection.execute_fetchall(
        f"""
        SELECT word, sound FROM spelling WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?
        UNION SELECT word, sound FROM spelling WHERE reversed >= ? AND reversed < ? AND length(word) BETWEEN ? AND ?
        UNION SELECT * FROM (SELECT word, sound FROM spelling WHERE sound = ? LIMIT {_SOUNDING_ALIKE})
        UNION SELECT word, sound FROM spelling WHERE word = ?
        """,
        (
            *(beginning, f"{beginning}{{", shortest, longest),
            *(end, f"{end}{{", shortest, longest),
            *(phonetic_key(word), swapped),
        ),
    )
    return [Spelling(*row) for row in rows]


_SOUNDING_ALIKE = 200
_LATIN = re.compile(r"\b[a-z]{3,24}\b")
_COMPOUND = 400

_PASSAGES_OF_TURN = f"""
    SELECT passage.id AS passage_id, passage."start", passage."end", turn.text, turn.id AS turn_id,
        interview.id AS interview_id, interview.guild_id, participant.folded_name
    FROM passage JOIN turn ON turn.id = passage.turn_id {TURN_JOINS}
    WHERE passage.turn_id = ?"""


class _Scope(NamedTuple):
    """A range of ids to look in, and the tokens that a passage must hold there to be seen."""

    first: int
    last: int
    tokens: tuple[str, ...]


async def _scopes(connection: aiosqlite.Connection, filters: Filters) -> list[_Scope]:
    """What the filters leave: a part of the shared library, and where the server has one, of its own."""
    speaker = () if filters.speaker is None else (_speaker_token(filters.speaker),)
    shared = _Scope(*_range(0, filters.interview), speaker)
    if filters.guild_id == SHARED:
        return [shared]
    has_own = await has_own_interviews(connection, filters.guild_id)
    own = _Scope(*_range(_OWNED, filters.interview), (*speaker, _guild_token(filters.guild_id)))
    return [shared, own] if has_own else [shared]


def _range(base: int, interview: int | None) -> tuple[int, int]:
    if interview is None:
        return (base, _OWNED - 1 if base < _OWNED else _END)
    if interview >= _OWNED >> _ROOM:
        # Somebody made it up: no id is as large as that, nor its passages' in 64 bits.
        return (0, -1)
    first = base + (interview << _ROOM)
    return first, first + (1 << _ROOM) - 1


def _dated(filters: Filters) -> tuple[str, list[object]]:
    """The condition that a passage is of an interview in the language and the time that are asked for."""
    conditions: list[str] = []
    values: list[object] = []
    if filters.language is not None:
        conditions.append("(language = ? OR language LIKE ? || '-%')")
        values += [filters.language, filters.language]
    if filters.since is not None:
        conditions.append("date >= ?")
        values.append(filters.since)
    if filters.until is not None:
        conditions.append("date <= ?")
        values.append(filters.until)
    if not conditions:
        return "", []
    chosen = f"SELECT id FROM interview WHERE {' AND '.join(conditions)}"
    return f" AND (rowid & {_OWNED - 1}) >> {_ROOM} IN ({chosen})", values


def _postings(ids: list[int], extent: Extent, most: int) -> Postings:
    if len(ids) <= most:
        return Postings(ids, len(ids), is_complete=True)
    reached = (min(ids[-1], extent.last) - extent.first + 1) / (extent.last - extent.first + 1)
    return Postings(ids[:most], max(most, min(extent.passages, round(most / max(reached, 1e-9)))), is_complete=False)


async def _next_id(connection: aiosqlite.Connection, guild_id: int, interview_id: int) -> int:
    first, last = _range(0 if guild_id == SHARED else _OWNED, interview_id)
    rows = await connection.execute_fetchall(
        "SELECT coalesce(max(id) + 1, ?) FROM passage WHERE id BETWEEN ? AND ?", (first, first, last)
    )
    return int(next(iter(rows))[0])


def _as_given(row: sqlite3.Row) -> NewPassage:
    return NewPassage(
        row["turn_id"],
        row["start"],
        row["end"],
        row["text"][row["start"] : row["end"]],
        row["guild_id"],
        row["interview_id"],
        row["folded_name"],
    )


def _stored_rows(passages: Iterable[tuple[int, NewPassage, str]], channel: Channel) -> list[tuple[int, str]]:
    """The rows of a channel's index; none for a passage of which the channel keeps nothing."""
    kept = ((id_, passage, stored_tokens(channel, folded)) for id_, passage, folded in passages)
    return [(id_, f"{_filter_tokens(passage)} {found}") for id_, passage, found in kept if found]


def _filter_tokens(passage: NewPassage) -> str:
    speaker = _speaker_token(passage.speaker)
    return speaker if passage.guild_id == SHARED else f"{speaker} {_guild_token(passage.guild_id)}"


def _match(all_of: Iterable[str], one_of: Iterable[str]) -> str:
    """An FTS5 expression. Every token is quoted: outside of quotes, what people type may be an operator."""
    either = " OR ".join(map(_term, one_of))
    return " AND ".join([*map(_term, all_of), *([f"({either})"] if either else [])])


def _term(token: str) -> str:
    quoted = token.removesuffix(PREFIX).replace('"', '""')
    return f'"{quoted}"*' if token.endswith(PREFIX) else f'"{quoted}"'


def _guild_token(guild_id: int) -> str:
    return f"guild:{guild_id}"


def _speaker_token(folded_name: str) -> str:
    # Hex, because a name may hold any character, and a token no blank.
    return f"speaker:{folded_name.encode().hex()}"
