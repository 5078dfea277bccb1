"""What is reported and approved is put right everywhere, at once, and stays so when the file comes again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.errors import UnknownReference
from bot.library import Library
from bot.members.reports import A_DAY, OMITTED, Decided, DecidedBefore, Refusal, Stale, find_words
from bot.search import Found, Query
from bot.store.index import Channel, Filters
from bot.store.reports import Fault, NewReport, Outcome, ReportRecord

if TYPE_CHECKING:
    from pathlib import Path

TALK = """# The tide tables

**Ida Voss:** Where did the tables come from?

**Tomas Reyl:** My father carved a ruler into the harbour wall. He wrote down every high watter for twenty-four years. \
A table that nobody may read is no table at all, and that is why we gave ours away.

**Ida Voss:** Yes.

**Tomas Reyl:** And nobody thanked us for it in the first ten years.

**Ida Voss:** Yes.

**Tomas Reyl:** Then a fisherman did.
"""


@pytest.fixture
def clock():
    return [datetime(2026, 5, 1, tzinfo=UTC)]


@pytest.fixture
async def library(tmp_path: Path, clock):
    async with Library.open(tmp_path / "p.db", lambda: clock[0]) as opened:
        yield opened


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.md"
    path.write_text(TALK, encoding="utf-8")
    return path


async def turn_saying(library: Library, words: str):
    found = await library.search(Query(words, exact=True))
    assert isinstance(found, Found), words
    return found.hits[0].turn


async def says(library: Library, words: str) -> bool:
    return isinstance(await library.search(Query(words, exact=True)), Found)


async def report(library: Library, words: str, kind: Fault, proposal: str = "", **changes) -> ReportRecord | Refusal:
    turn = await turn_saying(library, words)
    start = turn.text.index(words)
    new = NewReport(turn.id, start, start + len(words), kind, words, proposal, "", changes.get("reporter", 7), "en-US")
    return await library.reports.file(new, changes.get("guild", 0))


async def approve(library: Library, words: str, kind: Fault, proposal: str = "") -> None:
    filed = await report(library, words, kind, proposal)
    assert isinstance(filed, ReportRecord)
    assert isinstance(await library.reports.approve(filed.id, 0), Decided)


async def add_highlight(library: Library, turn, words: str) -> int:
    start = turn.text.index(words)
    async with library._database.write() as connection:
        rows = await connection.execute_fetchall(
            """
            INSERT INTO highlight (turn_id, "start", "end", score, reasons, origin) VALUES (?, ?, ?, 0.5, '[]', 'auto')
            RETURNING id
            """,
            (turn.id, start, start + len(words)),
        )
    return next(iter(rows))[0]


async def texts(library: Library) -> list[tuple[str, str]]:
    turn = await turn_saying(library, "Then a fisherman did")
    around = await library.find_context(turn.id, before=99, after=99)
    return [(t.speaker, t.text) for t in (*around.before, around.turn, *around.after)]


async def check_index(library: Library) -> None:
    async with library._database.write() as connection:
        for channel in Channel:
            await connection.execute(f"INSERT INTO {channel} ({channel}) VALUES ('integrity-check')")


async def test_a_typo_is_corrected_in_the_turn_the_index_and_the_highlights_which_keep_their_ids(library, talk):
    await library.ingest(talk)
    turn = await turn_saying(library, "high watter")
    words = ["harbour wall. He wrote down", "A table that nobody may read", "every high watter for"]
    ids = [await add_highlight(library, turn, each) for each in words]
    await library.curation.edit(ids[1], "nobody may read is no table")
    kept = {q.id for q in await library.list_quotations(Filters())}
    await approve(library, "He wrote down every high watter", Fault.TYPO, "He noted down every high water")
    assert not await says(library, "high watter")
    assert (await turn_saying(library, "noted down every high water")).id == turn.id
    after = {q.id: q.text for q in await library.list_quotations(Filters())}
    assert after.keys() == kept
    words[1] = "nobody may read is no table"
    assert [after[id_] for id_ in ids] == [w.replace("wrote", "noted").replace("watter", "water") for w in words]
    await check_index(library)


async def test_words_that_were_missing_at_the_edge_of_a_highlight_are_in_it_now(library, talk):
    await library.ingest(talk)
    turn = await turn_saying(library, "harbour wall")
    words = "A table that nobody may read"
    highlight = await add_highlight(library, turn, words)
    await approve(library, words, Fault.TYPO, f"For {words} again")
    after = {q.id: q.text for q in await library.list_quotations(Filters())}
    assert after[highlight] == f"For {words} again"


async def test_somebody_else_has_said_it(library, talk):
    await library.ingest(talk)
    turn = await turn_saying(library, "nobody thanked us")
    await approve(library, "nobody thanked us", Fault.SPEAKER, "ida voss")
    corrected = await turn_saying(library, "nobody thanked us")
    assert (corrected.id, corrected.speaker) == (turn.id, "Ida Voss")
    assert isinstance(await library.search(Query("thanked", Filters(speaker="ida voss"))), Found)
    assert not isinstance(await library.search(Query("thanked", Filters(speaker="tomas reyl"))), Found)
    await approve(library, "nobody thanked us", Fault.SPEAKER, "Anna Kell")
    assert (await turn_saying(library, "nobody thanked us")).speaker == "Anna Kell"
    assert "Anna Kell" in [speaker.name for speaker in await library.suggest_speakers("", 0, 9)]
    await check_index(library)


async def test_turns_that_share_a_speaker_now_stay_apart_and_keep_their_ids(library, talk):
    await library.ingest(talk)
    turn = await turn_saying(library, "nobody thanked us")
    context = await library.find_context(turn.id, before=1, after=1)
    await approve(library, "nobody thanked us", Fault.SPEAKER, "Ida Voss")
    now = await library.find_context(turn.id, before=1, after=1)
    assert [t.id for t in (*now.before, *now.after)] == [t.id for t in (*context.before, *context.after)]
    assert {t.speaker for t in (*now.before, now.turn, *now.after)} == {"Ida Voss"}


async def test_a_sentence_that_is_taken_down_is_nowhere_and_its_omission_is_marked(library, talk):
    await library.ingest(talk)
    words = "He wrote down every high watter for twenty-four years."
    turn = await turn_saying(library, words)
    await add_highlight(library, turn, words)
    after = await add_highlight(library, turn, "A table that nobody may read")
    for quotation in await library.list_quotations(Filters()):
        await library.saved.save(quotation, 7)
    await approve(library, words, Fault.TAKE_DOWN)
    turn = await turn_saying(library, "My father carved")
    assert f"harbour wall. {OMITTED} A table" in turn.text
    assert not await says(library, "every high watter")
    quoted = {q.id: q.text for q in await library.list_quotations(Filters())}
    assert not any("watter" in text for text in quoted.values())
    assert quoted[after] == "A table that nobody may read"
    async with library._database.read() as connection:
        for table in ("report", "correction", "turn", "saved"):
            rows = await connection.execute_fetchall(f"SELECT * FROM {table}")
            assert all("watter" not in str(tuple(row)) for row in rows), table
    await check_index(library)


async def test_what_is_taken_down_leaves_no_topic_and_no_word_behind(library, talk):
    await library.ingest(talk)
    turn = await turn_saying(library, "high watter")
    async with library._database.write() as connection:
        for key in ("high watter", "harbour wall"):
            await connection.execute("INSERT INTO topic (key, pinyin) VALUES (?, '')", (key,))
            await connection.execute(
                """
                INSERT INTO mention (topic_id, turn_id, label, weight)
                VALUES ((SELECT id FROM topic WHERE key = ?1), ?2, ?1, 1)
                """,
                (key, turn.id),
            )
    await approve(library, "He wrote down every high watter for twenty-four years.", Fault.TAKE_DOWN)
    assert "watter" not in await traces(library)
    assert "harbour wall" in await traces(library)
    assert "father" in await traces(library)
    whole = (await turn_saying(library, "harbour wall")).text
    await approve(library, whole, Fault.TAKE_DOWN)
    left = await traces(library)
    assert not {"harbour", "wall", "father"} & set(left.split())
    assert "fisherman" in left


async def traces(library: Library) -> str:
    """All words and topics that the library knows."""
    async with library._database.read() as connection:
        words = await connection.execute_fetchall("SELECT word FROM spelling UNION SELECT key FROM topic")
    return " ".join(word for (word,) in words)


async def test_a_whole_turn_that_is_taken_down_is_passed_over_in_reading(library, talk):
    await library.ingest(talk)
    whole = (await turn_saying(library, "nobody thanked us")).text
    count = len(await texts(library))
    await approve(library, whole, Fault.TAKE_DOWN)
    left = await texts(library)
    assert len(left) == count - 1
    assert [speaker for speaker, _ in left] == ["Ida Voss", "Tomas Reyl", "Ida Voss", "Ida Voss", "Tomas Reyl"]


@pytest.mark.parametrize("kind", list(Fault))
async def test_what_was_put_right_stays_so_when_the_file_comes_again(library, talk, kind):
    await library.ingest(talk)
    proposal = {Fault.TYPO: "And no one thanked us", Fault.SPEAKER: "Anna Kell", Fault.TAKE_DOWN: ""}[kind]
    await approve(library, "And nobody thanked us", kind, proposal)
    corrected = await texts(library)
    ids = {q.text: q.id for q in await library.list_quotations(Filters())}
    talk.write_text(TALK.replace("Where did", "Where then did"), encoding="utf-8")
    await library.ingest(talk)
    again = await texts(library)
    assert again[0] == ("Ida Voss", "Where then did the tables come from?")
    assert again[1:] == corrected[1:]
    assert {text: ids.get(text) for text in ids} == {q.text: q.id for q in await library.list_quotations(Filters())}
    await approve(library, "harbour wall", Fault.TYPO, "harbor wall")
    await check_index(library)


async def test_of_turns_that_say_the_same_the_right_one_is_corrected_again(library, talk):
    await library.ingest(talk)
    first = await turn_saying(library, "My father carved")
    context = await library.find_context(first.id, after=3)
    second_yes = context.after[2]
    assert second_yes.text == "Yes."
    new = NewReport(second_yes.id, 0, 4, Fault.TYPO, "Yes.", "No.", "", 7, "en-US")
    filed = await library.reports.file(new, 0)
    await library.reports.approve(filed.id, 0)
    talk.write_text(TALK.replace("Where did", "Where then did"), encoding="utf-8")
    await library.ingest(talk)
    assert [text for _, text in await texts(library) if len(text) < 5] == ["Yes.", "No."]
    # The other one, which comes before it, has its own number in the file.
    first_yes = (await library.find_context(first.id)).after[0]
    filed = await library.reports.file(NewReport(first_yes.id, 0, 4, Fault.TYPO, "Yes.", "Well.", "", 7, "en-US"), 0)
    await library.reports.approve(filed.id, 0)
    talk.write_text(TALK.replace("Where did", "Where on earth did"), encoding="utf-8")
    await library.ingest(talk)
    assert [text for _, text in await texts(library) if len(text) < 6] == ["Well.", "No."]


async def test_a_file_that_has_been_corrected_itself_wins(library, talk):
    await library.ingest(talk)
    await approve(library, "And nobody thanked us", Fault.TYPO, "And no one thanked us")
    talk.write_text(TALK.replace("And nobody thanked us", "And not a soul thanked us"), encoding="utf-8")
    await library.ingest(talk)
    assert await says(library, "not a soul thanked us")
    talk.write_text(TALK, encoding="utf-8")
    await library.ingest(talk)
    assert await says(library, "no one thanked us")


async def test_what_was_put_right_follows_its_interview_to_another_place_in_the_file(library, talk):
    other = "# Bread\n\n**Mara Odu:** Why?\n\n**Dev Pell:** So.\n\n**Mara Odu:** And?\n\n**Dev Pell:** Yes.\n\n"
    talk.write_text(f"{TALK}\n{other}", encoding="utf-8")
    await library.ingest(talk)
    await approve(library, "high watter", Fault.TYPO, "high water")
    corrected = await turn_saying(library, "high water")
    talk.write_text(f"{other}\n{TALK}", encoding="utf-8")
    await library.ingest(talk)
    assert (await turn_saying(library, "high water")).id == corrected.id


async def test_corrections_of_one_turn_add_up(library, talk):
    await library.ingest(talk)
    await approve(library, "high watter", Fault.TYPO, "high water")
    await approve(library, "harbour wall", Fault.TYPO, "harbor wall")
    await approve(library, "My father carved", Fault.SPEAKER, "Anna Kell")
    talk.write_text(TALK.replace("Where did", "Where then did"), encoding="utf-8")
    await library.ingest(talk)
    turn = await turn_saying(library, "high water for")
    assert "harbor wall" in turn.text
    assert turn.speaker == "Anna Kell"


async def test_a_preview_shows_the_file_with_what_was_put_right(library, talk):
    await library.ingest(talk)
    await approve(library, "And nobody thanked us", Fault.TYPO, "And no one thanked us")
    talk.write_text(TALK.replace("Where did", "Where then did"), encoding="utf-8")
    [interview] = (await library.preview(talk)).interviews
    assert len(interview.changes) == 1


async def test_a_report_is_decided_once(library, talk):
    await library.ingest(talk)
    filed = await report(library, "high watter", Fault.TYPO, "high water")
    assert isinstance(await library.reports.reject(filed.id, 0, "It is a name."), Decided)
    again = await library.reports.approve(filed.id, 0)
    assert isinstance(again, DecidedBefore)
    assert (again.report.state, again.report.reason) == (Outcome.REJECTED, "It is a name.")
    assert await says(library, "high watter")
    assert await library.reports.view(0, 0) is None


async def test_words_that_have_moved_are_found_and_words_that_are_gone_are_said_to_be(library, talk):
    await library.ingest(talk)
    moved = await report(library, "for twenty-four years", Fault.TYPO, "for 24 years")
    gone = await report(library, "high watter", Fault.TYPO, "high tide")
    await approve(library, "My father carved a ruler", Fault.TYPO, "Dad carved a long ruler")
    await approve(library, "every high watter", Fault.TYPO, "every single spring tide")
    assert isinstance(await library.reports.approve(moved.id, 0), Decided)
    assert isinstance(await library.reports.approve(gone.id, 0), Stale)
    assert await says(library, "spring tide for 24 years")


async def test_a_queue_belongs_to_whoever_the_interview_belongs_to(library, talk):
    await library.ingest(talk, 5)
    turn = (await library.search(Query("watter", Filters(5)))).hits[0].turn
    new = NewReport(turn.id, 0, 5, Fault.TAKE_DOWN, turn.text[:5], "", "", 7, "en-US")
    with pytest.raises(UnknownReference):
        await library.reports.file(new, 6)
    filed = await library.reports.file(new, 5)
    assert [place.report.id for place in await library.reports.list_open(5)] == [filed.id]
    assert await library.reports.list_open(0) == ()
    with pytest.raises(UnknownReference):
        await library.reports.approve(filed.id, 0)


async def test_nobody_reports_without_end_or_twice_or_nothing(library, talk, clock):
    await library.ingest(talk)
    assert await report(library, "watter", Fault.TYPO, "watter") is Refusal.NO_CHANGE
    assert await report(library, "watter", Fault.SPEAKER, "TOMAS reyl") is Refusal.NO_CHANGE
    words = ["father", "carved", "into", "harbour", "wall", "wrote", "down", "every", "high", "years"]
    assert len(words) == A_DAY
    for word in words:
        assert isinstance(await report(library, word, Fault.TYPO, "x"), ReportRecord)
    assert await report(library, "ruler", Fault.TYPO, "rule") is Refusal.TOO_MANY
    assert isinstance(await report(library, "ruler", Fault.TYPO, "rule", reporter=8), ReportRecord)
    assert await report(library, "ruler", Fault.TYPO, "rule", reporter=8) is Refusal.KNOWN
    clock[0] += timedelta(days=1, seconds=1)
    assert isinstance(await report(library, "ruler", Fault.TYPO, "rule"), ReportRecord)


def test_words_are_found_in_their_place_or_in_the_only_other_one():
    assert find_words("a b a", "a", 4) == 4
    assert find_words("x a b", "a", 0) == 2
    assert find_words("a b a", "a", 1) is None
    assert find_words("a", "", 0) is None
