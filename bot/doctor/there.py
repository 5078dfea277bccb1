"""What only Discord can tell: whether it is reached, the time, whose token this is, what the bot may do where."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from email.utils import parsedate_to_datetime
from time import perf_counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp
import discord

from bot.doctor.finding import Finding, Level
from bot.ui.daily_place import needed_in

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from datetime import datetime

    from bot.config import Settings
    from bot.store.inspect import Post

Connect = Callable[[], aiohttp.BaseConnector]

_GATEWAY = "https://discord.com/api/v10/gateway"
_PATIENCE = aiohttp.ClientTimeout(total=15)
_FEW_SESSIONS = 50
_ASTRAY = timedelta(seconds=5)
"""How far the clock may be wrong: highlights would be posted at the wrong time by as much."""


def make_connector() -> aiohttp.BaseConnector:
    return aiohttp.TCPConnector()


async def look(
    settings: Settings, posts: Sequence[Post], now: Callable[[], datetime], connect: Connect
) -> AsyncIterator[Finding]:
    """Looks at the network, and behind it, as far as it gets."""
    reached = await _reach(settings, now, connect)
    for finding in reached:
        yield finding
    if not all(finding.is_well for finding in reached if finding.check == "Discord"):
        return
    if settings.token is None:
        return
    async with discord.Client(
        intents=discord.Intents(guilds=True), proxy=settings.proxy, connector=connect()
    ) as client:
        try:
            await client.login(settings.token.get_secret_value())
            for finding in await _look_at_application(client):
                yield finding
            for post in posts:
                yield await _look_at_channel(client, post)
        except discord.LoginFailure:
            yield Finding(
                "account", Level.PROBLEM, "Discord refuses the token",
                "Reset it in the developer portal (Bot, Reset Token), and put the new one in.",
            )  # fmt: skip
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            yield Finding("account", Level.UNKNOWN, f"Discord doesn't tell ({error})", "Try again in a minute.")


async def _reach(settings: Settings, now: Callable[[], datetime], connect: Connect) -> list[Finding]:
    proxy = settings.proxy
    by = f" by way of the proxy {_without_password(proxy)}" if proxy else ""
    began = perf_counter()
    try:
        async with (
            aiohttp.ClientSession(connector=connect(), timeout=_PATIENCE) as session,
            session.get(_GATEWAY, proxy=proxy) as answer,
        ):
            took = perf_counter() - began
            date = answer.headers.get("Date")
            status = answer.status
    except aiohttp.ClientProxyConnectionError:
        return [
            Finding(
                "Discord", Level.PROBLEM, f"not reached{by}: the proxy doesn't answer",
                "Start the proxy, or correct PULLQUOTE_PROXY; in a container 127.0.0.1 is the container itself.",
            )
        ]  # fmt: skip
    except (aiohttp.ClientError, OSError) as error:
        return [
            Finding(
                "Discord", Level.PROBLEM, f"not reached{by} ({error or type(error).__name__})",
                "Check the network and its DNS; behind a firewall, as in mainland China, name a proxy in "
                "PULLQUOTE_PROXY.",
            )
        ]  # fmt: skip
    # Without a token Discord may refuse the answer; that it gives one is what we wanted to know.
    findings = [Finding("Discord", Level.OK, f"reached{by} in {took * 1000:.0f} ms (status {status})")]
    return [*findings, _look_at_clock(date, now())]


def _look_at_clock(date: str | None, now: datetime) -> Finding:
    if date is None:
        return Finding("clock", Level.UNKNOWN, "Discord doesn't say what time it is")
    astray = now - parsedate_to_datetime(date)
    seconds = astray.total_seconds()
    if abs(astray) > _ASTRAY:
        return Finding(
            "clock", Level.PROBLEM, f"{abs(seconds):.0f} s {'fast' if seconds > 0 else 'slow'} against Discord's",
            "Set it by the network (timedatectl set-ntp true): daily highlights go by it.",
        )  # fmt: skip
    return Finding("clock", Level.OK, "agrees with Discord's")


async def _look_at_application(client: discord.Client) -> list[Finding]:
    application = await client.application_info()
    flags = application.flags
    asks = [
        name
        for name, is_on in (
            ("presence", flags.gateway_presence or flags.gateway_presence_limited),
            ("server members", flags.gateway_guild_members or flags.gateway_guild_members_limited),
            ("message content", flags.gateway_message_content or flags.gateway_message_content_limited),
        )
        if is_on
    ]
    findings = [Finding("account", Level.OK, f"{client.user} of the application {application.name}")]
    if asks:
        findings.append(
            Finding(
                "intents", Level.NOTE, f"allowed, and not needed: {', '.join(asks)}",
                "Switch them off in the developer portal (Bot, Privileged Gateway Intents).",
            )
        )  # fmt: skip
    else:
        findings.append(Finding("intents", Level.OK, "no privileged one is allowed, and none is needed"))
    return findings


async def _look_at_channel(client: discord.Client, post: Post) -> Finding:
    check = f"schedule {post.schedule_id}"
    try:
        guild = await client.fetch_guild(post.wish.guild_id, with_counts=False)
    except (discord.NotFound, discord.Forbidden):
        return Finding(
            check, Level.PROBLEM, f"the bot isn't in the server {post.wish.guild_id}",
            "Invite it again, or leave it: nothing is posted there.",
        )  # fmt: skip
    try:
        channel = await guild.fetch_channel(post.wish.channel_id)
        place = await guild.fetch_channel(channel.parent_id) if isinstance(channel, discord.Thread) else channel
    except (discord.NotFound, discord.Forbidden):
        return Finding(
            check, Level.PROBLEM, f"channel {post.wish.channel_id} in {guild.name} is gone, or hidden from the bot",
            "Let the bot see it, or set the schedule up again with /daily.",
        )  # fmt: skip
    if not isinstance(channel, discord.TextChannel | discord.Thread | discord.ForumChannel):
        return Finding(check, Level.PROBLEM, f"#{channel.name} of {guild.name} takes no posts", "Name another channel.")
    assert client.user is not None
    allowed = place.permissions_for(await guild.fetch_member(client.user.id))
    needed = needed_in(channel, post.wish)
    missing = [name.replace("_", " ") for name, is_needed in needed if is_needed and not getattr(allowed, name)]
    if missing:
        return Finding(
            check, Level.PROBLEM, f"in #{channel.name} of {guild.name} the bot may not: {', '.join(missing)}",
            "Allow it in the channel's settings (Permissions).",
        )  # fmt: skip
    return Finding(check, Level.OK, f"#{channel.name} of {guild.name}: the bot may post there")


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}:{parts.port}" if parts.port else f"{parts.scheme}://{parts.hostname}"
