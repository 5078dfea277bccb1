"""Nothing is lost: each line of a file is in a turn to the letter, or is reported as skipped."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import UnreadableTranscript
from bot.transcripts import parse

LABELS = ["", "", "甲明：", "乙华:", "Mara Odu: ", "Dev Pell: ", "Q: ", "A: ", "00:12 ", "[00:01:02] Mara Odu: "]
NOBODY = {label.strip(":： ") for label in LABELS}
WORDS = st.text(alphabet="话说词句海,。?？!“”(（)）abcXYZ 0123:：-/", min_size=1, max_size=40)
LINES = st.lists(st.tuples(st.sampled_from(LABELS), WORDS), min_size=1, max_size=20)


def assert_nothing_is_lost(lines: list[str], name: str) -> None:
    try:
        interviews = parse("\n".join(lines).encode(), name)
    except UnreadableTranscript:
        return
    skipped = {n for i in interviews for s in i.skipped for n in range(s.first, s.last + 1)}
    said = "\n".join(turn.text for i in interviews for turn in i.turns)
    labels = {label for i in interviews for p in i.participants for label in (p.name, *p.aliases)}
    for number, line in enumerate(lines, 1):
        words = line.strip()
        is_empty = words.rstrip(":： ") in NOBODY  # a label behind which nothing is said is nobody's speech
        assert is_empty or number in skipped or _is_said(words, said, labels), (number, line)


def _is_said(words: str, said: str, labels: set[str]) -> bool:
    """Whether all of a line, or what stands behind its label and time, is in the turns."""
    behind = [words, *(words[at:].strip() for at in range(1, len(words) + 1) if words[at - 1] in ":：]） -")]
    whole = next((part for part in behind if part in said), None)
    return _is_label(words if whole is None else words[: len(words) - len(whole)], labels)


def _is_label(cut: str, labels: set[str]) -> bool:
    cut = re.sub(r"[(（][^()（）]{1,40}[)）]", "", cut)  # a remark about whoever speaks
    # A dash behind a time or before a label is dress: `00:12 - Mara:`, `- Mara:`.
    cut = re.sub(r"(?:\d{1,2}:)?\d{1,2}:\d{2}[\])）]?\s*[-–—]?\s*", "", cut)
    for label in sorted(labels, key=len, reverse=True):
        cut = re.sub(rf"(?:^\s*[-–—•·]\s*)?{re.escape(label)}", "", cut, count=1)
    return not cut.strip("0123456789:：[]()（） QAqa")


@settings(deadline=None, max_examples=300)
@given(LINES, st.sampled_from(["talk.txt", "talk.text"]))
def test_each_line_is_in_a_turn_or_skipped(lines, name):
    assert_nothing_is_lost([f"{label}{words}".replace("\n", " ") for label, words in lines], name)


@pytest.mark.parametrize("blank_lines", [False, True])
def test_a_plain_conversation_comes_out_to_the_letter(blank_lines):
    lines = ["Mara Odu: Why -- bread? (1) “so”", "Dev Pell: It was there:", "a loaf, 3:30 pm.", "Mara Odu: [laughs] Oh"]
    text = ("\n\n" if blank_lines else "\n").join(lines)
    [interview] = parse(text.encode(), "talk.txt")
    assert [turn.text for turn in interview.turns] == [
        "Why -- bread? (1) “so”",
        "It was there:\na loaf, 3:30 pm.",
        "[laughs] Oh",
    ]


@pytest.mark.parametrize("dash", ["- ", "-", "– ", "— "])
def test_a_dash_between_time_and_name_belongs_to_neither(dash):
    text = f"00:12 {dash}Mara Odu: Why -- bread?\n00:15 {dash}Dev Pell: - 5 degrees.\n"
    [interview] = parse(text.encode(), "talk.txt")
    assert [(turn.speaker, turn.start_ms, turn.text) for turn in interview.turns] == [
        ("Mara Odu", 12_000, "Why -- bread?"),
        ("Dev Pell", 15_000, "- 5 degrees."),
    ]
