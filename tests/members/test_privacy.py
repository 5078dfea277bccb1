"""What is stored about somebody is all known, shown, exported and erased; a server that we have left is forgotten."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.library import Library
from bot.members.privacy import KEPT_AFTER_DEPARTURE
from bot.search import Found, Query
from bot.store.follows import Followed, NewFollow, When
from bot.store.index import Filters
from bot.store.posts import NewPost, Screen
from bot.store.privacy import HOLDINGS
from bot.store.reports import Fault, NewReport

if TYPE_CHECKING:
    from pathlib import Path

ALICE, BOB, SERVER = 7, 8, 70

# Ids of Discord's that are no person's; all other columns that end in _id or _by and refer to no row are a person's.
NOBODYS = {"guild_id", "channel_id", "message_id", "role_id", "tag_id", "import_role_id"}

TALK = """# The tide tables

**Ida Voss:** Where did the tables come from?

**Tomas Reyl:** My father wrote down every high water for twenty-four years. A table that nobody may read is no table.
"""


@pytest.fixture
def clock():
    return [datetime(2026, 3, 1, tzinfo=UTC)]


@pytest.fixture
async def library(tmp_path: Path, clock):
    async with Library.open(tmp_path / "p.db", lambda: clock[0]) as opened:
        (tmp_path / "talk.md").write_text(TALK, encoding="utf-8")
        await opened.ingest(tmp_path / "talk.md", SERVER)
        yield opened


async def rows(library: Library, statement: str) -> list[tuple]:
    async with library._database.read() as connection:
        return [tuple(row) for row in await connection.execute_fetchall(statement)]


async def test_every_column_that_holds_a_persons_id_is_known(library):
    """Whoever adds one must say what becomes of it: a Holding in bot/store/privacy.py, or NOBODYS above."""
    columns = await rows(
        library,
        """
        SELECT schema.name, info.name FROM sqlite_schema AS schema, pragma_table_info(schema.name) AS info
        WHERE schema.type = 'table' AND schema.sql LIKE '%STRICT%'
            AND (info.name LIKE '%\\_id' ESCAPE '\\' OR info.name LIKE '%\\_by' ESCAPE '\\' OR info.name LIKE '%user%'
                OR info.name LIKE '%member%' OR info.name LIKE '%author%' OR info.name LIKE '%owner%')
            AND info.name NOT IN (SELECT "from" FROM pragma_foreign_key_list(schema.name))
        """,
    )
    persons = {(table, column) for table, column in columns if column not in NOBODYS and not refers_to_a_row(column)}
    assert persons == {(holding.table, holding.column) for holding in HOLDINGS}


def refers_to_a_row(column: str) -> bool:
    """Without a foreign key, because it outlives what it refers to."""
    return column in ("interview_id", "highlight_id")


async def fill(library: Library, user_id: int) -> None:
    """Something of every kind; a new holding fails the test below until something is stored here."""
    turn = await first_turn(library)
    said = NewReport(turn.id, 0, 9, Fault.TAKE_DOWN, turn.text[:9], "", "my own words", user_id, "en-US")
    report = await library.reports.file(said, SERVER)
    other = await library.reports.file(
        NewReport(turn.id, 0, 2, Fault.TAKE_DOWN, turn.text[:2], "", "somebody else's words", BOB + user_id, "en-US"),
        SERVER,
    )
    await library.reports.reject(other.id, SERVER, "no", user_id)
    await library.follows.follow(NewFollow(user_id, SERVER, Followed.SPEAKER, "tomas reyl", "Tomas Reyl"))
    await library.follows.agree(user_id, When("UTC", 0, 9), "en-US")
    assert report.reporter_id == user_id
    quotation = (await library.list_quotations(Filters(SERVER)))[0]
    await library.saved.save(quotation, user_id)
    await library.votes.vote(quotation.id, SERVER, user_id, 1)
    shared = NewPost(user_id, 2, SERVER, turn.id, 0, 5, Screen.QUOTATION, {"language": "en-US"}, shared_by=user_id)
    await library.posts.note(shared)
    async with library._database.write() as connection:
        await connection.execute(
            """
            INSERT INTO schedule (guild_id, channel_id, zone, "at", weekdays, language, created_by, done_until)
            VALUES (70, 1, 'UTC', '09:00', 127, 'en-US', ?, '2026')
            """,
            (user_id,),
        )


async def first_turn(library: Library):
    found = await library.search(Query("high water", Filters(SERVER)))
    assert isinstance(found, Found)
    return found.hits[0].turn


async def test_all_of_it_is_counted_exported_and_erased_and_nobody_elses(library):
    await fill(library, ALICE)
    await fill(library, BOB)
    counts = await library.privacy.count(ALICE)
    assert counts.keys() == {holding.name for holding in HOLDINGS}
    exported = await library.privacy.export(ALICE)
    assert {name: len(found) for name, found in exported.items()} == counts
    assert "my own words" in json.dumps(exported)
    assert "somebody else's words" not in json.dumps(exported)
    assert str(BOB + ALICE) not in [
        str(value) for found in exported.values() for row in found for value in row.values()
    ]
    others = await library.privacy.count(BOB)
    await library.privacy.erase(ALICE)
    assert await library.privacy.count(ALICE) == {}
    assert await library.privacy.count(BOB) == others
    assert [note for (note,) in await rows(library, "SELECT note FROM report")].count("my own words") == 1


async def tables(library: Library) -> list[tuple]:
    return await rows(library, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'")


async def test_what_others_rely_on_stays_without_the_name(library):
    await fill(library, ALICE)
    await library.privacy.erase(ALICE)
    assert await rows(library, "SELECT created_by FROM schedule") == [(0,)]
    assert len(await library.reports.list_open(SERVER)) == 1
    [place] = await library.reports.list_open(SERVER)
    assert (place.report.reporter_id, place.report.note) == (None, "")


async def titles(library: Library) -> list[str]:
    return [title for (title,) in await rows(library, "SELECT title FROM interview ORDER BY title")]


async def test_whoever_was_never_here_is_unknown(library):
    assert await library.privacy.count(ALICE) == {}
    assert not any((await library.privacy.export(ALICE)).values())


async def test_a_server_that_we_were_removed_from_is_erased_after_a_while(library, clock, tmp_path):
    await fill(library, ALICE)
    turn = await first_turn(library)
    await library.posts.note(NewPost(1, 2, SERVER, turn.id, 0, 5, Screen.QUOTATION, {"language": "en-US"}))
    (tmp_path / "shared.md").write_text(TALK.replace("tide", "star"), encoding="utf-8")
    await library.ingest(tmp_path / "shared.md")
    await library.privacy.leave(SERVER)
    clock[0] += KEPT_AFTER_DEPARTURE - timedelta(hours=1)
    await library.privacy.purge()
    assert await titles(library) == ["The star tables", "The tide tables"]
    clock[0] += timedelta(hours=2)
    await library.privacy.purge()
    assert await titles(library) == ["The star tables"]
    assert (await first_turn(library)).interview.title == "The star tables"
    for (table,) in await tables(library):
        found = await rows(library, f"SELECT * FROM {table}")
        names = [name for (name,) in await rows(library, f"SELECT name FROM pragma_table_info('{table}')")]
        if "guild_id" in names:
            assert all(row[names.index("guild_id")] != SERVER for row in found), table


async def test_a_server_that_adds_us_again_has_everything_still(library, clock):
    await library.privacy.leave(SERVER)
    clock[0] += timedelta(days=1)
    await library.privacy.join(SERVER)
    clock[0] += KEPT_AFTER_DEPARTURE
    await library.privacy.purge()
    assert (await first_turn(library)).interview.title == "The tide tables"


async def test_a_removal_that_nobody_told_us_of_is_seen_at_the_next_start(library, clock):
    await library.privacy.settle({SERVER, 99})
    clock[0] += KEPT_AFTER_DEPARTURE * 2
    await library.privacy.purge()
    assert await titles(library) == ["The tide tables"]
    await library.privacy.settle({99})
    await library.privacy.settle({99})
    clock[0] += KEPT_AFTER_DEPARTURE + timedelta(hours=1)
    await library.privacy.purge()
    assert await titles(library) == []
