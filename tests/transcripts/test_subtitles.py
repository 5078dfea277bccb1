"""Subtitle files in, paragraphs out. All that is said is invented."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.transcripts.script import BrokenFormat, Script
from bot.transcripts.subtitles import read_srt, read_vtt


def said(script: Script) -> list[tuple[str, str]]:
    return [(line.label, line.text) for line in script.lines if not line.why]


SRT = """1
00:00:00,179 --> 00:00:02,399
Ada: When you first get
to the island, it's

2
00:00:02,400 --> 00:00:04,799
almost surely raining.

3
00:01:05,000 --> 00:01:06,500
Tom: Always.
"""


def test_srt_gives_paragraphs_with_times_and_lines():
    first, second = read_srt(SRT).lines
    assert first.text == "Ada: When you first get to the island, it's almost surely raining."
    assert (first.number, first.start_ms, first.end_ms) == (3, 179, 4799)
    assert (second.number, second.text, second.start_ms) == (12, "Tom: Always.", 65_000)


def test_srt_may_count_from_zero_with_dots_and_without_blank_lines():
    text = "0\n00:00:00.5 --> 00:00:01.50\nOne\n1\n00:00:01.50 --> 00:00:03.000\ntwo\n\n\n\n2\n0:0:3 --> 0:0:4\nthree."
    [line] = read_srt(text).lines
    assert (line.text, line.start_ms, line.end_ms) == ("One two three.", 500, 4000)


def test_srt_needs_no_index_and_may_have_blank_lines_within_a_cue():
    text = "00:00:00,000 --> 00:00:01,000\nThe sea\n\nis wide\n\n00:00:01,000 --> 00:00:02,000\nand cold."
    assert said(read_srt(text)) == [("", "The sea is wide and cold.")]


def test_a_year_is_no_index_where_it_is_what_is_said():
    text = "1\n00:00:00,000 --> 00:00:01,000\nIt was\n1984\n\n2\n00:00:01,000 --> 00:00:02,000\nin spring."
    assert said(read_srt(text)) == [("", "It was 1984 in spring.")]


def test_tags_go_and_entities_are_decoded():
    text = (
        "1\n00:00:00,000 --> 00:00:01,000\n"
        '{\\an8}<i>Ships</i> &amp; <font color="#fff">boats</font>, a < b, <laughs> R&D\n'
    )
    assert said(read_srt(text)) == [("", "Ships & boats, a < b, <laughs> R&D")]


def test_voices_are_speakers_closed_or_not_and_two_in_a_cue():
    text = (
        "WEBVTT\n\n00:00.000 --> 00:02.000 align:start position:0%\n<v Ada Quill>We count &amp; write.\n\n"
        "00:02.000 --> 00:03.000\n<v.loud Tom>Why?</v>\n<v Ada Quill>For <c.yellow>later</c>.</v>\n"
    )
    assert said(read_vtt(text)) == [("Ada Quill", "We count & write."), ("Tom", "Why?"), ("Ada Quill", "For later.")]


def test_a_voice_goes_on_over_cues_without_one():
    text = "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ada>We count\n\n00:02.000 --> 00:03.000\nthe tides.\n"
    assert said(read_vtt(text)) == [("Ada", "We count the tides.")]


def test_the_head_gives_facts_and_blocks_are_not_said():
    text = """WEBVTT - made by hand
Kind: captions
Language: en-GB
X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000

STYLE
::cue { color: red }

REGION
id:left

NOTE
checked by nobody

intro
00:00.000 --> 00:01.000
Good evening.

NOTE cut here

00:01.000 --> 00:02.000
Good night.
"""
    script = read_vtt(text)
    assert script.facts == {"kind": "captions", "language": "en-GB"}
    assert said(script) == [("", "Good evening."), ("", "Good night.")]
    notes = [(line.number, line.why, line.text) for line in script.lines if line.why]
    assert notes[:2] == [(6, "style", "STYLE"), (7, "style", "::cue { color: red }")]
    assert (13, "note", "checked by nobody") in notes
    assert (19, "note", "NOTE cut here") in notes


def test_facts_may_stand_in_the_first_line():
    script = read_vtt("WEBVTT Kind: captions; Language: zh\n\n00:00.000 --> 00:01.000\n晚上好。\n")
    assert script.facts == {"kind": "captions", "language": "zh"}


def test_doubled_blank_lines_and_dashes_are_read():
    text = "WEBVTT\n\n00:00:00.000 --> 00:00:04.640\n- Are you there?\n\n\n00:00:04.640 --> 00:00:05.760\n- I am.\n\n\n"
    assert said(read_vtt(text)) == [("", "Are you there?"), ("", "I am.")]


def test_captions_that_roll_up_with_times_within_are_undone():
    blank = " "  # captions are padded so
    text = f"""WEBVTT
Kind: captions

00:00:00.080 --> 00:00:02.629 align:start position:0%
{blank}
&nbsp;
the<00:00:00.320><c> boat</c><00:00:00.560><c> was</c>

00:00:02.629 --> 00:00:02.639 align:start position:0%
the boat was
{blank}

00:00:02.639 --> 00:00:05.000 align:start position:0%
the boat was
small<00:00:03.000><c> and</c><00:00:03.200><c> old</c>

00:00:05.000 --> 00:00:05.010 align:start position:0%
small and old
{blank}
"""
    assert said(read_vtt(text)) == [("", "the boat was small and old")]


@pytest.mark.parametrize("read", [read_srt, read_vtt])
def test_a_file_without_times_says_what_to_do(read):
    with pytest.raises(BrokenFormat, match=r"holds no times such as .*-->"):
        read("1\nNobody knows when.\n")


_SNIPPETS = [
    "00:00:01,000 --> 00:00:02,000",
    "-->",
    "WEBVTT",
    "NOTE x",
    "STYLE",
    "<v A>",
    "</v>",
    "&#x110000;",
    "7",
    "",
    " ",
    "a",
    "{\\an8}",
]


@given(st.lists(st.one_of(st.sampled_from(_SNIPPETS), st.text(max_size=30)), max_size=25))
def test_any_text_is_read_or_broken(parts):
    for read in (read_srt, read_vtt):
        try:
            read("\n".join(parts))
        except BrokenFormat as error:
            assert str(error)  # noqa: PT017 -- either is right


def test_a_large_file_is_read_quickly():
    cue = "{0}\n00:{1:02}:{2:02},000 --> 00:{1:02}:{2:02},900\nThis is said at number {0}, and nothing else.\n\n"
    text = "".join(cue.format(i, i // 60 % 60, i % 60) for i in range(12_000))
    began = process_time()
    read_srt(text)
    for piece in ("<v ", "<c ", "{\\", "&amp", "1 ", "0:", "- ", ">> ", " ", "\n"):
        read_srt(SRT + piece * (300_000 // len(piece)))
    assert process_time() - began < 10
