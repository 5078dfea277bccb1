"""What Discord's own client lets a person send: only commands that were synced, with options that they have."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from tests.discord.standin.message import Attachment
from tests.discord.standin.wire import messages, places
from tests.discord.standin.world import MEMBER, Channel, Permission, User

if TYPE_CHECKING:
    from tests.discord.standin.people import Person

PRIVATE, SERVER = 1, 0  # contexts of use


class Option(IntEnum):
    SUBCOMMAND = 1
    GROUP = 2
    TEXT = 3
    INTEGER = 4
    BOOLEAN = 5
    USER = 6
    CHANNEL = 7
    NUMBER = 10
    ATTACHMENT = 11


# What a person may give for each type, and under which key of `resolved` Discord then describes it.
VALUES = {
    Option.TEXT: str,
    Option.INTEGER: int,
    Option.BOOLEAN: bool,
    Option.NUMBER: (int, float),
}
RESOLVED = {
    Option.USER: (User, "users", places.user),
    Option.CHANNEL: (Channel, "channels", places.channel),
    Option.ATTACHMENT: (Attachment, "attachments", messages.attachment),
}


class NotOffered(LookupError):
    """Discord's client would not let this person do that; most often the bot has never synced it."""


def find_command(person: Person, name: str, kind: int) -> dict[str, Any]:
    guild = person.channel.guild
    commands = person.standin.world.commands
    known = [*(commands.get(guild.id, []) if guild else []), *commands.get(None, [])]
    for command in known:
        if (command["name"], command["type"]) == (name, kind):
            _check_offered(person, command)
            return command
    raise NotOffered(f"{name!r} was never synced, but {[command['name'] for command in known]}")


def _check_offered(person: Person, command: dict[str, Any]) -> None:
    contexts = command.get("contexts")
    if contexts is not None and (SERVER if person.channel.guild else PRIVATE) not in contexts:
        raise NotOffered(f"{command['name']!r} is not offered here")
    needed = Permission(int(command.get("default_member_permissions") or 0))
    if person.channel.guild and needed & ~person.permissions:
        raise NotOffered(f"{command['name']!r} needs {needed!r}")


def written(
    command: dict[str, Any], path: list[str], values: dict[str, Any], focused: str | None, resolved: dict[str, Any]
) -> list[dict[str, Any]]:
    """The options of an interaction; `path` leads through groups, and `resolved` is filled with what they name."""
    if path:
        inner = _subcommand(command, path[0])
        below = written(inner, path[1:], values, focused, resolved)
        return [{"name": inner["name"], "type": inner["type"], "options": below}]
    offered = {option["name"]: option for option in command.get("options") or []}
    _check_complete(command["name"], offered, values, partial=focused is not None)
    filled = []
    for name, value in values.items():
        kind = Option(offered[name]["type"])
        _check_choice(offered[name], value, typing=name == focused)
        option = {"name": name, "type": kind, "value": _plain(kind, name, value, resolved)}
        filled.append(option | ({"focused": True} if name == focused else {}))
    return filled


def _subcommand(command: dict[str, Any], name: str) -> dict[str, Any]:
    for option in command.get("options") or []:
        if option["name"] == name and option["type"] in (Option.SUBCOMMAND, Option.GROUP):
            return option
    raise NotOffered(f"{command['name']!r} has no subcommand {name!r}")


def _check_complete(command: str, offered: dict[str, Any], values: dict[str, Any], *, partial: bool) -> None:
    required = {name for name, option in offered.items() if option.get("required")}
    if set(values) - set(offered):
        raise NotOffered(f"{command!r} has the options {sorted(offered)}, not {sorted(values)}")
    if required - set(values) and not partial:
        raise NotOffered(f"{command!r} needs {sorted(required - set(values))}")


def _check_choice(option: dict[str, Any], value: Any, *, typing: bool) -> None:
    if typing and not option.get("autocomplete"):
        raise NotOffered(f"{option['name']!r} has no autocomplete")
    choices = [choice["value"] for choice in option.get("choices") or []]
    if choices and value not in choices:
        raise NotOffered(f"{option['name']!r} is one of {choices}, not {value!r}")


def _plain(kind: Option, name: str, value: Any, resolved: dict[str, Any]) -> Any:
    """The value as it travels: as it is, or the id of a thing that `resolved` then describes."""
    if kind in VALUES and isinstance(value, VALUES[kind]):
        return value
    if kind in RESOLVED and isinstance(value, RESOLVED[kind][0]):
        _, group, describe = RESOLVED[kind]
        described = describe(value)
        if kind is Option.CHANNEL:
            described["permissions"] = str(int(MEMBER))
        resolved.setdefault(group, {})[value.id] = described
        return value.id
    raise NotOffered(f"{name!r} takes {kind.name}, not {value!r}")
