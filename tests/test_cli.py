"""The command line as other programs see it: one JSON object a line, exit statuses, one line for what is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.cli.app import DONE, PARTLY, WRONG
from bot.library import Library
from bot.store.reports import Fault, NewReport
from tests.cogs.tree import payloads

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "data" / "samples" / "mara-oduya-repair-cafe.md"


@dataclass(frozen=True)
class Run:
    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def complaint(self) -> str:
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("pullquote: ")
        return lines[0]


@pytest.fixture
def pullquote(tmp_path):
    """Runs `python -m bot` in a folder of its own, with a database there."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PULLQUOTE_")}
    environment |= {"PYTHONPATH": str(ROOT), "PULLQUOTE_DATABASE": "sqlite:///p.db", "PYTHONUTF8": "1"}

    def run(*arguments: str | Path, stdin: str | None = None, **variables: str) -> Run:
        done = subprocess.run(  # noqa: S603  our own program
            [sys.executable, "-m", "bot", *map(str, arguments)],
            cwd=tmp_path,
            env=environment | variables,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return Run(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def filled(pullquote):
    assert pullquote("ingest", SAMPLE).status == DONE
    return pullquote


def test_the_first_input_is_read_to_the_turn(pullquote, first_input):
    run = pullquote("read", first_input, "--json")
    [interview] = run.records
    lines = first_input.read_text(encoding="utf-8").split("\n")
    assert run.status == DONE
    assert [(p["name"], p["role"]) for p in interview["participants"]] == [("刘天栋", "host"), ("于璠", "guest")]
    assert [turn["speaker"] for turn in interview["turns"]] == ["刘天栋", "于璠"] * 13
    answers = [turn["text"].split("\n") for turn in interview["turns"][1::2]]
    assert [len(answer) for answer in answers] == [7, 5, 2, 5, 4, 3, 4, 9, 5, 3, 4, 2, 2]
    said = "\n".join(turn["text"] for turn in interview["turns"])
    assert said == "\n".join(line.removeprefix("于璠:") for line in lines[4:72])
    assert interview["source_url"] == lines[1]
    skipped = {n for entry in interview["skipped"] for n in range(entry["lines"][0], entry["lines"][1] + 1)}
    assert skipped >= {1, 2, 3, 4, 73, 74, 75, 76}
    assert all(entry["why"] for entry in interview["skipped"])


def test_reading_stores_nothing(pullquote, tmp_path):
    assert pullquote("read", SAMPLE, "--json").status == DONE
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_added_once_and_keeps_its_ids(pullquote):
    [first] = pullquote("ingest", SAMPLE, "--json").records
    [second] = pullquote("ingest", SAMPLE, "--json").records
    assert (first["status"], second["status"]) == ("added", "unchanged")
    assert first["interviews"] == second["interviews"]
    assert first["interviews"][0]["turns"] > 30
    assert first["interviews"][0]["highlights"] > 0


def test_a_corrected_file_keeps_the_ids_of_turns_that_still_stand(pullquote, tmp_path):
    copy = tmp_path / "talk.md"
    copy.write_text(SAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    [before] = pullquote("ingest", copy, "--json").records
    phrase = "it was a fault report"
    [old] = pullquote("search", phrase, "--exact", "--json").records
    copy.write_text(copy.read_text(encoding="utf-8").replace("Why printers?", "Why the printers, though?"), "utf-8")
    [after] = pullquote("ingest", copy, "--json").records
    [new] = pullquote("search", phrase, "--exact", "--json").records
    assert after["status"] == "updated"
    assert after["interviews"][0]["id"] == before["interviews"][0]["id"]
    assert new["hits"] == old["hits"]
    assert new["hits"]
    [changed] = pullquote("search", "why the printers though", "--exact", "--json").records
    assert changed["total"] == 1
    [gone] = pullquote("search", "Why printers", "--exact", "--json").records
    assert gone["total"] == 0


def test_a_search_answers_with_the_passage_and_the_match_in_it(filled):
    run = filled("search", "FAULT, report", "--json", "--limit", "3")
    [found] = run.records
    assert run.status == DONE
    hit = found["hits"][0]
    start, end = hit["match"]
    assert hit["text"][start:end].lower() == "fault report"
    assert hit["why"] == ["exact"]
    assert found["total"] >= 1
    assert found["took_ms"] > 0


def test_many_queries_are_answered_line_by_line(filled):
    run = filled("search", "--queries", "-", "--json", stdin="fault report\n\nqzxwv jkqpl\n")
    assert [record["query"] for record in run.records] == ["fault report", "", "qzxwv jkqpl"]
    assert [bool(record["hits"]) for record in run.records] == [True, False, False]
    assert run.status == PARTLY


def test_a_search_is_narrowed_to_a_speaker_and_an_interview(filled):
    [record] = filled("search", "the", "--speaker", "gordon tait", "--json", "--limit", "50").records
    assert {hit["speaker"] for hit in record["hits"]} == {"Gordon Tait"}
    [record] = filled("search", "the", "--interview", "1", "--json").records
    assert {hit["interview"] for hit in record["hits"]} == {1}


def test_the_same_seed_gives_the_same_quotation(filled):
    runs = [filled("quote", "--seed", "7", "--json").out for _ in range(2)]
    assert runs[0] == runs[1]
    [quotation] = map(json.loads, runs[0].splitlines())
    assert quotation.keys() == {"text", "speaker", "role", "interview", "turn", "score", "source_url"}


def test_topics_and_highlights_are_listed(filled):
    topics = filled("topic", "--json").records
    assert topics
    [one] = filled("topic", topics[0]["topic"], "--json").records
    assert one == topics[0]
    highlights = filled("highlights", "--json", "--interview", "1").records
    scores = [highlight["score"] for highlight in highlights]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("claim", "verdict", "status"),
    [
        ("It was a fault report", "exact", DONE),
        ("Asking is the most costly thing", "close", DONE),
        ("The moon is made of green cheese and nobody ever told me", "not_found", PARTLY),
    ],
)
def test_a_claim_is_verified(filled, claim, verdict, status):
    run = filled("verify", claim, "--json")
    [verification] = run.records
    assert (verification["verdict"], run.status) == (verdict, status)
    if verdict == "close":
        assert ["replace", "expensive", "costly"] in verification["diff"]


async def test_reports_wait_for_the_operator_and_are_decided(filled, tmp_path):
    async with Library.open(tmp_path / "p.db") as library:
        turn = (await library.find_context(2)).turn
        words = turn.text.split()[0]
        for kind, proposal in ((Fault.TYPO, "Well"), (Fault.SPEAKER, "Somebody Else")):
            await library.reports.file(NewReport(2, 0, len(words), kind, words, proposal, "", 7, "en-US"), 0)
    assert [(r["id"], r["kind"], r["turn"]) for r in filled("reports", "--json").records] == [
        (1, "typo", 2),
        (2, "speaker", 2),
    ]
    assert words in filled("reports").out
    [approved] = filled("reports", "--approve", "1", "--json").records
    assert approved["state"] == "approved"
    assert filled("reports", "--approve", "1").status == PARTLY
    rejected = filled("reports", "--reject", "2", "--reason", "No.")
    assert (rejected.status, filled("reports", "--json").out) == (DONE, "")
    assert filled("reports", "--approve", "9").status == WRONG
    async with Library.open(tmp_path / "p.db") as library:
        assert (await library.find_context(2)).turn.text.startswith("Well")


def test_commands_are_listed_as_discord_is_told_of_them(pullquote):
    listed = {record["name"] for record in pullquote("commands", "--json").records}
    assert listed == {payload["name"] for payload in payloads()}
    assert listed >= {"quote", "topic", "search", "daily", "library", "settings", "help", "about"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["read", "no-such-file.txt"], "no-such-file.txt"),
        (["ingest", "no-such-file.txt"], "no-such-file.txt"),
        (["search", "x"], "no library"),
        (["search"], "either QUERY or --queries"),
        (["search", "--queries", "nowhere.txt"], "nowhere.txt"),
        (["search", "x", "--database", "mysql://x/y"], "sqlite:///"),
        (["run"], "PULLQUOTE_TOKEN"),
    ],
)
def test_what_is_wrong_is_one_line_and_status_2(pullquote, arguments, says):
    run = pullquote(*arguments)
    assert run.status == WRONG
    assert says in run.complaint


def test_an_unknown_speaker_is_answered_with_those_that_come_near(filled):
    run = filled("search", "x", "--speaker", "Gordon Tate of the BBC")
    assert run.status == WRONG
    assert "no speaker" in run.complaint


def test_one_bad_file_does_not_keep_the_others_out(pullquote, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01\x02\xff" * 100)
    run = pullquote("ingest", bad, SAMPLE, "--json")
    assert [record["status"] for record in run.records] == ["failed", "added"]
    assert "bad.txt" in run.records[0]["error"]
    assert run.status == PARTLY


def test_an_empty_folder_is_said_to_be_empty(pullquote, tmp_path):
    run = pullquote("ingest", tmp_path, "--json")
    assert run.status == PARTLY
    assert "no transcripts" in run.complaint


def test_a_missing_transcripts_folder_stops_the_bot_with_one_line(pullquote):
    run = pullquote("run", PULLQUOTE_TOKEN="x", PULLQUOTE_TRANSCRIPTS="nowhere")
    assert run.status == WRONG
    assert "nowhere" in run.complaint


def test_a_dry_run_shows_what_would_change_and_stores_nothing(pullquote, tmp_path):
    copy = tmp_path / "talk.md"
    copy.write_text(SAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    [new] = pullquote("ingest", copy, "--dry-run", "--json").records
    assert (new["status"], new["interviews"][0]["unchanged"]) == ("added", 0)
    assert not (tmp_path / "p.db").exists()
    pullquote("ingest", copy)
    assert [r["status"] for r in pullquote("ingest", copy, "--dry-run", "--json").records] == ["unchanged"]
    copy.write_text(copy.read_text(encoding="utf-8").replace("Why printers?", "Why the printers?"), "utf-8")
    [corrected] = pullquote("ingest", copy, "--dry-run", "--json").records
    [interview] = corrected["interviews"]
    assert corrected["status"] == "updated"
    assert interview["unchanged"] == interview["turns"] - 1
    [change] = interview["changes"]
    assert (change["kind"], "Why the printers?" in change["after"]) == ("changed", True)
    assert "~ Dev Pelling: with “the”" in pullquote("ingest", copy, "--dry-run").out
    [gone] = pullquote("search", "Why the printers", "--exact", "--json").records
    assert gone["total"] == 0


def test_one_bad_file_among_others_is_a_line_and_the_others_are_stored(pullquote, tmp_path):
    folder = tmp_path / "transcripts"
    folder.mkdir()
    (folder / "good.md").write_bytes(SAMPLE.read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "bomb.docx").write_bytes(b"PK\x03\x04")
    (folder / "laughs.xml").write_text('<!DOCTYPE a [<!ENTITY a "ha">]><akomaNtoso>&a;</akomaNtoso>', "utf-8")
    (folder / "line.txt").write_text("word " * 500_000, "utf-8")
    with (folder / "large.txt").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "nowhere.md").symlink_to(folder / "gone.md")
    run = pullquote("ingest", folder, "--json")
    assert run.status == PARTLY
    by_name = {Path(record["path"]).name: record for record in run.records}
    assert {name for name, record in by_name.items() if record["status"] == "added"} == {"good.md"}
    failed = {name: record["error"] for name, record in by_name.items() if record["status"] == "failed"}
    assert failed.keys() == {"empty.txt", "binary.txt", "bomb.docx", "laughs.xml", "line.txt", "large.txt"}
    assert all("\n" not in error for error in failed.values())


def test_an_ingest_that_is_killed_leaves_whole_interviews_and_goes_on(pullquote, tmp_path):
    folder = tmp_path / "transcripts"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.md").write_text(SAMPLE.read_text("utf-8") + f"\n\n**Mara Oduya:** {number}.\n", "utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PULLQUOTE_DATABASE": "sqlite:///p.db"}
    command = [sys.executable, "-m", "bot", "ingest", "transcripts", "--json"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE) as ingesting:  # noqa: S603
        assert ingesting.stdout is not None
        whole = json.loads([ingesting.stdout.readline() for _ in range(3)][-1])
        ingesting.kill()
    again = pullquote("ingest", "transcripts", "--json").records
    statuses = [record["status"] for record in again]
    assert set(statuses) == {"unchanged", "added"}
    assert statuses.index("added") >= 3
    assert {record["interviews"][0]["turns"] for record in again} == {whole["interviews"][0]["turns"]}
