import sqlite3

import pytest

from bot.errors import StoreFromTheFuture, UnusableSetting, UnusableStore
from bot.store.database import Database, path_of
from bot.store.migrations import VERSION


async def test_readers_cannot_write(tmp_path):
    async with Database.open(tmp_path / "p.db") as database, database.read() as connection:
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            await connection.execute("INSERT INTO fact VALUES ('a', 'b')")


async def test_a_failed_transaction_leaves_nothing(tmp_path):
    async with Database.open(tmp_path / "p.db") as database:
        with pytest.raises(ZeroDivisionError):
            async with database.write() as connection:
                await connection.execute("INSERT INTO fact VALUES ('a', 'b')")
                raise ZeroDivisionError
        async with database.read() as connection, connection.execute("SELECT * FROM fact") as cursor:
            assert await cursor.fetchall() == []


async def test_a_database_is_opened_again_as_it_was(tmp_path):
    for _ in range(2):
        async with Database.open(tmp_path / "p.db") as database, database.write() as connection:
            await connection.execute("INSERT OR REPLACE INTO fact VALUES ('a', 'b')")
    with sqlite3.connect(tmp_path / "p.db") as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    plain.close()


async def test_an_older_program_refuses_a_newer_file_in_one_sentence(tmp_path):
    with sqlite3.connect(tmp_path / "p.db") as plain:
        plain.execute(f"PRAGMA user_version = {VERSION + 1}")
    plain.close()
    with pytest.raises(StoreFromTheFuture, match="newer Pullquote"):
        async with Database.open(tmp_path / "p.db"):
            pass


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to look like one" * 30, None])
async def test_what_is_no_database_of_ours_is_refused(tmp_path, content):
    path = tmp_path / "p.db"
    if content is None:
        with sqlite3.connect(path) as plain:
            plain.execute("CREATE TABLE theirs (a)")
        plain.close()
    else:
        path.write_bytes(content)
    with pytest.raises(UnusableStore):
        async with Database.open(path):
            pass


async def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(UnusableStore, match="nowhere"):
        async with Database.open(tmp_path / "nowhere" / "p.db"):
            pass


def test_the_schema_holds_its_rules(tmp_path):
    schema = sqlite3.connect(":memory:")
    from bot.store import migrations

    schema.executescript(migrations._RESOURCES.joinpath("schema.sql").read_text(encoding="utf-8"))
    with pytest.raises(sqlite3.IntegrityError):
        schema.execute("INSERT INTO document (name, content_hash, ingested_at) VALUES ('a', 'short', 'now')")
    with pytest.raises(sqlite3.IntegrityError):
        schema.execute("INSERT INTO topic (key, pinyin) VALUES ('', '')")
    tables = schema.execute("PRAGMA table_list").fetchall()
    plain = [row for row in tables if row[2] == "table" and not row[1].startswith("sqlite_")]
    assert plain
    assert all(row[5] == 1 for row in plain), "every table of ours is STRICT"
    schema.close()


@pytest.mark.parametrize("url", ["postgres://host/db", "sqlite://host/file", "sqlite:///", "pullquote.db", ""])
def test_a_url_that_makes_no_sense_is_refused(url):
    with pytest.raises(UnusableSetting, match="sqlite:///data"):
        path_of(url)


def test_a_url_names_a_relative_or_an_absolute_file():
    assert path_of("sqlite:///data/p.db") == "data/p.db"
    assert path_of("sqlite:////srv/p.db") == "/srv/p.db"
