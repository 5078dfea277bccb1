"""People who run commands, press buttons, and see what comes back."""

import asyncio

import discord
import pytest
from discord import app_commands, ui

from tests.discord.demo import SORRY
from tests.discord.standin import NoAnswer, NotOffered, Reply, faults

CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"
FOLLOW_UP = "POST /webhooks/{webhook_id}/{webhook_token}"
pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture
def alice(standin):
    return standin.person("alice")


async def test_a_command_is_answered_in_the_channel(standin, alice, record_property):
    answer = await alice.slash("fruit find", name="red")
    record_property("round_trip_ms", round(answer.took_ms, 2))
    assert answer.text == "red apple\nred pear\n1/2"
    assert answer.message.is_v2
    assert list(answer.message.buttons) == ["Back", "Next"]
    assert standin.channel.posted == [answer.message]
    assert answer.took_ms < 500


async def test_a_hundred_people_at_once_are_all_answered(standin):
    crowd = [standin.person(f"person {number}") for number in range(100)]
    answers = await asyncio.gather(*(person.slash("fruit find", name="red") for person in crowd))
    assert {answer.text for answer in answers} == {"red apple\nred pear\n1/2"}
    assert len(standin.channel.posted) == 100


async def test_typing_offers_choices(alice):
    choices = await alice.autocomplete("fruit find", name="plu")
    assert [choice["value"] for choice in choices] == ["green plum", "red plum", "yellow plum"]


async def test_a_button_is_pressed_by_its_label_or_id(alice):
    answer = await alice.slash("fruit find", name="red")
    pressed = await alice.click(answer.message, "Next")
    assert pressed.reply is Reply.UPDATE
    assert pressed.message is answer.message
    assert answer.text == "red plum\n2/2"
    await alice.click(answer.message, "turn:0:red")
    assert answer.text == "red apple\nred pear\n1/2"


async def test_nobody_presses_what_is_disabled_or_absent(alice):
    answer = await alice.slash("fruit find", name="red")
    with pytest.raises(NotOffered, match="disabled"):
        await alice.click(answer.message, "Back")
    with pytest.raises(LookupError, match="'Back', 'Next'"):
        await alice.click(answer.message, "Forward")


async def test_an_ephemeral_answer_is_nobody_elses(standin, alice):
    answer = await alice.slash("whisper")
    assert answer.text == "only you"
    assert answer.message.is_ephemeral
    [more] = await standin.until(lambda: answer.follow_ups)
    assert more.text == "still only you"
    assert more.is_ephemeral
    assert standin.channel.posted == []


async def test_a_deferred_answer_is_waited_for_and_has_its_file(standin, alice):
    answer = await alice.slash("card")
    assert answer.reply is Reply.DEFERRED_MESSAGE
    assert answer.text == "Here it is."
    [picture] = answer.message.attachments
    assert (picture.filename, picture.description, picture.content) == ("card.png", "A card", b"a picture")
    assert standin.channel.posted == [answer.message]


async def test_the_bot_reads_a_file_that_a_person_uploads(standin, alice):
    answer = await alice.slash("card", note=standin.upload("note.txt", b"a note"))
    assert answer.message.attachments[0].content == b"a note"


async def test_a_command_on_a_message_sees_its_content(alice):
    said = await alice.says("well said")
    answer = await alice.use("Repeat", said)
    assert answer.text == "alice liked: well said"


async def test_a_modal_is_opened_and_sent(alice):
    opened = await alice.slash("feedback")
    assert opened.modal["title"] == "Feedback"
    sent = await alice.submit(opened, words="fine")
    assert sent.text == "Thanks for 'fine'"
    with pytest.raises(NotOffered):
        await alice.submit(opened, wrods="fine")


async def test_a_menu_is_chosen_from(demo, alice):
    @demo.tree.command(description="Asks which")
    async def which(interaction: discord.Interaction):
        menu = ui.Select(custom_id="menu", options=[discord.SelectOption(label=it) for it in ("tea", "coffee")])
        await interaction.response.send_message("Which?", view=ui.View().add_item(menu))

    @demo.listen()
    async def on_interaction(interaction: discord.Interaction):
        if interaction.type is discord.InteractionType.component:
            await interaction.response.edit_message(content=" and ".join(interaction.data["values"]), view=None)

    await demo.tree.sync()
    answer = await alice.slash("which")
    with pytest.raises(NotOffered, match="'tea', 'coffee'"):
        await alice.select(answer.message, "menu", "water")
    await alice.select(answer.message, "menu", "tea")
    assert answer.text == "tea"


async def test_options_may_be_places_people_and_numbers(standin, demo, alice):
    @demo.tree.command(description="Tells what it was told")
    @app_commands.choices(
        often=[app_commands.Choice(name="daily", value=1), app_commands.Choice(name="weekly", value=7)]
    )
    async def tell(interaction: discord.Interaction, where: discord.TextChannel, who: discord.User, often: int):
        await interaction.response.send_message(f"{where.name} {who.name} {often}")

    await demo.tree.sync()
    options = {"where": standin.channel, "who": alice.user}
    answer = await alice.slash("tell", **options, often=7)
    assert answer.text == "general alice 7"
    with pytest.raises(NotOffered, match=r"one of \[1, 7\]"):
        await alice.slash("tell", **options, often=2)


async def test_answers_are_fetched_and_deleted_again(standin, demo, alice):
    @demo.tree.command(description="Thinks better of it")
    async def regret(interaction: discord.Interaction):
        await interaction.response.send_message("first")
        more = await interaction.followup.send("second", wait=True)
        assert (await interaction.followup.fetch_message(more.id)).content == "second"
        await more.delete()
        assert (await interaction.original_response()).content == "first"
        await interaction.delete_original_response()

    await demo.tree.sync()
    answer = await alice.slash("regret")
    await standin.settled()
    assert answer.message is None
    assert answer.follow_ups == standin.channel.posted == []


async def test_in_private_there_is_no_guild(standin, alice):
    answer = await alice.privately().slash("whisper")
    assert answer.channel.guild is None
    await standin.until(lambda: answer.follow_ups)


async def test_discord_offers_only_what_was_synced(alice):
    with pytest.raises(NotOffered, match="never synced"):
        await alice.slash("vegetable")
    with pytest.raises(NotOffered, match="no subcommand"):
        await alice.slash("fruit lose", name="red")
    with pytest.raises(NotOffered, match="needs"):
        await alice.slash("fruit find")
    with pytest.raises(NotOffered, match="has the options"):
        await alice.slash("fruit find", nmae="red")
    with pytest.raises(NotOffered, match="takes TEXT"):
        await alice.slash("fruit find", name=1)


async def test_some_commands_are_for_admins_and_failures_have_an_exit(standin, alice):
    with pytest.raises(NotOffered, match="MANAGE_GUILD"):
        await alice.slash("broken")
    answer = await standin.admin("olga").slash("broken")
    assert answer.text == SORRY


async def test_silence_is_reported_after_the_persons_patience(standin):
    held = faults.Held()
    standin.fault(CALLBACK, held)
    with pytest.raises(NoAnswer, match=r"/whisper: no answer within 0.05 s"):
        await standin.person("bob", patience=0.05).slash("whisper")
    held.release.set()
    await standin.until(lambda: standin.calls_to(FOLLOW_UP))


async def test_an_acknowledgement_comes_within_three_seconds_or_never(standin, alice):
    held = faults.Held()
    standin.fault(CALLBACK, held)
    asking = asyncio.create_task(alice.slash("say", text="late"))
    await held.reached.wait()
    standin.world.advance(4)
    held.release.set()
    # The bot's exit for errors tries to answer, and is too late as well.
    await standin.until(lambda: [call.status for call in standin.calls_to(CALLBACK)] == [404, 404])
    asking.cancel()
    assert standin.channel.posted == []


async def test_a_token_lives_for_fifteen_minutes(standin, alice):
    held = faults.Held()
    standin.fault(FOLLOW_UP, held)
    answer = await alice.slash("whisper")
    await held.reached.wait()
    standin.world.advance(15 * 60 + 1)
    held.release.set()
    await standin.until(lambda: [call.status for call in standin.calls_to(FOLLOW_UP)] == [401])
    assert answer.follow_ups == []


async def test_an_interaction_is_acknowledged_once(standin, demo, alice):
    @demo.listen()
    async def on_interaction(interaction: discord.Interaction):
        if interaction.type is discord.InteractionType.application_command:
            await standin.until(lambda: [call.status for call in standin.calls_to(CALLBACK)] == [200])
            await interaction.response.defer()

    await alice.slash("say", text="hello")
    await standin.until(lambda: [call.status for call in standin.calls_to(CALLBACK)] == [200, 400])


async def test_where_only_the_person_installed_it_five_follow_ups_are_all(standin, demo):
    elsewhere = standin.world.add_channel(standin.world.add_guild("Elsewhere", has_bot=False), "general")
    bob = standin.person("bob", elsewhere)
    refused = []

    @demo.tree.command(description="Talks a lot")
    async def talk(interaction: discord.Interaction):
        await interaction.response.send_message("0")
        for number in range(1, 7):
            await interaction.followup.send(str(number))

    @demo.tree.error
    async def on_error(_interaction, error):
        refused.append(error.original.code)

    await demo.tree.sync()
    answer = await bob.slash("talk")
    await standin.until(lambda: len(standin.calls_to(FOLLOW_UP)) == 6)
    await standin.settled()
    assert refused == [40094]
    assert [message.text for message in answer.follow_ups] == ["1", "2", "3", "4", "5"]
