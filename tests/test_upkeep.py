"""`backup`, `restore`, `export` and `import` as an operator types them."""

from __future__ import annotations

import json
import shutil

import pytest
from typer.testing import CliRunner

from bot.cli.app import DONE, app
from bot.errors import UnusableStore
from bot.store.copies import verify
from bot.store.migrations import VERSION


@pytest.fixture
def pullquote(filled_database, tmp_path, monkeypatch):
    """Runs a command on a library with the samples; gives its exit status and what it printed."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(filled_database, tmp_path / "p.db")
    monkeypatch.setenv("PULLQUOTE_DATABASE", "sqlite:///p.db")

    def run(*arguments, stdin=None):
        done = CliRunner().invoke(app, arguments, input=stdin)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done.exit_code, done.stdout

    return run


def test_a_backup_is_made_and_put_back(pullquote, tmp_path):
    status, out = pullquote("backup", "--json")
    record = json.loads(out)
    assert (status, record.keys()) == (DONE, {"path", "bytes"})
    assert verify(tmp_path / record["path"]) == VERSION
    (tmp_path / "p.db").unlink()
    status, out = pullquote("restore", record["path"])
    assert status == DONE
    assert pullquote("search", "the", "--json")[0] == DONE


def test_only_so_many_backups_are_kept(pullquote, tmp_path):
    pullquote("backup", "--to", "there")
    other = next((tmp_path / "there").iterdir())
    other.rename(other.with_name("p-20200101T000000Z.db"))
    pullquote("backup", "--to", "there", "--keep", "1")
    assert len(list((tmp_path / "there").iterdir())) == 1


def test_what_stood_there_is_kept_when_a_backup_is_put_back(pullquote):
    _, out = pullquote("backup", "--json")
    _, restored = pullquote("restore", json.loads(out)["path"], "--json")
    assert json.loads(restored)["before"] == "p.db.before-restore"


def test_an_export_fills_a_new_library(pullquote, tmp_path):
    status, out = pullquote("export", "--json")
    assert status == DONE
    assert json.loads(out.splitlines()[0])["version"] == VERSION
    assert all(json.loads(line) for line in out.splitlines())
    pullquote("export", "all.jsonl")
    assert (tmp_path / "all.jsonl").read_text(encoding="utf-8") == out
    status, out = pullquote("import", "all.jsonl", "--json", "--database", "sqlite:///new.db")
    assert status == DONE
    assert {json.loads(line)["table"] for line in out.splitlines()} >= {"turn", "highlight", "schedule"}
    assert pullquote("search", "the", "--database", "sqlite:///new.db")[0] == DONE


def test_without_a_library_there_is_nothing_to_back_up(pullquote):
    with pytest.raises(UnusableStore, match="nothing to back up"):
        pullquote("backup", "--database", "sqlite:///none.db")
