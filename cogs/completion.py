"""Names are offered while somebody types them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.app_commands import Choice

from bot.store.records import SHARED
from bot.ui.markup import clip
from bot.ui.replies import guild_of, library_of, speak_to

if TYPE_CHECKING:
    import discord


_ALL = 10_000
"""More interviews than anybody has: those of one server are picked out of them."""

CHOICES = 25
"""Discord shows no more."""

CHOICE_LENGTH = 100
"""Characters of a choice's name and of its value, by Discord's limit."""


async def complete_speaker(interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
    library = library_of(interaction)
    speakers = await library.suggest_speakers(typed, guild_of(interaction), CHOICES)
    return [_choice(speaker.name, speaker.name) for speaker in speakers]


async def complete_interview(interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
    library = library_of(interaction)
    interviews = await library.suggest_interviews(typed, guild_of(interaction), CHOICES)
    return [_choice(interview.title, str(interview.id)) for interview in interviews]


async def complete_own_interview(interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
    """Only those that the server has brought in itself."""
    guild_id = guild_of(interaction)
    interviews = await library_of(interaction).suggest_interviews(typed, guild_id, _ALL)
    own = [interview for interview in interviews if interview.guild_id == guild_id != SHARED]
    return [_choice(interview.title, str(interview.id)) for interview in own[:CHOICES]]


async def complete_topic(interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
    library = library_of(interaction)
    topics = await library.topics.suggest(typed, guild_of(interaction), CHOICES)
    language = speak_to(interaction).language
    labels = [topic.label_in(language, typed) for topic in topics]
    return [_choice(label, label) for label in labels]


def _choice(name: str, value: str) -> Choice[str]:
    return Choice(name=clip(name, CHOICE_LENGTH), value=value[:CHOICE_LENGTH])
