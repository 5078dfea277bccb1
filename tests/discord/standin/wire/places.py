"""Users, servers, channels and the client's own start, as Discord writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.discord import hosts
from tests.discord.standin.world import ADMIN, MEMBER, ChannelKind, User

if TYPE_CHECKING:
    from tests.discord.standin.world import Channel, Guild, Permission, World

OWNER_ID = "1"
JOINED_AT = "2024-01-01T00:00:00+00:00"
REQUIRES_TAG = 1 << 4  # a forum's flag
MESSAGE_CONTENT_LIMITED = 1 << 19  # an application flag


def user(of: User) -> dict[str, Any]:
    return {
        "id": of.id,
        "username": of.name,
        "global_name": None if of.is_bot else of.name,
        "discriminator": "0",
        "avatar": None,
        "bot": of.is_bot,
        "public_flags": 0,
        "primary_guild": None,
    }


def application(world: World) -> dict[str, Any]:
    owner = User(OWNER_ID, "owner")
    return {
        "id": world.application_id,
        "name": world.bot.name,
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": MESSAGE_CONTENT_LIMITED,
        "owner": user(owner),
        "team": None,
        "interactions_endpoint_url": None,
        "redirect_uris": [],
    }


def member(of: User, guild: Guild, permissions: Permission = MEMBER) -> dict[str, Any]:
    return {
        "user": user(of),
        "nick": None,
        "avatar": None,
        "roles": [guild.admin_role_id] if permissions == ADMIN else [],
        "joined_at": JOINED_AT,
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "permissions": str(int(permissions)),
    }


def role(id_: str, name: str, permissions: Permission) -> dict[str, Any]:
    colours = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
    return {
        "id": id_,
        "name": name,
        "color": 0,
        "colors": colours,
        "hoist": False,
        "position": 0,
        "permissions": str(int(permissions)),
        "managed": False,
        "mentionable": False,
        "flags": 0,
        "icon": None,
        "unicode_emoji": None,
    }


def guild(of: Guild, world: World) -> dict[str, Any]:
    zero = ("verification_level", "default_message_notifications", "explicit_content_filter", "mfa_level")
    zero += ("nsfw_level", "premium_tier", "system_channel_flags")
    empty = ("emojis", "stickers", "features", "voice_states", "presences", "stage_instances")
    empty += ("guild_scheduled_events", "soundboard_sounds")
    return {
        "id": of.id,
        "name": of.name,
        "owner_id": OWNER_ID,
        "roles": [role(of.id, "@everyone", MEMBER), role(of.admin_role_id, "admins", ADMIN)],
        "channels": [channel(it) for it in of.channels if not it.kind.is_thread],
        "threads": [channel(it) for it in of.channels if it.kind.is_thread],
        "members": [member(world.bot, of)],
        "member_count": 1 + len(world.users),
        "large": False,
        "joined_at": JOINED_AT,
        "afk_timeout": 300,
        "preferred_locale": "en-US",
        "system_channel_id": of.system_channel.id if of.system_channel else None,
        **dict.fromkeys(("icon", "banner", "splash", "description"), None),
        **dict.fromkeys(zero, 0),
        **{key: [] for key in empty},
    }


def channel(of: Channel) -> dict[str, Any]:
    flags = REQUIRES_TAG if of.requires_tag else 0
    written = {"id": of.id, "type": of.kind, "last_message_id": next(reversed(of.messages), None), "flags": flags}
    if of.recipient:
        return written | {"recipients": [user(of.recipient)]}
    everyone = {"id": of.guild.id, "type": 0, "allow": "0", "deny": str(int(of.denied))}
    written |= {
        "guild_id": of.guild.id,
        "name": of.name,
        "position": 0,
        "permission_overwrites": [everyone] if of.denied else [],
        "nsfw": False,
        "topic": None,
        "rate_limit_per_user": 0,
        "parent_id": of.parent.id if of.parent else None,
    }
    if of.kind.is_thread:
        return written | _thread(of)
    return written | (_forum(of) if of.kind is ChannelKind.FORUM else {})


def _thread(of: Channel) -> dict[str, Any]:
    archive = {"archived": of.is_archived, "auto_archive_duration": 1440, "archive_timestamp": JOINED_AT}
    counts = {"message_count": 0, "member_count": 1, "total_message_sent": 0}
    owner_id = of.owner.id if of.owner else OWNER_ID
    tags = {"applied_tags": [tag.id for tag in of.tags]}
    return {"owner_id": owner_id, "thread_metadata": archive | {"locked": False}, **counts, **tags}


def _forum(of: Channel) -> dict[str, Any]:
    tags = [{"id": it.id, "name": it.name, "moderated": False, "emoji_id": None, "emoji_name": None} for it in of.tags]
    return {"available_tags": tags, "default_forum_layout": 0, "default_sort_order": None}


def ready(world: World, session_id: str, shard: tuple[int, int], guilds: list[Guild]) -> dict[str, Any]:
    empty = ("private_channels", "relationships", "presences", "geo_ordered_rtc_regions")
    return {
        "v": 10,
        "user": user(world.bot),
        "session_type": "normal",
        "session_id": session_id,
        "shard": list(shard),
        "resume_gateway_url": f"wss://{hosts.RESUME_HOST}",
        "guilds": [{"id": it.id, "unavailable": True} for it in guilds],
        "application": {"id": world.application_id, "flags": MESSAGE_CONTENT_LIMITED},
        **{key: [] for key in empty},
    }
