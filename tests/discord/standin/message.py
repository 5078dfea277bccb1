"""A message as readers see it, and the tree of components that it may be made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntFlag
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.discord.standin.interaction import Interaction
    from tests.discord.standin.world import Channel, User

BUTTON, TEXT_DISPLAY = 2, 10
MENTIONS = {"everyone": r"@everyone|@here", "users": r"<@!?\d+>", "roles": r"<@&\d+>"}


class Flag(IntFlag):
    CROSSPOSTED = 1 << 0
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    COMPONENTS_V2 = 1 << 15


PLAIN = Flag(0)


@dataclass
class Attachment:
    id: str
    filename: str
    content: bytes
    content_type: str
    description: str | None
    path: str  # on Discord's CDN


@dataclass
class Message:
    id: str
    channel: Channel
    author: User
    content: str = ""
    embeds: list[dict[str, Any]] = field(default_factory=list)
    components: list[dict[str, Any]] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    flags: Flag = PLAIN
    nonce: str | None = None
    allowed_mentions: dict[str, Any] | None = None
    edited_at: str | None = None
    cause: Interaction | None = None  # the one that it answers

    @property
    def is_ephemeral(self):
        return bool(self.flags & Flag.EPHEMERAL)

    @property
    def is_loading(self):
        return bool(self.flags & Flag.LOADING)

    @property
    def is_v2(self):
        return bool(self.flags & Flag.COMPONENTS_V2)

    @property
    def text(self) -> str:
        """All that a reader sees as text: content, embeds and text displays, a line each."""
        embedded = [embed.get(key) for embed in self.embeds for key in ("title", "description")]
        return "\n".join(filter(None, [self.content, *embedded, *self._displayed]))

    @property
    def _displayed(self) -> list[str]:
        return [part["content"] for part in nested(self.components) if part["type"] == TEXT_DISPLAY]

    @property
    def pings(self) -> list[str]:
        """Each mention that would notify someone: all that aren't in an embed, but for `allowed_mentions`."""
        allowed = {"parse": MENTIONS} if self.allowed_mentions is None else self.allowed_mentions
        text = "\n".join([self.content, *self._displayed])
        found = [mention for kind in allowed.get("parse", ()) for mention in re.findall(MENTIONS[kind], text)]
        named = [id_ for kind in ("users", "roles") for id_ in allowed.get(kind) or ()]
        return found + [mention for id_ in named for mention in re.findall(rf"<@[!&]?{id_}>", text)]

    @property
    def buttons(self) -> dict[str, dict[str, Any]]:
        """Each button by its label, or its emoji where it has no label."""
        found = (part for part in nested(self.components) if part["type"] == BUTTON)
        return {button.get("label") or button["emoji"]["name"]: button for button in found}

    def control(self, name: str) -> dict[str, Any]:
        """The button or menu that has this `custom_id` or label.

        Raises:
            LookupError: there is none; the message says what there is.
        """
        controls = [part for part in nested(self.components) if "custom_id" in part]
        for control in controls:
            if name in (control["custom_id"], control.get("label")):
                return control
        offered = [control.get("label") or control["custom_id"] for control in controls]
        raise LookupError(f"no control {name!r} among {offered}")


def nested(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every component, however deep: rows, containers, sections with their accessory, labels of a modal."""
    for component in components:
        yield component
        yield from nested(component.get("components") or [])
        yield from nested([component[key] for key in ("accessory", "component") if component.get(key)])
