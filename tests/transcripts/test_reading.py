"""Plain strings in, turns out. The names, texts and programmes are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import UnreadableTranscript
from bot.model import Interview, Role
from bot.transcripts import parse, read
from bot.transcripts.reader import LARGEST


def read_text(text: str, name: str = "talk.txt") -> Interview:
    [interview] = parse(text.encode(), name)
    return interview


def said(interview: Interview) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in interview.turns]


def roles(interview: Interview) -> dict[str, Role]:
    return {p.name: p.role for p in interview.participants}


UNLABELLED = """点击以下链接收听本期“灯塔夜话”播客:
https://example.org/lighthouse/7
陈望舒:访谈主持,灯塔夜话制作人
林雨青:访谈嘉宾,潮汐研究所工程师
先介绍一下自己吧
林雨青:我是林雨青。
我算潮水,也养紫菜,举个例子:
去年算错了一次。
为什么要公开代码?
林雨青:别人信得过才用。
您对新人有什么建议。
林雨青:先去看海。
灯塔夜话是一档关于海的播客,每周更新,致力于记录海边的人。
欢迎关注公众号灯塔夜话,转载请注明出处。
**粗体** _斜体_ [链接](http://example.com) `代码` - 列表 > 引用
"""


def test_questions_without_a_label_are_the_hosts():
    interview = read_text(UNLABELLED)
    assert said(interview) == [
        ("陈望舒", "先介绍一下自己吧"),
        ("林雨青", "我是林雨青。\n我算潮水,也养紫菜,举个例子:\n去年算错了一次。"),
        ("陈望舒", "为什么要公开代码?"),
        ("林雨青", "别人信得过才用。"),
        ("陈望舒", "您对新人有什么建议。"),
        ("林雨青", "先去看海。"),
    ]
    assert roles(interview) == {"陈望舒": Role.HOST, "林雨青": Role.GUEST}


def test_the_head_gives_source_series_title_and_biographies():
    interview = read_text(UNLABELLED)
    assert interview.source_url == "https://example.org/lighthouse/7"
    assert (interview.series, interview.title) == ("灯塔夜话", "灯塔夜话：林雨青")
    assert interview.participants[0].bio == "访谈主持,灯塔夜话制作人"
    assert interview.language == "zh-Hans"


def test_what_nobody_says_is_skipped_with_the_reason():
    skipped = {line: s.why for s in read_text(UNLABELLED).skipped for line in range(s.first, s.last + 1)}
    assert skipped.keys() == {1, 2, 3, 4, 13, 14, 15}
    assert skipped[3] == "biography"
    assert skipped[14] == "boilerplate"
    assert skipped[15] == "editor residue"


@pytest.mark.parametrize("colon", [":", "：", ": ", " : "])
def test_names_stand_before_either_colon(colon):
    interview = read_text(f"甲明{colon}你好吗?\n乙华{colon}还好。\n甲明{colon}真的吗?\n乙华{colon}真的。\n")
    assert [speaker for speaker, _ in said(interview)] == ["甲明", "乙华"] * 2
    assert roles(interview) == {"甲明": Role.HOST, "乙华": Role.GUEST}


ENGLISH = """The Long Way Home
3 May 2024

Rafe Quill: Where are we?

Ines Hall: On a train. My question is: why ask?

Note: this went on for a while.

Rafe Quill: And at 10:30?

Ines Hall: Asleep.
"""


def test_labels_inside_of_what_is_said_make_no_speaker():
    interview = read_text(ENGLISH)
    assert [speaker for speaker, _ in said(interview)] == ["Rafe Quill", "Ines Hall"] * 2
    assert said(interview)[1][1] == "On a train. My question is: why ask?\nNote: this went on for a while."
    assert (interview.title, interview.date, interview.language) == ("The Long Way Home", "2024-05-03", "en")


def test_a_heading_of_marks_alone_makes_no_speaker():
    assert said(read_text("**Dev Pell:** Bread.\n# *:\n")) == [("Dev Pell", "Bread.")]


STATED = """标题：潮水与紫菜
日期：2022年6月5日
系列：海边夜话
来源：https://example.org/tide
主持人：陈望舒
嘉宾：林雨青（潮汐研究所工程师）

陈望舒：你为什么算潮水？
林雨青：因为海。
陈望舒：现在呢？
林雨青：还在算。
"""


def test_a_head_states_what_the_file_is_line_by_line():
    interview = read_text(STATED)
    assert (interview.title, interview.date, interview.series) == ("潮水与紫菜", "2022-06-05", "海边夜话")
    assert interview.source_url == "https://example.org/tide"
    assert [(p.name, p.role, p.bio) for p in interview.participants] == [
        ("陈望舒", Role.HOST, ""),
        ("林雨青", Role.GUEST, "潮汐研究所工程师"),
    ]
    assert len(interview.turns) == 4


MARKDOWN = """---
title: "Toast"
date: 2025-03-08
series: Second Hands
source: https://example.org/toast
---

*An introduction that nobody says.*

{host} What broke?

{guest} The toaster. It was a [good](https://example.org/t) toaster.

It had *eight* settings.

{host} And now?

{guest} Crumbs.

---

This transcript was edited for length.
"""


@pytest.mark.parametrize("label", ["**{}:**", "**{}**:", "**{}：**", "**{}**："])
def test_names_in_bold_stand_in_and_out_of_the_colon(label):
    text = MARKDOWN.format(host=label.format("Dev Pell"), guest=label.format("Mara Odu"))
    interview = read_text(text, "toast.md")
    assert said(interview) == [
        ("Dev Pell", "What broke?"),
        ("Mara Odu", "The toaster. It was a good toaster.\nIt had *eight* settings."),
        ("Dev Pell", "And now?"),
        ("Mara Odu", "Crumbs."),
    ]
    assert (interview.title, interview.date, interview.series) == ("Toast", "2025-03-08", "Second Hands")
    assert interview.source_url == "https://example.org/toast"
    assert {s.why for s in interview.skipped} == {"front matter", "introduction", "rule", "boilerplate"}


@pytest.mark.parametrize(("q", "a"), [("Q", "A"), ("问", "答"), ("主持人", "嘉宾")])
def test_questions_and_answers_by_role(q, a):
    interview = read_text(f"{q}：几点了?\n{a}：三点。\n{q}：真的?\n{a}：真的。\n")
    assert [p.role for p in interview.participants] == [Role.HOST, Role.GUEST]


def test_questions_that_are_headings_are_asked_by_a_host():
    interview = read_text("# Talk\n\n## Why glass?\n\nIt melts.\n\n## Why now?\n\nIt cooled.\n", "talk.md")
    assert said(interview) == [
        ("Host", "Why glass?"),
        ("Guest", "It melts."),
        ("Host", "Why now?"),
        ("Guest", "It cooled."),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_encoding_makes_no_difference(encoding):
    [interview] = parse(UNLABELLED.encode(encoding), "talk.txt")
    assert said(interview) == said(read_text(UNLABELLED))


BRIEF = "问：几点了？\n答：三点。\n问：谢谢。\n"
TRADITIONAL = "問：幾點了？\n答：三點。\n問：謝謝。\n"
FRENCH = "Zoé: Où vas-tu déjà?\nRené: À la mer, à côté.\nZoé: Ça va?\nRené: Très bien.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((BRIEF, encoding) for encoding in ("gbk", "utf-16-le", "utf-16-be")),
        *((TRADITIONAL, encoding) for encoding in ("big5", "gb18030")),
        *((FRENCH, encoding) for encoding in ("windows-1252", "utf-16-le")),
    ],
)
def test_a_brief_file_tells_its_encoding_too(text, encoding):
    [interview] = parse(text.encode(encoding), "talk.txt")
    assert said(interview) == said(read_text(text))


def test_line_ends_make_no_difference():
    assert said(read_text(UNLABELLED.replace("\n", "\r\n"))) == said(read_text(UNLABELLED))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"\x00\x01\x02\x03" * 50, "not a text file"),
        ("只是一段话,没有人名。\n又一段话。".encode(), "who speaks"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data, says):
    with pytest.raises(UnreadableTranscript, match=says) as caught:
        parse(data, "talk.txt")
    assert "\n" not in str(caught.value)
    assert "talk.txt" in str(caught.value)


def test_an_unknown_format_is_named():
    with pytest.raises(UnreadableTranscript, match=r"talk\.rtf is in a format"):
        parse(b"{\\rtf1}", "talk.rtf")


def test_a_missing_a_large_and_an_unreadable_path_are_refused(tmp_path):
    with pytest.raises(UnreadableTranscript, match="no file"):
        read(tmp_path / "nowhere.txt")
    with pytest.raises(UnreadableTranscript, match="folder"):
        read(tmp_path)
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(UnreadableTranscript, match="larger than 20 MB"):
        read(large)


LINES = st.lists(
    st.one_of(
        st.sampled_from(["甲明:", "乙华:", "Mara Odu: ", "**Dev Pell:** ", "# ", "", "  ", "---", "> "]).flatmap(
            lambda prefix: st.text(alphabet="话说 word.。?？:：*\t", max_size=30).map(lambda text: prefix + text)
        ),
        st.text(max_size=30),
    ),
    max_size=25,
)


@settings(deadline=None)
@given(LINES, st.sampled_from(["talk.txt", "talk.md"]))
def test_no_text_whatever_fails_but_by_being_refused(lines, name):
    try:
        [interview] = parse("\n".join(lines).encode(errors="replace"), name)
    except UnreadableTranscript:
        return
    assert interview.turns
    assert all(turn.text.strip() for turn in interview.turns)
    assert all(a.speaker != b.speaker for a, b in zip(interview.turns, interview.turns[1:], strict=False))
    assert {turn.speaker for turn in interview.turns} == {p.name for p in interview.participants}


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["甲明", "乙华"]), st.text(alphabet="话说词句,。?？ab", min_size=1, max_size=30))
    )
)
def test_nothing_that_is_said_is_lost(turns):
    text = "\n".join(f"{speaker}:{words}" for speaker, words in turns)
    try:
        interview = read_text(text)
    except UnreadableTranscript:
        return
    lines = text.split("\n")
    kept = [turn.text for turn in interview.turns]
    kept += [line for s in interview.skipped for line in lines[s.first - 1 : s.last]]
    for _, words in turns:
        assert any(words.strip() in part for part in kept)
