"""A small database, and a search that gives plain texts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack

import pytest

from bot.search import Found, Query, search
from bot.store.database import Database
from bot.store.index import Filters

Search = Callable[..., Awaitable[list[str]]]


@pytest.fixture
async def database(tmp_path):
    async with AsyncExitStack() as stack:
        yield await stack.enter_async_context(Database.open(tmp_path / "p.db"))


@pytest.fixture
def look_up(database) -> Search:
    """Searches, and gives the texts that are found, best first."""

    async def look_up(text: str, filters: Filters | None = None, *, exact: bool = False) -> list[str]:
        result = await search(database, Query(text, filters or Filters(), limit=20, exact=exact))
        return [hit.turn.text for hit in result.hits] if isinstance(result, Found) else []

    return look_up
