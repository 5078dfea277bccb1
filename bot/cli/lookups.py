"""`search`, `quote`, `topic`, `highlights` and `verify`: what Discord can be asked, asked in a terminal."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from bot.browsing import TopicView, UnknownTopic
from bot.cli.app import (
    DONE,
    PARTLY,
    DatabaseOption,
    JsonOption,
    app,
    complain,
    finish,
    opened,
    put,
    read_lines,
)
from bot.cli.shapes import shape_highlight, shape_quotation, shape_search, shape_topic, shape_verification
from bot.errors import PullquoteError
from bot.library import NoQuotation
from bot.search import Found, Query
from bot.search.verify import Verdict
from bot.store.index import Filters
from bot.store.records import SHARED

if TYPE_CHECKING:
    from bot.search import SearchResult
    from bot.search.verify import Verification
    from bot.store.records import Quotation

Speaker = Annotated[str | None, typer.Option(metavar="S", help="Only what this person said.")]
InterviewOption = Annotated[
    str | None, typer.Option("--interview", metavar="I", help="Only in this interview: its id or title.")
]


Since = Annotated[
    datetime | None, typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="Only interviews of that day and later.")
]
Until = Annotated[
    datetime | None, typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="Only interviews of that day and earlier.")
]


@app.command()
def search(
    query: Annotated[str | None, typer.Argument(metavar="QUERY")] = None,
    *,
    as_json: JsonOption = False,
    limit: Annotated[int, typer.Option(min=1, max=100, metavar="N")] = 10,
    speaker: Speaker = None,
    interview: InterviewOption = None,
    language: Annotated[
        str | None, typer.Option(metavar="L", help="Only in this language: zh is all Chinese, zh-Hant the traditional.")
    ] = None,
    since: Since = None,
    until: Until = None,
    exact: Annotated[bool, typer.Option("--exact", help="Only exact quotations.")] = False,
    queries: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="A file with a query on each line; - is standard input."),
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Finds what was said."""
    if (query is None) == (queries is None):
        raise PullquoteError("Say what to search for: either QUERY or --queries FILE.")
    asked = [query] if query is not None else read_lines(queries or "-")
    time = (None if since is None else since.date().isoformat(), None if until is None else until.date().isoformat())
    wish = Query("", Filters(SHARED, speaker, None, language, *time), limit, exact=exact)
    finish(_search(asked, wish, interview, as_json=as_json, database=database))


async def _search(asked: list[str], wish: Query, interview: str | None, *, as_json: bool, database: str | None) -> int:
    """Asks each query as it is wished; the speaker and the interview are looked up by name."""
    status = DONE
    async with opened(database) as library:
        named = await library.filters(SHARED, speaker=wish.filters.speaker, interview=interview)
        filters = replace(wish.filters, speaker=named.speaker, interview=named.interview)
        for text in asked:
            began = perf_counter()
            result = await library.search(replace(wish, text=text, filters=filters))
            took_ms = (perf_counter() - began) * 1000
            put(shape_search(result, took_ms)) if as_json else _print_result(result)
            if not isinstance(result, Found):
                status = PARTLY
    return status


@app.command()
def quote(
    *,
    about: Annotated[str | None, typer.Option(metavar="Q", help="What it should be about.")] = None,
    speaker: Speaker = None,
    interview: InterviewOption = None,
    seed: Annotated[int | None, typer.Option(metavar="N", help="The same seed gives the same quotation.")] = None,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
) -> None:
    """Shows one highlight, by chance."""
    finish(_quote(about, speaker, interview, seed, as_json=as_json, database=database))


async def _quote(
    about: str | None,
    speaker: str | None,
    interview: str | None,
    seed: int | None,
    *,
    as_json: bool,
    database: str | None,
) -> int:
    async with opened(database) as library:
        filters = await library.filters(SHARED, speaker=speaker, interview=interview)
        found = await library.quote(filters, about, rng=random.Random(seed))  # noqa: S311  no secret
    if isinstance(found, NoQuotation):
        near = ", ".join(topic.label for topic in found.suggestions)
        complain("no quotation fits" + (f"; try --about one of: {near}" if near else "."))
        return PARTLY
    put(shape_quotation(found)) if as_json else _print_quotation(found)
    return DONE


@app.command()
def topic(
    name: Annotated[str | None, typer.Argument(metavar="NAME")] = None,
    *,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
) -> None:
    """Shows who said what about a topic; without a name, all topics."""
    finish(_topic(name, as_json=as_json, database=database))


async def _topic(name: str | None, *, as_json: bool, database: str | None) -> int:
    async with opened(database) as library:
        if name is not None:
            found = await library.topics.find(name)
            if isinstance(found, UnknownTopic):
                near = ", ".join(topic.label for topic in found.suggestions)
                complain(f"no topic “{name}”" + (f"; did you mean one of: {near}?" if near else "."))
                return PARTLY
            put(shape_topic(found)) if as_json else _print_topic(found)
            return DONE
        topics = await library.topics.list_all()
        for record in topics:
            if not as_json:
                typer.echo(f"{record.turns:>5}  {record.label}")
            elif (view := await library.topics.view(record.id)) is not None:
                put(shape_topic(view))
    return DONE if topics else PARTLY


@app.command()
def highlights(
    *, interview: InterviewOption = None, as_json: JsonOption = False, database: DatabaseOption = None
) -> None:
    """Lists the highlights, best first."""
    finish(_highlights(interview, as_json=as_json, database=database))


async def _highlights(interview: str | None, *, as_json: bool, database: str | None) -> int:
    async with opened(database) as library:
        filters: Filters = await library.filters(SHARED, interview=interview)
        found = await library.list_quotations(filters)
    for quotation in found:
        put(shape_highlight(quotation)) if as_json else _print_quotation(quotation)
    return DONE if found else PARTLY


@app.command()
def verify(
    text: Annotated[str, typer.Argument(metavar="TEXT")],
    *,
    as_json: JsonOption = False,
    database: DatabaseOption = None,
) -> None:
    """Tells whether something was said: exactly, nearly, or not."""
    finish(_verify(text, as_json=as_json, database=database))


async def _verify(text: str, *, as_json: bool, database: str | None) -> int:
    async with opened(database) as library:
        verification = await library.verify(text)
    put(shape_verification(verification)) if as_json else _print_verification(verification)
    return PARTLY if verification.verdict is Verdict.NOT_FOUND else DONE


def _print_result(result: SearchResult) -> None:
    if not isinstance(result, Found):
        near = ", ".join(result.suggestions)
        complain(f"nothing found for “{result.query.text}”" + (f"; try: {near}" if near else "."))
        return
    for hit in result.hits:
        start, end = hit.match
        typer.secho(f"{hit.score:>5.1f}  {hit.turn.speaker}, {hit.turn.interview.title}", dim=True)
        typer.echo("       " + hit.text[:start].replace("\n", " "), nl=False)
        typer.secho(hit.text[start:end].replace("\n", " "), bold=True, nl=False)
        typer.echo(hit.text[end:].replace("\n", " "))


def _print_quotation(quotation: Quotation) -> None:
    typer.echo(quotation.text)
    source = quotation.turn.interview.source_url
    where = f"{quotation.turn.speaker}, {quotation.turn.interview.title}" + (f", {source}" if source else "")
    typer.secho(f"    — {where}", dim=True)


def _print_topic(view: TopicView) -> None:
    typer.secho(view.topic.label, bold=True)
    typer.echo(", ".join(f"{name} ({turns})" for name, turns in view.speakers))
    for quotation in view.quotations:
        _print_quotation(quotation)
    if view.related:
        typer.echo("Related: " + ", ".join(topic.label for topic in view.related))


def _print_verification(verification: Verification) -> None:
    typer.secho(f"{verification.verdict} ({verification.similarity:g})", bold=True)
    if verification.turn is not None:
        typer.echo(verification.text)
        typer.secho(f"    — {verification.turn.speaker}, {verification.turn.interview.title}", dim=True)
    for op, said, claimed in verification.diff:
        if op != "equal":
            typer.echo(f"  said “{said}”, claimed “{claimed}”")
