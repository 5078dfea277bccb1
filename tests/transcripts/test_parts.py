"""Which files hold several interviews, and where one ends."""

from __future__ import annotations

from bot.transcripts import parse

COLLECTION = """# Harbour voices

## Interview with Mara Odu

**Rafe Quill:** Why bread?

**Mara Odu:** It was there.

**Rafe Quill:** And now?

**Mara Odu:** It is gone.

## Interview with Dev Pell

**Rafe Quill:** Why boats?

**Dev Pell:** They float.

**Rafe Quill:** Always?

**Dev Pell:** Nearly.
"""


def test_headings_that_name_their_guest_begin_an_interview_each():
    first, second = parse(COLLECTION.encode(), "harbour.md")
    assert (first.title, second.title) == ("Interview with Mara Odu", "Interview with Dev Pell")
    assert first.series == second.series == "Harbour voices"
    assert [turn.speaker for turn in first.turns] == ["Rafe Quill", "Mara Odu"] * 2
    assert [turn.speaker for turn in second.turns] == ["Rafe Quill", "Dev Pell"] * 2
    assert second.turns[-1].text == "Nearly."
    assert second.turns[0].line == 15


def test_chapters_of_one_conversation_stay_together():
    [interview] = parse(COLLECTION.replace("Dev Pell", "Mara Odu").encode(), "harbour.md")
    assert len(interview.turns) == 8


def test_acts_of_a_show_stay_together():
    text = COLLECTION.replace("Interview with Mara Odu", "Act one").replace("Interview with Dev Pell", "Act two")
    [interview] = parse(text.encode(), "harbour.md")
    assert len(interview.turns) == 8


def test_questions_and_answers_below_titles_of_the_first_level_are_several_interviews():
    one = "# {}\n\nQ: Why?\n\nA: Because.\n\nQ: Really?\n\nA: Yes.\n\n"
    first, second = parse((one.format("Bread") + one.format("Boats")).encode(), "two.md")
    assert (first.title, second.title) == ("Bread", "Boats")
    assert len(first.turns) == len(second.turns) == 4


def test_a_heading_that_is_the_guests_name_is_the_title():
    first, second = parse(COLLECTION.replace("Interview with ", "").encode(), "harbour.md")
    assert (first.title, second.title) == ("Mara Odu", "Dev Pell")
    assert [turn.speaker for turn in first.turns] == ["Rafe Quill", "Mara Odu"] * 2


def test_titles_in_plain_text_begin_an_interview_each():
    one = "访谈{}：{}\n\n问：你怎么看海？\n答：海很大。\n问：还有呢？\n答：很深。\n\n"
    first, second = parse((one.format("一", "林雨青") + one.format("二", "王海生")).encode(), "两篇.txt")
    assert (first.title, second.title) == ("访谈一：林雨青", "访谈二：王海生")
    assert len(first.turns) == len(second.turns) == 4


BAKERS = """# Bakers of Odd Street

## Dev Pell, baker

Dev Pell bakes rye.

**Q: Why bread?**

It was there.

**Q: And now?**

It is gone.

## Rafe Quill, roller

Rafe Quill bakes rolls.

**Q: Why rolls?**

They roll.

**Q: Really?**

Quite.
"""


def test_headings_that_are_people_whom_the_text_speaks_of_begin_an_interview_each():
    first, second = parse(BAKERS.encode(), "bakers.md")
    assert (first.title, second.title) == ("Dev Pell, baker", "Rafe Quill, roller")
    assert first.series == "Bakers of Odd Street"
    assert [turn.text for turn in second.turns] == ["Why rolls?", "They roll.", "Really?", "Quite."]


def test_chapters_of_questions_and_answers_stay_together():
    chapters = BAKERS.replace("## Dev Pell, baker", "## Early Life").replace("## Rafe Quill, roller", "## Later Years")
    assert len(parse(chapters.encode(), "bakers.md")) == 1


def test_titles_in_bold_begin_an_interview_each():
    one = "**Interview with {}**\n\nQ: Why?\n\nA: Because.\n\nQ: Really?\n\nA: Yes.\n\n"
    first, second = parse((one.format("Dev Pell") + one.format("Rafe Quill")).encode(), "two.md")
    assert (first.title, second.title) == ("Interview with Dev Pell", "Interview with Rafe Quill")
    assert len(first.turns) == len(second.turns) == 4
