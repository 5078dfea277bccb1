"""A document comes again, corrected: what stands keeps its ids, what is gone leaves no trace."""

from __future__ import annotations

import pytest

from bot.ingest import prepare
from bot.model import Interview, Participant, Role, Turn
from bot.search import Found, Query, search
from bot.store.catalogue import load_catalogue
from bot.store.database import Database
from bot.store.documents import Document, Status, find_unchanged, list_interviews, store_document
from bot.store.index import Channel, Filters, Wanted, find_postings, measure_extent
from bot.store.turns import list_quotations

LINES = [
    "先说说潮汐表是怎么来的?",
    "我爸在码头的石柱上刻了尺,每天记两次满潮,一记就是二十四年。",
    "后来为什么要公开?",
    "别人的表不准,自己的表不给人看,那跟没有表是一样的。",
]


def interview(lines: list[str], title: str = "潮汐") -> Interview:
    names = ["沈知微", "林雨青"]
    return Interview(
        title,
        tuple(Turn(names[i % 2], line, i + 1) for i, line in enumerate(lines)),
        (Participant(names[0], Role.HOST), Participant(names[1], Role.GUEST)),
    )


@pytest.fixture
async def database(tmp_path):
    async with Database.open(tmp_path / "p.db") as opened:
        yield opened


async def put(database: Database, *interviews: Interview, content: str, name: str = "talk.txt") -> tuple[Status, int]:
    document = Document(name, content * 64, "2026-01-01")
    async with database.write() as connection:
        return await store_document(connection, document, [prepare(i) for i in interviews])


async def turn_ids(database: Database) -> dict[str, int]:
    async with database.read() as connection, connection.execute("SELECT id, text FROM turn") as cursor:
        return {row["text"]: row["id"] async for row in cursor}


async def finds(database: Database, text: str) -> bool:
    return isinstance(await search(database, Query(text, exact=True)), Found)


async def test_a_corrected_turn_keeps_its_id_and_is_found_by_its_new_words_only(database):
    await put(database, interview(LINES), content="a")
    before = await turn_ids(database)
    corrected = [line.replace("二十四年", "二十五年") for line in LINES]
    status, _ = await put(database, interview(corrected), content="b")
    after = await turn_ids(database)
    assert status is Status.UPDATED
    assert [after[line] for line in corrected] == [before[line] for line in LINES]
    assert not await finds(database, "二十四年")
    assert await finds(database, "二十五年")


async def test_a_turn_that_is_gone_leaves_no_trace_and_its_id_is_not_given_again(database):
    await put(database, interview(LINES), content="a")
    before = await turn_ids(database)
    await put(database, interview(LINES[:2]), content="b")
    await put(database, interview([*LINES[:2], "全新的问题是什么?", "全新的回答在这里。"]), content="c")
    after = await turn_ids(database)
    assert not await finds(database, "自己的表不给人看")
    assert {after[line] for line in LINES[:2]} == {before[line] for line in LINES[:2]}
    assert min(id_ for text, id_ in after.items() if text.startswith("全新")) > max(before.values())


async def test_the_index_holds_a_row_for_each_passage_and_no_other(database):
    await put(database, interview(LINES), content="a")
    await put(database, interview(LINES[1:][::-1]), content="b")
    async with database.read() as connection:
        rows = await connection.execute_fetchall("SELECT id FROM passage ORDER BY id")
        # Every row has a token of its speaker: the index itself cannot be counted, for it keeps no text.
        speakers = [f"speaker:{name.encode().hex()}" for name in ("沈知微", "林雨青")]
        wanted = [Wanted(channel, (speaker,)) for channel in Channel for speaker in speakers]
        found = await find_postings(connection, wanted, Filters(), await measure_extent(connection), 100)
    for first, second in (found[:2], found[2:]):
        assert sorted(first.ids + second.ids) == [row[0] for row in rows]
    async with database.write() as connection:
        for channel in Channel:
            await connection.execute(f"INSERT INTO {channel} ({channel}) VALUES ('integrity-check')")


async def test_an_interview_that_left_the_file_leaves_the_library(database):
    await put(database, interview(LINES, "one"), interview(LINES[::-1], "two"), content="a")
    _, document_id = await put(database, interview(LINES, "one"), content="b")
    async with database.read() as connection:
        assert [i.title for i in await list_interviews(connection, document_id)] == ["one"]
        catalogue = await load_catalogue(connection, 0)
    assert [i.title for i in catalogue.interviews] == ["one"]


async def test_an_interview_put_in_front_takes_no_other_ones_id(database):
    _, document_id = await put(database, interview(LINES, "one"), interview(LINES[::-1], "two"), content="a")
    async with database.read() as connection:
        before = {i.title: i.id for i in await list_interviews(connection, document_id)}
    new = interview(["序言说什么?", "什么也不说。"], "zero")
    await put(database, new, interview(LINES[::-1], "two"), interview(LINES, "one"), content="b")
    async with database.read() as connection:
        after = [(i.title, i.id) for i in await list_interviews(connection, document_id)]
    assert [title for title, _ in after] == ["zero", "two", "one"]
    assert dict(after) | before == dict(after)
    assert await finds(database, "二十四年")


async def test_the_same_content_is_known_whatever_its_name(database):
    _, document_id = await put(database, interview(LINES), content="a")
    async with database.read() as connection:
        assert await find_unchanged(connection, 0, "a" * 64) == document_id
        assert await find_unchanged(connection, 0, "b" * 64) is None
        assert await find_unchanged(connection, 7, "a" * 64) is None


async def test_a_highlight_that_still_stands_keeps_its_id(database):
    await put(database, interview(LINES), content="a")
    async with database.read() as connection:
        before = {q.text: q.id for q in await list_quotations(connection, Filters())}
    await put(database, interview(["你好,请坐。", "谢谢。", *LINES]), content="b")
    async with database.read() as connection:
        after = {q.text: q.id for q in await list_quotations(connection, Filters())}
    assert before
    assert {text: after[text] for text in before if text in after} == {t: i for t, i in before.items() if t in after}
