"""The body of a request becomes a message, or changes one, if Discord's rules allow what would come of it."""

from __future__ import annotations

import copy
import itertools
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.discord.standin import rules
from tests.discord.standin.faults import Refusal
from tests.discord.standin.message import Attachment, Flag, Message, nested
from tests.discord.standin.wire import messages

if TYPE_CHECKING:
    from tests.discord.standin.interaction import Interaction
    from tests.discord.standin.rest import Call
    from tests.discord.standin.world import Channel


def new_message(call: Call, channel: Channel, body: dict[str, Any], cause: Interaction | None = None) -> Message:
    """A message that nobody sees yet.

    Raises:
        Refusal: it is empty, or breaks a rule.
    """
    world = call.standin.world
    message = Message(world.new_id(), channel, world.bot, nonce=body.get("nonce"), cause=cause)
    message.flags = Flag(body.get("flags") or 0)
    message.allowed_mentions = body.get("allowed_mentions")
    return _checked(call, _changed(call, message, body))


def amend(call: Call, message: Message, body: dict[str, Any]) -> None:
    """Changes what the body names and leaves the rest; a message that was loading no longer is.

    Raises:
        Refusal: it would be empty, or break a rule; the message is as it was.
    """
    flags = (message.flags | (body.get("flags") or 0)) & ~Flag.LOADING
    draft = _changed(call, replace(message, flags=flags), body)
    draft.edited_at = None if message.is_loading else messages.moment_of(call.standin.world.new_id())
    vars(message).update(vars(_checked(call, draft)))


def _changed(call: Call, message: Message, body: dict[str, Any]) -> Message:
    changes = {key: body[key] or [] for key in ("embeds", "components") if key in body}
    changes = copy.deepcopy(changes)
    _number(changes.get("components", []))
    if "content" in body:
        changes["content"] = body["content"] or ""
    return replace(message, **changes, attachments=_attachments(call, message, body))


def _number(components: list[dict[str, Any]]) -> None:
    """Every component has an `id` that is its own; discord.py dies on a component without."""
    taken = {part["id"] for part in nested(components) if part.get("id")}
    free = (number for number in itertools.count(1) if number not in taken)
    for part in nested(components):
        if not part.get("id"):
            part["id"] = next(free)


def _attachments(call: Call, message: Message, body: dict[str, Any]) -> list[Attachment]:
    """Those kept, which the body lists by their id, and those uploaded, which it lists by their number."""
    if body.get("attachments") is None:
        kept = message.attachments
        about = {}
    else:
        about = {str(it["id"]): it for it in body["attachments"]}
        kept = [it for it in message.attachments if it.id in about]
    uploaded = [_stored(call, message, number, about.get(number, {})) for number in call.uploads]
    return [*kept, *uploaded]


def _stored(call: Call, message: Message, number: str, about: dict[str, Any]) -> Attachment:
    upload = call.uploads[number]
    name = about.get("filename") or upload.filename
    path = f"/attachments/{message.channel.id}/{message.id}/{name}"
    call.standin.world.files[path] = upload.content
    id_ = call.standin.world.new_id()
    return Attachment(id_, name, upload.content, upload.content_type, about.get("description"), path)


def _checked(call: Call, message: Message) -> Message:
    shown = (message.content, message.embeds, message.components, message.attachments)
    if not any(shown) and not message.is_loading:
        raise Refusal(400, 50006, "Cannot send an empty message")
    call.judge(rules.message(message))
    return message


async def post(call: Call, message: Message) -> None:
    """Everyone in the channel can read it from now on."""
    message.channel.messages[message.id] = message
    await _announce(call, "MESSAGE_CREATE", message)


async def edited(call: Call, message: Message) -> None:
    if not message.is_ephemeral:
        await _announce(call, "MESSAGE_UPDATE", message)


async def delete(call: Call, message: Message) -> None:
    channel = message.channel
    if channel.messages.pop(message.id, None):
        gone = {"id": message.id, "channel_id": channel.id} | ({"guild_id": channel.guild.id} if channel.guild else {})
        await call.standin.gateway.announce("MESSAGE_DELETE", gone, channel.guild)


async def _announce(call: Call, event: str, message: Message) -> None:
    await call.standin.gateway.announce(event, messages.message(message), message.channel.guild)
