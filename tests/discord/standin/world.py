"""What Discord knows: guilds, channels, users and messages, as plain data, with a clock that a test can turn."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.discord.standin.message import Message

EPOCH_MS = 1_420_070_400_000  # the first second of 2015, where Discord's ids begin


class Permission(IntFlag):
    """The few of Discord's permissions that the stand-in enforces or hands out."""

    ADD_REACTIONS = 1 << 6
    MANAGE_GUILD = 1 << 5
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    USE_APPLICATION_COMMANDS = 1 << 31
    CREATE_PUBLIC_THREADS = 1 << 35
    SEND_MESSAGES_IN_THREADS = 1 << 38


# Without ADMINISTRATOR, which would make a client blind to what a channel denies.
MEMBER = Permission(sum(Permission)) & ~Permission.MANAGE_GUILD
ADMIN = MEMBER | Permission.MANAGE_GUILD
NONE = Permission(0)


class ChannelKind(IntEnum):
    TEXT = 0
    DM = 1
    NEWS = 5
    NEWS_THREAD = 10
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    FORUM = 15

    @property
    def is_thread(self):
        return self in (ChannelKind.NEWS_THREAD, ChannelKind.PUBLIC_THREAD, ChannelKind.PRIVATE_THREAD)


@dataclass
class User:
    id: str
    name: str
    is_bot: bool = False
    takes_dms: bool = True


@dataclass
class Guild:
    """A server; one without `has_bot` knows the application only through members who installed it for themselves."""

    id: str
    name: str
    admin_role_id: str
    has_bot: bool = True
    system_channel: Channel | None = None
    channels: list[Channel] = field(default_factory=list)
    strangers: set[str] = field(default_factory=set)  # users, by id, who are no members of it


@dataclass
class Tag:
    id: str
    name: str


@dataclass
class Channel:
    id: str
    name: str
    kind: ChannelKind
    guild: Guild | None = None
    parent: Channel | None = None
    recipient: User | None = None
    denied: Permission = NONE  # what the bot may not do here
    owner: User | None = None  # who opened the thread
    is_archived: bool = False
    tags: list[Tag] = field(default_factory=list)  # of a forum; of a post in it, those that it has
    requires_tag: bool = False
    messages: dict[str, Message] = field(default_factory=dict)

    @property
    def posted(self) -> list[Message]:
        """What everyone in the channel can read, oldest first."""
        return list(self.messages.values())

    def allows(self, permission):
        return not (self.denied & permission)


def moment_of(snowflake: str) -> str:
    """When the id was given, in ISO 8601."""
    milliseconds = (int(snowflake) >> 22) + EPOCH_MS
    return dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC).isoformat()


class World:
    """All that outlives a client: start another one, and it finds the same guilds and messages."""

    def __init__(self):
        self._ahead = 0.0
        self._last_id = 0
        self.application_id = self.new_id()
        self.bot = User(self.application_id, "pullquote", is_bot=True)
        self.guilds: dict[str, Guild] = {}
        self.channels: dict[str, Channel] = {}
        self.users: dict[str, User] = {self.bot.id: self.bot}
        self.commands: dict[str | None, list[dict[str, Any]]] = {}  # by guild; the global ones under None
        self.files: dict[str, bytes] = {}  # by path on the CDN
        self.nonces: dict[str, tuple[float, Message]] = {}  # the bot's last message that had it, and when

    def now(self) -> float:
        return time.time() + self._ahead

    def advance(self, seconds: float) -> None:
        """Lets time pass on Discord's side only: tokens expire, nonces are forgotten."""
        self._ahead += seconds

    def new_id(self) -> str:
        """A snowflake of this moment, greater than every one before it."""
        moment = int(self.now() * 1000) - EPOCH_MS
        self._last_id = max(self._last_id + 1, moment << 22)
        return str(self._last_id)

    def add_user(self, name: str) -> User:
        user = User(self.new_id(), name)
        self.users[user.id] = user
        return user

    def add_guild(self, name: str, *, has_bot: bool = True) -> Guild:
        guild = Guild(self.new_id(), name, admin_role_id=self.new_id(), has_bot=has_bot)
        self.guilds[guild.id] = guild
        return guild

    def add_channel(
        self,
        guild: Guild,
        name: str,
        kind: ChannelKind = ChannelKind.TEXT,
        *,
        parent: Channel | None = None,
        id: str | None = None,  # noqa: A002  a thread has the id of the message that it grew from
    ) -> Channel:
        channel = Channel(id or self.new_id(), name, kind, guild, parent)
        guild.channels.append(channel)
        self.channels[channel.id] = channel
        return channel

    def dm_with(self, user: User) -> Channel:
        for channel in self.channels.values():
            if channel.recipient is user:
                return channel
        channel = Channel(self.new_id(), user.name, ChannelKind.DM, recipient=user)
        self.channels[channel.id] = channel
        return channel

    def remove_channel(self, channel: Channel) -> None:
        del self.channels[channel.id]
        if channel.guild:
            channel.guild.channels.remove(channel)
