"""A file that strangers bring is read as any other, by a process that can do no harm."""

from __future__ import annotations

import asyncio
import json
import os
import sys

import pytest

from bot import transcripts
from bot.errors import UnreadableTranscript
from bot.ingest import prepare
from bot.quarantine import process, read_apart
from bot.quarantine.wire import pack, pack_refusal, unpack
from tests.conftest import SAMPLES


@pytest.fixture
def sample():
    return SAMPLES / "mara-oduya-repair-cafe.md"


async def test_it_reads_what_the_reader_reads(sample):
    data = sample.read_bytes()
    assert list(await read_apart(data, sample.name)) == [prepare(i) for i in transcripts.parse(data, sample.name)]


async def test_what_cannot_be_read_is_said_in_the_readers_own_words():
    with pytest.raises(UnreadableTranscript, match=r"Nobody can be made out in notes\.txt"):
        await read_apart(b"Nothing but a sentence.", "notes.txt")


async def test_one_that_takes_too_long_is_ended(sample):
    with pytest.raises(UnreadableTranscript, match="more time or memory"):
        await read_apart(sample.read_bytes(), sample.name, within=0.01)


async def run(code: str) -> str:
    """What a confined process prints."""
    script = f"from bot.quarantine.limits import confine\nconfine()\n{code}"
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, cwd=process._ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, err = await child.communicate()
    return out.decode() + err.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
async def test_it_can_write_no_file_and_takes_no_more_memory_than_its_share(tmp_path):
    attempt = "try:\n    {}\nexcept (OSError, MemoryError) as error:\n    print(type(error).__name__)"
    assert "MemoryError" in await run(attempt.format("bytearray(2 << 30)"))
    file = tmp_path / "x"
    writing = attempt.format(f"import os; os.write(os.open({str(file)!r}, os.O_CREAT | os.O_WRONLY), b'x')")
    assert "OSError" in await run(writing)
    assert file.stat().st_size == 0


async def test_it_knows_none_of_our_secrets(monkeypatch, tmp_path):
    """The environment that it gets has what Python needs to start, and nothing of ours."""
    monkeypatch.setenv("PULLQUOTE_TOKEN", "secret.token")
    spy = tmp_path / "python"
    spy.write_text(f'#!/bin/sh\nenv > {tmp_path}/seen\nexec {sys.executable} "$@"\n')
    spy.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(spy))
    await read_apart((SAMPLES / "mara-oduya-repair-cafe.md").read_bytes(), "a.md")
    assert "secret" not in (tmp_path / "seen").read_text()
    assert "PATH" in os.environ


def test_what_makes_no_sense_is_not_believed(sample):
    whole = json.loads(pack([prepare(i) for i in transcripts.read(sample)]))
    assert unpack(json.dumps(whole).encode())

    def spoilt(change):
        parcels = json.loads(json.dumps(whole))
        change(parcels[0])
        return json.dumps(parcels).encode()

    for said in (
        b"",
        b"[]",
        b'{"error": 3}',
        b"\x80\x04cposix\nsystem\n.",
        spoilt(lambda p: p["highlights"][0].update(end=10**6)),
        spoilt(lambda p: p["highlights"][0].update(turn=10**6)),
        spoilt(lambda p: p["mentions"][0].update(turn=-1)),
        spoilt(lambda p: p["interview"]["turns"][0].update(speaker="nobody")),
        spoilt(lambda p: p["interview"].update(turns=[])),
        spoilt(lambda p: p["interview"].pop("title")),
    ):
        with pytest.raises(UnreadableTranscript, match="makes no sense"):
            unpack(said)
    with pytest.raises(UnreadableTranscript, match=r"^because$"):
        unpack(pack_refusal("because"))
