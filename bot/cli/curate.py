"""`curate`: the operator's word on highlights, which holds in every server and outlives a corrected transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.app import DONE, PARTLY, DatabaseOption, JsonOption, app, complain, finish, opened, put
from bot.cli.shapes import shape_curated
from bot.errors import UnknownReference
from bot.model import Standing
from bot.store.records import SHARED

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.curation import Curation
    from bot.store.records import CuratedRecord

curate = typer.Typer(help="Pins, hides, edits and adds highlights.", no_args_is_help=True)
app.add_typer(curate, name="curate")

Highlights = Annotated[list[int], typer.Argument(metavar="ID…", help="Highlights, by their numbers.")]
Highlight = Annotated[int, typer.Argument(metavar="ID", help="A highlight, by its number.")]
Words = Annotated[str, typer.Argument(metavar="WORDS", help="The words of the turn that the highlight is to have.")]


@curate.command("list")
def list_(
    *,
    interview: Annotated[
        str | None, typer.Option("--interview", metavar="I", help="Only in this interview: its id or title.")
    ] = None,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
) -> None:
    """Lists all highlights with their numbers: pinned first, hidden last."""
    finish(_list(interview, as_json=as_json, database=database))


async def _list(interview: str | None, *, as_json: bool, database: str | None) -> int:
    async with opened(database) as library:
        filters = await library.filters(SHARED, interview=interview)
        found = await library.curation.list(SHARED, filters.interview)
    for curated in found:
        _report(curated, as_json=as_json)
    return DONE if found else PARTLY


@curate.command()
def pin(ids: Highlights, *, as_json: JsonOption = False, database: DatabaseOption = None) -> None:
    """Lets highlights go before all others."""
    finish(_decide(ids, lambda curation, id_: curation.pin(id_), as_json=as_json, database=database))


@curate.command()
def hide(ids: Highlights, *, as_json: JsonOption = False, database: DatabaseOption = None) -> None:
    """Lets highlights never be quoted again, in any server."""
    finish(_decide(ids, lambda curation, id_: curation.hide(id_), as_json=as_json, database=database))


@curate.command()
def show(ids: Highlights, *, as_json: JsonOption = False, database: DatabaseOption = None) -> None:
    """Lets highlights be quoted as any other, whether they were pinned or hidden."""
    finish(_decide(ids, lambda curation, id_: curation.show(id_), as_json=as_json, database=database))


@curate.command()
def reset(ids: Highlights, *, as_json: JsonOption = False, database: DatabaseOption = None) -> None:
    """Takes back all that was decided about highlights; those that were added are no more."""
    finish(_decide(ids, lambda curation, id_: curation.reset(id_), as_json=as_json, database=database))


@curate.command()
def edit(id_: Highlight, words: Words, *, as_json: JsonOption = False, database: DatabaseOption = None) -> None:
    """Draws a highlight's borders around these words of its turn."""
    finish(_decide([id_], lambda curation, id_: curation.edit(id_, words), as_json=as_json, database=database))


@curate.command()
def add(
    turn: Annotated[int, typer.Argument(metavar="TURN", help="A turn, as search --json numbers it.")],
    words: Words,
    *,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
) -> None:
    """Makes these words of a turn a highlight."""
    finish(_decide([turn], lambda curation, turn: curation.add(turn, words), as_json=as_json, database=database))


async def _decide(
    ids: list[int],
    decide: Callable[[Curation, int], Awaitable[CuratedRecord | None]],
    *,
    as_json: bool,
    database: str | None,
) -> int:
    """Does it for each; those that aren't there are complained of, and keep none of the others back."""
    status = DONE
    async with opened(database) as library:
        for id_ in ids:
            try:
                curated = await decide(library.curation, id_)
            except UnknownReference as error:
                complain(str(error))
                status = PARTLY
                continue
            if curated is not None:
                _report(curated, as_json=as_json)
    return status


def _report(curated: CuratedRecord, *, as_json: bool) -> None:
    if as_json:
        put(shape_curated(curated))
        return
    quotation = curated.quotation
    mark = _MARKS[curated.standing] + ("*" if curated.is_curated else "")
    typer.secho(f"{quotation.id:>6}  {mark:8}", nl=False, dim=curated.standing is Standing.HIDDEN)
    typer.echo(quotation.text.replace("\n", " "))
    why = ", ".join(quotation.reasons)
    typer.secho(f"{'':16}— {quotation.turn.speaker}, {quotation.turn.interview.title}: {why}", dim=True)


_MARKS = {Standing.PINNED: "pinned", Standing.SHOWN: "", Standing.HIDDEN: "hidden"}
