"""The screens of `/help`, made from what Discord is told of the commands, and of `/about`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from discord import ui

from bot.ui.markup import clip, escape
from bot.ui.pieces import frame, note

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.locales import Wording

BUDGET = 3_600
"""Characters of all commands together. Where there are more, the parts of groups are left out, the last first."""

_CHAT_INPUT, _MESSAGE = 1, 3
_SUBCOMMAND, _GROUP = 1, 2


@dataclass(frozen=True, slots=True)
class OptionHelp:
    name: str
    description: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class CommandHelp:
    """A command in one language. `mention` runs it when it is pressed; `parts` are the commands of a group.

    `is_on_message`: it is found in the menu of a message.
    """

    name: str
    mention: str
    description: str
    options: tuple[OptionHelp, ...] = ()
    parts: tuple[CommandHelp, ...] = ()
    is_on_message: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What is said of the bot; addresses are the operator's, where there are any."""

    version: str
    interviews: int
    turns: int
    speakers: int
    servers: int
    source_url: str | None = None
    privacy_url: str | None = None


def describe(payload: dict[str, Any], command_id: int | None, language: str) -> CommandHelp:
    """What a command's payload tells in a language."""
    if payload.get("type", _CHAT_INPUT) == _MESSAGE:
        return CommandHelp(payload["name"], f"**{_shown(payload, 'name', language)}**", "", is_on_message=True)
    return _describe(payload["name"], payload, command_id, language)


def render_help(commands: Iterable[CommandHelp], say: Wording) -> ui.LayoutView:
    """All commands, those of a group in small below it."""
    known = list(commands)
    slash = [command for command in known if not command.is_on_message]
    lines = [f"{command.mention} {escape(clip(command.description, 100))}" for command in slash]
    room = BUDGET - sum(map(len, lines))
    for at, command in enumerate(slash):
        parts = "\n-# " + " ".join(part.mention for part in command.parts)
        if command.parts and len(parts) <= room:
            lines[at] += parts
            room -= len(parts)
    items: list[ui.Item[ui.LayoutView]] = [
        ui.TextDisplay(f"### {say('help-title')}\n-# {say('help-more')}"),
        ui.TextDisplay("\n".join(_fitting(lines, BUDGET))),
    ]
    on_messages = [command.mention for command in known if command.is_on_message]
    if on_messages:
        items.append(ui.TextDisplay(say("help-on-messages", commands=say("list-separator").join(on_messages))))
    return frame(items)


def render_command(command: CommandHelp, say: Wording) -> ui.LayoutView:
    """One command with its options, or the commands of a group with theirs."""
    lines = [f"### {command.mention}\n{escape(command.description)}", *_options(command, say)]
    for part in command.parts:
        options = say("list-separator").join(f"`{option.name}`" for option in part.options)
        lines.append(f"- {part.mention} {escape(part.description)}" + (f"\n-# {options}" if options else ""))
    return frame([ui.TextDisplay("\n".join(_fitting(lines, BUDGET)))])


def render_unknown_command(name: str, say: Wording) -> ui.LayoutView:
    return note(say("help-unknown", name=escape(clip(name, 60))))


def render_about(about: About, say: Wording) -> ui.LayoutView:
    size = say("about-library", interviews=about.interviews, turns=about.turns, speakers=about.speakers)
    links = [
        f"[{say(key)}]({url})"
        for key, url in (("about-source", about.source_url), ("about-policy", about.privacy_url))
        if url
    ]
    small = [say("about-version", version=about.version), say("about-servers", servers=about.servers), *links]
    return frame(
        [
            ui.TextDisplay(f"### Pullquote\n{say('about-what')}"),
            ui.TextDisplay(size),
            ui.TextDisplay(f"**{say('about-privacy-title')}**\n{say('about-privacy')}"),
            ui.TextDisplay(f"-# {' · '.join(small)}"),
        ]
    )


def _describe(name: str, node: dict[str, Any], command_id: int | None, language: str) -> CommandHelp:
    inner = [option for option in node.get("options") or [] if option["type"] in (_SUBCOMMAND, _GROUP)]
    parts = tuple(_describe(f"{name} {option['name']}", option, command_id, language) for option in inner)
    options = tuple(
        OptionHelp(_shown(o, "name", language), _shown(o, "description", language), bool(o.get("required")))
        for o in node.get("options") or []
        if o["type"] not in (_SUBCOMMAND, _GROUP)
    )
    # Discord shows a mention only of what can be run, which a group cannot.
    mention = f"**/{name}**" if parts or command_id is None else f"</{name}:{command_id}>"
    return CommandHelp(name, mention, _shown(node, "description", language), options, parts)


def _shown(node: dict[str, Any], key: str, language: str) -> str:
    return str((node.get(f"{key}_localizations") or {}).get(language, node[key]))


def _options(command: CommandHelp, say: Wording) -> list[str]:
    return [
        f"- `{option.name}`: {escape(option.description)}{'' if option.is_required else say('help-optional')}"
        for option in command.options
    ]


def _fitting(lines: Sequence[str], budget: int) -> list[str]:
    kept: list[str] = []
    for line in lines:
        budget -= len(line) + 1
        if budget < 0:
            break
        kept.append(line)
    return kept
