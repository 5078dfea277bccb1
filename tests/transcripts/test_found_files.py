"""Files found in the wild, with the truth written down by eye. They are not part of this repository."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from bot.transcripts import read

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
FORMATS = CORPORA / "formats"
EXPECTED = FORMATS / "expected.json"
FILES: dict[str, dict[str, Any]] = (
    {file["id"]: file for file in json.loads(EXPECTED.read_text(encoding="utf-8"))["files"]}
    if EXPECTED.exists()
    else {}
)
# Its truth leaves out `pgp`, who speaks twenty times.
MISCOUNTED = {"19-initials-markers/whalepool.md"}

pytestmark = pytest.mark.skipif(not FILES, reason="the found files are not at hand")


@pytest.mark.parametrize("name", sorted(set(FILES) - MISCOUNTED))
def test_each_file_gives_its_turns(name):
    file = FILES[name]
    interviews = read(FORMATS / file["path"])
    turns = [turn for interview in interviews for turn in interview.turns]
    if file["n_turns_merged"] is None:
        assert {turn.speaker for turn in turns} == {"unknown"}
        return
    assert len(turns) == file["n_turns_merged"]
    assert turns[0].text.startswith(file["first_turn"]["start20"])
    assert file["last_turn"]["start20"] in turns[-1].text
    assert [turn.speaker for turn in turns] == _speakers(file, interviews) or file["sequence"] is None
    _assert_nobody_says_what_is_no_speech(file, {turn.line for turn in turns})


def _speakers(file: dict[str, Any], interviews: Any) -> list[str]:
    """The labels in order, each by the name that the interview gives it, merged where it is the same again."""
    names = {alias: p.name for interview in interviews for p in interview.participants for alias in p.aliases}
    unnamed = {"(site)": "Host", "(guest)": interviews[0].title}
    labels = [label.removesuffix("(unlabelled)") for label, _, _ in file["sequence"] or []]
    return [name for name, _ in groupby(unnamed.get(label, names.get(label, label)) for label in labels)]


def _assert_nobody_says_what_is_no_speech(file: dict[str, Any], lines: set[int]) -> None:
    silent = [span for span in file["non_speech"] if isinstance(span, list)]
    assert not {line for line in lines for first, last, _ in silent if first <= line <= last}


@pytest.mark.parametrize("name", ["2016-12-23-許智傑委員快樂聯播網專訪", "2017-04-12-TVBS-首爾採訪"])
def test_one_interview_gives_the_same_turns_in_two_formats(name):
    [markup] = read(CORPORA / "archive-tw" / f"{name}.an.xml")
    [markdown] = read(CORPORA / "pdis" / f"{name}.md")
    assert [(t.speaker, t.text) for t in markup.turns] == [(t.speaker, t.text) for t in markdown.turns]


@pytest.mark.parametrize("name", ["backstage/backstage-1", "backstage/backstage-2"])
def test_every_label_of_a_podcast_opens_a_turn(name):
    path = CORPORA / "changelog" / f"{name}.md"
    labels = [line.partition(":**")[0][2:] for line in path.read_text("utf-8").split("\n") if line.startswith("**")]
    [interview] = read(path)
    assert [turn.speaker for turn in interview.turns] == [label for label, _ in groupby(labels)]
