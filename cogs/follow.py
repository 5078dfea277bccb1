"""`/follow`: topics and speakers, and a digest of what is new about them."""

from __future__ import annotations

import discord
from discord import app_commands, ui
from discord.app_commands import Choice
from discord.ext import commands

from bot.browsing import TopicView
from bot.daily.zones import find_zone
from bot.store.follows import Followed, NewFollow, When
from bot.text.fold import fold
from bot.ui.follows import describe_digest, render_following, render_follows, usual_time
from bot.ui.markup import escape
from bot.ui.pieces import frame
from bot.ui.replies import acknowledged, guild_of, library_of, send, speak_to
from bot.ui.topic import render_unknown_topic
from cogs.completion import CHOICE_LENGTH, CHOICES, complete_speaker, complete_topic
from cogs.daily import complete_zone
from cogs.wording import text

_WEEKDAYS = [Choice(name=text(f"weekday-{day}"), value=day) for day in range(7)]


async def complete_follow(interaction: discord.Interaction, typed: str) -> list[Choice[int]]:
    found = await library_of(interaction).follows.list_all(interaction.user.id)
    labels = [(follow.wish.label, follow.id) for follow in found.follows]
    wanted = fold(typed).strip()
    return [Choice(name=name[:CHOICE_LENGTH], value=id_) for name, id_ in labels if wanted in fold(name)][:CHOICES]


class Follow(commands.GroupCog, name="follow", description=text("follow-description")):
    @app_commands.command(description=text("follow-topic-description"))
    @app_commands.describe(name=text("follow-topic-name"))
    @app_commands.autocomplete(name=complete_topic)
    async def topic(self, interaction: discord.Interaction, name: app_commands.Range[str, 1, 100]) -> None:
        async with acknowledged(interaction, ephemeral=True):
            found = await library_of(interaction).topics.find(name, guild_of(interaction))
        if isinstance(found, TopicView):
            label = found.topic.label_in(speak_to(interaction).language)
            await _follow(interaction, Followed.TOPIC, found.topic.key, label)
        else:
            await send(interaction, render_unknown_topic(found, speak_to(interaction)), ephemeral=True)

    @app_commands.command(description=text("follow-speaker-description"))
    @app_commands.describe(name=text("follow-speaker-name"))
    @app_commands.autocomplete(name=complete_speaker)
    async def speaker(self, interaction: discord.Interaction, name: app_commands.Range[str, 1, 100]) -> None:
        async with acknowledged(interaction, ephemeral=True):
            speaker = await library_of(interaction).find_speaker(name, guild_of(interaction))
        await _follow(interaction, Followed.SPEAKER, speaker.folded, speaker.name)

    @app_commands.command(description=text("follow-list-description"))
    async def list(self, interaction: discord.Interaction) -> None:
        found = await library_of(interaction).follows.list_all(interaction.user.id)
        await send(interaction, render_follows(found, speak_to(interaction)), ephemeral=True)

    @app_commands.command(description=text("follow-remove-description"))
    @app_commands.describe(follow=text("follow-which"))
    @app_commands.autocomplete(follow=complete_follow)
    async def remove(self, interaction: discord.Interaction, follow: int) -> None:
        gone = await library_of(interaction).follows.unfollow(follow, interaction.user.id)
        await _answer(interaction, speak_to(interaction)("follow-removed", name=escape(gone.wish.label)))

    @app_commands.command(description=text("follow-digest-description"))
    @app_commands.describe(day=text("digest-day"), hour=text("digest-hour"), zone=text("daily-zone"))
    @app_commands.choices(day=_WEEKDAYS)
    @app_commands.autocomplete(zone=complete_zone)
    async def digest(
        self,
        interaction: discord.Interaction,
        day: int | None = None,
        hour: app_commands.Range[int, 0, 23] | None = None,
        zone: app_commands.Range[str, 1, 60] | None = None,
    ) -> None:
        """Whoever asks for a digest agrees to it; what they leave out stays as it is, or as usual."""
        say = speak_to(interaction)
        follows = library_of(interaction).follows
        known = (await follows.list_all(interaction.user.id)).digest
        when = usual_time(say.language) if known is None else known.when
        place = find_zone(zone or when.zone)
        if place is None:
            await _answer(interaction, say("daily-bad-zone"))
            return
        wish = When(place.key, when.weekday if day is None else day, when.hour if hour is None else hour)
        digest = await follows.agree(interaction.user.id, wish, str(interaction.locale))
        await _answer(interaction, describe_digest(digest, say))

    @app_commands.command(description=text("follow-stop-description"))
    async def stop(self, interaction: discord.Interaction) -> None:
        await library_of(interaction).follows.stop(interaction.user.id)
        await _answer(interaction, speak_to(interaction)("digest-stopped"))


async def _follow(interaction: discord.Interaction, kind: Followed, key: str, label: str) -> None:
    wish = NewFollow(interaction.user.id, guild_of(interaction), kind, key, label)
    followed = await library_of(interaction).follows.follow(wish)
    await send(interaction, render_following(followed, speak_to(interaction)), ephemeral=True)


async def _answer(interaction: discord.Interaction, sentence: str) -> None:
    await send(interaction, frame([ui.TextDisplay(sentence)]), ephemeral=True)


async def setup(bot: commands.Bot) -> None:
    await bot.add_cog(Follow())
