"""A reading process is started, fed and heard, and ended whatever it does."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from bot.errors import UnreadableTranscript

if TYPE_CHECKING:
    from bot.store.records import Prepared

MOST_TIME = 90.0
"""Seconds in which a file is read, or isn't."""
_MOST_SAID = 64 << 20
"""Bytes of an answer. A transcript's is some three times as long as the file."""

_ROOT = Path(__file__).parent.parent.parent
# What Python needs to start, and nothing else of our own environment: no token, no proxy's password.
_KEPT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP")

log = structlog.get_logger()


async def read_apart(data: bytes, name: str, within: float = MOST_TIME) -> tuple[Prepared, ...]:
    """The interviews in a transcript's bytes, read and prepared by a process that can do no harm.

    Raises:
        UnreadableTranscript: see `bot.transcripts.parse`; or reading it took too much time or memory.
    """
    from bot.quarantine.wire import unpack  # noqa: PLC0415  0.1 s to load, which a bot that is brought nothing is spared

    said = await _converse(json.dumps(name).encode() + b"\n" + data, within)
    if said is None:
        raise UnreadableTranscript(f"{name} takes more time or memory to be read than a transcript does: split it.")
    return await asyncio.to_thread(unpack, said)


async def _converse(told: bytes, within: float) -> bytes | None:
    """What the process says; None where it was ended before it was done."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.quarantine.child",
        cwd=_ROOT,
        env={name: os.environ[name] for name in _KEPT if name in os.environ} | {"PYTHONPATH": str(_ROOT)},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdin
    assert process.stdout
    assert process.stderr
    try:
        async with asyncio.timeout(within):
            _, said, complaint = await asyncio.gather(
                _feed(process.stdin, told), _hear(process.stdout), process.stderr.read(_MOST_SAID)
            )
            status = await process.wait()
    except TimeoutError:
        status, said, complaint = None, b"", b"too slow"
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if status == 0 and said:
        return said
    log.warning("a transcript was not read", status=status, complaint=complaint[-2_000:].decode(errors="replace"))
    return None


async def _feed(stdin: asyncio.StreamWriter, told: bytes) -> None:
    try:
        stdin.write(told)
        await stdin.drain()
        stdin.close()
        await stdin.wait_closed()
    except (BrokenPipeError, ConnectionResetError):
        pass  # it ended before it had read everything: its status says why


async def _hear(stdout: asyncio.StreamReader) -> bytes:
    said = bytearray()
    while chunk := await stdout.read(1 << 16):
        said += chunk
        if len(said) > _MOST_SAID:
            return b""
    return bytes(said)
