"""Servers, channels, threads, private channels, and the messages in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.discord.standin import drafts
from tests.discord.standin.faults import Refusal, missing_access, missing_permissions, unknown
from tests.discord.standin.message import Flag, Message
from tests.discord.standin.wire import messages, places
from tests.discord.standin.world import Channel, ChannelKind, Guild, Permission

if TYPE_CHECKING:
    from tests.discord.standin.rest import Call

NONCE_LIVES = 5 * 60  # seconds; Discord says "a few minutes"
DEFAULT_PAGE = 50  # messages


def guild_of(call: Call) -> Guild:
    known = call.standin.world.guilds.get(call.path["guild_id"])
    if known is None or not known.has_bot:
        raise unknown("guild")
    return known


def channel_of(call: Call, *needed: Permission) -> Channel:
    """The channel that the path names, if the bot may do there what is needed."""
    channel = call.standin.world.channels.get(call.path["channel_id"])
    if channel is None:
        raise unknown("channel")
    if not channel.allows(Permission.VIEW_CHANNEL):
        raise missing_access()
    if not all(map(channel.allows, needed)):
        raise missing_permissions()
    return channel


def message_of(call: Call, *, own: bool = False) -> Message:
    message = channel_of(call).messages.get(call.path["message_id"])
    if message is None:
        raise unknown("message")
    if own and message.author is not call.standin.world.bot:
        raise Refusal(403, 50005, "Cannot edit a message authored by another user")
    return message


async def guild(call: Call) -> dict[str, Any]:
    return places.guild(guild_of(call), call.standin.world)


async def guild_channels(call: Call) -> list[dict[str, Any]]:
    return [places.channel(it) for it in guild_of(call).channels if not it.kind.is_thread]


async def guild_member(call: Call) -> dict[str, Any]:
    guild = guild_of(call)
    person = call.standin.world.users.get(call.path["user_id"])
    if person is None or person.id in guild.strangers:
        raise Refusal(404, 10007, "Unknown Member")
    return places.member(person, guild)


async def channel(call: Call) -> dict[str, Any]:
    return places.channel(channel_of(call))


async def open_dm(call: Call) -> dict[str, Any]:
    world = call.standin.world
    person = world.users.get(str(call.body["recipient_id"]))
    if person is None:
        raise unknown("user")
    return places.channel(world.dm_with(person))


async def list_messages(call: Call) -> list[dict[str, Any]]:
    """The newest first; `before` and `after` are ids."""
    found = channel_of(call, Permission.READ_MESSAGE_HISTORY).posted
    if "before" in call.query:
        found = [it for it in found if int(it.id) < int(call.query["before"])]
    limit = int(call.query.get("limit", DEFAULT_PAGE))
    if "after" in call.query:
        found = [it for it in found if int(it.id) > int(call.query["after"])][:limit]
    return [messages.message(it) for it in reversed(found[-limit:])]


async def send(call: Call) -> dict[str, Any]:
    """A message whose enforced nonce was seen lately is not sent again: the answer is the first one."""
    channel = channel_of(call, *_needed(call))
    if channel.recipient and not channel.recipient.takes_dms:
        raise Refusal(403, 50007, "Cannot send messages to this user")
    seen = _sent_lately(call)
    if seen:
        return messages.message(seen)
    message = drafts.new_message(call, channel, call.body)
    if message.nonce is not None:
        call.standin.world.nonces[message.nonce] = (call.standin.world.now(), message)
    await drafts.post(call, message)
    return messages.message(message)


def _needed(call: Call) -> list[Permission]:
    channel = channel_of(call)
    into = Permission.SEND_MESSAGES_IN_THREADS if channel.kind.is_thread else Permission.SEND_MESSAGES
    return [into, Permission.ATTACH_FILES] if call.uploads else [into]


def _sent_lately(call: Call) -> Message | None:
    if not call.body.get("enforce_nonce"):
        return None
    sent_at, message = call.standin.world.nonces.get(call.body["nonce"], (0.0, None))
    return message if call.standin.world.now() - sent_at < NONCE_LIVES else None


async def message(call: Call) -> dict[str, Any]:
    return messages.message(message_of(call))


async def edit(call: Call) -> dict[str, Any]:
    message = message_of(call, own=True)
    drafts.amend(call, message, call.body)
    await drafts.edited(call, message)
    return messages.message(message)


async def delete(call: Call) -> None:
    await drafts.delete(call, message_of(call, own=True))


async def crosspost(call: Call) -> dict[str, Any]:
    message = message_of(call)
    if message.channel.kind is not ChannelKind.NEWS:
        raise Refusal(400, 50024, "Cannot execute action on this channel type")
    if message.flags & Flag.CROSSPOSTED:
        raise Refusal(400, 40033, "This message has already been crossposted")
    message.flags |= Flag.CROSSPOSTED
    return messages.message(message)


async def start_thread(call: Call) -> dict[str, Any]:
    """On a message, whose id it then has, or on its own; in a forum, with its first message."""
    if channel_of(call).kind is ChannelKind.FORUM:
        return await _post_in_forum(call)
    parent = channel_of(call, Permission.CREATE_PUBLIC_THREADS)
    from_message = message_of(call).id if "message_id" in call.path else None
    if from_message in call.standin.world.channels:
        raise Refusal(400, 160004, "A thread has already been created for this message")
    kind = ChannelKind(call.body.get("type") or ChannelKind.PUBLIC_THREAD)
    return await _opened(call, parent, kind, from_message)


async def _post_in_forum(call: Call) -> dict[str, Any]:
    """The thread and its first message have the same id. No nonce keeps it from being posted twice."""
    forum = channel_of(call, Permission.SEND_MESSAGES)
    applied = call.body.get("applied_tags") or []
    if forum.requires_tag and not applied:
        raise Refusal(400, 40067, "A tag is required to create a forum post in this channel")
    draft = drafts.new_message(call, forum, call.body["message"])
    written = await _opened(call, forum, ChannelKind.PUBLIC_THREAD, draft.id)
    thread = draft.channel = call.standin.world.channels[draft.id]
    thread.tags = [tag for tag in forum.tags if tag.id in applied]
    await drafts.post(call, draft)
    return written | {"message": messages.message(draft)}


async def _opened(call: Call, parent: Channel, kind: ChannelKind, id_: str | None) -> dict[str, Any]:
    world = call.standin.world
    thread = world.add_channel(parent.guild, call.body["name"], kind, parent=parent, id=id_)
    thread.owner = world.bot
    written = places.channel(thread)
    await call.standin.gateway.announce("THREAD_CREATE", written | {"newly_created": True}, parent.guild)
    return written


async def active_threads(call: Call) -> dict[str, Any]:
    threads = [it for it in guild_of(call).channels if it.kind.is_thread and not it.is_archived]
    return {"threads": [places.channel(it) for it in threads], "members": []}


async def archived_threads(call: Call) -> dict[str, Any]:
    parent = channel_of(call, Permission.READ_MESSAGE_HISTORY)
    threads = [it for it in parent.guild.channels if it.parent is parent and it.is_archived]
    return {"threads": [places.channel(it) for it in threads], "members": [], "has_more": False}


ROUTES = {
    "GET /guilds/{guild_id}": guild,
    "GET /guilds/{guild_id}/channels": guild_channels,
    "GET /guilds/{guild_id}/members/{user_id}": guild_member,
    "GET /guilds/{guild_id}/threads/active": active_threads,
    "GET /channels/{channel_id}": channel,
    "GET /channels/{channel_id}/threads/archived/public": archived_threads,
    "POST /users/@me/channels": open_dm,
    "GET /channels/{channel_id}/messages": list_messages,
    "POST /channels/{channel_id}/messages": send,
    "GET /channels/{channel_id}/messages/{message_id}": message,
    "PATCH /channels/{channel_id}/messages/{message_id}": edit,
    "DELETE /channels/{channel_id}/messages/{message_id}": delete,
    "POST /channels/{channel_id}/messages/{message_id}/crosspost": crosspost,
    "POST /channels/{channel_id}/threads": start_thread,
    "POST /channels/{channel_id}/messages/{message_id}/threads": start_thread,
}
