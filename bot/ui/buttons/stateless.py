"""What all buttons share that remember nothing: they are known by the pattern of their custom_id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from bot.ui.attend import attend
from bot.ui.errors import answer_error
from bot.ui.replies import acknowledged, library_of

if TYPE_CHECKING:
    import re

    import discord
    from discord import ui

    from bot.library import Library


class Stateless:
    """What a button has that knows nothing but its custom_id, and its share in the one exit for errors."""

    parts: dict[str, str]

    @classmethod
    async def from_custom_id(cls, _interaction: discord.Interaction, item: ui.Item[Any], match: re.Match[str]) -> Self:
        button = cls(item)  # type: ignore[call-arg]  # DynamicItem, beside which this class always stands
        button.parts = match.groupdict()
        return button

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        try:
            # From the first moment on, for what is looked up before the answer may have to wait as well.
            async with acknowledged(interaction):
                await attend(interaction, interaction.client.limits, type(self).__name__)
                await self.press(interaction, library_of(interaction))
        except Exception as error:  # noqa: BLE001  the one exit for errors
            await answer_error(interaction, error)

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        raise NotImplementedError
