"""`/daily`: a highlight every day, where and when a server wants it."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.daily.zones import complete_zones, find_zone, offset_of
from bot.store.schedules import NewSchedule
from bot.ui.daily import (
    EVERY,
    WEEKEND,
    WORKDAYS,
    DiscordPlace,
    render_added,
    render_history,
    render_note,
    render_outcome,
    render_preview,
    render_schedules,
)
from bot.ui.replies import acknowledged, guild_of, library_of, send, speak_to
from cogs.completion import CHOICES, complete_interview, complete_speaker, complete_topic
from cogs.wording import text

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from bot.locales import Wording

NEEDED = discord.Permissions(view_channel=True, send_messages=True, read_message_history=True)
"""To post, and to look whether a post is there already before it is made again."""

_DAYS = [
    Choice(name=text("daily-every-day"), value=EVERY),
    Choice(name=text("daily-workdays"), value=WORKDAYS),
    Choice(name=text("daily-weekend"), value=WEEKEND),
    *(Choice(name=text(f"weekday-{day}"), value=1 << day) for day in range(7)),
]


async def complete_zone(interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
    now = library_of(interaction).now()
    return [Choice(name=f"{zone} ({offset_of(zone, now)})", value=zone) for zone in complete_zones(typed, CHOICES)]


async def complete_schedule(interaction: discord.Interaction, typed: str) -> list[Choice[int]]:
    views = await library_of(interaction).daily.list(guild_of(interaction))
    guild = interaction.guild
    choices: list[Choice[int]] = []
    for view in views:
        wish = view.schedule.wish
        channel = guild and guild.get_channel_or_thread(wish.channel_id)
        name = f"{view.schedule.id} · #{channel.name if channel else '?'} · {wish.at:%H:%M} {wish.zone}"
        if typed.strip() in name:
            choices.append(Choice(name=name[:100], value=view.schedule.id))
    return choices[:CHOICES]


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class Daily(commands.GroupCog, name="daily", description=text("daily-description")):
    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """Asked again at run time: what a server's settings let through is not what this needs."""
        return interaction.permissions.manage_guild

    @app_commands.command(description=text("daily-add-description"))
    @app_commands.describe(
        channel=text("daily-channel"),
        at=text("daily-at"),
        zone=text("daily-zone"),
        days=text("daily-days"),
        speaker=text("option-speaker"),
        interview=text("option-interview"),
        topic=text("quote-about"),
    )
    @app_commands.choices(days=_DAYS)
    @app_commands.autocomplete(
        zone=complete_zone, speaker=complete_speaker, interview=complete_interview, topic=complete_topic
    )
    async def add(  # noqa: PLR0917  each is an option that members fill in
        self,
        interaction: discord.Interaction,
        channel: discord.TextChannel | discord.Thread,
        at: app_commands.Range[str, 1, 10],
        zone: app_commands.Range[str, 1, 60],
        days: int = EVERY,
        speaker: str | None = None,
        interview: str | None = None,
        topic: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        say = speak_to(interaction)
        moment, place = _parse_time(at), find_zone(zone)
        problem = _problem(channel, moment, place, say)
        if problem or moment is None or place is None:
            await send(interaction, render_note(problem), ephemeral=True)
            return
        library = library_of(interaction)
        async with acknowledged(interaction, ephemeral=True):
            filters = await library.filters(guild_of(interaction), speaker=speaker, interview=interview)
            view = await library.daily.add(
                NewSchedule(
                    guild_of(interaction),
                    channel.id,
                    place.key,
                    moment,
                    days,
                    str(interaction.guild_locale or interaction.locale),
                    interaction.user.id,
                    filters.interview,
                    filters.speaker,
                    topic,
                )
            )
        await send(interaction, render_added(view, say), ephemeral=True)

    @app_commands.command(description=text("daily-list-description"))
    async def list(self, interaction: discord.Interaction) -> None:
        views = await library_of(interaction).daily.list(guild_of(interaction))
        await send(interaction, render_schedules(views, speak_to(interaction)), ephemeral=True)

    @app_commands.command(description=text("daily-remove-description"))
    @app_commands.describe(schedule=text("daily-schedule"))
    @app_commands.autocomplete(schedule=complete_schedule)
    async def remove(self, interaction: discord.Interaction, schedule: int) -> None:
        await library_of(interaction).daily.remove(schedule, guild_of(interaction))
        await send(interaction, render_note(speak_to(interaction)("daily-removed")), ephemeral=True)

    @app_commands.command(description=text("daily-pause-description"))
    @app_commands.describe(schedule=text("daily-schedule"))
    @app_commands.autocomplete(schedule=complete_schedule)
    async def pause(self, interaction: discord.Interaction, schedule: int) -> None:
        await library_of(interaction).daily.pause(schedule, guild_of(interaction))
        await send(interaction, render_note(speak_to(interaction)("daily-paused")), ephemeral=True)

    @app_commands.command(description=text("daily-resume-description"))
    @app_commands.describe(schedule=text("daily-schedule"))
    @app_commands.autocomplete(schedule=complete_schedule)
    async def resume(self, interaction: discord.Interaction, schedule: int) -> None:
        daily = library_of(interaction).daily
        await daily.resume(schedule, guild_of(interaction))
        views = [view for view in await daily.list(guild_of(interaction)) if view.schedule.id == schedule]
        await send(interaction, render_schedules(views, speak_to(interaction)), ephemeral=True)

    @app_commands.command(description=text("daily-preview-description"))
    @app_commands.describe(schedule=text("daily-schedule"))
    @app_commands.autocomplete(schedule=complete_schedule)
    async def preview(self, interaction: discord.Interaction, schedule: int) -> None:
        async with acknowledged(interaction, ephemeral=True):
            quotation = await library_of(interaction).daily.preview(schedule, guild_of(interaction))
        await send(interaction, render_preview(quotation, speak_to(interaction)), ephemeral=True)

    @app_commands.command(description=text("daily-now-description"))
    @app_commands.describe(schedule=text("daily-schedule"))
    @app_commands.autocomplete(schedule=complete_schedule)
    async def now(self, interaction: discord.Interaction, schedule: int) -> None:
        daily = library_of(interaction).daily
        async with acknowledged(interaction, ephemeral=True):
            outcome = await daily.post_now(schedule, guild_of(interaction), DiscordPlace(interaction.client))
        await send(interaction, render_outcome(outcome, speak_to(interaction)), ephemeral=True)

    @app_commands.command(description=text("daily-history-description"))
    @app_commands.describe(schedule=text("daily-schedule"))
    @app_commands.autocomplete(schedule=complete_schedule)
    async def history(self, interaction: discord.Interaction, schedule: int) -> None:
        deliveries = await library_of(interaction).daily.history(schedule, guild_of(interaction))
        await send(interaction, render_history(deliveries, speak_to(interaction)), ephemeral=True)


def _parse_time(typed: str) -> time | None:
    """`9`, `9:05`, `21:30`, with a half- or full-width colon."""
    hours, _, minutes = typed.strip().replace("：", ":").partition(":")
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError:
        return None


def _problem(
    channel: discord.TextChannel | discord.Thread,
    moment: time | None,
    place: ZoneInfo | None,
    say: Wording,
) -> str:
    """What is wrong with a wish; empty if nothing is."""
    if moment is None:
        return say("daily-bad-time")
    if place is None:
        return say("daily-bad-zone")
    permissions = channel.permissions_for(channel.guild.me)
    can_send = (
        permissions.send_messages_in_threads if isinstance(channel, discord.Thread) else permissions.send_messages
    )
    if not (permissions.view_channel and can_send and permissions.read_message_history):
        return say("daily-no-permission", channel=channel.mention)
    return ""


async def setup(bot: commands.Bot) -> None:
    await bot.add_cog(Daily())
