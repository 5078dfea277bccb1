"""A turn is put right by hand, and stays so when its file comes again.

A correction is known by what the file says in its place. While the file still says it, the correction is applied again;
when the file says something else there, the file has been corrected itself, and wins.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.model import Participant, Role
from bot.store.align import align_titles
from bot.store.facts import count_change
from bot.store.index import NewPassage, add_passages, forget_spellings, remove_passages
from bot.text.fold import fold
from bot.text.pinyin import romanise

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import aiosqlite

    from bot.model import Interview, Turn
    from bot.store.documents import Document
    from bot.store.records import TurnRecord

    Span = tuple[int, int]
    Move = Callable[[int, int], Span | None]
    """Where a span of the old text lies in the new one, or None where it is gone."""

_SPANS = ("post", "report")
"""Tables that point at spans of turns, beside the highlights."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What is put right in the turn of a file whose text has this hash; `occurrence` numbers those that say the same.

    `text` and `speaker` are None where the file is right. The speaker is put right only where the file still says
    `speaker_was`.
    """

    id: int
    text_hash: str
    occurrence: int
    text: str | None
    speaker_was: str | None
    speaker: str | None
    is_removed: bool


@dataclass(frozen=True, slots=True)
class Corrected:
    """An interview as it is stored; `positions` are where in it which correction was applied."""

    interview: Interview
    positions: tuple[tuple[int, int], ...]


def correct(interview: Interview, corrections: Sequence[Correction]) -> Corrected:
    """The interview of a file with what was put right by hand. Pure.

    Turns that share a speaker now stay apart: they keep their ids, and what points at them its place.
    """
    if not corrections:
        return Corrected(interview, ())
    known = {(c.text_hash, c.occurrence): c for c in corrections}
    seen: dict[str, int] = {}
    turns: list[Turn] = []
    positions: list[tuple[int, int]] = []
    for turn in interview.turns:
        hashed = hash_text(turn.text)
        found = known.get((hashed, seen.setdefault(hashed, 0)))
        seen[hashed] += 1
        if found is None:
            turns.append(turn)
        elif not found.is_removed:
            positions.append((found.id, len(turns)))
            turns.append(_put_right(turn, found))
    corrected = replace(interview, turns=tuple(turns), participants=_with_speakers(interview, turns))
    return Corrected(corrected, tuple(positions))


def _put_right(turn: Turn, correction: Correction) -> Turn:
    speaker = correction.speaker if turn.speaker == correction.speaker_was else None
    return replace(turn, text=correction.text or turn.text, speaker=speaker or turn.speaker)


def _with_speakers(interview: Interview, turns: Sequence[Turn]) -> tuple[Participant, ...]:
    known = {participant.name for participant in interview.participants}
    new = dict.fromkeys(turn.speaker for turn in turns if turn.speaker not in known)
    return (*interview.participants, *(Participant(name, Role.UNKNOWN) for name in new))


def hash_text(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


# --- when a file comes again -------------------------------------------------------------------


async def list_corrections(
    connection: aiosqlite.Connection, document: Document, interviews: Sequence[Interview]
) -> Mapping[int, tuple[Correction, ...]]:
    """The corrections of the document that lay in the same place before, by the interview's place in the file now."""
    rows = await connection.execute_fetchall(
        """
        SELECT correction.*, interview.ordinal FROM correction
        JOIN interview ON interview.id = correction.interview_id JOIN document ON document.id = interview.document_id
        WHERE document.guild_id = ? AND document.name = ? ORDER BY correction.id
        """,
        (document.guild_id, document.name),
    )
    found: dict[int, tuple[Correction, ...]] = {}
    for row in rows:
        correction = Correction(
            row["id"],
            row["text_hash"],
            row["occurrence"],
            row["text"],
            row["speaker_was"],
            row["speaker"],
            bool(row["is_removed"]),
        )
        found[row["ordinal"]] = (*found.get(row["ordinal"], ()), correction)
    if not found:
        return {}
    kept = align_titles(await _titles(connection, document), [interview.title for interview in interviews])
    return {new: found[old] for new, old in enumerate(kept) if old in found}


async def _titles(connection: aiosqlite.Connection, document: Document) -> list[str]:
    rows = await connection.execute_fetchall(
        """
        SELECT interview.title FROM interview JOIN document ON document.id = document_id
        WHERE document.guild_id = ? AND document.name = ? ORDER BY ordinal
        """,
        (document.guild_id, document.name),
    )
    return [row["title"] for row in rows]


async def note_applied(connection: aiosqlite.Connection, document_id: int, interviews: Sequence[Corrected]) -> None:
    """Notes which turn each correction is applied to, once the document is stored."""
    await connection.execute(
        """
        UPDATE correction SET turn_id = NULL
        WHERE interview_id IN (SELECT id FROM interview WHERE document_id = ?)
        """,
        (document_id,),
    )
    await connection.executemany(
        """
        UPDATE correction SET turn_id = (
            SELECT id FROM turn WHERE turn.interview_id = correction.interview_id AND position = ?
        ) WHERE id = ?
        """,
        [(position, id_) for corrected in interviews for id_, position in corrected.positions],
    )


# --- by hand -----------------------------------------------------------------------------------


async def correct_text(
    connection: aiosqlite.Connection, turn: TurnRecord, text: str, passages: Sequence[Span], move: Move
) -> None:
    """The turn says this from now on: in the index, in its highlights, and in what was posted. Ids are kept."""
    await _note(connection, turn, text=text)
    await remove_passages(connection, [turn.id])
    await connection.execute("UPDATE turn SET text = ? WHERE id = ?", (text, turn.id))
    await _add_passages(connection, turn.id, passages)
    await _move_highlights(connection, turn.id, move)
    for table in _SPANS:
        await _move_spans(connection, table, turn.id, move)
    await count_change(connection)


async def correct_speaker(
    connection: aiosqlite.Connection, turn: TurnRecord, name: str, passages: Sequence[Span]
) -> None:
    """Somebody else says the turn: a participant of the interview by this name, or a new one."""
    await remove_passages(connection, [turn.id])
    participant_id, known_as = await _participant(connection, turn.interview.id, name)
    await _note(connection, turn, speaker=known_as)
    await connection.execute("UPDATE turn SET participant_id = ? WHERE id = ?", (participant_id, turn.id))
    await _add_passages(connection, turn.id, passages)
    await count_change(connection)


async def remove_turn(connection: aiosqlite.Connection, turn: TurnRecord) -> None:
    """The turn is gone, and those after it move up, so that reading on passes over it."""
    await _note(connection, turn, is_removed=True)
    await remove_passages(connection, [turn.id])
    await forget_traces(connection, turn, turn.text, "")
    await connection.execute("DELETE FROM turn WHERE id = ?", (turn.id,))
    # Positions are unique: step aside before taking the new ones.
    await connection.execute(
        "UPDATE turn SET position = -position WHERE interview_id = ? AND position > ?",
        (turn.interview.id, turn.position),
    )
    await connection.execute(
        "UPDATE turn SET position = -position - 1 WHERE interview_id = ? AND position < 0", (turn.interview.id,)
    )
    await count_change(connection)


async def forget_traces(connection: aiosqlite.Connection, turn: TurnRecord, gone: str, text: str) -> None:
    """What was taken down of a turn leaves no topic and no word behind; `text` is what the turn still says."""
    said, says = fold(gone), fold(text)
    rows = await connection.execute_fetchall("SELECT topic_id, label FROM mention WHERE turn_id = ?", (turn.id,))
    labels = {row["topic_id"]: fold(row["label"]) for row in rows}
    lost = [(topic_id,) for topic_id, label in labels.items() if label in said and label not in says]
    await connection.executemany(f"DELETE FROM mention WHERE turn_id = {turn.id:d} AND topic_id = ?", lost)
    await connection.executemany(
        "DELETE FROM topic WHERE id = ? AND NOT EXISTS (SELECT 1 FROM mention WHERE topic_id = topic.id)",
        [(topic_id,) for topic_id in labels],
    )
    await forget_spellings(connection, gone)


async def _note(
    connection: aiosqlite.Connection,
    turn: TurnRecord,
    *,
    text: str | None = None,
    speaker: str | None = None,
    is_removed: bool = False,
) -> None:
    """Remembers it for when the file comes again; what was put right before in the same turn stays so."""
    await connection.execute(
        """
        INSERT INTO correction (interview_id, text_hash, occurrence, turn_id) SELECT ?, ?, ?, ?
        WHERE NOT EXISTS (SELECT 1 FROM correction WHERE turn_id = ?)
        """,
        (
            turn.interview.id,
            hash_text(turn.text),
            await _occurrence(connection, turn),
            turn.id,
            turn.id,
        ),
    )
    await connection.execute(
        """
        UPDATE correction SET text = CASE WHEN ?4 THEN NULL ELSE coalesce(?2, text) END,
            speaker = coalesce(?3, speaker),
            speaker_was = CASE WHEN ?3 IS NULL THEN speaker_was ELSE coalesce(speaker_was, ?5) END, is_removed = ?4
        WHERE turn_id = ?1
        """,
        (turn.id, text, speaker, is_removed, turn.speaker),
    )


async def _occurrence(connection: aiosqlite.Connection, turn: TurnRecord) -> int:
    """Which of the turns this is that say the same in the file: those put right before have their numbers already."""
    hashed = hash_text(turn.text)
    rows = await connection.execute_fetchall(
        "SELECT occurrence FROM correction WHERE interview_id = ? AND text_hash = ?", (turn.interview.id, hashed)
    )
    taken = {row["occurrence"] for row in rows}
    [row] = await connection.execute_fetchall(
        """
        SELECT count(*) AS earlier FROM turn WHERE interview_id = ? AND position < ? AND text = ?
            AND id NOT IN (SELECT turn_id FROM correction WHERE turn_id IS NOT NULL)
        """,
        (turn.interview.id, turn.position, turn.text),
    )
    earlier = int(row["earlier"])
    free = [number for number in range(earlier + len(taken) + 1) if number not in taken]
    return free[earlier]


async def _participant(connection: aiosqlite.Connection, interview_id: int, name: str) -> tuple[int, str]:
    """The participant by this name, however it is written, or a new one: id and name."""
    folded = fold(name)
    select = "SELECT id, name FROM participant WHERE interview_id = ? AND folded_name = ? ORDER BY id LIMIT 1"
    rows = await connection.execute_fetchall(select, (interview_id, folded))
    if not rows:
        rows = await connection.execute_fetchall(
            """
            INSERT INTO participant (interview_id, name, role, folded_name, pinyin_name) VALUES (?, ?, ?, ?, ?)
            RETURNING id, name
            """,
            (interview_id, name, Role.UNKNOWN, folded, romanise(folded)),
        )
    row = next(iter(rows))
    return row["id"], row["name"]


async def _add_passages(connection: aiosqlite.Connection, turn_id: int, passages: Sequence[Span]) -> None:
    rows = await connection.execute_fetchall(
        """
        SELECT turn.text, interview.id, interview.guild_id, participant.folded_name FROM turn
        JOIN interview ON interview.id = turn.interview_id JOIN participant ON participant.id = turn.participant_id
        WHERE turn.id = ?
        """,
        (turn_id,),
    )
    text, interview_id, guild_id, speaker = next(iter(rows))
    await add_passages(
        connection,
        [NewPassage(turn_id, start, end, text[start:end], guild_id, interview_id, speaker) for start, end in passages],
    )


async def _move_highlights(connection: aiosqlite.Connection, turn_id: int, move: Move) -> None:
    """Highlights keep their ids, and what people have decided about them; those whose words are gone, go."""
    rows = await connection.execute_fetchall(
        'SELECT id, "start", "end" FROM highlight WHERE turn_id = ? ORDER BY id DESC', (turn_id,)
    )
    # Two of them may have become one: the older one stays.
    places = {span: row["id"] for row in rows if (span := move(row["start"], row["end"]))}
    await connection.execute(
        f"DELETE FROM highlight WHERE turn_id = ? AND id NOT IN ({', '.join('?' * len(places))})",
        (turn_id, *places.values()),
    )
    # Spans are unique: step aside before taking the new ones.
    await connection.execute('UPDATE highlight SET "end" = "end" + ? WHERE turn_id = ?', (_ASIDE, turn_id))
    await connection.executemany(
        'UPDATE highlight SET "start" = ?, "end" = ? WHERE id = ?', [(*span, id_) for span, id_ in places.items()]
    )
    rows = await connection.execute_fetchall(
        """
        SELECT curation.* FROM curation JOIN highlight ON highlight.id = curation.highlight_id WHERE turn_id = ?
        """,
        (turn_id,),
    )
    for row in rows:
        span = move(row["start"], row["end"])
        key = (row["highlight_id"], row["guild_id"])
        if span is None:
            await connection.execute("DELETE FROM curation WHERE highlight_id = ? AND guild_id = ?", key)
        else:
            await connection.execute(
                'UPDATE curation SET "start" = ?, "end" = ? WHERE highlight_id = ? AND guild_id = ?', (*span, *key)
            )


async def _move_spans(connection: aiosqlite.Connection, table: str, turn_id: int, move: Move) -> None:
    """What pointed at words of the old text points at them in the new one."""
    rows = await connection.execute_fetchall(
        f'SELECT rowid AS id, "start", "end" FROM {table} WHERE turn_id = ?', (turn_id,)
    )
    await connection.executemany(
        f'UPDATE {table} SET "start" = ?, "end" = ? WHERE rowid = ?',
        [(*span, row["id"]) for row in rows if (span := move(row["start"], row["end"]))],
    )


_ASIDE = 1_000_000_000
"""Beyond the end of any turn."""
