"""Buttons that remember nothing: known by the pattern of their custom_id, they work for as long as they stand."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.errors import UnknownReference
from bot.library import NoQuotation
from bot.ui.context import render_context
from bot.ui.custom_ids import AnotherQuotation, ReadingPlace, SearchPage, TopicPage
from bot.ui.errors import answer_error
from bot.ui.quotation import render_no_quotation, render_quotation
from bot.ui.replies import acknowledged, guild_of, library_of, replace, send, speak_to
from bot.ui.search import PAGE, render_search
from bot.ui.topic import render_topic, render_topics

if TYPE_CHECKING:
    import re

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
            async with acknowledged(interaction):
                await self.press(interaction, library_of(interaction))
        except Exception as error:  # noqa: BLE001  the one exit for errors
            await answer_error(interaction, error)

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        raise NotImplementedError


class SearchButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=SearchPage.TEMPLATE):
    """Turns the page of a search, or asks another one."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        page = SearchPage.unpack(self.parts, guild_of(interaction), PAGE)
        await replace(interaction, render_search(await library.search(page.query), speak_to(interaction)))


class ContextButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=ReadingPlace.TEMPLATE):
    """Opens a turn among its neighbours for whoever pressed, or reads on in it."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        place = ReadingPlace.unpack(self.parts)
        context = await library.find_context(place.turn_id, guild_of(interaction))
        view = render_context(context, place.at, speak_to(interaction))
        if interaction.message is not None and interaction.message.flags.ephemeral:
            await replace(interaction, view)
        else:
            await send(interaction, view, ephemeral=True)


class AnotherButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=AnotherQuotation.TEMPLATE):
    """Shows another quotation like the one that stands there."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        wish = AnotherQuotation.unpack(self.parts, guild_of(interaction))
        say = speak_to(interaction)
        found = await library.quote(wish.filters, wish.about, rng=random.Random(), unlike=wish.unlike)  # noqa: S311
        if isinstance(found, NoQuotation):
            await send(interaction, render_no_quotation(found, say), ephemeral=True)
        else:
            await replace(interaction, render_quotation(found, wish.filters, wish.about, say))


class TopicButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=TopicPage.TEMPLATE):
    """Walks on to a topic, or turns its page."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        page = TopicPage.unpack(self.parts)
        guild_id = guild_of(interaction)
        say = speak_to(interaction)
        if page.topic_id == 0:
            await replace(interaction, render_topics(await library.list_topics(guild_id), say))
            return
        view = await library.view_topic(page.topic_id, guild_id)
        if view is None:
            raise UnknownReference("turn", str(page.topic_id))
        await replace(interaction, render_topic(view, page.page, say))


BUTTONS: tuple[type[ui.DynamicItem[Any]], ...] = (SearchButton, ContextButton, AnotherButton, TopicButton)
