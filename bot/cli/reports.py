"""`reports`: what members have reported about the operator's shared interviews, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.app import DONE, PARTLY, DatabaseOption, JsonOption, app, complain, finish, opened, put
from bot.cli.shapes import shape_report
from bot.errors import PullquoteError
from bot.members.reports import Decided, DecidedBefore, Stale
from bot.store.records import SHARED

if TYPE_CHECKING:
    from bot.library import Library
    from bot.members.reports import Place


@app.command()
def reports(
    *,
    approve: Annotated[int | None, typer.Option(metavar="ID", help="Put right what this report asks for.")] = None,
    reject: Annotated[int | None, typer.Option(metavar="ID", help="Leave everything as it is.")] = None,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why it is rejected; the reporter is told.")] = "",
    as_json: JsonOption = False,
    database: DatabaseOption = None,
) -> None:
    """Lists the reports on shared interviews that wait for a decision, or decides one of them."""
    if approve is not None and reject is not None:
        raise PullquoteError("Either --approve or --reject, one report at a time.")
    finish(_reports(approve, reject, reason, as_json=as_json, database=database))


async def _reports(approve: int | None, reject: int | None, reason: str, *, as_json: bool, database: str | None) -> int:
    async with opened(database) as library:
        if approve is not None:
            return _tell(await library.reports.approve(approve, SHARED), as_json=as_json)
        if reject is not None:
            return _tell(await library.reports.reject(reject, SHARED, reason), as_json=as_json)
        return await _list(library, as_json=as_json)


async def _list(library: Library, *, as_json: bool) -> int:
    for place in await library.reports.list_open(SHARED):
        put(shape_report(place.report, place.turn)) if as_json else _print(place)
    return DONE


def _tell(outcome: Decided | DecidedBefore | Stale, *, as_json: bool) -> int:
    report = outcome.report
    if as_json:
        put(shape_report(report, None))
    match outcome:
        case Decided():
            if not as_json:
                typer.echo(f"Report {report.id} is {report.state}. A running bot tells the reporter within a minute.")
            return DONE
        case DecidedBefore():
            complain(f"report {report.id} was {report.state} before: nothing is changed.")
        case Stale():
            complain(f"report {report.id}: its words are no longer there; reject it to close it.")
    return PARTLY


def _print(place: Place) -> None:
    report, turn = place.report, place.turn
    where = "no longer in the library" if turn is None else f"{turn.speaker}, {turn.interview.title}"
    typer.secho(f"{report.id:>5}  {report.kind}  ", nl=False, bold=True)
    typer.secho(f"{where}, reported {report.reported_at:%Y-%m-%d}", dim=True)
    typer.echo(f"       is:        {_line(report.said)}")
    if report.proposal:
        typer.echo(f"       should be: {_line(report.proposal)}")
    if report.note:
        typer.echo(f"       note:      {_line(report.note)}")


def _line(text: str) -> str:
    return " ".join(text.split())
