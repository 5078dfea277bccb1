"""An answer and the word that it is coming may be under way together, and Discord takes only the first."""

from __future__ import annotations

import asyncio
import functools

import pytest

from bot.client import Pullquote
from bot.config import read_settings
from tests.discord.standin.faults import Held

CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"


@pytest.fixture
async def alice(standin, library):
    async with standin.run(functools.partial(Pullquote, read_settings(None), library, shard_count=1)):
        yield standin.person("alice")


async def test_while_an_answer_is_on_its_way_none_is_announced(standin, alice, monkeypatch):
    monkeypatch.setattr("bot.ui.replies.PATIENCE", 0.01)
    shown = await alice.slash("quote", private=True)
    before = len(standin.calls_to(CALLBACK))
    held = Held()
    standin.fault(CALLBACK, held)
    pressing = asyncio.create_task(alice.click(shown.message, shown.message.control("★ Save")["custom_id"]))
    await held.reached.wait()
    await asyncio.sleep(0.05)  # long enough to lose patience
    held.release.set()
    await pressing
    await standin.settled()
    assert [call.status for call in standin.calls_to(CALLBACK)[before:]] in ([200], [204])
