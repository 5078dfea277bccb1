"""What recorders and editors export: times in every dress, and lines that say when a turn begins. All invented."""

from __future__ import annotations

import json

import pytest

from bot.transcripts import parse

TALK = [("Mara Odu", 3_000, "Why bread?"), ("Dev Pell", 12_000, "It was there."), ("Mara Odu", 3_723_000, "Bye.")]

EXPORTS = {
    "a name, two blanks and a time above the words": """Bread and salt
Thu, May 04, 2023 10:02AM • 35:12

SUMMARY KEYWORDS
tide, bread, boats

SPEAKERS
Mara Odu, Dev Pell

Mara Odu  00:03
Why bread?

Dev Pell  00:12
It was there.

Mara Odu  1:02:03
Bye.
""",
    "a bold name and a time in brackets above the words": """**Mara Odu**  [00:00:03]
Why bread?

**Dev Pell**  [00:00:12]
It was there.

**Mara Odu**  [01:02:03]
Bye.
""",
    "a bold name and a stretch of time in italics": """**Mara Odu** *(00:00:03 - 00:00:12):*

Why bread?

**Dev Pell** *(00:00:12 - 01:02:03):*

It was there.

**Mara Odu** *(01:02:03 - 01:02:09):*

Bye.
""",
    "times that lead to the recording": """**Mara Odu ([00:03](https://example.org/1)):**
Why bread?

**Dev Pell ([00:12](https://example.org/2)):**
It was there.

**Mara Odu** [(1:02:03)](https://example.org/3): Bye.
""",
    "a time, a dash and a name above the words": """[00:00:03.00] - Mara Odu
Why bread?

[00:00:12.00] - Dev Pell
It was there.

[01:02:03.00] - Mara Odu
Bye.
""",
    "a time behind the name and before the words": """Mara Odu: [00:00:03] Why bread?
Dev Pell: [00:00:12] It was there.
Mara Odu: [01:02:03] Bye.
""",
    "a time on a line of its own below the name": """**Mara Odu:**
[00:03]
Why bread?

**Dev Pell:**
[00:12]
It was there.

**Mara Odu:**
[1:02:03]
Bye.
""",
}


def timed(text: str, name: str = "talk.txt") -> list[tuple[str, int | None, str]]:
    [interview] = parse(text.encode(), name)
    return [(turn.speaker, turn.start_ms, turn.text) for turn in interview.turns]


@pytest.mark.parametrize("export", EXPORTS)
def test_each_export_gives_the_times_at_which_turns_begin(export):
    assert timed(EXPORTS[export]) == TALK


def test_a_bare_time_goes_on_with_whoever_speaks():
    text = (
        "Mara Odu (00:03):\nWhy bread?\n\nDev Pell (00:12):\nIt was\n\n(05:23):\nthere.\n\nMara Odu (1:02:03):\nBye.\n"
    )
    assert timed(text) == [TALK[0], ("Dev Pell", 12_000, "It was\nthere."), TALK[2]]


def test_a_time_within_a_turn_is_not_when_it_begins():
    text = "**Mara Odu:** Why?\n\n\\[12:06\\] Why bread?\n\n**Dev Pell:** Well.\n\n**Mara Odu:** Well.\n"
    assert timed(text, "talk.md")[0] == ("Mara Odu", None, "Why?\nWhy bread?")


def test_a_turn_begins_on_the_line_of_its_label():
    [interview] = parse(EXPORTS["a bold name and a time in brackets above the words"].encode(), "talk.txt")
    assert [turn.line for turn in interview.turns] == [1, 4, 7]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("陈望舒 00:00:03", "林雨青 00:00:12", "陈望舒 01:02:03"),
        ("发言人 1   00:03", "发言人 2   00:12", "发言人 1   01:02:03"),
        ("说话人1 00:00:03", "说话人2 00:00:12", "说话人1 01:02:03"),
        ("说话人1（00:00:03）：", "说话人2（00:00:12）：", "说话人1（01:02:03）："),
    ],
)
def test_speakers_of_chinese_minutes_are_known_the_first_time(first, second, third):
    said = timed(f"{first}\n你好，请介绍一下自己。\n\n{second}\n我叫林雨青。\n在研究所。\n\n{third}\n做了多久了？\n")
    assert [(start, text) for _, start, text in said] == [
        (3_000, "你好，请介绍一下自己。"),
        (12_000, "我叫林雨青。\n在研究所。"),
        (3_723_000, "做了多久了？"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "0:03\nwelcome to the harbour\n0:06\ntoday we talk of bread\n0:09\nand of boats\n",
        "[00:00:03] welcome to the harbour\n[00:00:06] today we talk of bread\n[00:00:09] and of boats\n",
        "00:03 - welcome to the harbour\n00:06 - today we talk of bread\n00:09 - and of boats\n",
    ],
)
def test_a_recording_may_tell_only_when_each_line_begins(text):
    assert timed(text) == [("unknown", 3_000, "welcome to the harbour today we talk of bread and of boats")]


def test_a_caption_that_names_its_speaker_each_time_is_one_paragraph():
    cues = ["Mara Odu: Why bread?", "Dev Pell: It was there.", "Dev Pell: And warm.", "Mara Odu: Bye."]
    vtt = "WEBVTT\n\n" + "".join(f"00:0{i}.000 --> 00:0{i + 1}.000\n{cue}\n\n" for i, cue in enumerate(cues))
    assert timed(vtt, "talk.vtt") == [
        ("Mara Odu", 0, "Why bread?"),
        ("Dev Pell", 1_000, "It was there. And warm."),
        ("Mara Odu", 3_000, "Bye."),
    ]


def test_a_loop_is_skipped_to_its_last_line():
    lines = ["Hello there.", *["Thanks for watching!"] * 9, "And rye."]
    srt = "".join(f"{i}\n00:00:0{i}.000 --> 00:00:0{i + 1}.000\n{line}\n\n" for i, line in enumerate(lines))
    [interview] = parse(srt.encode(), "talk.srt")
    assert [(s.first, s.last) for s in interview.skipped] == [(11, 39)]


WORDS = [("spk_0", "Why"), ("spk_0", "bread"), ("spk_0", "?"), ("spk_1", "It"), ("spk_1", "was"), ("spk_0", "Ok")]


def test_what_a_recogniser_takes_a_word_for_is_its_first_guess():
    items = [
        {"start_time": str(i / 2), "speaker_label": who, "alternatives": [{"confidence": "0.9", "content": word}]}
        for i, (who, word) in enumerate(WORDS)
    ]
    document = {"results": {"transcripts": [{"transcript": "Why bread? It was Ok"}], "items": items}}
    assert timed(json.dumps(document), "talk.json") == [
        ("spk_0", 0, "Why bread?"),
        ("spk_1", 1_500, "It was"),
        ("spk_0", 2_500, "Ok"),
    ]


@pytest.mark.parametrize("unit", [1, 1000])
def test_whole_numbers_are_milliseconds_where_nobody_speaks_so_slowly(unit):
    said = [("A", 2, "Why did you bake bread?"), ("B", 5, "It was there, and warm."), ("A", 9, "Well then, goodbye.")]
    segments = [{"speaker": who, "start": at * unit, "text": text} for who, at, text in said]
    assert [start for _, start, _ in timed(json.dumps({"utterances": segments}), "talk.json")] == [2_000, 5_000, 9_000]
