"""The same client in a simulated Discord, with a page in the browser: no token, no network service."""

from __future__ import annotations

import asyncio
import signal
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import discord
import typer

from bot.client import Pullquote
from bot.config import read_settings
from bot.errors import PullquoteError
from bot.ingest import Failed, find_transcripts
from bot.library import Library
from bot.logs import set_up_logs

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    import simcord
    from simcord.preview import Preview

    from bot.config import Settings


@dataclass(frozen=True)
class Person:
    """Somebody in whose place the page can be used, in their language."""

    name: str
    locale: str
    manages: bool = False


PEOPLE = (
    Person("alice", "en-US", manages=True),
    Person("bob", "en-US"),
    Person("小明", "zh-CN", manages=True),
    Person("小美", "zh-TW", manages=True),
)
_PATIENCE = 20.0
"""Seconds that an answer may take: a long transcript that is brought is read in many of them."""

_LONG = 3_600.0

SAMPLES = Path(__file__).parent.parent / "data" / "samples"


async def play(paths: list[Path], port: int) -> None:
    """Serves the playground until it is told to stop, on a library of its own that goes with it.

    Raises:
        PullquoteError: SimCord isn't installed, nothing could be read, or the port is taken.
    """
    # SimCord's own probes make discord.py warn of intents and voice that nobody here asks for.
    settings = read_settings(env_file=None, log_level="error")
    set_up_logs(settings)
    with TemporaryDirectory(prefix="pullquote-") as folder:
        async with Library.open(Path(folder) / "playground.db") as library:
            await _fill(library, paths or [SAMPLES])
            async with _simulated(settings, library, port) as preview:
                typer.echo(f"Pullquote is in the playground: {preview.url}")
                typer.echo("Type / in the message box. Ctrl+C stops it.")
                await _until_stopped(preview)
    typer.echo("Stopped.")


@asynccontextmanager
async def _simulated(settings: Settings, library: Library, port: int) -> AsyncIterator[Preview]:
    try:
        import simcord  # noqa: PLC0415  only the playground needs it, and a bot in production goes without
    except ImportError:
        raise PullquoteError("The playground needs SimCord: pip install -r requirements-playground.txt") from None
    # SimCord waits for what comes soon, and there is nobody else here who might leave something to do.
    library.errands.pause = _LONG
    bot = Pullquote(settings, library)
    # Errors go the bot's own way, to whoever pressed the button; they don't end the playground.
    async with simcord.run(bot, shard_count=1, check_errors=False, settle_timeout=_PATIENCE) as env:
        assert bot.user is not None
        await bot.user.edit(username="Pullquote")
        server = env.create_guild("Reading room 读书会", preferred_locale="en-US")
        channel = server.create_text_channel("quotations")
        managers = server.create_role("managers", permissions=discord.Permissions(manage_guild=True))
        people = {person.name: env.create_user(person.name) for person in PEOPLE}
        members = [server.add_member(people[p.name], roles=[managers] if p.manages else []) for p in PEOPLE]
        _speak(env, {people[person.name].id: person.locale for person in PEOPLE})
        # An empty channel would look as if nothing worked.
        await members[0].slash(channel, "quote")
        try:
            async with env.preview(channel, viewers=members, layout="channel", port=port or None) as preview:
                yield preview
        except OSError as error:
            raise PullquoteError(
                f"Port {port} cannot be used ({error.strerror}): name another with --port, or 0 for any."
            ) from None


def _speak(env: simcord.Env, locales: dict[int, str]) -> None:
    """SimCord knows but one language: whoever does something does it in their own from here on."""
    emit = env.backend.emit

    def emit_in_their_language(event: str, payload: Mapping[str, Any]) -> None:
        if event == "INTERACTION_CREATE":
            user = payload.get("user") or payload["member"]["user"]
            payload = {**payload, "locale": locales.get(int(user["id"]), payload["locale"])}
        emit(event, payload)

    env.backend.emit = emit_in_their_language  # type: ignore[method-assign]  # there is no other way in


async def _fill(library: Library, paths: list[Path]) -> None:
    files = find_transcripts(paths)
    results = [await library.ingest(path) for path in files]
    failures = [result for result in results if isinstance(result, Failed)]
    for failure in failures:
        typer.echo(failure.error, err=True)
    if len(failures) == len(results):
        raise PullquoteError("There is nothing to play with: name transcripts, or leave them out for the samples.")
    typer.echo(f"Read {len(results) - len(failures)} transcripts.")


async def _until_stopped(preview: Preview) -> None:
    closing = asyncio.ensure_future(preview.wait_closed())
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, closing.cancel)
    await asyncio.gather(closing, return_exceptions=True)
