"""The command line: what all commands share, and how each of them ends."""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.config import Settings, read_settings
from bot.errors import PullquoteError
from bot.library import Library

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine, Mapping

DONE, PARTLY, WRONG = 0, 1, 2
"""Exit statuses: done; in part, or nothing found where something was required; wrong usage or unreadable input."""

app = typer.Typer(
    name="pullquote",
    help="Makes interviews quotable: reads transcripts, looks up what was said, and runs the Discord bot.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

DatabaseOption = Annotated[
    str | None,
    typer.Option("--database", metavar="URL", help="The store, such as sqlite:///data/pullquote.db."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line, and nothing else.")]


def complain(sentence: str) -> None:
    typer.echo(f"pullquote: {' '.join(sentence.split())}", err=True)


def settings_for(database: str | None) -> Settings:
    return read_settings(database=database)


@asynccontextmanager
async def opened(database: str | None, *, must_exist: bool = True) -> AsyncIterator[Library]:
    """The library that a command was pointed at.

    Raises:
        PullquoteError: there is none yet, and this command would only look something up in it.
    """
    path = settings_for(database).database_path
    if must_exist and not path.exists():
        raise PullquoteError(f"There is no library at {path} yet: make one with python -m bot ingest PATH…")
    async with Library.open(path) as library:
        yield library


def finish(command: Coroutine[Any, Any, int]) -> None:
    """Runs a command to its end, and leaves with its status."""
    raise typer.Exit(asyncio.run(command))


def put(record: Mapping[str, object]) -> None:
    """Prints one JSON object on a line of its own."""
    typer.echo(json.dumps(record, ensure_ascii=False))


def read_lines(source: str) -> list[str]:
    """The lines of a file, blank ones too, so that each has its answer; `-` is standard input.

    Raises:
        PullquoteError: the file cannot be read.
    """
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PullquoteError(f"{source} cannot be read ({error}): name a text file in UTF-8.") from None
    # Not splitlines(): in a query that was copied from somewhere, U+2028 or a form feed ends no line.
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []
