"""Someone in front of Discord who runs commands, presses buttons and reads what comes back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tests.discord.standin.interaction import ACKNOWLEDGE_WITHIN, Interaction, Kind
from tests.discord.standin.message import Message, nested
from tests.discord.standin.options import NotOffered, find_command, written
from tests.discord.standin.wire import messages
from tests.discord.standin.world import MEMBER, Channel, Permission, User

if TYPE_CHECKING:
    from tests.discord.standin.server import Standin

CHAT_INPUT, MESSAGE_COMMAND = 1, 3


class NoAnswer(AssertionError):
    """The bot let the person wait; Discord would say "The application did not respond"."""


@dataclass(frozen=True)
class Person:
    """Acts in one channel; `at` and `privately` give the same person elsewhere.

    Each act waits until the person sees an answer (a deferred one has been filled in), `patience` seconds at most.
    """

    standin: Standin
    user: User
    channel: Channel
    permissions: Permission = MEMBER
    locale: str = "en-US"
    patience: float = ACKNOWLEDGE_WITHIN

    def at(self, channel: Channel) -> Person:
        return replace(self, channel=channel)

    def privately(self) -> Person:
        return self.at(self.standin.world.dm_with(self.user))

    async def slash(self, command: str, /, **options: Any) -> Interaction:
        """Runs `quote`, or `schedule add` for a subcommand.

        Raises:
            NotOffered: Discord wouldn't let this person send that.
            NoAnswer: the bot didn't answer.
        """
        data = self._command(command, options)
        return await self._act(Kind.COMMAND, data, f"/{command}")

    async def autocomplete(self, command: str, /, **options: Any) -> list[dict[str, Any]]:
        """The choices for the last option, which the person is typing."""
        data = self._command(command, options, focused=next(reversed(options)))
        return (await self._act(Kind.AUTOCOMPLETE, data, f"typing /{command}")).choices

    async def use(self, command: str, message: Message) -> Interaction:
        """Runs a message command on the message."""
        found = find_command(self, command, MESSAGE_COMMAND)
        resolved = {"messages": {message.id: messages.message(message)}}
        data = {"id": found["id"], "name": command, "type": MESSAGE_COMMAND, "target_id": message.id}
        return await self._act(Kind.COMMAND, data | {"resolved": resolved}, command)

    async def click(self, message: Message, button: str) -> Interaction:
        """Presses the button that has this label or `custom_id`."""
        return await self._touch(message, button)

    async def select(self, message: Message, menu: str, *values: str) -> Interaction:
        offered = [option["value"] for option in message.control(menu)["options"]]
        if not set(values) <= set(offered):
            raise NotOffered(f"{values} are not all among {offered}")
        return await self._touch(message, menu, values=list(values))

    async def submit(self, opened: Interaction, **fields: str) -> Interaction:
        """Fills in the modal that `opened` was answered with; fields go by their `custom_id`."""
        inputs = [part for part in nested(opened.modal["components"]) if "custom_id" in part]
        if set(fields) - {part["custom_id"] for part in inputs}:
            raise NotOffered(f"{sorted(fields)} are not all in the modal")
        data = {"custom_id": opened.modal["custom_id"], "components": _filled(opened.modal["components"], fields)}
        return await self._act(Kind.MODAL, data, "a modal", source=opened.source)

    async def says(self, text: str) -> Message:
        """A message of the person's own, whose content a bot without that privilege reads only in a command."""
        message = Message(self.standin.world.new_id(), self.channel, self.user, text)
        self.channel.messages[message.id] = message
        seen = messages.message(message) | {"content": ""}
        await self.standin.gateway.announce("MESSAGE_CREATE", seen, self.channel.guild)
        return message

    def _command(self, command: str, options: dict[str, Any], focused: str | None = None) -> dict[str, Any]:
        name, *path = command.split(" ")
        found = find_command(self, name, CHAT_INPUT)
        resolved: dict[str, Any] = {}
        filled = written(found, path, options, focused, resolved)
        return {"id": found["id"], "name": name, "type": CHAT_INPUT, "options": filled, "resolved": resolved}

    async def _touch(self, message: Message, control: str, **more: Any) -> Interaction:
        found = message.control(control)
        if found.get("disabled"):
            raise NotOffered(f"{control!r} is disabled")
        data = {"custom_id": found["custom_id"], "component_type": found["type"], "id": found["id"], **more}
        return await self._act(Kind.COMPONENT, data, repr(control), source=message)

    async def _act(self, kind: Kind, data: dict[str, Any], act: str, source: Message | None = None) -> Interaction:
        world = self.standin.world
        token = secrets.token_urlsafe(60)
        interaction = Interaction(world.new_id(), token, kind, self.user, self.channel, world.now(), source=source)
        self.standin.interactions[token] = interaction
        payload = messages.interaction(interaction, data, world, locale=self.locale, permissions=self.permissions)
        await self.standin.gateway.announce("INTERACTION_CREATE", payload, self.channel.guild)
        try:
            await self.standin.until(lambda: interaction.is_answered, within=self.patience)
        except TimeoutError:
            violations = "; ".join(map(str, self.standin.violations)) or "none"
            raise NoAnswer(f"{act}: no answer within {self.patience} s (violations: {violations})") from None
        return interaction


def _filled(components: list[dict[str, Any]], fields: dict[str, str]) -> list[dict[str, Any]]:
    filled = []
    for component in components:
        held = {"type": component["type"], "id": component.get("id", 0)}
        if "custom_id" in component:
            held |= {"custom_id": component["custom_id"], "value": fields.get(component["custom_id"], "")}
        if "components" in component:
            held["components"] = _filled(component["components"], fields)
        if "component" in component:
            held["component"] = _filled([component["component"]], fields)[0]
        filled.append(held)
    return filled
