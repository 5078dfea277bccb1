"""How an unpatched client reaches the stand-in: its public `connector=` option, with our resolver and certificate."""

from __future__ import annotations

import functools
import ssl
from typing import TYPE_CHECKING

import trustme

from tests.discord import hosts

if TYPE_CHECKING:
    import aiohttp


@functools.cache
def authority() -> trustme.CA:
    return trustme.CA()


@functools.cache
def server_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert(*hosts.HOSTS).configure_cert(context)
    return context


@functools.cache
def client_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority().configure_trust(context)
    return context


def connector(port: int) -> aiohttp.TCPConnector:
    return hosts.connect_to(port, client_context())
