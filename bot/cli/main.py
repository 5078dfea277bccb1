"""Where the command line begins and ends."""

from __future__ import annotations

import sys

# The commands are registered where they are defined.
from bot.cli import curate, lookups, reports, service, transcripts, upkeep  # noqa: F401
from bot.cli.app import DONE, WRONG, app, complain
from bot.errors import PullquoteError


def main() -> None:
    """Runs the command line. Errors that we foresaw are one line on standard error."""
    try:
        app()
    except PullquoteError as error:
        complain(str(error))
        sys.exit(WRONG)
    except BrokenPipeError:
        # Whoever read our output has gone, as `head` does; point the rest at nothing.
        sys.stdout = None
        sys.exit(DONE)
