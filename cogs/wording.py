"""What Discord itself shows of the commands, in each member's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from bot.locales import wording

if TYPE_CHECKING:
    import discord


def text(key: str) -> app_commands.locale_str:
    """A description by its key: English where Discord asks for nothing else."""
    return app_commands.locale_str(wording("en-US")(key), key=key)


class Translator(app_commands.Translator):
    """Hands discord.py the translations of what `text` marks."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002
    ) -> str | None:
        key = string.extras.get("key")
        say = wording(str(locale))
        return None if key is None or say.language != str(locale) else say(key)
