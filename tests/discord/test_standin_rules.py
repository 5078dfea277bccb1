"""What Discord would refuse is refused, and remembered."""

import discord
import pytest
from discord import app_commands, ui

from tests.discord.standin import openapi, rules
from tests.discord.standin.message import Flag, Message
from tests.discord.standin.rules import Complaint
from tests.discord.standin.world import Channel, ChannelKind, User

SEND = "POST /channels/{channel_id}/messages"
CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"
NO_COMPONENTS = Complaint("data.components", "minItems 1")
ROW, BUTTON, SECTION, TEXT, SEPARATOR, CONTAINER = 1, 2, 9, 10, 14, 17


def message(*, v2=False, **parts):
    flags = Flag.COMPONENTS_V2 if v2 else Flag(0)
    return Message("1", Channel("2", "general", ChannelKind.TEXT), User("3", "bot"), flags=flags, **parts)


def text(length):
    return {"type": TEXT, "content": "x" * length}


def row(*custom_ids):
    return {"type": ROW, "components": [{"type": BUTTON, "custom_id": custom_id} for custom_id in custom_ids]}


def section(custom_id):
    return {"type": SECTION, "components": [text(1)], "accessory": {"type": BUTTON, "custom_id": custom_id}}


ALLOWED = {
    "content": message(content="x" * 2000),
    "embeds": message(embeds=[{"title": "x" * 3000}, {"fields": [{"name": "x", "value": "x" * 2999}]}]),
    "text": message(v2=True, components=[text(2000), {"type": CONTAINER, "components": [text(2000)]}]),
    "components": message(v2=True, components=[{"type": CONTAINER, "components": [{"type": SEPARATOR}] * 39}]),
    "custom_id": message(components=[row("x" * 100, "y")]),
}
REFUSED = {
    "content": (message(content="x" * 2001), "2001 characters"),
    "embeds": (message(embeds=[{"title": "x" * 3000}, {"footer": {"text": "x" * 3001}}]), "6001 characters"),
    "text": (message(v2=True, components=[text(2000), {"type": CONTAINER, "components": [text(2001)]}]), "4001"),
    "components": (message(v2=True, components=[{"type": CONTAINER, "components": [text(1)] * 40}]), "41 comp"),
    "long custom_id": (message(components=[row("x" * 101)]), "101 characters"),
    "empty custom_id": (message(components=[row("")]), "0 characters"),
    "twice": (message(components=[row("a", "b"), section("a")]), "'a' stands 2 times"),
    "content beside V2": (message(v2=True, content="x", components=[text(1)]), "beside components V2"),
    "embeds beside V2": (message(v2=True, embeds=[{"title": "x"}], components=[text(1)]), "beside components V2"),
    "no upload": (message(embeds=[{"image": {"url": "attachment://a.png"}}]), "a.png was not uploaded"),
}


@pytest.mark.parametrize("case", ALLOWED)
def test_what_just_fits_is_taken(case):
    assert list(rules.message(ALLOWED[case])) == []


@pytest.mark.parametrize("case", REFUSED)
def test_a_bad_message_is_one_complaint(case):
    bad, what = REFUSED[case]
    [complaint] = rules.message(bad)
    assert what in complaint.what


@pytest.mark.parametrize(
    ("choices", "what"),
    [
        ([{"name": "x", "value": "x"}] * 26, "26 choices"),
        ([{"name": "x" * 101, "value": 1}], "101 characters"),
        ([{"name": "", "value": 1}], "0 characters"),
        ([{"name": "x", "value": "x" * 101}], "101 characters"),
    ],
)
def test_bad_choices_are_a_complaint(choices, what):
    [complaint] = rules.choices(choices)
    assert what in complaint.what


@pytest.mark.parametrize(
    ("commands", "what"),
    [
        ([{"name": f"c{number}", "description": "x"} for number in range(101)], "101 slash commands"),
        ([{"name": "a", "description": "x"}, {"name": "a", "description": "y"}], "stands 2 times"),
        ([{"name": "a", "description": "x", "options": [{"name": "o", "description": "x" * 8000}]}], "8003"),
    ],
)
def test_bad_commands_are_a_complaint(commands, what):
    [complaint] = rules.commands(commands)
    assert what in complaint.what


@pytest.mark.parametrize(
    ("route", "body", "complaint"),
    [
        (SEND, {"contents": "x"}, Complaint("contents", "no such key")),
        (SEND, {"embeds": [{"titel": "x"}]}, Complaint("embeds.0.titel", "no such key")),
        (SEND, {"embeds": [{"title": "x" * 257}]}, Complaint("embeds.0.title", "maxLength 256")),
        (CALLBACK, {"type": 9, "data": {"custom_id": "x", "title": "x", "components": []}}, NO_COMPONENTS),
        (
            CALLBACK,
            {"type": 7, "data": {"components": [{"type": CONTAINER, "components": [{"type": TEXT, "text": "x"}]}]}},
            Complaint("data.components.0.components.0", "required content"),
        ),
    ],
)
def test_discords_description_names_the_fault(described: openapi.Description, route, body, complaint):
    assert complaint in described.complaints(route, body)


async def test_a_bad_message_is_refused_like_discord_does_and_remembered(standin, channel):
    with pytest.raises(discord.HTTPException) as raised:
        await channel.send("x" * 2001)
    assert (raised.value.status, raised.value.code) == (400, 50035)
    [violation] = standin.take_violations()
    assert str(violation) == f"{SEND}: content: 2001 characters, Discord takes 2000"
    assert standin.channel.posted == []


async def test_an_edit_is_judged_by_what_it_would_leave(standin, channel):
    view = ui.LayoutView().add_item(ui.TextDisplay("hello"))
    sent = await channel.send(view=view)
    with pytest.raises(discord.HTTPException):
        await sent.edit(content="beside")
    [violation] = standin.take_violations()
    assert violation.complaint == Complaint("content", "can't stand beside components V2")
    assert standin.channel.posted[0].content == ""


async def test_an_empty_message_is_refused(channel):
    with pytest.raises(discord.HTTPException, match="50006"):
        await channel.send("")


async def test_too_many_choices_are_refused(standin, demo):
    @demo.tree.command(description="Offers too much")
    async def greedy(interaction: discord.Interaction, name: str):
        await interaction.response.send_message(name)

    @greedy.autocomplete("name")
    async def offer(_interaction, _typed):
        return [app_commands.Choice(name=str(number), value=str(number)) for number in range(26)]

    await demo.tree.sync()
    with pytest.raises(AssertionError, match="no answer"):
        await standin.person("alice", patience=0.1).autocomplete("greedy", name="x")
    assert standin.take_violations()


async def test_an_unknown_route_is_told(standin, demo):
    with pytest.raises(discord.NotFound):
        await demo.fetch_sticker(1)
    [violation] = standin.take_violations()
    assert violation.complaint.what == "the stand-in has no such route"
