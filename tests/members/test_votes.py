"""One vote a member and server."""

from __future__ import annotations

import asyncio

import pytest

from bot.members.votes import AGAINST, FOR
from bot.store.index import Filters
from bot.store.votes import Tally

HERE, THERE = 1, 2


@pytest.fixture
async def number(library):
    return (await library.list_quotations(Filters()))[0].id


async def test_a_vote_is_changed_by_the_other_one_and_taken_back_by_the_same(library, number):
    votes = library.votes
    assert await votes.vote(number, HERE, 11, FOR) == Tally(1, 0)
    assert await votes.vote(number, HERE, 11, AGAINST) == Tally(0, 1)
    assert await votes.vote(number, HERE, 11, AGAINST) == Tally(0, 0)
    assert await votes.sums(HERE) == {}


async def test_each_server_has_its_own_count(library, number):
    for member in (11, 12, 13):
        await library.votes.vote(number, HERE, member, FOR)
    await library.votes.vote(number, THERE, 11, AGAINST)
    assert await library.votes.sums(HERE) == {number: 3}
    assert await library.votes.sums(THERE) == {number: -1}
    assert await library.votes.count(number, HERE) == Tally(3, 0)


async def test_a_hundred_at_once_are_all_counted(library, number):
    await asyncio.gather(*(library.votes.vote(number, HERE, member, FOR) for member in range(1, 101)))
    assert await library.votes.count(number, HERE) == Tally(100, 0)
