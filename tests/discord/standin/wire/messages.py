"""Messages, interactions and commands, as Discord writes them."""

from __future__ import annotations

import copy
from typing import Any

from tests.discord import hosts
from tests.discord.standin.interaction import Interaction, Kind, Reply
from tests.discord.standin.message import Attachment, Message, nested
from tests.discord.standin.wire.places import channel, member, user
from tests.discord.standin.world import MEMBER, Permission, World, moment_of

ATTACHMENT_LIMIT = 10 << 20  # bytes, for a server without boosts


def attachment(of: Attachment) -> dict[str, Any]:
    url = f"https://{hosts.CDN_HOST}{of.path}"
    return {
        "id": of.id,
        "filename": of.filename,
        "size": len(of.content),
        "url": url,
        "proxy_url": url,
        "content_type": of.content_type,
        "description": of.description,
    }


def message(of: Message) -> dict[str, Any]:
    cause = of.cause
    written = {
        "id": of.id,
        "channel_id": of.channel.id,
        "type": 20 if cause and cause.kind is Kind.COMMAND else 0,
        "author": user(of.author),
        "content": of.content,
        "attachments": [attachment(it) for it in of.attachments],
        "flags": of.flags,
        "nonce": of.nonce,
        "timestamp": moment_of(of.id),
        "edited_timestamp": of.edited_at,
        "tts": False,
        "mention_everyone": False,
        "pinned": False,
        "mentions": [],
        "mention_roles": [],
        **_with_media(of),
    }
    if of.channel.guild:
        written["guild_id"] = of.channel.guild.id
    if cause:
        metadata = {"id": cause.id, "type": cause.kind, "user": user(cause.person)}
        written |= {"interaction_metadata": metadata | {"authorizing_integration_owners": {}}}
        written |= {"webhook_id": of.author.id, "application_id": of.author.id}
    return written


def _with_media(of: Message) -> dict[str, Any]:
    """Embeds and components, in which `attachment://name` has become an address on the CDN."""
    shown = copy.deepcopy({"embeds": of.embeds, "components": of.components})
    uploads = {f"attachment://{it.filename}": attachment(it) for it in of.attachments}
    for medium in media(shown["embeds"], shown["components"]):
        upload = uploads.get(medium["url"])
        if upload:
            medium |= {key: upload[key] for key in ("url", "proxy_url", "content_type")}
            medium |= {"width": 1, "height": 1}
    return shown


def media(embeds: list[dict[str, Any]], components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every object in which an embed or component names a picture or a file by its `url`."""
    found = [embed.get(key) for embed in embeds for key in ("image", "thumbnail")]
    for component in nested(components):
        found += [component.get("media"), component.get("file")]
        found += [item["media"] for item in component.get("items") or []]
    return [medium for medium in found if medium]


def interaction(
    of: Interaction, data: dict[str, Any], world: World, *, locale: str, permissions: Permission
) -> dict[str, Any]:
    """What INTERACTION_CREATE carries; locale and permissions are the person's."""
    guild_ = of.channel.guild
    allowed = str(int(MEMBER & ~of.channel.denied))
    written = {
        "id": of.id,
        "application_id": world.application_id,
        "type": of.kind,
        "token": of.token,
        "version": 1,
        "data": data,
        "channel_id": of.channel.id,
        "channel": channel(of.channel) | {"permissions": str(int(permissions))},
        "app_permissions": allowed,
        "locale": locale,
        "entitlements": [],
        "attachment_size_limit": ATTACHMENT_LIMIT,
    }
    if of.source:
        written["message"] = message(of.source)
    if guild_ is None:
        private = {"user": user(of.person), "context": 1, "authorizing_integration_owners": {"0": "0"}}
        return written | private
    owners = {"0": guild_.id} if guild_.has_bot else {"1": of.person.id}
    written |= {"guild_id": guild_.id, "guild": {"id": guild_.id, "locale": "en-US", "features": []}}
    written |= {"guild_locale": "en-US", "context": 0, "authorizing_integration_owners": owners}
    return written | {"member": member(of.person, guild_, permissions)}


def callback(of: Interaction) -> dict[str, Any]:
    """What Discord answers to an acknowledgement that asks `with_response`."""
    about: dict[str, Any] = {"id": of.id, "type": of.kind}
    if of.message is None:
        return {"interaction": about}
    about |= {
        "response_message_id": of.message.id,
        "response_message_loading": of.message.is_loading,
        "response_message_ephemeral": of.message.is_ephemeral,
    }
    if of.reply is Reply.DEFERRED_UPDATE:
        return {"interaction": about}
    return {"interaction": about, "resource": {"type": of.reply, "message": message(of.message)}}


def command(body: dict[str, Any], world: World, *, guild_id: str | None, known_id: str | None) -> dict[str, Any]:
    written = {"type": 1, "description": "", **body, "id": known_id or world.new_id()}
    written |= {"application_id": world.application_id, "version": world.new_id()}
    return written | ({"guild_id": guild_id} if guild_id else {})
