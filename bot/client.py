"""The Discord client: takes what it needs, loads the cogs, syncs commands when they changed."""

from __future__ import annotations

import asyncio
import hashlib
import http
import json
import signal
from collections.abc import Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from math import isfinite
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
import structlog
from discord import app_commands
from discord.ext import commands

from bot.errors import StoreFailed, Unreachable, UnusableSetting
from bot.ingest import Failed, Stored, find_transcripts
from bot.library import Library
from bot.limits import Limits
from bot.pictures.studio import Studio
from bot.service.backups import Backups
from bot.service.vitals import Connection, Shard, Vitals
from bot.store.documents import Status
from bot.ui.attend import attend
from bot.ui.buttons import BUTTONS, FORMS
from bot.ui.daily_place import DiscordPlace
from bot.ui.errors import answer_error
from bot.ui.forms import answer_form
from bot.ui.once import trace
from bot.ui.reach import DiscordReach
from cogs import EXTENSIONS
from cogs.wording import Translator

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.config import Settings

log = structlog.get_logger()

# We have no voice, and nobody needs to be warned of it at every start.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False

PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
    create_public_threads=True,
    send_messages_in_threads=True,
)
"""What the bot asks for when it is invited: to see a channel, to post in it, to open a thread below a post, and to see
whether it has posted."""

_RECOVERY = 60
"""Seconds after which work in the background goes on that failed by an error of our own."""

_AUTHENTICATION_FAILED = 4004
"""The gateway's close code for a token that isn't, or isn't any more, one of Discord's."""

_LAST_WORDS = 5
"""Seconds that work in the background has to end."""

SYNCED = "synced commands"
"""The fact under which the hash of the command tree stands that Discord was told last."""


_IDS = "command ids"
"""The fact under which Discord's ids of the commands stand, by which they are mentioned."""


class Pullquote(commands.AutoShardedBot):
    """The real client, with the library in hand. It opens nothing and closes nothing but itself.

    `options` go to discord.py as they are: `connector`, `guild_ready_timeout`, `shard_count`.
    """

    def __init__(self, settings: Settings, library: Library, **options: Any) -> None:
        self.settings = settings
        self.library = library
        self.studio = Studio(settings.font)
        self.limits = Limits()
        self.ready_once = asyncio.Event()
        self.payloads: list[dict[str, Any]] = []
        self.command_ids: dict[str, int] = {}
        self._daily: asyncio.Task[None] | None = None
        self._errands: asyncio.Task[None] | None = None
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            # No privileged intent, no message content: commands and buttons are all that we hear.
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            proxy=settings.proxy,
            http_trace=trace(),
            tree_cls=_Tree,
            **options,
        )

    async def setup_hook(self) -> None:
        self.add_dynamic_items(*BUTTONS)
        await load_commands(self)
        await self._sync_when_changed()
        await self.library.uploads.resume()
        self._daily = asyncio.create_task(self._post_daily())
        self._errands = asyncio.create_task(self._run_errands())

    async def close(self) -> None:
        at_work = [task for task in (self._daily, self._errands) if task is not None]
        for task in at_work:
            task.cancel()
        await super().close()
        if at_work:  # they are done with the library before it closes
            await asyncio.wait(at_work, timeout=_LAST_WORDS)

    async def _post_daily(self) -> None:
        """Posts what is due for as long as the bot runs; an error of our own is logged, and is no reason to stop."""
        await self.wait_until_ready()
        while True:
            try:
                await self.library.daily.run(DiscordPlace(self, self.library.votes, self.studio))
            except Exception:
                log.exception("daily highlights failed")
                await asyncio.sleep(_RECOVERY)

    async def _run_errands(self) -> None:
        """Does what members are owed in the background; goes on after an error of our own, as above."""
        await self.wait_until_ready()
        while True:
            try:
                await self.library.errands.run(DiscordReach(self))
            except Exception:
                log.exception("errands failed")
                await asyncio.sleep(_RECOVERY)

    async def on_interaction(self, interaction: discord.Interaction[Pullquote]) -> None:
        if interaction.type is discord.InteractionType.modal_submit:
            await answer_form(interaction, FORMS)

    def describe_connection(self) -> Connection:
        """How it stands with Discord at this instant."""
        shards = tuple(
            Shard(number, not shard.is_closed(), shard.latency if isfinite(shard.latency) else None)
            for number, shard in self.shards.items()
        )
        posts_daily = self._daily is not None and not self._daily.done()
        return Connection(self.is_ready() and not self.is_closed(), shards, len(self.guilds), posts_daily)

    async def on_ready(self) -> None:
        # Fires again after every reconnect: nothing may be begun here.
        self.ready_once.set()
        log.info("ready", guilds=len(self.guilds), shards=self.shard_count)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        await self.library.privacy.leave(guild.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self.library.privacy.join(guild.id)

    async def _sync_when_changed(self) -> None:
        """Discord allows 200 command creations a day, and members see commands flicker: it is told of changes only."""
        self.payloads = payload = await list_payloads(self)
        wanted = f"{self.application_id}:{hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()}"
        ids = await self.library.recall_fact(_IDS)
        if ids is not None and await self.library.recall_fact(SYNCED) == wanted:
            self.command_ids = json.loads(ids)
            return
        self.command_ids = {command.name: command.id for command in await self.tree.sync()}
        log.info("commands synced", commands=len(payload))
        try:
            await self.library.note_fact(_IDS, json.dumps(self.command_ids))
            await self.library.note_fact(SYNCED, wanted)
        except StoreFailed as error:
            # On a full disk much can still be looked up.
            log.warning("not noted that commands are synced", error=str(error))


_STOPPING = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long Discord is waited for, in seconds.

    `pauses` stand between attempts to reach it, the last one again and again. A connection that has been `down` for so
    long is begun anew: discord.py would look again after up to a quarter of an hour, for a session that is lost.
    """

    pauses: tuple[float, ...] = (5, 10, 20, 40, 80, 160, 300)
    down: float = 180


Connect = Callable[["Settings", Library], "Pullquote"]


async def run(settings: Settings, connect: Connect | None = None, patience: Patience | None = None) -> None:
    """Runs the bot until it is told to stop; while Discord cannot be reached, it tries again.

    What another attempt wouldn't mend ends it. `connect` makes the client.

    Raises:
        UnusableSetting: the token is missing or refused, or the transcripts' folder isn't there.
        UnusableStore: see `Library.open`.
    """
    serving = asyncio.create_task(_serve(settings, connect or Pullquote, patience or Patience()))
    loop = asyncio.get_running_loop()
    for number in _STOPPING:
        loop.add_signal_handler(number, serving.cancel)
    try:
        await serving
    except asyncio.CancelledError:
        log.info("stopped")
    finally:
        for number in _STOPPING:
            loop.remove_signal_handler(number)


async def _serve(settings: Settings, connect: Connect, patience: Patience) -> None:
    token = _token(settings)
    folder = _transcripts(settings)
    if not settings.database_path.exists():
        # A volume that isn't mounted looks like a first start.
        log.warning("there is no library yet: an empty one is made", path=str(settings.database_path))
    async with Library.open(settings.database_path) as library, _minded(settings, library) as vitals:
        await _ingest(library, folder)
        failures = 0
        while True:
            try:
                async with connect(settings, library) as bot:
                    vitals.connection = bot.describe_connection
                    await _start_watched(bot, token, patience.down)
                    return
            except Unreachable as error:
                failures = 0 if bot.ready_once.is_set() else failures
                pause = patience.pauses[min(failures, len(patience.pauses) - 1)]
                failures += 1
                log.warning("not connected", error=str(error), again_in_s=pause)
                await asyncio.sleep(pause)


@asynccontextmanager
async def _minded(settings: Settings, library: Library) -> AsyncIterator[Vitals]:
    """While the block lasts, health is served and backups are made, where the settings ask for it."""
    vitals = Vitals(library)
    async with AsyncExitStack() as stack:
        if settings.health_address is not None:
            # Loads Prometheus' library, which most never need.
            from bot.service.health import serve_health  # noqa: PLC0415

            await stack.enter_async_context(serve_health(settings.health_address, vitals))
        if settings.backups is not None:
            keeper = Backups(settings.database_path, settings.backups, settings.backup_keep)
            every = timedelta(hours=settings.backup_hours)
            task = asyncio.create_task(keeper.run(every, library.now))
            stack.callback(task.cancel)
        yield vitals


async def _start_watched(bot: Pullquote, token: str, down: float) -> None:
    """Runs the client until it is closed, or its connection has been down for too long.

    Raises:
        UnusableSetting, Unreachable: see `_start`.
    """
    both = [asyncio.create_task(_start(bot, token)), asyncio.create_task(_watch(bot, down))]
    try:
        ended, _ = await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        for task in ended:
            task.result()
    finally:
        for task in both:
            task.cancel()
        await asyncio.gather(*both, return_exceptions=True)


async def _watch(bot: Pullquote, down: float) -> None:
    await bot.ready_once.wait()
    clock = asyncio.get_running_loop().time
    well_at = clock()
    while clock() - well_at < down:
        await asyncio.sleep(down / 10)
        if all(shard.is_open for shard in bot.describe_connection().shards):
            well_at = clock()
    raise Unreachable(f"The connection to Discord has been down for {down:.0f} seconds.")


async def _start(bot: Pullquote, token: str) -> None:
    """Runs the client until it is closed.

    Raises:
        UnusableSetting: Discord refuses the token.
        Unreachable: Discord doesn't answer, or answers that it has troubles of its own.
    """
    try:
        await bot.start(token)
    except discord.LoginFailure:
        raise _refused() from None
    except discord.ConnectionClosed as error:
        if error.code == _AUTHENTICATION_FAILED:
            raise _refused() from None
        raise Unreachable(f"Discord closed the connection (code {error.code}).") from None
    except discord.HTTPException as error:
        if error.status == http.HTTPStatus.UNAUTHORIZED:
            raise _refused() from None
        if error.status < http.HTTPStatus.INTERNAL_SERVER_ERROR and error.status != http.HTTPStatus.TOO_MANY_REQUESTS:
            raise
        raise Unreachable(f"Discord has troubles of its own (status {error.status}).") from None
    except (aiohttp.ClientError, discord.GatewayNotFound, OSError) as error:
        raise Unreachable(
            f"Discord cannot be reached ({error}): check the network, or name a proxy in PULLQUOTE_PROXY."
        ) from None


def _refused() -> UnusableSetting:
    return UnusableSetting("Discord refused the token: copy it again from the developer portal into PULLQUOTE_TOKEN.")


def _token(settings: Settings) -> str:
    if settings.token is None:
        raise UnusableSetting(
            "There is no token: set PULLQUOTE_TOKEN in the environment or in .env, "
            "or try the bot without one: python -m bot playground"
        )
    return settings.token.get_secret_value()


def _transcripts(settings: Settings) -> Path | None:
    folder = settings.transcripts
    if folder is not None and not folder.is_dir():
        raise UnusableSetting(f"PULLQUOTE_TRANSCRIPTS: there is no folder {folder}: create it, or name another.")
    return folder


async def _ingest(library: Library, folder: Path | None) -> None:
    """Stores what is new in the folder. Where that fails, as on a full disk, what is there can still be looked up."""
    try:
        for path in find_transcripts([folder] if folder else []):
            match await library.ingest(path):
                case Failed(error=error):
                    log.warning("transcript not read", error=error)
                case Stored(status=Status.UNCHANGED):
                    pass
                case Stored(status=status):
                    log.info("transcript stored", path=str(path), status=str(status))
    except StoreFailed as error:
        log.error("transcripts not stored", error=str(error))  # noqa: TRY400  the sentence says it all


class _Tree(app_commands.CommandTree["Pullquote"]):
    async def interaction_check(self, interaction: discord.Interaction[Pullquote], /) -> bool:
        try:
            await attend(interaction, interaction.client.limits)
        except Exception as error:  # noqa: BLE001  discord.py takes none but its own here
            await answer_error(interaction, error)
            return False
        return True

    async def on_error(
        self, interaction: discord.Interaction[Pullquote], error: app_commands.AppCommandError, /
    ) -> None:
        await answer_error(interaction, error)


async def load_commands(bot: commands.AutoShardedBot) -> None:
    """Commands are for everybody everywhere, whoever installed the bot, unless they are for servers only."""
    await bot.tree.set_translator(Translator())
    bot.tree.allowed_contexts = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
    bot.tree.allowed_installs = app_commands.AppInstallationType(guild=True, user=True)
    for extension in EXTENSIONS:
        await bot.load_extension(extension)
    for command in bot.tree.get_commands():
        if command.guild_only:
            # discord.py would take what `guild_only` leaves open from the tree: direct messages.
            command.allowed_contexts = app_commands.AppCommandContext(
                guild=True, dm_channel=False, private_channel=False
            )
            command.allowed_installs = app_commands.AppInstallationType(guild=True, user=False)


async def describe_commands() -> list[dict[str, Any]]:
    """What Discord is told of the commands, with all translations. Needs no token, no library and no network."""
    bot = commands.AutoShardedBot(commands.when_mentioned, help_command=None, intents=discord.Intents.none())
    await load_commands(bot)
    return await list_payloads(bot)


async def list_payloads(bot: commands.AutoShardedBot) -> list[dict[str, Any]]:
    translator = bot.tree.translator
    assert translator is not None
    return [await command.get_translated_payload(bot.tree, translator) for command in bot.tree.get_commands()]
