"""Whatever is in a file: turns that can be stored, or one line on why there are none, in good time."""

from __future__ import annotations

import json
import os
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import UnreadableTranscript
from bot.transcripts import SUFFIXES, parse, read

MEGABYTE = 1_000_000
HOSTILE = {
    "a list in a list in a list": ("talk.yaml", "[" * 200_000),
    "a mapping in a mapping": ("talk.yml", "".join(f"{' ' * level}a:\n" for level in range(1_000))),
    "items in items on one line": ("talk.yaml", "- " * 100_000),
    "a list without end": ("talk.json", "[" * MEGABYTE),
    "elements in elements": ("talk.xml", "<a>" * (MEGABYTE // 3)),
    "boxes in boxes": ("talk.html", "<div>" * (MEGABYTE // 5)),
    "a line that takes a day to say": ("talk.txt", "Mara: " + "word " * 150_000),
    "a document that takes a day to say": ("talk.json", json.dumps([{"speaker": "Mara", "text": "word " * 150_000}])),
    "a cell that is never closed": ("talk.csv", 'speaker,text\nMara,"' + "a\n" * (MEGABYTE // 2)),
    "a table of something else": ("sales.csv", "1,2,apples\n3,4,pears and plums\n"),
    "nothing but brackets": ("talk.md", "[" * MEGABYTE),
    "nothing but stars": ("talk.md", "*" * MEGABYTE),
    "nothing but colons": ("talk.txt", ": " * (MEGABYTE // 2)),
    "nothing but blanks": ("talk.txt", f"a{' ' * MEGABYTE}b"),
    "nothing but tags": ("talk.vtt", "<v " * (MEGABYTE // 3)),
    "nothing but times": ("talk.srt", "0:0 --> 0:0 " * (MEGABYTE // 12)),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_no_transcript_is_refused_in_one_line_and_soon(what):
    name, text = HOSTILE[what]
    began = process_time()
    with pytest.raises(UnreadableTranscript) as caught:
        parse(text.encode(), name)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300
    assert process_time() - began < 5, "seconds"


@pytest.mark.parametrize("turns", [2, 4_000])
def test_a_megabyte_of_turns_is_read_soon(turns):
    words = "word: [a](b) *c* <d> " * (MEGABYTE // 22 // turns)
    for mark in ("Mara: ", "**Mara:** ", "Mara 0:01\n"):
        began = process_time()
        parse("".join(f"{mark}{words}\n\n{mark.replace('Mara', 'Dev')}Oh?\n\n" for _ in range(turns)).encode(), "t.md")
        assert process_time() - began < 5 * 2, "seconds, for up to two megabytes"


def test_a_pipe_and_a_device_are_no_transcripts(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    for name in ("pipe.txt", "endless.txt"):
        with pytest.raises(UnreadableTranscript, match="device or a pipe"):
            read(tmp_path / name)


def test_what_no_text_has_is_left_out():
    segments = [{"speaker": "Ma\x00ra", "text": "Why\ud800 bread?\x07"}, {"speaker": "Dev", "text": "\x1bIt was."}]
    [interview] = parse(json.dumps({"title": "Bread\udfff", "segments": segments}).encode(), "talk.json")
    assert [(turn.speaker, turn.text) for turn in interview.turns] == [("Mara", "Why bread?"), ("Dev", "It was.")]
    assert interview.title == "Bread"


def test_a_clock_that_runs_backwards_ends_no_turn_before_it_begins():
    srt = "1\n00:01:00,000 --> 00:00:10,000\nMara: Why?\n\n2\n00:00:02,000 --> 00:00:03,000\nDev: So.\n"
    [interview] = parse(srt.encode(), "talk.srt")
    assert all(t.end_ms is None or t.start_ms is None or t.start_ms <= t.end_ms for t in interview.turns)


PIECES = (
    "Mara: ", "**Dev:** ", "Q: ", "问：", "甲明：", "- ", "# ", "### ", "> ", "---\n", "title: a\n",
    "[00:01] ", "00:01:02", " --> ", "WEBVTT\n", "<v Mara>", "<p>", "<b>", "</p>", "<td>", "<cite>", "{", "}",
    '"text": "a"', '"speaker": "b"', ",", "[", "]", ":", "&amp;", "&#0;", "<!--", "`", "|", ";", "\t", "\n",
    "\n\n", "\x00", "\ufeff", "\u2028", "Why? ", "海很大。", "12", "1e999", "<speech by='#a'>",
    "<p>x</p></speech>", "(笑)", "???", "\\", "Name",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join)


@settings(deadline=None, max_examples=250)
@given(
    TEXTS.map(lambda text: text.encode(errors="replace")) | TEXTS.map(lambda text: text.encode("utf-16", "replace"))
    | st.binary(max_size=200),
    st.sampled_from([*sorted(SUFFIXES), ""]),
)  # fmt: skip
def test_whatever_is_in_a_file_its_turns_can_be_stored_or_it_is_refused(data, suffix):
    try:
        interviews = parse(data, f"talk{suffix}")
    except UnreadableTranscript as error:
        assert "\n" not in str(error)  # noqa: PT017  either way it is checked
        return
    for interview in interviews:
        assert interview.turns
        assert interview.title.strip()
        assert {turn.speaker for turn in interview.turns} == {p.name for p in interview.participants}
        for turn, below in zip(interview.turns, [*interview.turns[1:], None], strict=True):
            assert turn.text.strip()
            assert turn.line >= 1
            assert turn.speaker.strip()
            assert 0 <= (turn.start_ms or 0) <= (turn.end_ms or turn.start_ms or 0)
            assert below is None or below.speaker != turn.speaker
            turn.text.encode()
        assert all(1 <= skipped.first <= skipped.last for skipped in interview.skipped)
