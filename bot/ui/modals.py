"""Forms that somebody fills in, and their share in the one exit for errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.ui.errors import answer_error
from bot.ui.markup import clip
from bot.ui.replies import acknowledged

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

TITLE_LENGTH = 45
"""Characters of a form's title and of a field's label, by Discord's limit."""

PATIENCE = 15 * 60
"""Seconds for which a form that was opened is waited for."""


def field(
    label: str, *, longest: int, given: str = "", hint: str = "", required: bool = True, several_lines: bool = False
) -> ui.Label[ui.Modal]:
    style = discord.TextStyle.paragraph if several_lines else discord.TextStyle.short
    text = ui.TextInput[ui.Modal](style=style, max_length=longest, default=given or None, required=required)
    return ui.Label(text=clip(label, TITLE_LENGTH), description=clip(hint, 100) or None, component=text)


class Form(ui.Modal):
    """Asks for some texts, and hands them over as `submit(interaction, {name: text})`."""

    def __init__(
        self,
        title: str,
        fields: Mapping[str, ui.Label[ui.Modal]],
        submit: Callable[[discord.Interaction, Mapping[str, str]], Awaitable[None]],
    ) -> None:
        super().__init__(title=clip(title, TITLE_LENGTH), timeout=PATIENCE)
        self._fields = fields
        self._submit = submit
        for name, label in fields.items():
            assert isinstance(label.component, ui.TextInput)
            label.component.custom_id = name
            self.add_item(label)

    async def on_submit(self, interaction: discord.Interaction) -> None:
        texts = {name: str(getattr(label.component, "value", "") or "").strip() for name, label in self._fields.items()}
        async with acknowledged(interaction):
            await self._submit(interaction, texts)

    async def on_error(  # type: ignore[override]  # as discord.py's own Modal has it
        self, interaction: discord.Interaction, error: Exception, /
    ) -> None:
        await answer_error(interaction, error)
