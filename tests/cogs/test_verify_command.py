"""Was this said, in a command and on a message; and what goes with it."""

from __future__ import annotations

import pytest

from bot.store.index import Filters


@pytest.fixture
async def said(library):
    """A highlight of some length, in a turn of its own."""
    return next(
        q for q in await library.list_quotations(Filters()) if q.turn.interview.language == "en" and len(q.text) > 60
    )


@pytest.fixture
def ask(visitor):
    """Sends a message, and runs a command on it."""

    async def use(command: str, words: str):
        from tests.cogs.conftest import _screen

        message = await visitor.member.send(visitor.channel, words)
        return _screen(await visitor.member.context_menu(visitor.channel, command, message))

    return use


async def test_what_was_said_is_told_with_who_and_where(visitor, said):
    screen = await visitor.run("verify", text=said.text)
    assert "Yes: word for word" in screen.text
    assert f"**{said.turn.speaker}**" in screen.text
    assert not screen.ephemeral
    assert (await visitor.press(screen, "Context")).ephemeral


async def test_what_was_nearly_said_has_its_differences_marked_and_named(visitor, said):
    words = said.text.split()
    left_out, words[2] = words.pop(5), "elephants"
    screen = await visitor.run("verify", text=" ".join(words), private=True)
    assert screen.ephemeral
    assert "Not quite" in screen.text
    assert "~~elephants~~" in screen.text
    assert f"**{left_out.strip('.,')}" in screen.text
    assert "not “elephants”" in screen.text


async def test_what_nobody_said_is_told_kindly(visitor):
    screen = await visitor.run("verify", text="The moon is made of cheese, and the dog agrees with every word of it.")
    assert "No: nothing in the library says this" in screen.text


async def test_a_members_message_is_held_against_the_library_in_private(ask, said):
    screen = await ask("Was this said?", f"She once said: “{said.text}” and I believe her")
    assert screen.ephemeral
    assert "Yes: word for word" in screen.text
    assert "no words" in (await ask("Was this said?", "<@123>")).text
    long = await ask("Was this said?", "Nothing of this was ever said by anybody. " * 40)
    assert "only its first 1,000 characters" in long.text


async def test_our_own_quotation_is_read_too(visitor, said):
    from tests.cogs.conftest import _screen

    quoted = await visitor.run("quote", id=said.id)
    screen = _screen(await visitor.member.context_menu(visitor.channel, "Was this said?", quoted.response.message))
    assert "Yes: word for word" in screen.text


async def test_highlights_near_to_a_message_are_offered(ask, visitor, library):
    screen = await ask("Related highlights", "I wonder what open source has to do with maps 地图")
    assert screen.ephemeral
    assert "Said in interviews about this" in screen.text
    assert "No. " in (await visitor.press(screen, "Open")).text
    assert "No highlight is near" in (await ask("Related highlights", "qzxwv jkqpl")).text


async def test_a_quotation_is_not_related_to_itself(library):
    near = {
        quote.id: await library.list_related(quote.text, 0, 3) for quote in await library.list_quotations(Filters())
    }
    assert any(near.values())
    assert not any(number in [other.id for other in others] for number, others in near.items())
