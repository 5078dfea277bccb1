"""How an unpatched client reaches the stand-in: its public `connector=` option, with our resolver and certificate."""

from __future__ import annotations

import errno
import functools
import socket
import ssl

import aiohttp
import aiohttp.abc
import trustme

API_HOST = "discord.com"
CDN_HOST = "cdn.discordapp.com"
GATEWAY_HOST = "gateway.discord.gg"
RESUME_HOST = "gateway-standin.discord.gg"  # not the first one: a client must resume where READY told it to
HOSTS = (API_HOST, CDN_HOST, GATEWAY_HOST, RESUME_HOST)


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


@functools.cache
def authority() -> trustme.CA:
    return trustme.CA()


@functools.cache
def server_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert(*HOSTS).configure_cert(context)
    return context


@functools.cache
def client_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority().configure_trust(context)
    return context


def connector(port: int) -> aiohttp.TCPConnector:
    return aiohttp.TCPConnector(limit=0, resolver=OnlyDiscord(port), ssl=client_context())
