"""Pullquote on the wire: the real discord.py client against a stand-in for Discord."""

import functools

import pytest

from bot.client import Pullquote
from bot.config import read_settings
from tests.discord.demo import Demo
from tests.discord.standin import Standin
from tests.discord.standin.openapi import description


@pytest.fixture
async def standin():
    """A Discord of the test's own; what it would have refused, or a fault that never struck, fails the test."""
    async with Standin().serve() as standin:
        yield standin
    assert not standin.violations, "\n".join(map(str, standin.violations))
    assert not standin.rest.faults.unused


@pytest.fixture
def factory(library):
    """Makes the real bot, on a library of the test's own."""
    return functools.partial(Pullquote, read_settings(None), library, shard_count=1)


@pytest.fixture
async def bot(standin, factory):
    async with standin.run(factory) as client:
        yield client


@pytest.fixture
def alice(standin, bot):
    return standin.person("alice")


@pytest.fixture
def described():
    """Discord's published description of its API, which is no part of the repository."""
    found = description()
    if found is None:
        pytest.skip("no shared/discord-openapi.json beside the repository")
    return found


@pytest.fixture
async def demo(standin):
    """The demo bot, ready; only the tests of the stand-in itself need it."""
    async with standin.run(Demo) as client:
        yield client


@pytest.fixture
def channel(standin, demo):
    """The stand-in's first channel as the demo bot sees it."""
    return demo.get_channel(int(standin.channel.id))
