"""What members do with a quotation: read on, vote, save, draw, share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.store.index import Filters

if TYPE_CHECKING:
    from bot.library import Library


@pytest.fixture
def guild(env):
    return env.create_guild("Reading room")


@pytest.fixture
def channel(guild):
    return guild.create_text_channel("general")


@pytest.fixture
def alice(env, guild, channel, visit):
    return visit(guild.add_member(env.create_user("alice")), channel)


@pytest.fixture
def bob(env, guild, channel, visit):
    return visit(guild.add_member(env.create_user("bob")), channel)


@pytest.fixture
def posts(channel):
    return lambda: [message for message in channel.history() if message.author.bot]


def number_of(screen) -> int:
    return int(re.search(r"No\. (\d+)", screen.text)[1])


def quoted(screen) -> str:
    return screen.text.splitlines()[0]


async def test_a_quotation_is_found_again_by_its_number(alice):
    screen = await alice.run("quote")
    again = await alice.run("quote", id=number_of(screen))
    assert quoted(again) == quoted(screen)


async def test_a_number_that_nothing_has_is_a_private_word(alice):
    screen = await alice.run("quote", id=999_999)
    assert screen.ephemeral
    assert "no longer in the library" in screen.text


async def test_another_members_quotation_is_left_alone(alice, bob):
    theirs = await alice.run("quote")
    mine = await bob.press(theirs, "Another")
    assert mine.ephemeral
    assert quoted(mine) != quoted(theirs)


class TestReadingOn:
    async def test_before_a_quotation_stands_what_was_said_before(self, alice, library):
        [quotation, *_] = [q for q in await library.list_quotations(Filters()) if q.turn.position > 4]
        screen = await alice.run("quote", id=quotation.id)
        before = await alice.press(screen, "← Earlier")
        after = await alice.press(screen, "Later →")
        assert before.ephemeral
        places = [int(re.search(r"turn (\d+)", found.text)[1]) for found in (before, screen, after)]
        assert places == sorted(set(places))

    async def test_an_answer_stands_below_its_question(self, alice, library):
        contexts = [(q, await library.find_context(q.turn.id)) for q in await library.list_quotations(Filters())]
        quotation, context = next(
            (q, c) for q, c in contexts if c.before and c.before[-1].role == "host" != q.turn.role
        )
        screen = await alice.press(await alice.run("quote", id=quotation.id), "Context")
        question = context.before[-1]
        assert screen.text.startswith(f"> **{question.speaker}**")
        assert re.sub(r"\W", "", question.text)[-30:] in re.sub(r"\W", "", screen.text)


class TestVotes:
    async def test_one_vote_each_is_counted_where_it_stands_and_taken_back_by_the_same_press(self, alice, bob):
        screen = await alice.run("quote")
        screen = await alice.press(screen, "👍 Like")
        screen = await bob.press(screen, "👍 Like 1")
        assert screen.button("👍 Like 2")
        screen = await bob.press(screen, "👎 Dislike")
        assert {"👍 Like 1", "👎 Dislike 1"} <= {button["label"] for button in screen.buttons}
        screen = await bob.press(screen, "👎 Dislike 1")
        assert {"👍 Like 1", "👎 Dislike"} <= {button["label"] for button in screen.buttons}

    async def test_votes_change_nothing_else_of_the_message(self, alice):
        screen = await alice.run("quote")
        voted = await alice.press(screen, "👍 Like")
        assert voted.text == screen.text
        assert [b["custom_id"] for b in voted.buttons] == [b["custom_id"] for b in screen.buttons]

    async def test_they_count_in_the_server_where_they_were_given(self, alice, library, guild):
        screen = await alice.run("quote")
        await alice.press(screen, "👎 Dislike")
        assert await library.votes.sums(guild.id) == {number_of(screen): -1}
        assert await library.votes.sums(guild.id + 1) == {}


class TestSharing:
    async def test_what_was_shown_in_private_is_shown_to_all(self, alice, posts):
        private = await alice.run("quote", private=True)
        assert private.ephemeral
        assert not posts()
        await alice.press(private, "Share")
        [post] = posts()
        text = str([component.to_dict() for component in post.components])
        assert "shared by" in text
        assert f"No. {number_of(private)}" in text

    async def test_what_all_see_needs_no_sharing(self, alice):
        assert "Share" not in [button["label"] for button in (await alice.run("quote")).buttons]


class TestCards:
    async def test_a_card_is_a_picture_that_is_described_in_all_its_words(self, alice, library):
        screen = await alice.run("quote")
        card = await alice.press(screen, "Card")
        if "Noto CJK" in card.text:
            pytest.skip("no Chinese font is at hand")
        quotation = await library.find_quotation(number_of(screen))
        assert card.ephemeral
        [attachment] = card.response.attachments
        assert attachment.filename.endswith(".png")
        assert attachment.description == f"{quotation.text} — {quotation.turn.speaker}"
        dark = await alice.press(card, "Dark")
        assert dark.button("Light")
        assert len(dark.response.attachments) == 1

    async def test_a_card_is_shared(self, alice, posts):
        card = await alice.press(await alice.run("quote", private=True), "Card")
        if "Noto CJK" in card.text:
            pytest.skip("no Chinese font is at hand")
        await alice.press(card, "Share")
        [post] = posts()
        assert len(post.attachments) == 1


class TestWhenItIsGone:
    @pytest.mark.parametrize("label", ["👍 Like", "★ Save", "Card", "Share", "← Earlier", "Context"])
    async def test_every_button_says_so_kindly_and_privately(self, alice, library: Library, label):
        screen = await alice.run("quote", private=True)
        async with library._database.write() as connection:
            await connection.execute("DELETE FROM interview")
        gone = await alice.press(screen, label)
        assert gone.ephemeral
        assert "no longer in the library" in gone.text
