"""What a library holds, by name: interviews, speakers and topics."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from bot.store.facts import CHANGES, read_fact
from bot.store.records import SHARED, InterviewRecord, PresenceRecord, SpeakerRecord, TopicRecord
from bot.store.rows import first_row, interview_record
from bot.text.fold import fold
from bot.text.pinyin import romanise

if TYPE_CHECKING:
    from collections.abc import Sequence

    import aiosqlite


@dataclass(frozen=True, slots=True)
class Named:
    """Something that can be looked up by name: as it is shown, folded, and in pinyin."""

    name: str
    folded: str
    pinyin: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All names of one server's library; each list has the most present first.

    A topic has several names: `topic_names[i]` is one of `topics[topic_of[i]]`.
    """

    interviews: tuple[InterviewRecord, ...]
    interview_names: tuple[Named, ...]
    speakers: tuple[SpeakerRecord, ...]
    topics: tuple[TopicRecord, ...]
    topic_names: tuple[Named, ...]
    topic_of: tuple[int, ...]


async def load_catalogue(connection: aiosqlite.Connection, guild_id: int) -> Catalogue:
    interviews = await _interviews(connection, guild_id)
    topics = await _topics(connection, guild_id)
    return Catalogue(
        tuple(record for record, _ in interviews),
        tuple(named for _, named in interviews),
        tuple(await _speakers(connection, guild_id)),
        tuple(record for record, _ in topics),
        tuple(named for _, names in topics for named in names),
        tuple(at for at, (_, names) in enumerate(topics) for _ in names),
    )


async def has_own_interviews(connection: aiosqlite.Connection, guild_id: int) -> bool:
    """Whether a server sees more than the shared library."""
    return await first_row(connection, "SELECT 1 FROM interview WHERE guild_id = ? LIMIT 1", (guild_id,)) is not None


async def read_version(connection: aiosqlite.Connection) -> str | None:
    """Tells whether a catalogue that was loaded is still right: it is, while this stays the same."""
    return await read_fact(connection, CHANGES)


async def list_turns_about(connection: aiosqlite.Connection, topic_id: int, guild_id: int) -> list[tuple[int, float]]:
    """The turns about a topic as (turn id, weight), the weightiest first."""
    rows = await connection.execute_fetchall(
        """
        SELECT mention.turn_id, mention.weight
        FROM mention JOIN turn ON turn.id = mention.turn_id JOIN interview ON interview.id = turn.interview_id
        WHERE mention.topic_id = ? AND interview.guild_id IN (?, ?)
        ORDER BY mention.weight DESC, mention.turn_id
        """,
        (topic_id, SHARED, guild_id),
    )
    return [(row["turn_id"], row["weight"]) for row in rows]


async def list_topic_speakers(connection: aiosqlite.Connection, topic_id: int, guild_id: int) -> list[tuple[str, int]]:
    """Who speaks about a topic, as (name, in how many turns), most first."""
    rows = await connection.execute_fetchall(
        """
        SELECT participant.name, count(*) AS turns
        FROM mention JOIN turn ON turn.id = mention.turn_id
        JOIN participant ON participant.id = turn.participant_id
        JOIN interview ON interview.id = turn.interview_id
        WHERE mention.topic_id = ? AND interview.guild_id IN (?, ?)
        GROUP BY participant.folded_name ORDER BY turns DESC, participant.id
        """,
        (topic_id, SHARED, guild_id),
    )
    return [(row["name"], row["turns"]) for row in rows]


async def list_presence(
    connection: aiosqlite.Connection, topic_id: int, guild_id: int, limit: int
) -> list[PresenceRecord]:
    """Where a topic comes up, in the interviews that say most about it."""
    rows = await connection.execute_fetchall(
        """
        WITH loudest AS (
            SELECT turn.interview_id, sum(mention.weight) AS presence
            FROM mention JOIN turn ON turn.id = mention.turn_id JOIN interview ON interview.id = turn.interview_id
            WHERE mention.topic_id = ?1 AND interview.guild_id IN (0, ?2)
            GROUP BY turn.interview_id ORDER BY presence DESC, turn.interview_id LIMIT ?3
        )
        SELECT interview.*, 0 AS highlights, turn.position, mention.weight,
            (SELECT count(*) FROM turn WHERE turn.interview_id = interview.id) AS turns
        FROM loudest JOIN interview ON interview.id = loudest.interview_id
        JOIN turn ON turn.interview_id = interview.id
        JOIN mention ON mention.turn_id = turn.id AND mention.topic_id = ?1
        ORDER BY loudest.presence DESC, interview.id, turn.position
        """,
        (topic_id, guild_id, limit),
    )
    return [
        PresenceRecord(interview_record(found[0]), tuple((row["position"], row["weight"]) for row in found))
        for found in (list(group) for _, group in groupby(rows, key=lambda row: row["id"]))
    ]


async def list_related(connection: aiosqlite.Connection, topic_id: int, guild_id: int, limit: int) -> Sequence[int]:
    """The ids of topics that come up in the same turns, the closest first.

    Closeness is the cosine of the two topics' turn weights.
    """
    rows = await connection.execute_fetchall(
        """
        SELECT other.topic_id, sum(this.weight * other.weight) / sqrt(
            (SELECT sum(weight * weight) FROM mention WHERE topic_id = other.topic_id)
        ) AS closeness
        FROM mention AS this
        JOIN mention AS other ON other.turn_id = this.turn_id AND other.topic_id <> this.topic_id
        JOIN turn ON turn.id = this.turn_id JOIN interview ON interview.id = turn.interview_id
        WHERE this.topic_id = ? AND interview.guild_id IN (?, ?)
        GROUP BY other.topic_id ORDER BY closeness DESC, other.topic_id LIMIT ?
        """,
        (topic_id, SHARED, guild_id, limit),
    )
    return [row["topic_id"] for row in rows]


async def _interviews(connection: aiosqlite.Connection, guild_id: int) -> list[tuple[InterviewRecord, Named]]:
    rows = await connection.execute_fetchall(
        """
        SELECT interview.*,
            (SELECT count(*) FROM turn WHERE turn.interview_id = interview.id) AS turns,
            (SELECT count(*) FROM highlight JOIN turn ON turn.id = highlight.turn_id
                WHERE turn.interview_id = interview.id) AS highlights
        FROM interview WHERE guild_id IN (?, ?)
        ORDER BY interview.date DESC NULLS LAST, interview.id DESC
        """,
        (SHARED, guild_id),
    )
    return [
        (
            interview_record(row),
            Named(row["title"], row["folded_title"], row["pinyin_title"]),
        )
        for row in rows
    ]


async def _speakers(connection: aiosqlite.Connection, guild_id: int) -> list[SpeakerRecord]:
    rows = await connection.execute_fetchall(
        """
        SELECT participant.folded_name, participant.name, participant.pinyin_name, count(*) AS turns
        FROM turn JOIN participant ON participant.id = turn.participant_id
        JOIN interview ON interview.id = turn.interview_id
        WHERE interview.guild_id IN (?, ?)
        GROUP BY participant.folded_name ORDER BY turns DESC, participant.id
        """,
        (SHARED, guild_id),
    )
    return [SpeakerRecord(*row) for row in rows]


async def _topics(connection: aiosqlite.Connection, guild_id: int) -> list[tuple[TopicRecord, list[Named]]]:
    """Each topic with all its names: its key, and every spelling that interviews use, the most frequent first."""
    rows = await connection.execute_fetchall(
        """
        SELECT topic.id, topic.key, topic.pinyin, count(*) AS turns,
            count(DISTINCT turn.interview_id) AS interviews, sum(mention.weight) AS presence
        FROM topic JOIN mention ON mention.topic_id = topic.id
        JOIN turn ON turn.id = mention.turn_id JOIN interview ON interview.id = turn.interview_id
        WHERE interview.guild_id IN (?, ?)
        GROUP BY topic.id ORDER BY interviews DESC, presence DESC, topic.id
        """,
        (SHARED, guild_id),
    )
    labels = await _labels(connection, guild_id)
    return [
        (
            TopicRecord(row["id"], row["key"], tuple(labels[row["id"]]), row["turns"], row["interviews"]),
            [Named(row["key"], row["key"], row["pinyin"]), *map(_named, labels[row["id"]])],
        )
        for row in rows
    ]


async def _labels(connection: aiosqlite.Connection, guild_id: int) -> dict[int, list[str]]:
    """The spellings of each topic, the most frequent first."""
    rows = await connection.execute_fetchall(
        """
        SELECT mention.topic_id, mention.label
        FROM mention JOIN turn ON turn.id = mention.turn_id JOIN interview ON interview.id = turn.interview_id
        WHERE interview.guild_id IN (?, ?)
        GROUP BY mention.topic_id, mention.label ORDER BY count(*) DESC, mention.label
        """,
        (SHARED, guild_id),
    )
    labels: dict[int, list[str]] = {}
    for row in rows:
        labels.setdefault(row["topic_id"], []).append(row["label"])
    return labels


def _named(label: str) -> Named:
    folded = fold(label)
    return Named(label, folded, romanise(folded))
