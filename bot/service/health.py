"""`/healthz`, `/readyz` and `/metrics` on an address of the operator's choice."""

from __future__ import annotations

import ipaddress
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import structlog
from aiohttp import web

from bot.errors import UnusableSetting
from bot.service.metrics import CONTENT_TYPE, Metrics

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.service.vitals import Vitals

log = structlog.get_logger()


@asynccontextmanager
async def serve_health(address: tuple[str, int], vitals: Vitals) -> AsyncIterator[int]:
    """Serves while the block lasts; gives the port. The library's meters are kept from now on.

    Raises:
        UnusableSetting: the address cannot be used.
    """
    host, port = address
    metrics = Metrics()
    vitals.library.meters = metrics
    app = web.Application()
    pages = _Pages(vitals, metrics)
    app.add_routes(
        [web.get("/healthz", pages.alive), web.get("/readyz", pages.ready), web.get("/metrics", pages.metrics)]
    )
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise UnusableSetting(f"PULLQUOTE_HEALTH: {host}:{port} cannot be used ({error.strerror}).") from None
        if not _is_loopback(host):
            log.warning("health is served beyond this machine, without a password", host=host, port=port)
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()


class _Pages:
    def __init__(self, vitals: Vitals, metrics: Metrics) -> None:
        self._vitals = vitals
        self._metrics = metrics

    async def alive(self, _request: web.Request) -> web.Response:
        """That it is answered is the answer: the loop turns."""
        return web.json_response({"alive": True})

    async def ready(self, _request: web.Request) -> web.Response:
        problems = await self._vitals.list_problems()
        return web.json_response({"ready": not problems, "problems": problems}, status=503 if problems else 200)

    async def metrics(self, _request: web.Request) -> web.Response:
        text = await self._metrics.render(self._vitals)
        return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE})


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
