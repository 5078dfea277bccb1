"""Where Discord is for a client under test: on this machine.

A client in a process of its own needs no more of the stand-in than this, and is not measured with its judge in memory.
"""

from __future__ import annotations

import errno
import socket
from typing import TYPE_CHECKING

import aiohttp
import aiohttp.abc

if TYPE_CHECKING:
    import ssl

API_HOST = "discord.com"
CDN_HOST = "cdn.discordapp.com"
GATEWAY_HOST = "gateway.discord.gg"
RESUME_HOST = "gateway-standin.discord.gg"  # not the first one: a client must resume where READY told it to
HOSTS = (API_HOST, CDN_HOST, GATEWAY_HOST, RESUME_HOST)
TOKEN = "stand.in.token"  # noqa: S105  opens nothing but the stand-in
GUILD_READY_TIMEOUT = 0.02  # seconds that a client waits for one more guild, 2 by default


class NotDiscord(OSError):
    """The client asked for a host that is none of Discord's; a test never leaves the machine."""


class OnlyDiscord(aiohttp.abc.AbstractResolver):
    """Maps Discord's hosts to a port of this machine, whatever port was asked for, and refuses all others."""

    def __init__(self, port: int):
        self._port = port

    async def resolve(self, host, port=0, family=socket.AF_INET):
        if host not in HOSTS:
            raise NotDiscord(errno.EHOSTUNREACH, f"{host} is not Discord")
        local = {"host": "127.0.0.1", "port": self._port, "family": socket.AF_INET}
        return [{"hostname": host, **local, "proto": 0, "flags": socket.AI_NUMERICHOST}]

    async def close(self) -> None:
        pass


def connect_to(port: int, context: ssl.SSLContext) -> aiohttp.TCPConnector:
    return aiohttp.TCPConnector(limit=0, resolver=OnlyDiscord(port), ssl=context)
