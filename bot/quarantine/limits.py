"""What a reading process may use of the machine."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

MOST_MEMORY = 1 << 30
"""Bytes of address space. The longest transcripts need a quarter of it, most of that for Python and its libraries."""
MOST_CPU = 60
"""Seconds of processor time. The longest transcripts take a tenth of it."""
_FILES = 64


def confine() -> None:
    """From here on this process can write no file, and takes no more than its share."""
    if sys.platform == "win32":
        return
    # Where memory runs out, this process is ended, and not the bot.
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    import resource  # noqa: PLC0415  there is none on Windows

    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_CPU),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _FILES),
    ):
        _, hard = resource.getrlimit(what)
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (limit, limit))
