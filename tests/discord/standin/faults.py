"""What goes wrong on the way: each fault stands around a request and may answer, delay, drop or lose it."""

from __future__ import annotations

import asyncio
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    Proceed = Callable[[], Awaitable[web.StreamResponse]]
    Fault = Callable[[web.Request, Proceed], Awaitable[web.StreamResponse]]


class Refusal(Exception):
    """An answer other than 2xx, with Discord's own code and sentence."""

    def __init__(self, status: int, code: int, message: str, *, headers: dict[str, str] | None = None, **more: Any):
        super().__init__(status, code, message)
        self.status = status
        self.headers = headers or {}
        self.body = {"message": message, "code": code, **more}


def unknown(kind: str) -> Refusal:
    codes = {"channel": 10003, "guild": 10004, "message": 10008, "user": 10013, "webhook": 10015}
    codes["interaction"] = 10062
    return Refusal(404, codes[kind], f"Unknown {kind.capitalize()}")


def missing_permissions() -> Refusal:
    return Refusal(403, 50013, "Missing Permissions")


def missing_access() -> Refusal:
    return Refusal(403, 50001, "Missing Access")


def refused(refusal: Refusal) -> Fault:
    """Answers with the refusal; nothing is processed."""

    async def fault(_request, _proceed):
        raise refusal

    return fault


def server_error(status: int = 500) -> Fault:
    return refused(Refusal(status, 0, f"{status}: Internal Server Error"))


def rate_limited(seconds: float, *, everywhere: bool = False, by_discord: bool = True) -> Fault:
    """A 429, for the route or for all routes; one that is not `by_discord` lacks `Via`, like Cloudflare's."""
    headers = {"Retry-After": str(math.ceil(seconds)), "X-RateLimit-Remaining": "0"}
    headers |= {"X-RateLimit-Reset-After": f"{seconds:.3f}"}
    headers |= {"X-RateLimit-Global": "true"} if everywhere else {"X-RateLimit-Scope": "user"}
    headers |= {} if by_discord else {"Via": ""}
    limits = {"retry_after": seconds, "global": everywhere}
    return refused(Refusal(429, 0, "You are being rate limited.", headers=headers, **limits))


async def dropped(request: web.Request, _proceed: Proceed) -> web.StreamResponse:
    """The connection breaks before anything was processed."""
    request.transport.abort()
    return web.Response()


async def answer_lost(request: web.Request, proceed: Proceed) -> web.StreamResponse:
    """All is processed, and the connection breaks before the client learns of it."""
    await proceed()
    request.transport.abort()
    return web.Response()


def slow(seconds: float) -> Fault:
    async def fault(_request, proceed):
        await asyncio.sleep(seconds)
        return await proceed()

    return fault


@dataclass
class Held:
    """Keeps a request waiting until the test lets it go: `await held.reached.wait()`, then `held.release.set()`."""

    reached: asyncio.Event = field(default_factory=asyncio.Event)
    release: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, _request: web.Request, proceed: Proceed) -> web.StreamResponse:
        self.reached.set()
        await self.release.wait()
        return await proceed()


@dataclass
class _Planned:
    route: str
    fault: Fault
    times: float


class Faults:
    """What is going to go wrong, by route; faults on the same route strike one after the other."""

    def __init__(self, routes: Iterable[str]):
        self._routes = frozenset(routes)
        self._planned: list[_Planned] = []

    @property
    def unused(self) -> list[str]:
        """Routes whose fault never struck as often as was planned: such a test has tested nothing."""
        return [planned.route for planned in self._planned if 0 < planned.times < math.inf]

    def plan(self, route: str, fault: Fault, times: float = 1) -> None:
        """From now on the next `times` requests on the route meet the fault; `math.inf` for all of them.

        Raises:
            LookupError: there is no such route, so the fault would never strike.
        """
        if route not in self._routes:
            raise LookupError(f"no route {route!r} among {sorted(self._routes)}")
        self._planned.append(_Planned(route, fault, times))

    async def around(self, route: str, request: web.Request, proceed: Proceed) -> web.StreamResponse:
        for planned in self._planned:
            if planned.route == route and planned.times > 0:
                planned.times -= 1
                return await planned.fault(request, proceed)
        return await proceed()
