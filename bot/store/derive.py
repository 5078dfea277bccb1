"""What is derived from the texts is derived again, after a migration or an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.index import Channel, NewPassage, add_passages
from bot.text.fold import fold
from bot.text.pinyin import romanise

if TYPE_CHECKING:
    import aiosqlite

INDEXES = frozenset({*map(str, Channel), "spelling"})
"""Tables that hold nothing but what is derived from others."""


async def derive_names(connection: aiosqlite.Connection) -> None:
    """How titles and people are looked up by name: folded, and by their sound."""
    titles = await connection.execute_fetchall("SELECT id, title FROM interview")
    await connection.executemany(
        "UPDATE interview SET folded_title = ?, pinyin_title = ? WHERE id = ?",
        [(fold(title), romanise(fold(title)), id_) for id_, title in titles],
    )
    names = await connection.execute_fetchall("SELECT id, name FROM participant")
    await connection.executemany(
        "UPDATE participant SET folded_name = ?, pinyin_name = ? WHERE id = ?",
        [(fold(name), romanise(fold(name)), id_) for id_, name in names],
    )
    keys = await connection.execute_fetchall("SELECT id, key FROM topic")
    await connection.executemany(
        "UPDATE topic SET pinyin = ? WHERE id = ?", [(romanise(key), id_) for id_, key in keys]
    )


async def derive_index(connection: aiosqlite.Connection) -> None:
    """Fills the full-text index anew. Passages keep their spans, and get the ids that the index wants of them."""
    await connection.execute('CREATE TEMP TABLE span AS SELECT turn_id, "start", "end" FROM passage')
    await connection.execute("CREATE INDEX temp.span_by_turn ON span (turn_id)")
    await connection.execute("DELETE FROM passage")
    for channel in Channel:
        await connection.execute(f"INSERT INTO {channel} ({channel}) VALUES ('delete-all')")
    await connection.execute("DELETE FROM spelling")
    for (interview_id,) in await connection.execute_fetchall("SELECT id FROM interview ORDER BY id"):
        await add_passages(connection, await _passages_of(connection, interview_id))
    await connection.execute("DROP TABLE temp.span")


async def _passages_of(connection: aiosqlite.Connection, interview_id: int) -> list[NewPassage]:
    rows = await connection.execute_fetchall(
        """
        SELECT turn.id, span."start", span."end", substr(turn.text, span."start" + 1, span."end" - span."start"),
            interview.guild_id, interview.id, participant.folded_name
        FROM turn
        JOIN temp.span ON span.turn_id = turn.id
        JOIN interview ON interview.id = turn.interview_id
        JOIN participant ON participant.id = turn.participant_id
        WHERE turn.interview_id = ? ORDER BY turn.position, span."start"
        """,
        (interview_id,),
    )
    return [NewPassage(*row) for row in rows]
