"""`backup`, `restore`, `export`, `import` and `doctor`: what keeps a library safe."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from bot.cli.app import DONE, PARTLY, DatabaseOption, JsonOption, app, finish, opened, put, settings_for
from bot.errors import PullquoteError
from bot.service.backups import Backups
from bot.store.copies import put_back, verify
from bot.store.migrations import VERSION, from_the_future

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.doctor.finding import Finding


@app.command()
def backup(
    *,
    to: Annotated[Path | None, typer.Option("--to", metavar="DIR", help="The folder for it.")] = None,
    keep: Annotated[
        int | None, typer.Option("--keep", min=1, metavar="N", help="Keep the newest N, and drop the others.")
    ] = None,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
) -> None:
    """Makes a whole, verified copy of the library, while the bot may run."""
    settings = settings_for(database)
    path = settings.database_path
    folder = to or settings.backups or path.parent / "backups"
    made = Backups(path, folder, keep).make(datetime.now(UTC))
    size = made.stat().st_size
    put({"path": str(made), "bytes": size}) if as_json else typer.echo(f"{made}  ({size:,} bytes, verified)")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    *,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
) -> None:
    """Puts a backup in the library's place; the bot must be stopped. What stood there is kept beside it."""
    path = settings_for(database).database_path
    version = verify(file)
    if version > VERSION:
        raise from_the_future(version)
    aside = put_back(file, path)
    if as_json:
        put({"path": str(path), "version": version, "before": str(aside) if aside else None})
        return
    typer.echo(f"{path} is {file} now." + (f" What stood there is {aside}." if aside else ""))


@app.command()
def doctor(*, as_json: JsonOption = False, database: DatabaseOption = None) -> None:
    """Looks at all that the bot needs, here and on Discord, and says what to do where something is wrong."""
    finish(_doctor(as_json=as_json, database=database))


async def _doctor(*, as_json: bool, database: str | None) -> int:
    # Loads discord.py, which takes a third of a second.
    from bot.doctor import examine  # noqa: PLC0415

    status = DONE
    async for finding in examine(settings_for(database), lambda: datetime.now(UTC)):
        if not finding.is_well:
            status = PARTLY
        if as_json:
            put(asdict(finding))
        else:
            _print_finding(finding)
    return status


def _print_finding(finding: Finding) -> None:
    typer.secho(f"{finding.level:>8}", fg=_COLOURS[finding.level], nl=False)
    typer.echo(f"  {finding.check}: {finding.text}")
    if finding.advice:
        typer.echo(f"{'':10}{finding.advice}")


_COLOURS = {
    "ok": typer.colors.GREEN,
    "note": typer.colors.BLUE,
    "problem": typer.colors.RED,
    "unknown": typer.colors.YELLOW,
}


@app.command(name="export")
def export_(
    file: Annotated[str, typer.Argument(metavar="[FILE]", help="- is standard output.")] = "-",
    *,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
) -> None:
    """Writes all that the library holds as JSON Lines, for any other program."""
    del as_json  # that is what it writes in any case
    finish(_export(file, database))


async def _export(file: str, database: str | None) -> int:
    async with opened(database) as library:
        with _written(file) as out:
            async for line in library.export():
                out.write(f"{line}\n")
    return DONE


@app.command(name="import")
def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="- is standard input.")],
    *,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
) -> None:
    """Fills a new library with an export. For transcripts, see `ingest`."""
    finish(_import(file, as_json=as_json, database=database))


async def _import(file: str, *, as_json: bool, database: str | None) -> int:
    with _read(file) as lines:
        async with opened(database, must_exist=False) as library:
            stored = await library.take_in(lines)
    for table, rows in stored.items():
        if as_json:
            put({"table": table, "rows": rows})
        elif rows:
            typer.echo(f"{rows:>9}  {table}")
    return DONE


@contextmanager
def _written(file: str) -> Iterator[TextIO]:
    if file == "-":
        yield sys.stdout
        return
    try:
        with Path(file).open("w", encoding="utf-8", newline="\n") as out:
            yield out
    except OSError as error:
        raise PullquoteError(f"{file} cannot be written ({error.strerror}): name another file.") from None


@contextmanager
def _read(file: str) -> Iterator[TextIO]:
    if file == "-":
        yield sys.stdin
        return
    try:
        with Path(file).open(encoding="utf-8-sig") as lines:
            yield lines
    except (OSError, UnicodeDecodeError) as error:
        raise PullquoteError(f"{file} cannot be read ({error}): name a file that python -m bot export made.") from None
