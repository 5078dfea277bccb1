"""The process that reads: the file's name on the first line of standard input, the file behind it; JSON comes out."""

from __future__ import annotations

import json
import sys

from bot import transcripts
from bot.errors import UnreadableTranscript
from bot.ingest import prepare
from bot.quarantine.limits import confine
from bot.quarantine.wire import pack, pack_refusal


def main() -> None:
    confine()
    name = json.loads(sys.stdin.buffer.readline())
    sys.stdout.buffer.write(_answer(sys.stdin.buffer.read(), name))


def _answer(data: bytes, name: str) -> bytes:
    try:
        return pack([prepare(interview) for interview in transcripts.parse(data, name)])
    except UnreadableTranscript as error:
        return pack_refusal(str(error))
    except MemoryError:
        return pack_refusal(f"{name} needs more memory to be read than a transcript does: split it.")


if __name__ == "__main__":
    main()
