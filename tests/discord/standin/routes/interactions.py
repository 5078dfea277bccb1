"""Acknowledging what a person did, and following up on it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from tests.discord.standin import drafts, rules
from tests.discord.standin.faults import Refusal, unknown
from tests.discord.standin.interaction import (
    ACKNOWLEDGE_WITHIN,
    TOKEN_LIVES,
    USER_INSTALL_FOLLOW_UPS,
    Interaction,
    Kind,
    Reply,
)
from tests.discord.standin.message import Flag, Message
from tests.discord.standin.rules import Complaint
from tests.discord.standin.wire import messages

if TYPE_CHECKING:
    from tests.discord.standin.rest import Call

TO_A_COMMAND = {Reply.MESSAGE, Reply.DEFERRED_MESSAGE, Reply.MODAL}
TO_A_COMPONENT = TO_A_COMMAND | {Reply.UPDATE, Reply.DEFERRED_UPDATE}
ALLOWED = {
    Kind.COMMAND: TO_A_COMMAND,
    Kind.COMPONENT: TO_A_COMPONENT,
    Kind.AUTOCOMPLETE: {Reply.CHOICES},
    Kind.MODAL: TO_A_COMPONENT - {Reply.MODAL},
}


async def acknowledge(call: Call) -> dict[str, Any] | None:
    interaction = _unacknowledged(call)
    reply = Reply(call.body["type"])
    if reply not in ALLOWED[interaction.kind]:
        call.judge([Complaint("type", f"{reply.name} doesn't answer {interaction.kind.name}")])
    await _REPLIES[reply](call, interaction, call.body.get("data") or {})
    interaction.acknowledged, interaction.callback = time.monotonic(), call.body
    return messages.callback(interaction) if "with_response" in call.query else None


def _unacknowledged(call: Call) -> Interaction:
    interaction = call.standin.interactions.get(call.path["interaction_token"])
    if interaction is None or interaction.id != call.path["interaction_id"]:
        raise unknown("interaction")
    if call.standin.world.now() - interaction.sent_at > ACKNOWLEDGE_WITHIN:
        raise unknown("interaction")
    if interaction.acknowledged is not None:
        raise Refusal(400, 40060, "Interaction has already been acknowledged.")
    return interaction


async def _with_message(call: Call, interaction: Interaction, data: dict[str, Any]) -> None:
    message = drafts.new_message(call, interaction.channel, data, interaction)
    interaction.message = message
    if not message.is_ephemeral:
        await drafts.post(call, message)


async def _thinking(call: Call, interaction: Interaction, data: dict[str, Any]) -> None:
    flags = Flag.LOADING | (data.get("flags") or 0)
    await _with_message(call, interaction, {"flags": flags})


async def _later(_call: Call, interaction: Interaction, _data: dict[str, Any]) -> None:
    interaction.message = interaction.source


async def _with_update(call: Call, interaction: Interaction, data: dict[str, Any]) -> None:
    interaction.message = interaction.source
    drafts.amend(call, interaction.source, data)
    await drafts.edited(call, interaction.source)


async def _with_choices(call: Call, _interaction: Interaction, data: dict[str, Any]) -> None:
    call.judge(rules.choices(data["choices"]))


async def _with_modal(call: Call, _interaction: Interaction, data: dict[str, Any]) -> None:
    call.judge(rules.components(data["components"]))


_REPLIES = {
    Reply.MESSAGE: _with_message,
    Reply.DEFERRED_MESSAGE: _thinking,
    Reply.DEFERRED_UPDATE: _later,
    Reply.UPDATE: _with_update,
    Reply.CHOICES: _with_choices,
    Reply.MODAL: _with_modal,
}


def interaction_of(call: Call) -> Interaction:
    interaction = call.standin.interactions.get(call.path["webhook_token"])
    if interaction is None or interaction.acknowledged is None:
        raise unknown("webhook")
    if call.standin.world.now() - interaction.sent_at > TOKEN_LIVES:
        raise Refusal(401, 50027, "Invalid Webhook Token")
    return interaction


async def follow_up(call: Call) -> dict[str, Any]:
    """The first one after a deferral takes the place of "thinking…"."""
    interaction = interaction_of(call)
    if interaction.message and interaction.message.is_loading:
        return await _amended(call, interaction.message)
    guild = interaction.channel.guild
    if guild and not guild.has_bot and len(interaction.follow_ups) >= USER_INSTALL_FOLLOW_UPS:
        raise Refusal(400, 40094, "This interaction has hit the maximum number of follow up messages")
    message = drafts.new_message(call, interaction.channel, call.body, interaction)
    interaction.follow_ups.append(message)
    if not message.is_ephemeral:
        await drafts.post(call, message)
    return messages.message(message)


async def _amended(call: Call, message: Message) -> dict[str, Any]:
    drafts.amend(call, message, call.body)
    await drafts.edited(call, message)
    return messages.message(message)


def message_of(call: Call) -> Message:
    interaction = interaction_of(call)
    if "message_id" not in call.path:
        found = [interaction.message]
    else:
        found = [it for it in [interaction.message, *interaction.follow_ups] if it.id == call.path["message_id"]]
    if not found or found[0] is None:
        raise unknown("message")
    return found[0]


async def message(call: Call) -> dict[str, Any]:
    return messages.message(message_of(call))


async def edit(call: Call) -> dict[str, Any]:
    return await _amended(call, message_of(call))


async def delete(call: Call) -> None:
    message = message_of(call)
    interaction = interaction_of(call)
    await drafts.delete(call, message)
    if interaction.message is message:
        interaction.message = None
    else:
        interaction.follow_ups.remove(message)


ROUTES = {
    "POST /interactions/{interaction_id}/{interaction_token}/callback": acknowledge,
    "POST /webhooks/{webhook_id}/{webhook_token}": follow_up,
    "GET /webhooks/{webhook_id}/{webhook_token}/messages/@original": message,
    "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original": edit,
    "DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original": delete,
    "GET /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}": message,
    "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}": edit,
    "DELETE /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}": delete,
}
