"""What a member keeps is theirs, is shown where it may be, and outlives the library."""

from __future__ import annotations

import csv
import io
import json

import pytest

from bot.errors import UnknownReference
from bot.ingest import ingest
from bot.members import saved as rooms
from bot.members.export import FIELDS, export
from bot.members.saved import Full, Kept
from bot.store.index import Filters

ALICE, BOB = 11, 12
HERE, THERE, DIRECT = 1, 2, 0

CAFE = """# Repairs

**Host:** What do people bring?

**Mara:** {answer} We keep a shelf for what nobody fetches, and every spring we give it a funeral with soup.
"""
ANSWER = (
    "People bring what their grandmother bought, because what was bought last year cannot be opened without breaking."
)


@pytest.fixture
async def quotation(library):
    return (await library.list_quotations(Filters()))[0]


@pytest.fixture
async def own(library, tmp_path):
    """A quotation from a server's own library."""
    path = tmp_path / "repairs.md"
    path.write_text(CAFE.format(answer=ANSWER), encoding="utf-8")
    await ingest(library._database, path, library.now, HERE)
    return next(q for q in await library.list_quotations(Filters(HERE)) if q.turn.interview.title == "Repairs")


async def test_saved_twice_is_kept_once(library, quotation):
    first = await library.saved.save(quotation, ALICE)
    again = await library.saved.save(quotation, ALICE)
    assert (first.is_new, again.is_new) == (True, False)
    assert again.record.id == first.record.id
    assert await library.saved.count_of(ALICE) == 1


async def test_nobody_sees_or_changes_what_another_one_keeps(library, quotation):
    kept = await library.saved.save(quotation, ALICE)
    assert await library.saved.list(BOB, DIRECT) == ()
    for act in (library.saved.find, library.saved.remove):
        with pytest.raises(UnknownReference):
            await act(kept.record.id, BOB, DIRECT)
    with pytest.raises(UnknownReference):
        await library.saved.note(kept.record.id, BOB, DIRECT, "mine now")


async def test_what_is_a_servers_own_is_shown_there_alone(library, own, quotation):
    await library.saved.save(own, ALICE)
    await library.saved.save(quotation, ALICE)
    for where, shown, elsewhere in ((HERE, 2, 0), (THERE, 1, 1), (DIRECT, 1, 1)):
        page = await library.saved.page(ALICE, where, 0, 10)
        assert (page.total, len(page.records), page.elsewhere) == (shown, shown, elsewhere)
        assert len(await library.saved.list(ALICE, where)) == shown
    [hidden] = [r for r in await library.saved.list(ALICE, HERE) if r.text == own.text]
    with pytest.raises(UnknownReference):
        await library.saved.find(hidden.id, ALICE, THERE)


async def test_pages_hold_all_of_it_once_newest_first(library):
    quotations = (await library.list_quotations(Filters()))[:7]
    for quotation in quotations:
        await library.saved.save(quotation, ALICE)
    pages = [await library.saved.page(ALICE, DIRECT, number, 3) for number in range(3)]
    assert [record.text for page in pages for record in page.records] == [q.text for q in reversed(quotations)]
    assert (await library.saved.page(ALICE, DIRECT, 99, 3)).page == 2


async def test_it_outlives_the_library_and_is_found_again_when_that_comes_back(library, own, tmp_path):
    kept = await library.saved.save(own, ALICE)
    async with library._database.write() as connection:
        await connection.execute("DELETE FROM document WHERE guild_id = ?", (HERE,))
    [record] = await library.saved.list(ALICE, HERE)
    assert (record.text, record.speaker, record.title) == (own.text, "Mara", "Repairs")
    assert (record.highlight_id, record.turn_id) == (None, None)
    await ingest(library._database, tmp_path / "repairs.md", library.now, HERE)
    back = next(q for q in await library.list_quotations(Filters(HERE)) if q.text == own.text)
    assert back.id != own.id
    again = await library.saved.save(back, ALICE)
    assert again == Kept(again.record, is_new=False)
    assert (again.record.id, again.record.highlight_id) == (kept.record.id, back.id)


async def test_there_is_an_end_to_what_one_may_keep(library, monkeypatch):
    monkeypatch.setattr(rooms, "MOST", 2)
    quotations = (await library.list_quotations(Filters()))[:3]
    results = [await library.saved.save(quotation, ALICE) for quotation in quotations]
    assert isinstance(results[-1], Full)
    assert await library.saved.count_of(ALICE) == 2


async def test_a_member_is_forgotten_and_nobody_else(library, quotation):
    for who in (ALICE, BOB):
        await library.saved.save(quotation, who)
        await library.votes.vote(quotation.id, HERE, who, 1)
    await library.saved.erase_of(ALICE)
    await library.votes.erase_of(ALICE)
    assert [await library.saved.count_of(who) for who in (ALICE, BOB)] == [0, 1]
    assert [await library.votes.count_of(who) for who in (ALICE, BOB)] == [0, 1]


async def test_a_file_holds_all_of_it(library, quotation):
    kept = await library.saved.save(quotation, ALICE)
    await library.saved.note(kept.record.id, ALICE, DIRECT, '=HYPERLINK("x")\nand more')
    records = await library.saved.list(ALICE, DIRECT)
    [row] = json.loads(export(records, "json"))
    assert tuple(row) == FIELDS
    assert (row["text"], row["speaker"], row["note"][0]) == (quotation.text, quotation.turn.speaker, "=")
    table = export(records, "csv")
    assert table.startswith(b"\xef\xbb\xbf")
    [line] = csv.DictReader(io.StringIO(table.decode("utf-8-sig")))
    assert line["text"] == quotation.text
    assert line["note"].startswith("'="), "a spreadsheet computes nothing of it"
    text = export(records, "md").decode()
    assert f"> {quotation.text.splitlines()[0]}" in text
    assert f"**{quotation.turn.speaker}**" in text
