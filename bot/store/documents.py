"""A transcript file is stored: all of it or nothing, and nothing twice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bot.store.align import Said, align, align_titles
from bot.store.facts import count_change
from bot.store.highlights import Corrected, write_highlights
from bot.store.index import NewPassage, add_passages, remove_passages
from bot.store.records import SHARED, InterviewRecord, Prepared
from bot.store.rows import first_row, interview_record
from bot.text.fold import fold
from bot.text.pinyin import romanise

if TYPE_CHECKING:
    from collections.abc import Sequence

    import aiosqlite

    from bot.model import Interview


class Status(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Document:
    """A transcript file: `name` is how it is known when it comes again, `content_hash` its SHA-256 in hex."""

    name: str
    content_hash: str
    ingested_at: str
    guild_id: int = SHARED


async def find_unchanged(connection: aiosqlite.Connection, guild_id: int, content_hash: str) -> int | None:
    """The id of the document with the same content, wherever it lay, or None."""
    return await _one(
        connection,
        "SELECT id FROM document WHERE guild_id = ? AND content_hash = ?",
        (guild_id, content_hash),
    )


async def find_document(connection: aiosqlite.Connection, document: Document) -> int | None:
    """The id of the document that lay in the same place before, or None."""
    return await _one(
        connection,
        "SELECT id FROM document WHERE guild_id = ? AND name = ?",
        (document.guild_id, document.name),
    )


async def find_name(connection: aiosqlite.Connection, document_id: int) -> str:
    """How a document was known when it came."""
    row = await first_row(connection, "SELECT name FROM document WHERE id = ?", (document_id,))
    assert row is not None
    return str(row["name"])


async def rename_document(connection: aiosqlite.Connection, document_id: int, name: str) -> None:
    """The document is known by this name from now on, unless another is."""
    await connection.execute("UPDATE OR IGNORE document SET name = ? WHERE id = ?", (name, document_id))


async def store_document(
    connection: aiosqlite.Connection, document: Document, interviews: Sequence[Prepared]
) -> tuple[Status, int]:
    """Stores a file's interviews in place of those it held before; gives the document's id.

    Ids of interviews, of participants, and of turns that still stand are kept. Call it inside of one transaction.
    """
    known = await find_document(connection, document)
    document_id = await _write_document(connection, document)
    await _reorder_interviews(connection, document_id, [prepared.interview.title for prepared in interviews])
    for ordinal, prepared in enumerate(interviews):
        await _store_interview(connection, document, document_id, ordinal, prepared)
    await _remove_interviews(connection, document_id, len(interviews))
    await count_change(connection)
    return (Status.ADDED if known is None else Status.UPDATED), document_id


async def remove_document(connection: aiosqlite.Connection, document_id: int) -> None:
    """Removes a file and all its interviews. Call it inside of one transaction."""
    await _remove_interviews(connection, document_id, 0)
    await connection.execute("DELETE FROM document WHERE id = ?", (document_id,))
    await count_change(connection)


async def list_interviews(connection: aiosqlite.Connection, document_id: int) -> list[InterviewRecord]:
    """A document's interviews, in the order of the file."""
    rows = await connection.execute_fetchall(
        """
        SELECT interview.*, count(DISTINCT turn.id) AS turns, count(DISTINCT highlight.id) AS highlights
        FROM interview
        LEFT JOIN turn ON turn.interview_id = interview.id
        LEFT JOIN highlight ON highlight.turn_id = turn.id
        WHERE document_id = ? GROUP BY interview.id ORDER BY ordinal
        """,
        (document_id,),
    )
    return [interview_record(row) for row in rows]


async def _write_document(connection: aiosqlite.Connection, document: Document) -> int:
    written = await _one(
        connection,
        """
        INSERT INTO document (guild_id, name, content_hash, ingested_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (guild_id, name)
        DO UPDATE SET
            -- What is only read anew did not arrive today.
            ingested_at = iif(content_hash = excluded.content_hash, ingested_at, excluded.ingested_at),
            content_hash = excluded.content_hash
        RETURNING id
        """,
        (document.guild_id, document.name, document.content_hash, document.ingested_at),
    )
    assert written is not None
    return written


class StoredInterview(NamedTuple):
    """An interview as it is stored."""

    id: int
    title: str


async def stored_interviews(connection: aiosqlite.Connection, document_id: int) -> list[StoredInterview]:
    """The interviews of a document, in order."""
    rows = await connection.execute_fetchall(
        "SELECT id, title FROM interview WHERE document_id = ? ORDER BY ordinal", (document_id,)
    )
    return [StoredInterview(row["id"], row["title"]) for row in rows]


async def _reorder_interviews(connection: aiosqlite.Connection, document_id: int, titles: Sequence[str]) -> None:
    """Gives each stored interview the place that it has in the file now; those that are gone stand behind all."""
    stored = await stored_interviews(connection, document_id)
    kept = align_titles([interview.title for interview in stored], titles)
    places = {old: ordinal for ordinal, old in enumerate(kept) if old is not None}
    gone = [old for old in range(len(stored)) if old not in places]
    places |= {old: len(titles) + i for i, old in enumerate(gone)}
    if all(old == place for old, place in places.items()):
        return
    # Places are unique: step aside before taking the new ones.
    beyond = len(stored) + len(titles)
    await connection.execute("UPDATE interview SET ordinal = ordinal + ? WHERE document_id = ?", (beyond, document_id))
    await connection.executemany(
        "UPDATE interview SET ordinal = ? WHERE id = ?", [(place, stored[old].id) for old, place in places.items()]
    )


async def _store_interview(
    connection: aiosqlite.Connection, document: Document, document_id: int, ordinal: int, prepared: Prepared
) -> None:
    interview = prepared.interview
    interview_id = await _write_interview(connection, document, document_id, ordinal, interview)
    speakers = await _write_participants(connection, interview_id, interview)
    changed, turn_ids, corrected = await _write_turns(connection, interview_id, interview, speakers)
    await add_passages(
        connection,
        [
            NewPassage(
                turn_ids[i],
                start,
                end,
                interview.turns[i].text[start:end],
                document.guild_id,
                interview_id,
                fold(interview.turns[i].speaker),
            )
            for i in changed
            for start, end in prepared.passages[i]
        ],
    )
    await write_highlights(connection, interview_id, turn_ids, corrected, prepared.highlights)
    await _write_skipped(connection, interview_id, interview)
    await _write_mentions(connection, interview_id, turn_ids, prepared)


async def _write_interview(
    connection: aiosqlite.Connection,
    document: Document,
    document_id: int,
    ordinal: int,
    interview: Interview,
) -> int:
    folded = fold(interview.title)
    written = await _one(
        connection,
        """
        INSERT INTO interview (
            document_id, ordinal, guild_id, title, series, language, date, source_url, folded_title, pinyin_title
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (document_id, ordinal) DO UPDATE SET
            title = excluded.title, series = excluded.series, language = excluded.language,
            date = excluded.date, source_url = excluded.source_url,
            folded_title = excluded.folded_title, pinyin_title = excluded.pinyin_title
        RETURNING id
        """,
        (
            document_id,
            ordinal,
            document.guild_id,
            interview.title,
            interview.series,
            interview.language,
            interview.date,
            interview.source_url,
            folded,
            romanise(folded),
        ),
    )
    assert written is not None
    return written


async def _write_participants(
    connection: aiosqlite.Connection, interview_id: int, interview: Interview
) -> dict[str, int]:
    """Name → id. People who are no longer in the file stay: a turn that is about to go may still point at them."""
    await connection.executemany(
        """
        INSERT INTO participant (interview_id, name, role, bio, folded_name, pinyin_name) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (interview_id, name) DO UPDATE SET role = excluded.role, bio = excluded.bio
        """,
        [(interview_id, p.name, p.role, p.bio, fold(p.name), romanise(fold(p.name))) for p in interview.participants],
    )
    rows = await connection.execute_fetchall("SELECT name, id FROM participant WHERE interview_id = ?", (interview_id,))
    return {row["name"]: row["id"] for row in rows}


async def _write_skipped(connection: aiosqlite.Connection, interview_id: int, interview: Interview) -> None:
    await connection.execute("DELETE FROM skipped WHERE interview_id = ?", (interview_id,))
    await connection.executemany(
        'INSERT INTO skipped (interview_id, ordinal, "first", "last", why) VALUES (?, ?, ?, ?, ?)',
        [(interview_id, ordinal, s.first, s.last, s.why) for ordinal, s in enumerate(interview.skipped)],
    )


class StoredTurn(NamedTuple):
    """A turn as it is stored."""

    id: int
    said: Said


async def _write_turns(
    connection: aiosqlite.Connection, interview_id: int, interview: Interview, speakers: dict[str, int]
) -> tuple[list[int], list[int], dict[int, Corrected]]:
    """Gives the indexes of turns that are new or say something else now, the ids of all, and what was corrected."""
    stored = await stored_turns(connection, interview_id)
    new = [Said(turn.speaker, turn.text) for turn in interview.turns]
    kept = align([turn.said for turn in stored], new)
    changed = [i for i, old in enumerate(kept) if old is None or stored[old].said != new[i]]
    gone = set(range(len(stored))) - {old for old in kept if old is not None}
    stale = [stored[kept_] for i in changed if (kept_ := kept[i]) is not None] + [stored[i] for i in gone]
    await remove_passages(connection, [turn.id for turn in stale])
    await connection.executemany("DELETE FROM turn WHERE id = ?", [(stored[i].id,) for i in gone])
    # Positions are unique: step aside before taking the new ones.
    await connection.execute("UPDATE turn SET position = -1 - position WHERE interview_id = ?", (interview_id,))
    fresh = await _next_turn_id(connection)
    turn_ids: list[int] = []
    for old in kept:
        turn_ids.append(fresh if old is None else stored[old].id)
        fresh += old is None
    await connection.executemany(
        """
        INSERT INTO turn (id, interview_id, position, participant_id, text, line, start_ms, end_ms)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
            position = excluded.position, participant_id = excluded.participant_id, text = excluded.text,
            line = excluded.line, start_ms = excluded.start_ms, end_ms = excluded.end_ms
        """,
        [
            (id_, interview_id, at, speakers[t.speaker], t.text, t.line, t.start_ms, t.end_ms)
            for at, (id_, t) in enumerate(zip(turn_ids, interview.turns, strict=True))
        ],
    )
    corrected = {
        stored[old].id: Corrected(stored[old].said.text, new[i].text)
        for i in changed
        if (old := kept[i]) is not None and stored[old].said.text != new[i].text
    }
    return changed, turn_ids, corrected


async def stored_turns(connection: aiosqlite.Connection, interview_id: int) -> list[StoredTurn]:
    """The turns of an interview, in order."""
    rows = await connection.execute_fetchall(
        """
        SELECT turn.id, participant.name, turn.text
        FROM turn JOIN participant ON participant.id = turn.participant_id
        WHERE turn.interview_id = ? ORDER BY position
        """,
        (interview_id,),
    )
    return [StoredTurn(row["id"], Said(row["name"], row["text"])) for row in rows]


async def _next_turn_id(connection: aiosqlite.Connection) -> int:
    last = await _one(connection, "SELECT seq FROM sqlite_sequence WHERE name = 'turn'", ())
    return (last or 0) + 1


async def _write_mentions(
    connection: aiosqlite.Connection, interview_id: int, turn_ids: list[int], prepared: Prepared
) -> None:
    await connection.execute(
        "DELETE FROM mention WHERE turn_id IN (SELECT id FROM turn WHERE interview_id = ?)", (interview_id,)
    )
    keys = {mention.key for mention in prepared.mentions}
    await connection.executemany(
        "INSERT INTO topic (key, pinyin) VALUES (?, ?) ON CONFLICT (key) DO NOTHING",
        [(key, romanise(key)) for key in sorted(keys)],
    )
    await connection.executemany(
        """
        INSERT INTO mention (topic_id, turn_id, label, weight)
        VALUES ((SELECT id FROM topic WHERE key = ?), ?, ?, ?)
        """,
        [(m.key, turn_ids[m.turn], m.label, m.weight) for m in prepared.mentions],
    )


async def _remove_interviews(connection: aiosqlite.Connection, document_id: int, first: int) -> None:
    """Removes the interviews of a document from the ordinal `first` on."""
    rows = await connection.execute_fetchall(
        """
        SELECT turn.id FROM turn JOIN interview ON interview.id = turn.interview_id
        WHERE document_id = ? AND ordinal >= ?
        """,
        (document_id, first),
    )
    turn_ids = [row["id"] for row in rows]
    await remove_passages(connection, turn_ids)
    await connection.executemany("DELETE FROM turn WHERE id = ?", [(id_,) for id_ in turn_ids])
    await connection.execute("DELETE FROM interview WHERE document_id = ? AND ordinal >= ?", (document_id, first))


async def _one(connection: aiosqlite.Connection, sql: str, parameters: tuple[object, ...]) -> int | None:
    row = await first_row(connection, sql, parameters)
    return None if row is None else int(row[0])
