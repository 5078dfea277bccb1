"""Forms that remember nothing: a form is known by the pattern of its custom_id, as buttons are.

discord.py knows a form only while the process lives that has opened it. So ours answer nothing by themselves; what is
handed in comes through `answer_form`, to which the client brings it, after a restart as before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

import discord
from discord import ui

from bot.ui.attend import attend
from bot.ui.errors import answer_error
from bot.ui.markup import clip
from bot.ui.replies import acknowledged, library_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.library import Library


TITLE_LENGTH = 45
"""Characters of a form's title and of a field's label, by Discord's limit."""

PATIENCE = 15 * 60
"""Seconds for which a form that was opened is waited for."""


class Answer(Protocol):
    """What a kind of form does with what was filled in: texts by the names of their fields."""

    TEMPLATE: str

    @staticmethod
    async def hand_in(
        interaction: discord.Interaction, library: Library, parts: Mapping[str, str], texts: Mapping[str, str]
    ) -> None: ...


def form(custom_id: str, title: str, fields: Mapping[str, ui.Label[ui.Modal]]) -> ui.Modal:
    """Asks for the fields, whose names are those under which `hand_in` finds what was filled in."""
    opened = _Form(title=clip(title, TITLE_LENGTH), custom_id=custom_id, timeout=PATIENCE)
    for name, label in fields.items():
        assert isinstance(label.component, ui.TextInput)
        label.component.custom_id = name
        opened.add_item(label)
    return opened


def field(
    label: str, *, longest: int, given: str = "", hint: str = "", required: bool = True, several_lines: bool = False
) -> ui.Label[ui.Modal]:
    style = discord.TextStyle.paragraph if several_lines else discord.TextStyle.short
    text = ui.TextInput[ui.Modal](style=style, max_length=longest, default=given or None, required=required)
    return ui.Label(text=clip(label, TITLE_LENGTH), description=clip(hint, 100) or None, component=text)


async def answer_form(interaction: discord.Interaction[Any], kinds: Iterable[type[Answer]]) -> None:
    """Hands a filled-in form to the kind that knows it; any other is none of ours."""
    data: Any = interaction.data or {}
    for kind in kinds:
        match = re.fullmatch(kind.TEMPLATE, str(data.get("custom_id", "")))
        if match is None:
            continue
        try:
            async with acknowledged(interaction):
                await attend(interaction, interaction.client.limits, kind.__name__)
                await kind.hand_in(interaction, library_of(interaction), match.groupdict(), _texts(data))
        except Exception as error:  # noqa: BLE001  the one exit for errors
            await answer_error(interaction, error)


class _Form(ui.Modal):
    async def on_submit(self, interaction: discord.Interaction) -> None:
        """What was handed in comes to `answer_form`."""


def _texts(data: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in [*data.get("components", ()), *([data["component"]] if "component" in data else [])]:
        if "custom_id" in part and "value" in part:
            found[part["custom_id"]] = str(part["value"] or "").strip()
        found |= _texts(part)
    return found
