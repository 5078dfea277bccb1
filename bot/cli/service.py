"""`run`, `playground` and `commands`: the bot itself. Discord's library is loaded only here."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.app import DONE, DatabaseOption, JsonOption, app, finish, put, settings_for
from bot.logs import set_up_logs

# ruff: noqa: PLC0415  discord.py takes a third of a second to load, and most commands don't need it


@app.command()
def run(*, database: DatabaseOption = None) -> None:
    """Runs the bot on Discord. It needs a token in PULLQUOTE_TOKEN."""
    from bot.client import run as run_bot

    settings = settings_for(database)
    set_up_logs(settings)
    asyncio.run(run_bot(settings))


@app.command()
def playground(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]…", help="Transcripts; the samples if none.")
    ] = None,
    *,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port on 127.0.0.1; 0 takes a free one.")] = 8321,
) -> None:
    """Runs the bot in a simulated Discord, with a page in the browser. No token, no network."""
    from bot.playground import play

    asyncio.run(play(paths or [], port))


@app.command()
def commands(*, as_json: JsonOption = False) -> None:
    """Lists the commands as Discord is told of them."""
    finish(_commands(as_json=as_json))


async def _commands(*, as_json: bool) -> int:
    from bot.client import describe_commands

    for payload in await describe_commands():
        if as_json:
            put(payload)
        else:
            typer.echo(f"/{payload['name']}  {payload['description']}")
    return DONE
