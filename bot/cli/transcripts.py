"""`read` and `ingest`: from transcript files into the library."""

from __future__ import annotations

import asyncio
import gc
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot import transcripts
from bot.cli.app import (
    DONE,
    PARTLY,
    WRONG,
    DatabaseOption,
    JsonOption,
    app,
    complain,
    finish,
    opened,
    put,
    settings_for,
)
from bot.cli.shapes import shape_failed, shape_interview, shape_previewed, shape_stored
from bot.errors import UnreadableTranscript
from bot.ingest import Failed, Previewed, Stored, find_transcripts
from bot.search.verify import Edit, compare_words
from bot.store.changes import Change, Kind
from bot.store.documents import Status

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.library import Library
    from bot.model import Interview

_ALLOCATIONS = 50_000
_MOST_EDITS = 4
_LONGEST_SHOWN = 60  # characters

Paths = Annotated[list[Path], typer.Argument(metavar="PATH…", help="Transcript files, or folders of them.")]


@app.command()
def read(paths: Paths, *, as_json: JsonOption = False) -> None:
    """Shows what would be read from transcripts; stores nothing."""
    files = find_transcripts(paths)
    failures = 0
    for path in files:
        try:
            for interview in transcripts.read(path):
                put(shape_interview(str(path), interview)) if as_json else _print_interview(path, interview)
        except UnreadableTranscript as error:
            failures += 1
            put({"path": str(path), "error": str(error)}) if as_json else complain(str(error))
    _complain_of_nothing(files, paths)
    raise typer.Exit(_status(failures, len(files)))


@app.command()
def ingest(
    paths: Paths,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and store nothing.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Read unchanged files anew, as after an upgrade.")] = False,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
) -> None:
    """Stores transcripts in the library. The same file again changes nothing."""
    if dry_run and again:
        raise typer.BadParameter("--again stores what it reads: leave out --dry-run.")
    finish(_ingest(paths, dry_run=dry_run, again=again, as_json=as_json, database=database))


async def _ingest(paths: list[Path], *, dry_run: bool, again: bool, as_json: bool, database: str | None) -> int:
    files = find_transcripts(paths)
    _complain_of_nothing(files, paths)
    # A transcript is a great many small objects that hold no cycles: looking for some all the time costs a tenth.
    gc.set_threshold(_ALLOCATIONS, 20, 20)
    failures = done = 0
    async with _opened_for(database, dry_run=dry_run) as library:
        with _progress() as progress:
            task = progress.add_task("Comparing" if dry_run else "Ingesting", total=len(files))
            try:
                for done, path in enumerate(files):  # noqa: B007  told when it is interrupted
                    result = await (library.preview(path) if dry_run else library.ingest(path, again=again))
                    failures += isinstance(result, Failed)
                    _report(result, as_json=as_json)
                    progress.advance(task)
            except asyncio.CancelledError:
                complain(f"stopped after {done} of {len(files)} files, which stay as they are: run it again to go on.")
                raise
    return _status(failures, len(files))


@asynccontextmanager
async def _opened_for(database: str | None, *, dry_run: bool) -> AsyncIterator[Library]:
    """The library to store in; to only compare with one that isn't there yet, an empty one."""
    with TemporaryDirectory() as folder:
        is_new = dry_run and not settings_for(database).database_path.exists()
        async with opened(f"sqlite:///{folder}/empty.db" if is_new else database, must_exist=False) as library:
            yield library


def _report(result: Stored | Previewed | Failed, *, as_json: bool) -> None:
    match result:
        case Failed():
            put(shape_failed(result)) if as_json else complain(result.error)
        case Stored():
            put(shape_stored(result)) if as_json else _print_stored(result)
        case Previewed():
            put(shape_previewed(result)) if as_json else _print_previewed(result)


def _progress() -> Progress:
    """A bar on standard error, and none where that is not a terminal."""
    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


def _complain_of_nothing(files: list[Path], paths: list[Path]) -> None:
    if not files:
        folders = ", ".join(str(path) for path in paths)
        complain(f"no transcripts in {folders}: known endings are {', '.join(sorted(transcripts.SUFFIXES))}.")


def _status(failures: int, total: int) -> int:
    if total == 0:
        return PARTLY
    if failures == total:
        return WRONG
    return PARTLY if failures else DONE


def _print_interview(path: Path, interview: Interview) -> None:
    typer.secho(f"{interview.title}  ({path})", bold=True)
    for participant in interview.participants:
        aliases = f" ({', '.join(participant.aliases)})" if participant.aliases else ""
        bio = f": {participant.bio}" if participant.bio else ""
        typer.echo(f"  {participant.name}{aliases} [{participant.role}]{bio}")
    details = [interview.series, interview.date, interview.language, interview.source_url]
    typer.echo("  " + " · ".join(detail for detail in details if detail))
    for turn in interview.turns:
        first, *rest = turn.text.split("\n")
        typer.secho(f"{turn.line:>5}  {turn.speaker}: ", nl=False, dim=True)
        typer.echo(first)
        for paragraph in rest:
            typer.echo(f"{'':>7}{paragraph}")
    for skipped in interview.skipped:
        lines = f"{skipped.first}" if skipped.first == skipped.last else f"{skipped.first}-{skipped.last}"
        typer.secho(f"  skipped {lines}: {skipped.why}", dim=True)


def _print_stored(stored: Stored) -> None:
    for interview in stored.interviews:
        typer.echo(
            f"{stored.status:9}  {interview.title}  "
            f"({interview.turns} turns, {interview.highlights} highlights)  {stored.path}"
        )


def _print_previewed(previewed: Previewed) -> None:
    if not previewed.interviews:
        typer.echo(f"{previewed.status:9}  {previewed.path}")
    for interview in previewed.interviews:
        typer.echo(
            f"{previewed.status:9}  {interview.title}  "
            f"({interview.turns} turns, {interview.unchanged} as before)  {previewed.path}"
        )
        for change in interview.changes if previewed.status is Status.UPDATED else ():
            _print_change(change)


def _print_change(change: Change) -> None:
    match change.kind:
        case Kind.ADDED:
            typer.secho(f"  + {change.speaker}: {_beginning(change.after)}", fg=typer.colors.GREEN)
        case Kind.REMOVED:
            typer.secho(f"  - {change.speaker_before}: {_beginning(change.before)}", fg=typer.colors.RED)
        case Kind.CHANGED:
            renamed = change.speaker != change.speaker_before
            who = f"{change.speaker_before} → {change.speaker}" if renamed else change.speaker
            what = _beginning(change.after) if change.before == change.after else _edits(change)
            typer.echo(f"  ~ {who}: {what}")


def _edits(change: Change) -> str:
    edits = [e for e in compare_words(change.before, change.after) if e.op != "equal"]
    shown = ", ".join(map(_edit, edits[:_MOST_EDITS]))
    more = len(edits) - _MOST_EDITS
    return (shown or "punctuation") + (f", and {more} more" if more > 0 else "")


def _edit(edit: Edit) -> str:
    parts = [
        f"{verb} “{_beginning(words)}”" for verb, words in (("without", edit.said), ("with", edit.claimed)) if words
    ]
    return ", ".join(parts)


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"
