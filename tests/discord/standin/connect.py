"""How an unpatched client reaches the stand-in: its public `connector=` option, with our resolver and certificate."""

from __future__ import annotations

import functools
import ssl

import aiohttp
import trustme

from tests.discord.hosts import HOSTS, OnlyDiscord


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
