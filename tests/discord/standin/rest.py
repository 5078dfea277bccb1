"""One request of the bot: read, judged, answered as Discord would."""

from __future__ import annotations

import contextlib
import json
import re
import time
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.discord.standin import openapi
from tests.discord.standin.faults import Faults, Refusal
from tests.discord.standin.routes import application, channels, interactions
from tests.discord.standin.rules import Complaint, Violation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tests.discord.standin.server import Standin

API = "/api/v10"
ROUTES = application.ROUTES | channels.ROUTES | interactions.ROUTES
NO_CONTENT = 204


@dataclass
class Upload:
    filename: str
    content: bytes
    content_type: str


@dataclass
class Call:
    """One request; `body` is its JSON, and `uploads` are its files by their number in `attachments`."""

    standin: Standin
    route: str
    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Any = None
    uploads: dict[str, Upload] = field(default_factory=dict)
    status: int | None = None  # as answered, even if the answer was lost; None if nothing was processed

    def judge(self, complaints: Iterable[Complaint]) -> None:
        """Refuses the request if there is anything to complain about, and remembers it as a violation.

        Raises:
            Refusal: 400, Invalid Form Body.
        """
        violations = [Violation(self.route, complaint) for complaint in complaints]
        self.standin.violations += violations
        if violations:
            errors = {it.complaint.where: {"_errors": [{"code": "INVALID", "message": str(it)}]} for it in violations}
            raise Refusal(400, 50035, "Invalid Form Body", errors=errors)


class Rest:
    def __init__(self, standin: Standin, token: str):
        self._standin = standin
        self._token = token
        self.faults = Faults(ROUTES)
        self.calls: list[Call] = []

    def routes(self) -> list[web.RouteDef]:
        known = [web.route(*_method_and_path(route), self._serve) for route in ROUTES]
        return [*known, web.route("*", "/api/{path:.*}", self._unknown)]

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        route = f"{request.method} {request.match_info.route.resource.canonical.removeprefix(API)}"
        call = Call(self._standin, route, request.match_info, request.query)
        self.calls.append(call)
        try:
            response = await self.faults.around(route, request, lambda: self._process(request, call))
        except Refusal as refusal:
            response = _response(call, refusal.status, refusal.body, refusal.headers)
        # Written here, so that whoever is woken by the bell finds the client about to read it.
        with contextlib.suppress(ConnectionError):
            await response.prepare(request)
            await response.write_eof()
        self._standin.bell.ring()
        return response

    async def _process(self, request: web.Request, call: Call) -> web.Response:
        self._authorise(request, call.route)
        call.body, call.uploads = await _read(request)
        description = openapi.description()
        if description:
            call.judge(description.complaints(call.route, call.body))
        answer = await ROUTES[call.route](call)
        return _response(call, NO_CONTENT if answer is None else 200, answer)

    def _authorise(self, request: web.Request, route: str) -> None:
        by_token_in_path = "/webhooks/" in route or "/interactions/" in route
        if not by_token_in_path and request.headers.get("Authorization") != f"Bot {self._token}":
            raise Refusal(401, 0, "401: Unauthorized")

    async def _unknown(self, request: web.Request) -> web.StreamResponse:
        complaint = Complaint(request.path, "the stand-in has no such route")
        self._standin.violations.append(Violation(request.method, complaint))
        return web.json_response({"message": "404: Not Found", "code": 0}, status=404)


def _method_and_path(route: str) -> tuple[str, str]:
    method, path = route.split(" ")
    return method, API + path


async def _read(request: web.Request) -> tuple[Any, dict[str, Upload]]:
    if not request.content_type.startswith("multipart/"):
        raw = await request.read()
        return json.loads(raw) if raw else None, {}
    body, uploads = None, {}
    async for part in await request.multipart():
        if part.name == "payload_json":
            body = json.loads(await part.text())
        else:
            content_type = part.headers.get("Content-Type", "application/octet-stream")
            number = re.sub(r"\D", "", part.name)
            uploads[number] = Upload(part.filename, bytes(await part.read()), content_type)
    return body, uploads


def _response(call: Call, status: int, body: Any, headers: Mapping[str, str] | None = None) -> web.Response:
    call.status = status
    text = None if status == NO_CONTENT else json.dumps(body).encode()
    # Exactly this type: with a charset behind it discord.py doesn't parse the body.
    typed = {} if text is None else {"Content-Type": "application/json"}
    return web.Response(status=status, body=text, headers={**typed, **_limits(call.route), **(headers or {})})


def _limits(route: str) -> dict[str, str]:
    """Without these headers discord.py lets only one call at a time onto a route, and without `Via` it fears a ban."""
    bucket = f"{zlib.crc32(route.encode()):08x}"
    budget = {"Limit": "50", "Remaining": "49", "Reset": f"{time.time() + 1:.3f}", "Reset-After": "1"}
    return {"Via": "1.1 google", "X-RateLimit-Bucket": bucket} | {f"X-RateLimit-{k}": v for k, v in budget.items()}
