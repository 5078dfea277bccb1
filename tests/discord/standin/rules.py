"""What Discord refuses, although its published description doesn't say so.

Lengths are counted in characters. Each rule yields a complaint per fault; whoever asks decides what follows from it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.discord.standin.message import TEXT_DISPLAY, nested
from tests.discord.standin.wire.messages import media

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.discord.standin.message import Message

CONTENT_LIMIT = 2_000
EMBEDS_LIMIT = 6_000  # over all embeds of a message
V2_TEXT_LIMIT = 4_000  # over all text displays of a message
V2_COMPONENTS_LIMIT = 40  # nested ones count
CUSTOM_ID_LIMIT = 100
CHOICES_LIMIT = 25
CHOICE_LIMIT = 100  # a choice's name, and its value where that is text
COMMANDS_LIMIT = 100  # chat input commands in one scope
COMMAND_LIMIT = 8_000  # names, descriptions and values in one command

CHAT_INPUT = 1


@dataclass(frozen=True)
class Complaint:
    where: str
    what: str


@dataclass(frozen=True)
class Violation:
    """Something that the bot sent and Discord would refuse."""

    route: str
    complaint: Complaint

    def __str__(self):
        return f"{self.route}: {self.complaint.where}: {self.complaint.what}"


def message(of: Message) -> Iterator[Complaint]:
    """A message as it would stand after the request, whether that creates or edits it."""
    yield from _at_most(CONTENT_LIMIT, len(of.content), "content", "characters")
    yield from _at_most(EMBEDS_LIMIT, embedded_length(of.embeds), "embeds", "characters")
    yield from components(of.components)
    yield from _uploads(of)
    if of.is_v2:
        yield from _layout(of)


def _layout(of: Message) -> Iterator[Complaint]:
    parts = list(nested(of.components))
    text = sum(len(part["content"]) for part in parts if part["type"] == TEXT_DISPLAY)
    yield from _at_most(V2_TEXT_LIMIT, text, "components", "characters of text")
    yield from _at_most(V2_COMPONENTS_LIMIT, len(parts), "components", "components")
    for key in ("content", "embeds"):
        if getattr(of, key):
            yield Complaint(key, "can't stand beside components V2")


def _uploads(of: Message) -> Iterator[Complaint]:
    uploads = {f"attachment://{it.filename}" for it in of.attachments}
    for medium in media(of.embeds, of.components):
        if medium["url"].startswith("attachment://") and medium["url"] not in uploads:
            yield Complaint("attachments", f"{medium['url']} was not uploaded")


def components(tree: list[dict[str, Any]]) -> Iterator[Complaint]:
    """The controls of a message or a modal."""
    custom_ids = [part["custom_id"] for part in nested(tree) if "custom_id" in part]
    for custom_id, times in Counter(custom_ids).items():
        if times > 1:
            yield Complaint("components", f"custom_id {custom_id!r} stands {times} times")
        if not 1 <= len(custom_id) <= CUSTOM_ID_LIMIT:
            yield Complaint("components", f"custom_id of {len(custom_id)} characters")


def choices(of: list[dict[str, Any]]) -> Iterator[Complaint]:
    """What an autocomplete offers."""
    yield from _at_most(CHOICES_LIMIT, len(of), "data.choices", "choices")
    for place, choice in enumerate(of):
        for key in ("name", "value"):
            if isinstance(choice[key], str) and not 1 <= len(choice[key]) <= CHOICE_LIMIT:
                yield Complaint(f"data.choices.{place}.{key}", f"{len(choice[key])} characters")


def commands(of: list[dict[str, Any]]) -> Iterator[Complaint]:
    """All commands of one scope, as a sync sends them."""
    kinds = Counter(command.get("type", CHAT_INPUT) for command in of)
    yield from _at_most(COMMANDS_LIMIT, kinds[CHAT_INPUT], "commands", "slash commands")
    names = Counter((command["name"], command.get("type", CHAT_INPUT)) for command in of)
    for (name, _), times in names.items():
        if times > 1:
            yield Complaint(name, f"stands {times} times")
    for command in of:
        yield from _at_most(COMMAND_LIMIT, command_length(command), command["name"], "characters in all")


def embedded_length(embeds: Iterable[dict[str, Any]]) -> int:
    total = 0
    for embed in embeds:
        fields = [text for field in embed.get("fields") or [] for text in (field["name"], field["value"])]
        around = [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
        total += sum(len(text or "") for text in [embed.get("title"), embed.get("description"), *fields, *around])
    return total


def command_length(part: dict[str, Any]) -> int:
    """The length of a command, an option or a choice with all that it holds."""
    own = [part["name"], part.get("description"), part.get("value")]
    held = [*(part.get("options") or []), *(part.get("choices") or [])]
    return sum(len(text) for text in own if isinstance(text, str)) + sum(map(command_length, held))


def _at_most(limit: int, found: int, where: str, what: str) -> Iterator[Complaint]:
    if found > limit:
        yield Complaint(where, f"{found} {what}, Discord takes {limit}")
