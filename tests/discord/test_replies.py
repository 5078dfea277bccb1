"""An answer that takes its time is announced once, whatever comes first."""

from __future__ import annotations

import functools

import pytest

from bot.client import Pullquote
from bot.config import read_settings
from bot.ui import replies
from tests.discord.standin import Reply

CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"


@pytest.fixture
async def alice(standin, library):
    async with standin.run(functools.partial(Pullquote, read_settings(None), library, shard_count=1)):
        yield standin.person("alice")


async def test_what_takes_its_time_is_announced(standin, alice, monkeypatch):
    monkeypatch.setattr(replies, "PATIENCE", 0)
    answer = await alice.slash("topic")
    assert answer.reply is Reply.DEFERRED_MESSAGE
    assert "What the library talks about" in answer.text


@pytest.mark.parametrize("command", ["topic", "quote", "search", "help"])
async def test_an_answer_waits_for_its_announcement_that_is_on_its_way(standin, alice, monkeypatch, command):
    """Two acknowledgements at a time would lose one of them."""
    monkeypatch.setattr(replies, "PATIENCE", 0)
    options = {"query": "open source"} if command == "search" else {}
    answer = await alice.slash(command, **options)
    assert "Something went wrong" not in answer.text
    assert len([call for call in standin.calls_to(CALLBACK) if call.status in {200, 204}]) == 1
