"""A quotation and what members keep of it on the wire: every payload is one that Discord takes."""

from __future__ import annotations

import json
from dataclasses import replace

from tests.discord.standin.world import MEMBER, Permission

EVERY_BUTTON = ("Another", "← Earlier", "Context", "Later →", "★ Save", "👍 Like", "👎 Dislike", "Card", "Share")


def seen(interaction):
    """What came of a press: a message of its own, or the one that stood there."""
    return (interaction.follow_ups or [interaction.message])[-1]


async def test_every_button_works_after_a_restart(standin, factory):
    async with standin.run(factory):
        alice = standin.person("alice")
        shown = await alice.slash("quote", private=True)
    async with standin.run(factory):
        for label in EVERY_BUTTON:
            pressed = await alice.click(shown.message, shown.message.control(label)["custom_id"])
            assert "went wrong" not in seen(pressed).text, label


async def test_nothing_is_kept_in_memory_of_what_was_shown(bot, alice):
    shown = await alice.slash("quote")
    for label in ("👍 Like", "Another", "★ Save", "Context"):
        await alice.click(shown.message, shown.message.control(label)["custom_id"])
    assert not bot._connection._view_store._views
    assert not bot._connection._view_store._synced_message_views


async def test_a_form_that_was_opened_before_a_restart_is_taken_after_it(standin, factory, library):
    async with standin.run(factory):
        alice = standin.person("alice")
        saved = await alice.click((await alice.slash("quote")).message, "★ Save")
        opened = await alice.click(saved.message, "Note")
    async with standin.run(factory):
        await alice.submit(opened, note="for the talk in May")
    [record] = await library.saved.list(int(alice.user.id), 0)
    assert record.note == "for the talk in May"


async def test_only_who_may_write_in_a_channel_may_share_there(standin, alice):
    private = await alice.slash("quote", private=True)
    silent = replace(alice, permissions=MEMBER & ~Permission.SEND_MESSAGES)
    before = len(standin.channel.posted)
    refused = await silent.click(private.message, "Share")
    assert seen(refused).is_ephemeral
    assert "may not" in seen(refused).text
    assert len(standin.channel.posted) == before
    assert "Share" not in (await silent.slash("quote", private=True)).message.buttons
    await alice.click(private.message, "Share")
    assert len(standin.channel.posted) == before + 1


async def test_nobody_is_pinged_by_what_they_share(standin, alice):
    await alice.click((await alice.slash("quote", private=True)).message, "Share")
    post = standin.channel.posted[-1]
    assert f"<@{alice.user.id}>" in post.text
    assert post.pings == []


async def test_in_a_direct_message_all_works_but_sharing(alice):
    shown = await alice.privately().slash("quote", private=True)
    assert "Share" not in shown.message.buttons
    for label in ("👍 Like", "★ Save", "Card", "Later →"):
        pressed = await alice.privately().click(shown.message, label)
        assert "went wrong" not in seen(pressed).text


async def test_what_is_saved_is_listed_noted_exported_and_removed(standin, alice, library):
    for number in (1, 2, 3, 4):
        shown = await alice.slash("quote", id=(await library.list_quotations(_everything()))[number].id)
        await alice.click(shown.message, "★ Save")
    listed = await alice.slash("saved")
    assert listed.message.is_ephemeral
    assert "4 quotations saved" in listed.message.text
    turned = await alice.click(listed.message, "Next page")
    assert "Page 2 of 2" in turned.message.text
    opened = await alice.click(listed.message, "Note")
    await alice.submit(opened, note="@everyone **look**")
    assert "Note: \\@everyone" in listed.message.text
    exported = await alice.click(listed.message, "JSON file")
    [file] = seen(exported).attachments
    assert [row["note"] for row in json.loads(file.content)].count("@everyone **look**") == 1
    await alice.click(listed.message, "Remove")
    assert "3 quotations saved" in listed.message.text
    stranger = standin.person("mallory")
    refused = await stranger.click(listed.message, listed.message.control("Remove")["custom_id"])
    assert "no longer among" in seen(refused).text


async def test_what_is_saved_outlives_the_library(alice, library):
    shown = await alice.slash("quote")
    await alice.click(shown.message, "★ Save")
    async with library._database.write() as connection:
        await connection.execute("DELETE FROM interview")
    listed = await alice.slash("saved")
    assert shown.message.text.splitlines()[0][:60] in listed.message.text
    gone = await alice.click(listed.message, "Open")
    assert "no longer in the library" in seen(gone).text


async def test_what_is_shown_to_all_is_noted_to_be_put_right_and_what_is_private_is_not(alice, library):
    async def noted() -> list[tuple[int, int]]:
        async with library._database.read() as connection:
            rows = await connection.execute_fetchall("SELECT message_id, turn_id FROM post")
        return [tuple(row) for row in rows]

    private = await alice.slash("quote", private=True)
    assert await noted() == []
    shared = await alice.click(private.message, "Share")
    await alice.standin.settled()
    assert [message for message, _ in await noted()] == [int(shared.message.id)]
    another = await alice.slash("quote")
    await alice.click(another.message, "Another")
    await alice.standin.settled()
    assert {message for message, _ in await noted()} == {int(shared.message.id), int(another.message.id)}


def _everything():
    from bot.store.index import Filters

    return Filters()
