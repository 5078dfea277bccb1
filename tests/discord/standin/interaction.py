"""One thing that a person did, and what the bot made of it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.discord.standin.message import Message
    from tests.discord.standin.world import Channel, User

ACKNOWLEDGE_WITHIN = 3.0  # seconds, for the first answer
TOKEN_LIVES = 15 * 60.0  # seconds, for all that follows
USER_INSTALL_FOLLOW_UPS = 5  # where the application is installed for a person and not for the server


class Kind(IntEnum):
    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Reply(IntEnum):
    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


@dataclass
class Interaction:
    """`message` is what `@original` names: the answer, or the message whose button was pressed."""

    id: str
    token: str
    kind: Kind
    person: User
    channel: Channel
    sent_at: float  # by the stand-in's own clock, by which it expires
    sent: float = field(default_factory=time.monotonic)  # by the clock of `acknowledged`, which measures
    source: Message | None = None
    acknowledged: float | None = None
    callback: dict[str, Any] | None = None
    message: Message | None = None
    follow_ups: list[Message] = field(default_factory=list)

    @property
    def is_answered(self) -> bool:
        """Whether the person sees something better than "thinking…"."""
        return self.acknowledged is not None and not (self.message and self.message.is_loading)

    @property
    def took_ms(self) -> float:
        """From the person's act to the acknowledgement."""
        assert self.acknowledged is not None
        return (self.acknowledged - self.sent) * 1000

    @property
    def reply(self) -> Reply:
        assert self.callback is not None
        return Reply(self.callback["type"])

    @property
    def text(self) -> str:
        assert self.message is not None
        return self.message.text

    @property
    def choices(self) -> list[dict[str, Any]]:
        assert self.reply is Reply.CHOICES
        return self.callback["data"]["choices"]

    @property
    def modal(self) -> dict[str, Any]:
        assert self.reply is Reply.MODAL
        return self.callback["data"]
