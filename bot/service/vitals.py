"""How the bot is: what whoever runs it tells those who watch over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import UnusableStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.library import Library


@dataclass(frozen=True, slots=True)
class Shard:
    """One connection to Discord's gateway; `latency` is in seconds, None while there is none."""

    number: int
    is_open: bool
    latency: float | None


@dataclass(frozen=True, slots=True)
class Connection:
    """How the bot stands with Discord; `posts_daily` says that daily highlights are minded."""

    is_ready: bool = False
    shards: tuple[Shard, ...] = ()
    servers: int = 0
    posts_daily: bool = False


class Vitals:
    """Put together from the library and from whatever client there is at the moment."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.connection: Callable[[], Connection] = Connection

    async def list_problems(self) -> list[str]:
        """Why members aren't served; nothing if they are."""
        now = self.connection()
        problems = []
        if not now.is_ready:
            problems.append("not connected to Discord")
        elif not all(shard.is_open for shard in now.shards):
            problems.append("a connection to Discord's gateway is down")
        elif not now.posts_daily:
            problems.append("daily highlights have stopped")
        try:
            await self.library.ensure_usable()
        except UnusableStore as error:
            problems.append(str(error))
        return problems
