"""What a corrected file would change is found the way in which storing it changes it."""

from __future__ import annotations

import pytest

from bot.ingest import prepare
from bot.model import Interview, Participant, Turn
from bot.store.changes import Change, InterviewChanges, Kind, compare_document
from bot.store.database import Database
from bot.store.documents import Document, store_document

SAID = [("Mara", "Why bread, of all things?"), ("Dev", "It was there."), ("Mara", "And now?"), ("Dev", "It is gone.")]


def interview(said: list[tuple[str, str]], title: str = "Bread") -> Interview:
    names = dict.fromkeys(who for who, _ in said)
    turns = tuple(Turn(who, what, line) for line, (who, what) in enumerate(said, 1))
    return Interview(title, turns, tuple(map(Participant, names)))


@pytest.fixture
async def stored(tmp_path):
    async with Database.open(tmp_path / "p.db") as database:
        async with database.write() as connection:
            await store_document(connection, Document("talk.txt", "a" * 64, "2026-01-01"), [prepare(interview(SAID))])
        yield database


async def changes(database: Database, *interviews: Interview) -> tuple[InterviewChanges, ...]:
    async with database.read() as connection:
        _, found = await compare_document(connection, Document("talk.txt", "b" * 64, ""), interviews)
    return found


async def test_changes_stand_in_the_order_of_the_conversation(stored):
    said = [("Mara", "Why bread, of all?"), ("Mara", "And now?"), ("Rafe", "It is gone."), ("Mara", "Well.")]
    [found] = await changes(stored, interview(said))
    assert (found.turns, found.unchanged) == (4, 1)
    assert found.changes == (
        Change(Kind.CHANGED, "Mara", "Mara", SAID[0][1], "Why bread, of all?"),
        Change(Kind.REMOVED, "", "Dev", "It was there.", ""),
        Change(Kind.CHANGED, "Rafe", "Dev", "It is gone.", "It is gone."),
        Change(Kind.ADDED, "Mara", "", "", "Well."),
    )


async def test_an_interview_is_compared_with_the_one_of_its_title(stored):
    first, second = await changes(stored, interview([("Ada", "Hello?")], "Salt"), interview(SAID))
    assert (first.title, first.unchanged, len(first.changes)) == ("Salt", 0, 1)
    assert (second.title, second.unchanged, second.changes) == ("Bread", 4, ())
