"""The full-text index: tokens in, candidate passages out.

Beside the tokens of its text, a passage carries one token for each thing that a search may be narrowed to:
its server, its interview, its speaker. They contain a colon, which no token of a text does. So a filter is one
more word of the query, exact, and costs no join.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.store.records import SHARED, TurnRecord
from bot.store.rows import TURN_COLUMNS, TURN_JOINS, turn_record
from bot.text.fold import fold
from bot.text.pinyin import blur, sound_tokens, to_sounds
from bot.text.tokens import has_han, is_prefix, tokens

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    import aiosqlite


class Channel(StrEnum):
    """A way in which a passage is remembered; each is an index of its own, by the name of its table."""

    WORDS = "passage_words"
    SOUNDS = "passage_sounds"


def channel_tokens(channel: Channel, folded: str) -> list[str]:
    """What a channel keeps of a folded text."""
    match channel:
        case Channel.WORDS:
            return tokens(folded)
        case Channel.SOUNDS:
            return sound_tokens(blur(to_sounds(folded))) if has_han(folded) else []


@dataclass(frozen=True, slots=True)
class Filters:
    """What a look-up may see: one server's library, and perhaps one speaker or interview of it.

    `speaker` is a folded name, `interview` an id.
    """

    guild_id: int = SHARED
    speaker: str | None = None
    interview: int | None = None


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


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A passage in its turn; `start` and `end` are its span in the turn's text."""

    id: int
    turn: TurnRecord
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.turn.text[self.start : self.end]


async def add_passages(connection: aiosqlite.Connection, passages: Iterable[NewPassage]) -> None:
    async with connection.execute("SELECT coalesce(max(id), 0) + 1 FROM passage") as cursor:
        first = next(iter(await cursor.fetchall()))[0]
    numbered = list(enumerate(passages, first))
    await connection.executemany(
        'INSERT INTO passage (id, turn_id, "start", "end") VALUES (?, ?, ?, ?)',
        [(id_, p.turn_id, p.start, p.end) for id_, p in numbered],
    )
    for channel in Channel:
        await connection.executemany(
            f"INSERT INTO {channel} (rowid, tokens) VALUES (?, ?)",
            _stored_rows(numbered, channel),
        )


async def remove_passages(connection: aiosqlite.Connection, turn_ids: Sequence[int]) -> None:
    """Removes the turns' passages. The index stores no text, so it must be told again what it was given."""
    for turn_id in turn_ids:
        async with connection.execute(_PASSAGES_OF_TURN, (turn_id,)) as cursor:
            given = [(row["passage_id"], _as_given(row)) async for row in cursor]
        for channel in Channel:
            await connection.executemany(
                f"INSERT INTO {channel} ({channel}, rowid, tokens) VALUES ('delete', ?, ?)",
                _stored_rows(given, channel),
            )
        await connection.execute("DELETE FROM passage WHERE turn_id = ?", (turn_id,))


async def count_passages(connection: aiosqlite.Connection) -> int:
    """About how many passages there are: the highest id, which costs nothing to read."""
    async with connection.execute("SELECT coalesce(max(id), 0) FROM passage") as cursor:
        return int(next(iter(await cursor.fetchall()))[0])


async def count_documents(connection: aiosqlite.Connection, channel: Channel, tokens_: Sequence[str]) -> dict[str, int]:
    """In how many passages each token occurs; tokens that occur in none are left out."""
    whole = [token for token in tokens_ if not is_prefix(token)]
    marks = ", ".join("?" * len(whole))
    async with connection.execute(
        f"SELECT term, doc FROM {channel}_vocabulary WHERE term IN ({marks})", whole
    ) as cursor:
        counts = {row["term"]: row["doc"] async for row in cursor}
    for token in tokens_:
        if is_prefix(token):
            async with connection.execute(
                f"SELECT coalesce(sum(doc), 0) FROM {channel}_vocabulary WHERE term >= ? AND term < ?",
                (token, chr(ord(token) + 1)),
            ) as cursor:
                if total := next(iter(await cursor.fetchall()))[0]:
                    counts[token] = total
    return counts


async def recall(
    connection: aiosqlite.Connection, channel: Channel, tokens_: Sequence[str], filters: Filters, limit: int
) -> dict[int, float]:
    """The passages that hold any of the tokens, best first by BM25: passage id → score, higher is better."""
    async with connection.execute(
        f"SELECT rowid, -rank AS score FROM {channel} WHERE {channel} MATCH ? ORDER BY rank LIMIT ?",
        (f"{_narrowed(filters)} AND ({' OR '.join(map(_term, tokens_))})", limit),
    ) as cursor:
        return {row["rowid"]: row["score"] async for row in cursor}


async def load_passages(connection: aiosqlite.Connection, ids: Iterable[int]) -> list[PassageRecord]:
    wanted = list(ids)
    marks = ", ".join("?" * len(wanted))
    async with connection.execute(f"{_PASSAGES} WHERE passage.id IN ({marks})", wanted) as cursor:
        return [PassageRecord(row["passage_id"], turn_record(row), row["start"], row["end"]) async for row in cursor]


_PASSAGES = f"""
    SELECT passage.id AS passage_id, passage."start", passage."end", {TURN_COLUMNS}
    FROM passage JOIN turn ON turn.id = passage.turn_id {TURN_JOINS}"""
_PASSAGES_OF_TURN = f"""
    SELECT passage.id AS passage_id, passage."start", passage."end", turn.text, turn.id AS turn_id,
        interview.id AS interview_id, interview.guild_id, participant.folded_name
    FROM passage JOIN turn ON turn.id = passage.turn_id {TURN_JOINS}
    WHERE passage.turn_id = ?"""


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


def _stored_rows(passages: Iterable[tuple[int, NewPassage]], channel: Channel) -> list[tuple[int, str]]:
    """The rows of a channel's index; none for a passage of which the channel keeps nothing."""
    kept = ((id_, passage, channel_tokens(channel, fold(passage.text))) for id_, passage in passages)
    return [(id_, " ".join((*_filter_tokens(passage), *found))) for id_, passage, found in kept if found]


def _filter_tokens(passage: NewPassage) -> tuple[str, ...]:
    return (
        _guild_token(passage.guild_id),
        _interview_token(passage.interview_id),
        _speaker_token(passage.speaker),
    )


def _narrowed(filters: Filters) -> str:
    terms = [f"({_term(_guild_token(SHARED))} OR {_term(_guild_token(filters.guild_id))})"]
    if filters.speaker is not None:
        terms.append(_term(_speaker_token(filters.speaker)))
    if filters.interview is not None:
        terms.append(_term(_interview_token(filters.interview)))
    return " AND ".join(terms)


def _term(token: str) -> str:
    quoted = token.replace('"', '""')
    return f'"{quoted}"*' if is_prefix(token) else f'"{quoted}"'


def _guild_token(guild_id: int) -> str:
    return f"guild:{guild_id}"


def _interview_token(interview_id: int) -> str:
    return f"interview:{interview_id}"


def _speaker_token(folded_name: str) -> str:
    # Hex, because a name may hold any character, and a token no blank.
    return f"speaker:{folded_name.encode().hex()}"
