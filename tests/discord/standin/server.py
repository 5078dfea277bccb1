"""The stand-in as a whole: one TLS socket on this machine that answers as Discord's API, gateway and CDN."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from aiohttp import web

from tests.discord.hosts import GUILD_READY_TIMEOUT, TOKEN
from tests.discord.standin import connect
from tests.discord.standin.bell import Bell
from tests.discord.standin.gateway import Gateway
from tests.discord.standin.message import Attachment
from tests.discord.standin.people import Person
from tests.discord.standin.rest import Rest
from tests.discord.standin.wire import places
from tests.discord.standin.world import ADMIN, Channel, ChannelKind, Guild, Permission, Tag, World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable

    import aiohttp
    import discord

    from tests.discord.standin.faults import Fault
    from tests.discord.standin.interaction import Interaction
    from tests.discord.standin.rest import Call
    from tests.discord.standin.rules import Violation

UPLOAD_LIMIT = 30 << 20  # bytes in a request
FINISH_WITHIN = 1.0  # seconds

T = TypeVar("T")
C = TypeVar("C", bound="discord.Client")


class Factory(Protocol[C]):
    def __call__(self, *, connector: aiohttp.TCPConnector, guild_ready_timeout: float) -> C: ...


class Standin:
    """Starts with one guild that has one channel; `world` is what there is, `faults` and `gateway` what goes wrong."""

    def __init__(self, *, shards: int = 1, allows_privileged_intents: bool = False):
        self.world = World()
        self.bell = Bell()
        self.gateway = Gateway(
            self.world, self.bell, TOKEN, shards=shards, allows_privileged_intents=allows_privileged_intents
        )
        self.rest = Rest(self, TOKEN)
        self.interactions: dict[str, Interaction] = {}  # by token
        self.violations: list[Violation] = []
        self.guild = self.world.add_guild("Press room")
        self.channel = self.world.add_channel(self.guild, "general")
        self.port = 0

    @property
    def calls(self) -> list[Call]:
        return self.rest.calls

    def calls_to(self, route: str) -> list[Call]:
        return [call for call in self.calls if call.route == route]

    def take_violations(self) -> list[Violation]:
        """Those so far, for a test that expects them; what is left over fails the test."""
        taken, self.violations = self.violations, []
        return taken

    def fault(self, route: str, fault: Fault, times: float = 1) -> None:
        """The next `times` requests on the route, such as `POST /channels/{channel_id}/messages`, meet the fault."""
        self.rest.faults.plan(route, fault, times)

    async def until(self, state: Callable[[], T], within: float = 5.0) -> T:
        """Waits until something that the bot did makes the state truthy; raises TimeoutError."""
        return await self.bell.until(state, within)

    def person(self, name: str, channel: Channel | None = None, **traits: Any) -> Person:
        """A new person, in the first channel; `traits` are `permissions`, `locale` and `patience`."""
        return Person(self, self.world.add_user(name), channel or self.channel, **traits)

    def admin(self, name: str, channel: Channel | None = None, **traits: Any) -> Person:
        return self.person(name, channel, permissions=ADMIN, **traits)

    def upload(self, filename: str, content: bytes, content_type: str = "text/plain") -> Attachment:
        """A file that a person gives to a command."""
        id_ = self.world.new_id()
        path = f"/ephemeral-attachments/{id_}/{filename}"
        self.world.files[path] = content
        return Attachment(id_, filename, content, content_type, None, path)

    async def open_channel(
        self,
        name: str,
        kind: ChannelKind = ChannelKind.TEXT,
        guild: Guild | None = None,
        *,
        tags: Iterable[str] = (),
        requires_tag: bool = False,
    ) -> Channel:
        """`tags` are a forum's, which may want one of them with every post."""
        channel = self.world.add_channel(guild or self.guild, name, kind)
        for tag in tags:
            channel.tags.append(Tag(self.world.new_id(), tag))
        channel.requires_tag = requires_tag
        await self.gateway.announce("CHANNEL_CREATE", places.channel(channel), channel.guild)
        return channel

    async def delete_channel(self, channel: Channel) -> None:
        self.world.remove_channel(channel)
        await self.gateway.announce("CHANNEL_DELETE", places.channel(channel), channel.guild)

    async def deny(self, channel: Channel, permission: Permission) -> None:
        """Takes a permission in the channel from the bot, and from everyone else who is no admin."""
        channel.denied |= permission
        await self.gateway.announce("CHANNEL_UPDATE", places.channel(channel), channel.guild)

    async def add_bot(self, guild: Guild) -> None:
        guild.has_bot = True
        await self.gateway.announce("GUILD_CREATE", places.guild(guild, self.world), guild)

    async def remove_bot(self, guild: Guild) -> None:
        guild.has_bot = False
        await self.gateway.announce("GUILD_DELETE", {"id": guild.id}, guild)

    async def settled(self) -> None:
        """Waits until the client has done all that it is doing for people, or a second went by."""
        ours = ("CommandTree-invoker", "discord-ui-", "discord.py: on_")  # how discord.py names such tasks
        handlers = {task for task in asyncio.all_tasks() if task.get_name().startswith(ours)}
        if handlers:
            await asyncio.wait(handlers, timeout=FINISH_WITHIN)

    @asynccontextmanager
    async def serve(self) -> AsyncIterator[Standin]:
        """Listens while the block lasts; a restarted client finds all as it was."""
        app = web.Application(client_max_size=UPLOAD_LIMIT)
        app.add_routes(self.rest.routes())
        app.add_routes([web.get("/", self.gateway.serve), web.get("/{path:.*}", self._file)])
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=connect.server_context()).start()
            self.port = runner.addresses[0][1]
            yield self
        finally:
            await runner.cleanup()

    async def _file(self, request: web.Request) -> web.StreamResponse:
        content = self.world.files.get(request.path)
        return web.Response(status=404) if content is None else web.Response(body=content)

    @asynccontextmanager
    async def run(self, factory: Factory[C], *, ready_within: float = 10.0) -> AsyncIterator[C]:
        """A real client, ready, and closed at the end of the block.

        Raises:
            whatever ended the client's own `start`, before the block or behind it.
        """
        async with connect.connector(self.port) as connector:
            client = factory(connector=connector, guild_ready_timeout=GUILD_READY_TIMEOUT)
            async with client:
                running = asyncio.create_task(client.start(TOKEN))
                running.add_done_callback(lambda _: self.bell.ring())
                try:
                    await _first(running, client.wait_until_ready(), ready_within)
                    yield client
                finally:
                    await self.settled()
                    await client.close()
                    await asyncio.wait({running}, timeout=FINISH_WITHIN)
            running.result()


async def _first(running: asyncio.Task, ready: Any, within: float) -> None:
    """Returns once the client is ready; raises what stopped it, if something did."""
    waiting = asyncio.ensure_future(ready)
    await asyncio.wait({running, waiting}, timeout=within, return_when=asyncio.FIRST_COMPLETED)
    if waiting.done():
        return
    waiting.cancel()
    if not running.done():
        running.cancel()
        raise TimeoutError(f"the client was not ready within {within} s")
    running.result()
    raise RuntimeError("the client stopped before it was ready")
