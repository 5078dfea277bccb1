"""Documents of segments: whatever their keys are called, and however deep they lie."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import UnreadableTranscript
from bot.transcripts import parse
from bot.transcripts.json_documents import read_json
from bot.transcripts.script import BrokenFormat

if TYPE_CHECKING:
    from bot.model import Interview

SAID = [("Mara", "Why bread?"), ("Dev", "It was there."), ("Mara", "And now?"), ("Dev", "It is gone.")]


def read(document: object, name: str = "talk.json") -> Interview:
    [interview] = parse(json.dumps(document).encode(), name)
    return interview


def said(interview: Interview) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in interview.turns]


@pytest.mark.parametrize(
    ("speaker", "text", "around"),
    [
        ("speaker", "body", lambda segments: {"version": "1.0.0", "segments": segments}),
        ("speaker", "text", lambda segments: segments),
        ("说话人", "内容", lambda segments: {"data": {"result": segments}}),
        ("Name", "Content", lambda segments: {"results": {"channels": [{"alternatives": [{"paragraphs": segments}]}]}}),
    ],
)
def test_the_list_of_segments_is_found_wherever_it_lies(speaker, text, around):
    assert said(read(around([{speaker: who, text: what} for who, what in SAID]))) == SAID


@pytest.mark.parametrize(("start", "unit"), [("startTime", 1.0), ("start", 0.5), ("bg", 90_000), ("begin_time", 250)])
def test_times_are_kept_in_milliseconds(start, unit):
    segments = [{"speaker": who, "text": what, start: (i + 1) * unit} for i, (who, what) in enumerate(SAID)]
    expected = round(unit if unit >= 250 else unit * 1000)
    assert read({"segments": segments}).turns[0].start_ms == expected


def test_clock_times_are_read():
    segments = [{"speaker": who, "text": what, "start": f"00:01:0{i}.5"} for i, (who, what) in enumerate(SAID)]
    assert [turn.start_ms for turn in read(segments).turns] == [60_500, 61_500, 62_500, 63_500]


@pytest.mark.parametrize("blank", ["", " "])
def test_a_word_a_segment_makes_a_sentence_again(blank):
    words = [("Mara", f"{blank}Why"), ("Mara", f"{blank}bread"), ("Mara", "?")]
    words += [("Dev", f"{blank}{word}") for word in ("It", "was", "there.")]
    interview = read({"segments": [{"speaker": who, "body": word} for who, word in words]})
    assert said(interview) == [("Mara", "Why bread?"), ("Dev", "It was there.")]


def test_words_tell_speakers_apart_where_segments_do_not():
    segment = {
        "text": "Why bread? It was there.",
        "words": [
            *({"word": word, "speaker": "SPEAKER_00"} for word in ("Why", "bread?")),
            *({"word": word, "speaker": "SPEAKER_01"} for word in ("It", "was", "there.")),
        ],
    }
    assert said(read({"segments": [segment]})) == [("SPEAKER_00", "Why bread?"), ("SPEAKER_01", "It was there.")]


def test_a_recording_without_speakers_has_an_unknown_one():
    segments = [{"start": i * 10.0, "end": i * 10 + 2.0, "text": f" {what}"} for i, (_, what) in enumerate(SAID)]
    [turn] = read({"text": "…", "segments": segments, "language": "en"}).turns
    assert (turn.speaker, turn.start_ms, turn.end_ms) == ("unknown", 0, 32_000)
    assert turn.text == "Why bread?\nIt was there.\nAnd now?\nIt is gone."


def test_questions_and_their_answers_are_a_conversation():
    pairs = [{"question": "Why bread?", "answer": "It was there."}, {"question": "And now?", "answer": "It is gone."}]
    interview = read({"title": "Bread", "interview": pairs})
    assert interview.title == "Bread"
    assert said(interview) == [(who, what) for (_, what), who in zip(SAID, "QAQA", strict=True)]


def test_facts_stand_beside_the_list_or_around_it():
    segments = [{"speaker": who, "text": what} for who, what in SAID]
    interview = read({"metadata": {"title": "Bread", "date": "2024-05-06"}, "transcript": {"segments": segments}})
    assert (interview.title, interview.date) == ("Bread", "2024-05-06")


def test_a_document_a_line_is_read():
    text = "\n".join(json.dumps({"speaker": who, "text": what}) for who, what in SAID)
    for name in ("talk.jsonl", "talk.json"):
        [interview] = parse(text.encode(), name)
        assert said(interview) == SAID


@pytest.mark.parametrize(
    "text", ["{", "[]", "{}", "3", '{"a": [1, 2]}', "[" * 100_000, "9" * 10_000, '"only a string"']
)
def test_what_holds_no_segments_is_refused_in_one_line(text):
    with pytest.raises(UnreadableTranscript, match=r"^talk\.json ") as caught:
        parse(text.encode(), "talk.json")
    assert "\n" not in str(caught.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["text", "speaker", "start", "end", "words", "q", "a", "x"]), inner, max_size=4
        )
    ),
    max_leaves=20,
)


@settings(deadline=None)
@given(JSON)
def test_no_document_whatever_fails_but_by_being_refused(document):
    try:
        script = read_json(json.dumps(document))
    except BrokenFormat:
        return
    assert script.lines
