"""What Discord itself shows of the commands, in each member's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import app_commands
from discord.app_commands import TranslationContextLocation as Place

from bot.locales import wording

if TYPE_CHECKING:
    import discord


def text(key: str) -> app_commands.locale_str:
    """A description by its key: English where Discord asks for nothing else."""
    return app_commands.locale_str(wording("en-US")(key), key=key)


def name_key(command: app_commands.Command[Any, ..., Any] | app_commands.Group) -> str:
    """The message that is a slash command's name: `name-daily-add`."""
    return f"name-{command.qualified_name.replace(' ', '-')}"


def field_key(parameter: app_commands.Parameter) -> str:
    """The message that is an option's name, the same for all commands that have it: `field-speaker`."""
    return f"field-{parameter.name.replace('_', '-')}"


class Translator(app_commands.Translator):
    """Hands discord.py the translations of what `text` marks, and of the names of commands and options."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        say = wording(str(locale))
        if say.language != str(locale):
            return None
        key = string.extras.get("key") or _name_of(context)
        return say(key) if key is not None and say.has(key) else None


def _name_of(context: app_commands.TranslationContextTypes) -> str | None:
    match context.location, context.data:
        case (Place.command_name, app_commands.Command() as named) | (Place.group_name, app_commands.Group() as named):
            return name_key(named)
        case Place.parameter_name, app_commands.Parameter() as named:
            return field_key(named)
        case _:
            return None
