"""A request that may not be made twice, although discord.py makes requests again that came to grief.

discord.py sends again after a 5xx or a broken connection, by which time Discord may have done what it was asked. For
messages that does no harm, because Discord knows their nonce again; a post in a forum has none.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import SimpleNamespace

TOO_MANY_REQUESTS = 429


class AskedTwice(OSError):
    """What was asked before may have been done: look before you ask again."""


@dataclass
class _Attempt:
    method: str
    is_unsure: bool = False


_attempt: ContextVar[_Attempt | None] = ContextVar("attempt", default=None)


@contextmanager
def once(method: str) -> Iterator[None]:
    """Within the block, a request of this method raises `AskedTwice` unless the one before was surely not done."""
    token = _attempt.set(_Attempt(method))
    try:
        yield
    finally:
        _attempt.reset(token)


def trace() -> aiohttp.TraceConfig:
    """For the client's `http_trace`: without it, `once` does nothing."""
    config = aiohttp.TraceConfig()
    config.on_request_start.append(_begin)
    config.on_request_end.append(_end)
    return config


async def _begin(
    _session: aiohttp.ClientSession, _context: SimpleNamespace, request: aiohttp.TraceRequestStartParams
) -> None:
    attempt = _attempt.get()
    if attempt is None or request.method != attempt.method:
        return
    if attempt.is_unsure:
        raise AskedTwice(f"{request.method} {request.url} may have been done already")
    attempt.is_unsure = True


async def _end(
    _session: aiohttp.ClientSession, _context: SimpleNamespace, request: aiohttp.TraceRequestEndParams
) -> None:
    attempt = _attempt.get()
    if attempt is not None and request.response.status == TOO_MANY_REQUESTS:
        attempt.is_unsure = False
