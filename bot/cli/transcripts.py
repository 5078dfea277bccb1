"""`read` and `ingest`: from transcript files into the library."""

from __future__ import annotations

from pathlib import Path
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
)
from bot.cli.shapes import shape_failed, shape_interview, shape_stored
from bot.errors import UnreadableTranscript
from bot.ingest import Failed, Stored, find_transcripts

if TYPE_CHECKING:
    from bot.model import Interview

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
def ingest(paths: Paths, *, as_json: JsonOption = False, database: DatabaseOption = None) -> None:
    """Stores transcripts in the library. The same file again changes nothing."""
    finish(_ingest(paths, as_json=as_json, database=database))


async def _ingest(paths: list[Path], *, as_json: bool, database: str | None) -> int:
    files = find_transcripts(paths)
    _complain_of_nothing(files, paths)
    failures = 0
    async with opened(database, must_exist=False) as library:
        with _progress() as progress:
            task = progress.add_task("Ingesting", total=len(files))
            for path in files:
                result = await library.ingest(path)
                failures += isinstance(result, Failed)
                _report(result, as_json=as_json)
                progress.advance(task)
    return _status(failures, len(files))


def _report(result: Stored | Failed, *, as_json: bool) -> None:
    match result:
        case Failed():
            put(shape_failed(result)) if as_json else complain(result.error)
        case Stored():
            put(shape_stored(result)) if as_json else _print_stored(result)


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
        bio = f": {participant.bio}" if participant.bio else ""
        typer.echo(f"  {participant.name} [{participant.role}]{bio}")
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
