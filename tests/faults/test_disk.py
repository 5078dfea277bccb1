"""The disk fills up, fails, is read-only or gone: nothing that was stored is lost, and one sentence says what to do."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreFailed
from bot.ingest import Stored, find_transcripts
from bot.library import Library
from bot.search import Found, Query
from bot.store.copies import verify
from tests.conftest import SAMPLES

ROOT = Path(__file__).parent.parent.parent
SAMPLE = find_transcripts([SAMPLES])[0]
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2


def pullquote(folder, *arguments, prepare=None):
    """Runs the program in a folder, with something done to its process before; gives its status and its one line."""
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "bot", *map(str, arguments)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PULLQUOTE_DATABASE": "sqlite:///data/p.db"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        preexec_fn=prepare,
    )
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) <= 1, done.stderr
    return done.returncode, "".join(lines)


@pytest.fixture
def folder(filled_database, tmp_path):
    (tmp_path / "data").mkdir()
    shutil.copy(filled_database, tmp_path / "data" / "p.db")
    return tmp_path


def altered(folder):
    """A transcript that isn't stored yet."""
    path = folder / "new.md"
    path.write_text(SAMPLE.read_text("utf-8") * 3, "utf-8")
    return path


async def test_on_a_full_disk_what_is_there_is_found_and_what_comes_is_stored_once_there_is_room(library, tmp_path):
    writer = library._database._writer
    [[pages]] = await writer.execute_fetchall("PRAGMA page_count")
    await writer.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFailed, match="no room left"):
        await library.ingest(altered(tmp_path))
    assert isinstance(await library.search(Query("the")), Found)
    await writer.execute("PRAGMA max_page_count = 1000000")
    assert isinstance(await library.ingest(altered(tmp_path)), Stored)


def test_a_program_on_a_full_disk_ends_with_one_line_and_a_whole_database(folder):
    size = (folder / "data" / "p.db").stat().st_size

    def fill_up():
        resource.setrlimit(resource.RLIMIT_FSIZE, (size // 8, size // 8))

    status, line = pullquote(folder, "ingest", altered(folder), prepare=fill_up)
    assert status == 2
    assert "the disk" in line.lower() or "no room" in line
    verify(folder / "data" / "p.db")
    assert pullquote(folder, "ingest", altered(folder))[0] == 0


def test_a_backup_that_finds_no_room_leaves_none(folder):
    def fill_up():
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

    status, line = pullquote(folder, "backup", prepare=fill_up)
    assert status == 2
    assert line
    assert list((folder / "data" / "backups").iterdir()) == []


def give_up_overriding():
    """Even for root a folder is then read-only that says so."""
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


def test_on_a_read_only_disk_one_line_says_so(folder):
    if os.getuid() == 0 and ctypes.CDLL(None).prctl(23, CAP_DAC_OVERRIDE, 0, 0, 0) != 1:
        pytest.skip("this machine doesn't let root give up its rights")
    database, data = folder / "data" / "p.db", folder / "data"
    database.chmod(0o444)
    data.chmod(0o555)
    try:
        status, line = pullquote(folder, "ingest", altered(folder), prepare=give_up_overriding)
        assert status == 2
        assert "cannot be" in line
        status, _ = pullquote(folder, "doctor", prepare=give_up_overriding)
        assert status == 1
    finally:
        data.chmod(0o755)
        database.chmod(0o644)


async def test_a_disk_that_turns_read_only_while_it_runs_lets_look_ups_go_on(library, tmp_path):
    await library._database._writer.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreFailed, match="read-only"):
        await library.ingest(altered(tmp_path))
    assert isinstance(await library.search(Query("the")), Found)


async def test_a_database_that_another_program_locks_is_waited_for_and_then_told(library):
    await library._database._writer.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(library._database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreFailed, match="locked by another program"):
            await library.note_fact("a", "b")
        assert isinstance(await library.search(Query("the")), Found)
        other.execute("ROLLBACK")
    await library.note_fact("a", "b")
    assert await library.recall_fact("a") == "b"


async def test_a_damaged_database_is_told_by_a_sentence_and_not_made_worse(filled_database, tmp_path):
    path = tmp_path / "p.db"
    data = bytearray(filled_database.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreFailed, match="restore a backup"):
        async with Library.open(path) as library:
            await library.search(Query("the"))
    assert path.stat().st_size == len(data)


@pytest.mark.parametrize("happens", ["removed", "replaced"])
async def test_nothing_is_written_into_a_file_that_was_lost(library, filled_database, happens):
    """A volume that went away: what is written into a file without a name is gone with the process."""
    path = library._database.path
    path.unlink()
    if happens == "replaced":
        shutil.copy(filled_database, path)
    with pytest.raises(StoreFailed, match="is gone, or another was put in its place"):
        await library.note_fact("acknowledged", "and lost")


STARVED = """
import resource, sys
from bot import highlights, topics, transcripts
from bot.cli.main import main
pages = int(open("/proc/self/statm").read().split()[0])
most = pages * resource.getpagesize() + (48 << 20)
resource.setrlimit(resource.RLIMIT_AS, (most, most))
main()
"""
"""The program with 48 MB more than it has when all is loaded."""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux tells what a process has")
def test_with_too_little_memory_a_file_fails_and_the_library_stays_whole(folder):
    (folder / "new.md").write_text("**Mara:** This is said again and again.\n\n" * 60_000, "utf-8")
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", STARVED, "ingest", "new.md"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PULLQUOTE_DATABASE": "sqlite:///data/p.db"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 2
    assert "memory" in done.stderr
    assert "Traceback" not in done.stderr
    verify(folder / "data" / "p.db")
