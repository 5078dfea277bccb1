"""Whoever asks sees what is stored about them, takes it along, and has it erased after a second question."""

from __future__ import annotations


async def test_nothing_is_stored_about_whoever_only_reads(visitor):
    await visitor.run("quote")
    screen = await visitor.run("privacy")
    assert screen.ephemeral
    assert "Nothing is stored about you" in screen.text
    assert screen.buttons == []


async def test_what_is_stored_is_shown_exported_and_erased(visitor):
    await visitor.run("follow speaker", name="Mara Oduya")
    await visitor.run("follow digest")
    screen = await visitor.run("privacy")
    assert "Topics and speakers you follow: 1" in screen.text
    assert "Your weekly digest" in screen.text
    exported = await visitor.member.click(screen.response, custom_id=screen.button("Export as JSON")["custom_id"])
    [file] = exported.response.attachments
    assert file.filename == "pullquote-my-data.json"
    question = await visitor.press(screen, "Erase everything…")
    kept = await visitor.press(question, "No, keep it")
    assert "you follow: 1" in kept.text
    question = await visitor.press(kept, "Erase everything…")
    assert "is erased" in (await visitor.press(question, "Yes, erase everything")).text
    assert "Nothing is stored" in (await visitor.run("privacy")).text
    assert "nothing yet" in (await visitor.run("follow list")).text


async def test_a_removal_from_a_server_is_noted_and_being_added_again_is_too(env, visitor, library):
    async def departed():
        async with library._database.read() as connection:
            return [row[0] for row in await connection.execute_fetchall("SELECT guild_id FROM departure")]

    guild = visitor.member.guild
    async with library._database.write() as connection:
        await connection.execute("INSERT INTO server (guild_id) VALUES (99)")
    library.errands._tidied_at = None
    library.errands.call()
    await env.settle()
    assert await departed() == [99]
    assert guild.id not in await departed()
