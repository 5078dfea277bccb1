"""What users have becomes what a new database is: shapes, ids, and what a search finds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.library import Library
from bot.search import Found, Query
from bot.store.copies import verify
from bot.store.database import Database
from bot.store.migrations import VERSION, copy_before
from bot.store.shape import read_shape, wanted_shape

SCHEMAS = sorted((Path(__file__).parent / "schemas").glob("*.sql"))
PLAIN = """
    INSERT INTO document VALUES (7, 0, '/a.txt', '{hash}', '2026-01-01T00:00:00+00:00');
    INSERT INTO interview VALUES (9, 7, 0, 0, '潮汐 and tides', NULL, 'en', '2026-01-01', NULL, 'old', 'old');
    INSERT INTO participant VALUES (5, 9, 'Mara', 'guest', '', 'old', 'old');
    INSERT INTO turn VALUES (11, 9, 0, 5, 'Nobody reads the manual. 大模型改变了我们。', 1, 1200, NULL);
    INSERT INTO passage VALUES (1, 11, 0, 24), (2, 11, 25, 34);
    INSERT INTO highlight VALUES (3, 11, 0, 24, 0.9, '[]', 'auto');
    INSERT INTO topic VALUES (2, 'manual', 'manual');
    INSERT INTO mention VALUES (2, 11, 'manual', 0.5);
    INSERT INTO fact VALUES ('synced commands', 'abc');
    UPDATE sqlite_sequence SET seq = 40 WHERE name = 'turn';
"""


def everything(connection: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    queries = ["SELECT * FROM sqlite_schema", "SELECT * FROM turn", "SELECT * FROM passage", "PRAGMA user_version"]
    return [connection.execute(query).fetchall() for query in queries]


@pytest.fixture(params=SCHEMAS, ids=lambda path: path.stem)
def old_database(request, tmp_path):
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as plain:
        plain.executescript(request.param.read_text(encoding="utf-8"))
        plain.executescript(PLAIN.replace("{hash}", "0" * 64))
        plain.execute(f"PRAGMA user_version = {int(request.param.stem)}")
        plain.commit()
    return path


def test_every_version_that_users_may_have_is_tried():
    assert [int(path.stem) for path in SCHEMAS] == list(range(1, VERSION))


async def test_an_updated_database_has_the_shape_of_a_new_one(old_database):
    async with Database.open(old_database) as database, database.read() as connection:
        shape = {(thing.type, thing.name, thing.meaning) for thing in await read_shape(connection)}
    assert shape == {(thing.type, thing.name, thing.meaning) for thing in wanted_shape()}
    with closing(sqlite3.connect(old_database)) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []


async def test_what_was_stored_is_there_under_its_ids_and_found(old_database):
    async with Library.open(old_database) as library:
        result = await library.search(Query("nobody reads the manual"))
        assert isinstance(result, Found)
        assert [hit.turn.id for hit in result.hits] == [11]
        assert isinstance(await library.search(Query("damoxing")), Found)
        assert [q.id for q in await library.list_quotations(await library.filters(speaker="mara"))] == [3]
        assert [topic.id for topic in await library.topics.list_all()] == [2]
        assert (await library.find_context(11)).turn.start_ms == 1200
        assert await library.recall_fact("synced commands") == "abc"
    with closing(sqlite3.connect(old_database)) as plain:
        assert plain.execute("SELECT seq FROM sqlite_sequence WHERE name = 'turn'").fetchone() == (40,)


async def test_a_copy_of_it_as_it_was_stays_beside_it(old_database):
    with closing(sqlite3.connect(old_database)) as plain:
        before = plain.execute("PRAGMA user_version").fetchone()[0]
    async with Database.open(old_database):
        pass
    assert verify(copy_before(old_database, before)) == before


async def test_an_update_that_fails_changes_nothing(old_database):
    """As it would be with a disk that fills up: all of it is one transaction."""
    from bot.errors import UnusableStore

    with closing(sqlite3.connect(old_database)) as plain:
        plain.execute("UPDATE turn SET participant_id = 999")
        plain.commit()
        before = everything(plain)
    with pytest.raises(UnusableStore, match="refer to nothing"):
        async with Database.open(old_database):
            pass
    with closing(sqlite3.connect(old_database)) as plain:
        assert everything(plain) == before


async def test_a_new_column_and_a_dropped_index_are_what_the_shape_says(tmp_path):
    """Neighbours change a table between versions: rows stay, what differs is remade."""
    path = tmp_path / "p.db"
    async with Database.open(path):
        pass
    with closing(sqlite3.connect(path)) as plain:
        plain.executescript("""
            DROP TABLE fact;
            CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL, gone TEXT);
            INSERT INTO fact VALUES ('a', 'b', 'c');
            DROP INDEX turn_by_participant;
            CREATE INDEX stray ON turn (text);
            CREATE TABLE stray_table (a);
            PRAGMA user_version = 1;
        """)
    async with Database.open(path) as database, database.read() as connection:
        shape = {(thing.type, thing.name, thing.meaning) for thing in await read_shape(connection)}
        assert ("a", "b") in {tuple(row) for row in await connection.execute_fetchall("SELECT * FROM fact")}
    assert shape == {(thing.type, thing.name, thing.meaning) for thing in wanted_shape()}
