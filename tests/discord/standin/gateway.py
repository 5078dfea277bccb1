"""Discord's gateway: sessions that outlive their sockets, and every way in which a socket ends."""

from __future__ import annotations

import json
import secrets
import zlib
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from tests.discord.standin.wire import places

if TYPE_CHECKING:
    import asyncio

    from tests.discord.standin.bell import Bell
    from tests.discord.standin.world import Guild, World

PRIVILEGED_INTENTS = 1 << 1 | 1 << 8 | 1 << 15  # members, presences, message content
GUILD_MESSAGES, DIRECT_MESSAGES = 1 << 9, 1 << 12
KNOWN_INTENTS = (1 << 26) - 1
FRAME_LIMIT = 4096  # bytes that a client may send at once


class Op(IntEnum):
    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE = 3
    RESUME = 6
    RECONNECT = 7
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class HangUp(Exception):
    """The client has to be told off with this close code."""

    def __init__(self, code: int):
        super().__init__(code)
        self.code = code


@dataclass
class Connection:
    """One socket. Compressed if the client wants zlib; it takes plain text in any case."""

    socket: web.WebSocketResponse
    transport: asyncio.Transport
    deflate: Any
    session: Session | None = None

    async def send(self, op: Op, data: Any, *, event: str | None = None, seq: int | None = None) -> None:
        text = json.dumps({"op": op, "d": data, "s": seq, "t": event}, separators=(",", ":"))
        try:
            if self.deflate:
                flushed = self.deflate.compress(text.encode()) + self.deflate.flush(zlib.Z_SYNC_FLUSH)
                await self.socket.send_bytes(flushed)
            else:
                await self.socket.send_str(text)
        except ConnectionError:
            pass  # what a dead socket swallows is replayed on RESUME


@dataclass
class Session:
    id: str
    shard: tuple[int, int]
    intents: int
    connection: Connection | None
    sent: list[tuple[str, Any]] = field(default_factory=list)  # events; the first has the sequence number 1

    def covers(self, guild_id: str | None) -> bool:
        shard, shards = self.shard
        return shard == ((int(guild_id) >> 22) % shards if guild_id else 0)

    def wants(self, event: str, guild: Guild | None) -> bool:
        if not event.startswith("MESSAGE_"):
            return True
        return bool(self.intents & (GUILD_MESSAGES if guild else DIRECT_MESSAGES))

    async def dispatch(self, event: str, data: Any) -> None:
        self.sent.append((event, data))
        if self.connection:
            await self.connection.send(Op.DISPATCH, data, event=event, seq=len(self.sent))


class Gateway:
    """What a test may turn: `is_open` (an outage refuses sockets), `acks_heartbeats`, `heartbeat_ms`."""

    def __init__(self, world: World, bell: Bell, token: str, *, shards: int, allows_privileged_intents: bool):
        self._world = world
        self._bell = bell
        self._token = token
        self._allows_privileged_intents = allows_privileged_intents
        self.shards = shards
        self.sessions: dict[str, Session] = {}
        self.received: list[tuple[int, Any]] = []
        self.hosts: list[str] = []  # by which name each socket was asked for
        self.is_open = True
        self.acks_heartbeats = True
        self.heartbeat_ms = 41_250

    @property
    def live(self) -> list[Session]:
        return [session for session in self.sessions.values() if session.connection]

    def count(self, op: Op) -> int:
        return sum(received == op for received, _ in self.received)

    async def announce(self, event: str, data: Any, guild: Guild | None = None) -> None:
        for session in list(self.sessions.values()):
            if session.covers(guild.id if guild else None) and session.wants(event, guild):
                await session.dispatch(event, data)

    def drop(self) -> None:
        """The sockets break without a word, as they do when a network goes away."""
        for session in self.live:
            session.connection.transport.abort()

    async def close(self, code: int) -> None:
        for session in self.live:
            await session.connection.socket.close(code=code)

    async def ask_to_reconnect(self) -> None:
        for session in self.live:
            await session.connection.send(Op.RECONNECT, None)

    async def invalidate(self, *, resumable: bool) -> None:
        for session in self.live:
            if not resumable:
                del self.sessions[session.id]
            await session.connection.send(Op.INVALID_SESSION, resumable)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        self.hosts.append(request.host)
        if not self.is_open:
            self._bell.ring()
            return web.Response(status=503)
        connection = await _accept(request)
        await connection.send(Op.HELLO, {"heartbeat_interval": self.heartbeat_ms})
        try:
            async for frame in connection.socket:
                await self._receive(connection, frame)
                self._bell.ring()
        except HangUp as hang_up:
            await connection.socket.close(code=hang_up.code)
        finally:
            if connection.session and connection.session.connection is connection:
                connection.session.connection = None
            self._bell.ring()
        return connection.socket

    async def _receive(self, connection: Connection, frame: Any) -> None:
        if frame.type is not WSMsgType.TEXT or len(frame.data) > FRAME_LIMIT:
            raise HangUp(4002)
        message = json.loads(frame.data)
        op, data = message["op"], message.get("d")
        self.received.append((op, data))
        match op:
            case Op.HEARTBEAT:
                await self._heartbeat(connection)
            case Op.IDENTIFY:
                await self._identify(connection, data)
            case Op.RESUME:
                await self._resume(connection, data)
            case Op.PRESENCE:
                pass  # nobody looks at it
            case _:
                raise HangUp(4001)

    async def _heartbeat(self, connection: Connection) -> None:
        if self.acks_heartbeats:
            await connection.send(Op.HEARTBEAT_ACK, None)

    async def _identify(self, connection: Connection, data: dict[str, Any]) -> None:
        if connection.session:
            raise HangUp(4005)
        shard = tuple(data.get("shard") or (0, 1))
        self._check(data["token"], shard, data["intents"])
        session = Session(secrets.token_hex(16), shard, data["intents"], connection)
        self.sessions[session.id] = connection.session = session
        guilds = [it for it in self._world.guilds.values() if it.has_bot and session.covers(it.id)]
        await session.dispatch("READY", places.ready(self._world, session.id, shard, guilds))
        for guild in guilds:
            # Without this key the client would take it for a guild that it has just joined.
            await session.dispatch("GUILD_CREATE", places.guild(guild, self._world) | {"unavailable": False})

    def _check(self, token: str, shard: tuple[int, int], intents: int) -> None:
        if token != self._token:
            raise HangUp(4004)
        if not 0 <= shard[0] < shard[1]:
            raise HangUp(4010)
        if shard[1] < self.shards:
            raise HangUp(4011)
        if intents & ~KNOWN_INTENTS:
            raise HangUp(4013)
        if intents & PRIVILEGED_INTENTS and not self._allows_privileged_intents:
            raise HangUp(4014)

    async def _resume(self, connection: Connection, data: dict[str, Any]) -> None:
        if data["token"] != self._token:
            raise HangUp(4004)
        session = self.sessions.get(data["session_id"])
        if session is None:
            await connection.send(Op.INVALID_SESSION, data=False)
            return
        if not 0 < (data["seq"] or 0) <= len(session.sent):
            raise HangUp(4007)
        session.connection, connection.session = connection, session
        for seq, (event, missed) in enumerate(session.sent[data["seq"] :], start=data["seq"] + 1):
            await connection.send(Op.DISPATCH, missed, event=event, seq=seq)
        await session.dispatch("RESUMED", {})  # an object: discord.py writes into it


async def _accept(request: web.Request) -> Connection:
    # Like Discord, no permessage-deflate: the stream as a whole is compressed, one a connection.
    socket = web.WebSocketResponse(compress=False)
    await socket.prepare(request)
    deflate = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None
    return Connection(socket, request.transport, deflate)
