"""What an operator would look at when something is wrong: each thing a line, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.doctor import here, there

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from datetime import datetime

    from bot.config import Settings
    from bot.doctor.finding import Finding
    from bot.doctor.there import Connect


async def examine(
    settings: Settings, now: Callable[[], datetime], connect: Connect | None = None
) -> AsyncIterator[Finding]:
    """Finds one thing after the other, those that need no network first. Nothing is changed by it.

    `connect` makes what connects to the network, for each use anew.
    """
    posts = here.list_posts(settings)
    for look in here.LOOKS:
        yield look(settings)
    yield here.look_at_zones(posts)
    yield here.look_at_backups(settings, now())
    async for finding in there.look(settings, posts, now, connect or there.make_connector):
        yield finding
