"""The bot's own account, its gateway and its commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.discord import hosts
from tests.discord.standin import rules
from tests.discord.standin.faults import missing_access, unknown
from tests.discord.standin.wire import messages, places

if TYPE_CHECKING:
    from tests.discord.standin.rest import Call

IDENTIFIES_A_DAY = 1000


async def me(call: Call) -> dict[str, Any]:
    return places.user(call.standin.world.bot)


async def user(call: Call) -> dict[str, Any]:
    known = call.standin.world.users.get(call.path["user_id"])
    if known is None:
        raise unknown("user")
    return places.user(known)


async def application(call: Call) -> dict[str, Any]:
    return places.application(call.standin.world)


async def gateway(call: Call) -> dict[str, Any]:
    left = {"total": IDENTIFIES_A_DAY, "remaining": IDENTIFIES_A_DAY, "reset_after": 0, "max_concurrency": 1}
    shards = call.standin.gateway.shards
    return {"url": f"wss://{hosts.GATEWAY_HOST}", "shards": shards, "session_start_limit": left}


async def commands(call: Call) -> list[dict[str, Any]]:
    return call.standin.world.commands.get(_scope(call), [])


async def replace_commands(call: Call) -> list[dict[str, Any]]:
    """The whole set at once; a command that keeps its name and type keeps its id."""
    world, scope = call.standin.world, _scope(call)
    call.judge(rules.commands(call.body))
    ids = {(known["name"], known["type"]): known["id"] for known in world.commands.get(scope, [])}
    world.commands[scope] = [
        messages.command(body, world, guild_id=scope, known_id=ids.get((body["name"], body.get("type", 1))))
        for body in call.body
    ]
    return world.commands[scope]


def _scope(call: Call) -> str | None:
    guild_id = call.path.get("guild_id")
    if guild_id and guild_id not in call.standin.world.guilds:
        raise missing_access()
    return guild_id


ROUTES = {
    "GET /users/@me": me,
    "GET /users/{user_id}": user,
    "GET /oauth2/applications/@me": application,
    "GET /applications/@me": application,
    "GET /gateway/bot": gateway,
    "GET /applications/{application_id}/commands": commands,
    "PUT /applications/{application_id}/commands": replace_commands,
    "GET /applications/{application_id}/guilds/{guild_id}/commands": commands,
    "PUT /applications/{application_id}/guilds/{guild_id}/commands": replace_commands,
}
