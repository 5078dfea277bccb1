"""What users read: messages in `.ftl` files (Fluent), a folder a language and in it a file a family of commands."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from fluent.runtime import FluentBundle, FluentResource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LANGUAGES = ("en-US", "zh-CN", "zh-TW")
"""The languages that we speak; the first one is spoken to everybody else."""


class Wording:
    """Speaks one language: `say("search-found", count=3)`."""

    def __init__(self, language: str) -> None:
        self.language = language
        # No isolation marks around names: Discord shows them as boxes in some fonts.
        self._bundle = FluentBundle([language], use_isolating=False)
        for source in _sources(language):
            self._bundle.add_resource(FluentResource(source))

    def __call__(self, key: str, **values: str | float) -> str:
        """The message by this key.

        Raises:
            KeyError: no such message, or a value is missing; a test keeps this from users.
        """
        message = self._bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        text, errors = self._bundle.format_pattern(message.value, values)
        if errors:
            raise KeyError(f"{key}: {errors[0]}")
        return str(text)

    def has(self, key: str) -> bool:
        return bool(self._bundle.has_message(key))

    def keys(self) -> frozenset[str]:
        return frozenset(self._bundle._messages)  # noqa: SLF001  there is no public way to list them


@cache
def wording(language: str) -> Wording:
    """Speaks the language of a Discord locale, or the nearest one that we have."""
    if language in LANGUAGES:
        return Wording(language)
    near = next((known for known in LANGUAGES if known[:2] == language[:2]), LANGUAGES[0])
    return wording(near)


def translations(key: str) -> Mapping[str, str]:
    """The message by this key in every language."""
    return {language: wording(language)(key) for language in LANGUAGES}


def _sources(language: str) -> Iterator[str]:
    folder = files("bot.locales").joinpath(language)
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        yield file.read_text(encoding="utf-8")
