"""All that a library holds goes out as lines of JSON, and comes back as it was."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from bot.errors import PullquoteError, StoreFromTheFuture, UnusableExport
from bot.library import Library
from bot.search import Found, Query
from bot.store.derive import INDEXES
from bot.store.exchange import exchanged_tables
from bot.store.migrations import VERSION
from bot.store.shape import wanted_shape

RENUMBERED = {"passage": "id"}
"""The index numbers its passages itself; nothing refers to them."""


def rows_of(path):
    """Every row of every table that is exchanged, as a set."""
    with closing(sqlite3.connect(path)) as plain:
        plain.row_factory = sqlite3.Row
        return {
            table: {
                tuple(row[name] for name in row.keys() if RENUMBERED.get(table) != name)  # noqa: SIM118
                for row in plain.execute(f'SELECT * FROM "{table}"')
            }
            for table in exchanged_tables()
            if table != "fact"
        }


async def lines_of(library):
    return [line async for line in library.export()]


def test_every_table_is_exchanged_or_derived():
    virtual = {thing.name for thing in wanted_shape() if thing.is_virtual}
    tables = {thing.name for thing in wanted_shape() if thing.type == "table"}
    assert set(exchanged_tables()) | INDEXES == tables
    assert virtual <= INDEXES
    assert not set(exchanged_tables()) & INDEXES


async def test_a_library_comes_back_as_it_was(library, tmp_path):
    lines = await lines_of(library)
    async with Library.open(tmp_path / "new.db") as new:
        stored = await new.take_in(lines)
        assert isinstance(await new.search(Query("the")), Found)
        assert await new.topics.list_all() == await library.topics.list_all()
    assert stored["turn"] > 0
    assert rows_of(tmp_path / "new.db") == rows_of(library._database.path)


async def test_every_table_of_the_schema_comes_back(tmp_path):
    """Whatever a neighbour adds: a row of ones in every table, whose references hold because all ids are 1."""
    values = {"INTEGER": 1, "TEXT": "1", "REAL": 0.5, "BLOB": b"\x00\xff", "ANY": 1}
    async with Library.open(tmp_path / "old.db") as old:
        writer = old._database._writer
        await writer.execute("PRAGMA ignore_check_constraints = ON")
        await writer.execute("PRAGMA foreign_keys = OFF")
        for table in exchanged_tables():
            columns = await writer.execute_fetchall("SELECT name, type FROM pragma_table_info(?)", (table,))
            row = {name: values[type_] for name, type_ in columns}
            marks = ", ".join("?" * len(row))
            await writer.execute(f'INSERT INTO "{table}" VALUES ({marks})', [*row.values()])
        lines = await lines_of(old)
    async with Library.open(tmp_path / "new.db") as new:
        await new._database._writer.execute("PRAGMA ignore_check_constraints = ON")
        stored = await new.take_in(lines)
    assert {table for table, number in stored.items() if number == 1} == set(exchanged_tables())
    assert rows_of(tmp_path / "new.db") == rows_of(tmp_path / "old.db")


async def test_an_id_that_was_given_is_never_given_again(library, tmp_path):
    async with library._database.write() as connection:
        await connection.execute("UPDATE sqlite_sequence SET seq = 5000 WHERE name = 'turn'")
    lines = await lines_of(library)
    async with Library.open(tmp_path / "new.db") as new:
        await new.take_in(lines)
    with closing(sqlite3.connect(tmp_path / "new.db")) as plain:
        assert plain.execute("SELECT seq FROM sqlite_sequence WHERE name = 'turn'").fetchone() == (5000,)


def without(line, lines):
    return [*lines[:line], *lines[line + 1 :]]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda _: [], "doesn't begin"),
        (lambda lines: ["\x00\x01 nothing of ours"], "Line 1 is no JSON"),
        (lambda lines: ["[]"], "Line 1 is no JSON object"),
        (lambda lines: lines[1:], "doesn't begin"),
        (lambda lines: lines[:-1], "cut off"),
        (lambda lines: lines[:40], "cut off"),
        (lambda lines: without(1, lines), "cut off"),
        (lambda lines: [lines[0], lines[1][:-5], *lines[2:]], "Line 2 is no JSON"),
        (lambda lines: [lines[0], '{"table": "sqlite_schema", "row": {}}', *lines[1:]], "Line 2 is no row"),
        (lambda lines: [lines[0], '{"table": "fact", "row": {"name": [1], "value": ""}}', *lines[1:]], "fit table"),
        (lambda lines: [lines[0], lines[1], *lines[1:]], "fit table document"),
        (lambda lines: [json.dumps({"pullquote": "export", "version": VERSION + 1})], "newer Pullquote"),
    ],
)
async def test_what_is_no_whole_export_is_refused_and_nothing_of_it_stays(library, tmp_path, damage, said):
    lines = damage(await lines_of(library))
    async with Library.open(tmp_path / "new.db") as new:
        with pytest.raises(PullquoteError, match=said) as caught:
            await new.take_in(lines)
        assert isinstance(caught.value, UnusableExport | StoreFromTheFuture)
        assert "\n" not in str(caught.value)
    assert not any(rows_of(tmp_path / "new.db").values())


async def test_it_is_not_mixed_with_what_is_there(library):
    with pytest.raises(UnusableExport, match="holds something already"):
        await library.take_in(await lines_of(library))
