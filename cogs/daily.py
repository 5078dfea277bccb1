"""`/daily`: a highlight every day, where and when a server wants it."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import time
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.daily.zones import complete_zones, find_zone, name_place
from bot.errors import UnusableWish
from bot.locales import wording
from bot.store.schedules import Look, NewSchedule
from bot.ui.daily import (
    EVERY,
    LANGUAGE_NAMES,
    WEEKEND,
    WORKDAYS,
    render_added,
    render_history,
    render_note,
    render_outcome,
    render_preview,
    render_schedules,
)
from bot.ui.daily_place import Channel, DiscordPlace, draw, needed_in
from bot.ui.markup import clip, escape
from bot.ui.replies import acknowledged, guild_of, library_of, send, speak_publicly, speak_to, studio_of
from cogs.completion import CHOICE_LENGTH, CHOICES, complete_interview, complete_speaker, complete_topic
from cogs.wording import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.daily.runner import ScheduleView
    from bot.library import Library
    from bot.locales import Wording

_DAYS = [
    Choice(name=text("daily-every-day"), value=EVERY),
    Choice(name=text("daily-workdays"), value=WORKDAYS),
    Choice(name=text("daily-weekend"), value=WEEKEND),
    *(Choice(name=text(f"weekday-{day}"), value=1 << day) for day in range(7)),
]
_LANGUAGES = [Choice(name=name, value=language) for language, name in LANGUAGE_NAMES.items()]
_LOOKS = [
    Choice(name=text("daily-text"), value=Look.TEXT.value),
    Choice(name=text("daily-card"), value=Look.CARD.value),
]
_CLEARED: dict[str, dict[str, Any]] = {
    "source": {"interview_id": None, "speaker": None, "topic": None},
    "role": {"role_id": None},
    "title": {"title": None},
    "tag": {"tag_id": None},
}
_CLEAR = [Choice(name=text(f"daily-clear-{what}"), value=what) for what in _CLEARED]

_DESCRIBED = {
    "channel": text("daily-channel"),
    "at": text("daily-at"),
    "zone": text("daily-zone"),
    "days": text("daily-days"),
    "speaker": text("option-speaker"),
    "interview": text("option-interview"),
    "topic": text("quote-about"),
    "look": text("daily-look"),
    "language": text("daily-language"),
    "role": text("daily-role"),
    "discuss": text("daily-discuss"),
    "publish": text("daily-publish"),
    "title": text("daily-title-option"),
    "tag": text("daily-tag"),
    "on_this_day": text("daily-anniversaries"),
}


class Whereabouts(app_commands.Transformer):
    """A channel, a thread or a forum; discord.py's own would offer media channels as well, which Discord refuses."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        kinds = discord.ChannelType
        threads = [kinds.news_thread, kinds.public_thread, kinds.private_thread]
        return [kinds.text, kinds.news, kinds.forum, *threads]

    async def transform(self, interaction: discord.Interaction[Any], value: Any, /) -> Channel:  # noqa: ARG002
        channel = value.resolve() or await value.fetch()
        if not isinstance(channel, Channel):
            raise UnusableWish("daily-reason-channel-gone")
        return channel


_Where = app_commands.Transform[Channel, Whereabouts]
_Short = app_commands.Range[str, 1, 100]


async def complete_zone(interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
    now, language = library_of(interaction).now(), speak_to(interaction).language
    return [
        Choice(name=clip(name_place(place, language, now), CHOICE_LENGTH), value=place.zone)
        for place in complete_zones(typed, CHOICES, language)
    ]


async def complete_schedule(interaction: discord.Interaction, typed: str) -> list[Choice[int]]:
    views = await library_of(interaction).daily.list(guild_of(interaction))
    guild = interaction.guild
    choices: list[Choice[int]] = []
    for view in views:
        wish = view.schedule.wish
        channel = guild and guild.get_channel_or_thread(wish.channel_id)
        name = f"{view.schedule.id} · #{channel.name if channel else '?'} · {wish.at:%H:%M} {wish.zone}"
        if typed.strip() in name:
            choices.append(Choice(name=name[:CHOICE_LENGTH], value=view.schedule.id))
    return choices[:CHOICES]


async def complete_tag(interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
    """The tags of the forum that was named, or that the schedule posts in."""
    channel_id = getattr(interaction.namespace.channel, "id", None)
    if channel_id is None and interaction.namespace.schedule is not None:
        views = await library_of(interaction).daily.list(guild_of(interaction))
        known = {view.schedule.id: view.schedule.wish.channel_id for view in views}
        channel_id = known.get(interaction.namespace.schedule)
    forum = interaction.guild and channel_id and interaction.guild.get_channel(channel_id)
    if not isinstance(forum, discord.ForumChannel):
        return []
    names = [tag.name for tag in forum.available_tags if typed.strip().casefold() in tag.name.casefold()]
    return [Choice(name=name, value=name) for name in names[:CHOICES]]


_COMPLETED = {
    "zone": complete_zone,
    "speaker": complete_speaker,
    "interview": complete_interview,
    "topic": complete_topic,
    "tag": complete_tag,
}


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class Daily(commands.GroupCog, name="daily", description=text("daily-description")):
    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """Asked again at run time: what a server's settings let through is not what this needs."""
        return interaction.permissions.manage_guild

    @app_commands.command(description=text("daily-add-description"))
    @app_commands.describe(**_DESCRIBED)
    @app_commands.choices(days=_DAYS)
    @app_commands.choices(look=_LOOKS, language=_LANGUAGES)
    @app_commands.autocomplete(**_COMPLETED)
    async def add(  # noqa: PLR0917  each is an option that members fill in
        self,
        interaction: discord.Interaction,
        channel: _Where,
        at: app_commands.Range[str, 1, 10],
        zone: app_commands.Range[str, 1, 60],
        days: int = EVERY,
        speaker: str | None = None,
        interview: str | None = None,
        topic: _Short | None = None,
        look: str | None = None,
        language: str | None = None,
        role: discord.Role | None = None,
        discuss: bool | None = None,  # noqa: FBT001  an option of Discord's
        publish: bool | None = None,  # noqa: FBT001
        title: app_commands.Range[str, 1, 80] | None = None,
        tag: str | None = None,
        on_this_day: bool | None = None,  # noqa: FBT001
    ) -> None:
        say, library = speak_to(interaction), library_of(interaction)
        given = {key: value for key, value in locals().items() if key in _DESCRIBED and value is not None}
        async with acknowledged(interaction, ephemeral=True):
            spoken = speak_publicly(interaction).language
            blank = NewSchedule(guild_of(interaction), 0, "UTC", time(), EVERY, spoken, interaction.user.id)
            wish = await _wish(blank, given, library)
            _refuse_obstacles(channel, wish, role, say)
            view = await library.daily.add(wish)
            titles = await _titles([view], library)
        await send(interaction, render_added(say("daily-added"), view, titles, say), ephemeral=True)

    @app_commands.command(description=text("daily-edit-description"))
    @app_commands.describe(schedule=text("daily-schedule"), clear=text("daily-clear"), **_DESCRIBED)
    @app_commands.choices(days=_DAYS)
    @app_commands.choices(look=_LOOKS, language=_LANGUAGES, clear=_CLEAR)
    @app_commands.autocomplete(schedule=complete_schedule)
    @app_commands.autocomplete(**_COMPLETED)
    async def edit(  # noqa: PLR0917  each is an option that members fill in
        self,
        interaction: discord.Interaction,
        schedule: int,
        channel: _Where | None = None,
        at: app_commands.Range[str, 1, 10] | None = None,
        zone: app_commands.Range[str, 1, 60] | None = None,
        days: int | None = None,
        speaker: str | None = None,
        interview: str | None = None,
        topic: _Short | None = None,
        look: str | None = None,
        language: str | None = None,
        role: discord.Role | None = None,
        discuss: bool | None = None,  # noqa: FBT001  an option of Discord's
        publish: bool | None = None,  # noqa: FBT001
        title: app_commands.Range[str, 1, 80] | None = None,
        tag: str | None = None,
        on_this_day: bool | None = None,  # noqa: FBT001
        clear: str | None = None,
    ) -> None:
        say, library = speak_to(interaction), library_of(interaction)
        given = {key: value for key, value in locals().items() if key in _DESCRIBED and value is not None}
        guild_id = guild_of(interaction)
        async with acknowledged(interaction, ephemeral=True):
            old = (await library.daily.find(schedule, guild_id)).wish
            there = channel or (interaction.guild and interaction.guild.get_channel_or_thread(old.channel_id))
            if isinstance(there, discord.ForumChannel):
                given.setdefault("channel", there)  # its tags are looked up by name
            wish = await _wish(replace(old, **_CLEARED.get(clear or "", {})), given, library)
            if isinstance(there, Channel):
                _refuse_obstacles(there, wish, role, say)
            changed = {
                f.name: getattr(wish, f.name) for f in fields(wish) if getattr(wish, f.name) != getattr(old, f.name)
            }
            view = await library.daily.edit(schedule, guild_id, **changed)
            titles = await _titles([view], library)
        await send(interaction, render_added(say("daily-edited"), view, titles, say), ephemeral=True)

    @app_commands.command(description=text("daily-list-description"))
    async def list(self, interaction: discord.Interaction) -> None:
        await _send_list(interaction, await library_of(interaction).daily.list(guild_of(interaction)))

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
        await _send_list(interaction, [await daily.view(schedule, guild_of(interaction))])

    @app_commands.command(description=text("daily-preview-description"))
    @app_commands.describe(schedule=text("daily-schedule"))
    @app_commands.autocomplete(schedule=complete_schedule)
    async def preview(self, interaction: discord.Interaction, schedule: int) -> None:
        daily, guild_id = library_of(interaction).daily, guild_of(interaction)
        async with acknowledged(interaction, ephemeral=True):
            wish = (await daily.find(schedule, guild_id)).wish
            quotation = await daily.preview(schedule, guild_id)
            picture = None
            if quotation is not None and wish.look is Look.CARD:
                picture = await draw(quotation, wording(wish.language), studio_of(interaction))
        view = render_preview(quotation, speak_to(interaction), picture)
        await send(interaction, view, ephemeral=True, files=[picture] if picture else [])

    @app_commands.command(description=text("daily-now-description"))
    @app_commands.describe(schedule=text("daily-schedule"))
    @app_commands.autocomplete(schedule=complete_schedule)
    async def now(self, interaction: discord.Interaction, schedule: int) -> None:
        library = library_of(interaction)
        place = DiscordPlace(interaction.client, library.votes, studio_of(interaction))
        async with acknowledged(interaction, ephemeral=True):
            outcome = await library.daily.post_now(schedule, guild_of(interaction), place)
        await send(interaction, render_outcome(outcome, speak_to(interaction)), ephemeral=True)

    @app_commands.command(description=text("daily-history-description"))
    @app_commands.describe(schedule=text("daily-schedule"))
    @app_commands.autocomplete(schedule=complete_schedule)
    async def history(self, interaction: discord.Interaction, schedule: int) -> None:
        daily = library_of(interaction).daily
        found = await daily.find(schedule, guild_of(interaction))
        deliveries = await daily.history(schedule, guild_of(interaction))
        await send(interaction, render_history(found, deliveries, speak_to(interaction)), ephemeral=True)


async def _send_list(interaction: discord.Interaction, views: Iterable[ScheduleView]) -> None:
    shown = [*views]
    titles = await _titles(shown, library_of(interaction))
    await send(interaction, render_schedules(shown, titles, speak_to(interaction)), ephemeral=True)


async def _titles(views: Iterable[ScheduleView], library: Library) -> Mapping[int, str]:
    """What the interviews are called that schedules draw from."""
    titles: dict[int, str] = {}
    for view in views:
        wish = view.schedule.wish
        if wish.interview_id is not None:
            found = await library.find_interview(wish.interview_id, wish.guild_id)
            titles |= {found.id: found.title} if found else {}
    return titles


async def _wish(base: NewSchedule, given: Mapping[str, Any], library: Library) -> NewSchedule:
    """What is wished, with what an admin has filled in.

    Raises:
        UnusableWish: a time, a zone or a tag that isn't one.
        UnknownReference: no such speaker or interview.
    """
    filters = await library.filters(base.guild_id, speaker=given.get("speaker"), interview=given.get("interview"))
    read: dict[str, Any] = {
        "channel": lambda channel: {"channel_id": channel.id},
        "at": lambda typed: {"at": _parse_time(typed)},
        "zone": lambda typed: {"zone": _parse_zone(typed)},
        "days": lambda days: {"weekdays": days},
        "speaker": lambda _: {"speaker": filters.speaker},
        "interview": lambda _: {"interview_id": filters.interview},
        "look": lambda look: {"look": Look(look)},
        "role": lambda role: {"role_id": role.id},
        "tag": lambda tag: {"tag_id": _parse_tag(tag, given.get("channel"))},
        "on_this_day": lambda wished: {"anniversaries": wished},
    }
    wishes: dict[str, Any] = {}
    for key, value in given.items():
        wishes |= read[key](value) if key in read else {key: value}
    return replace(base, **wishes)


def _parse_time(typed: str) -> time:
    """`9`, `9:05`, `21:30`, with a half- or full-width colon."""
    hours, _, minutes = typed.strip().replace("：", ":").partition(":")
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError:
        raise UnusableWish("daily-bad-time") from None


def _parse_zone(typed: str) -> str:
    found = find_zone(typed)
    if found is None:
        raise UnusableWish("daily-bad-zone")
    return found.key


def _parse_tag(typed: str, channel: Channel | None) -> int:
    tags = channel.available_tags if isinstance(channel, discord.ForumChannel) else ()
    found = next((tag.id for tag in tags if tag.name.casefold() == typed.strip().casefold()), None)
    if found is None:
        raise UnusableWish("daily-bad-tag", tag=escape(clip(typed, 50)))
    return found


def _refuse_obstacles(channel: Channel, wish: NewSchedule, role: discord.Role | None, say: Wording) -> None:
    """What would keep a wish from coming true, before anything is noted.

    Raises:
        UnusableWish: with what to do about it.
    """
    me = channel.guild.me
    allowed = channel.permissions_for(me)
    lacking = [name for name, is_needed in needed_in(channel, wish) if is_needed and not getattr(allowed, name)]
    if lacking:
        names = say("list-separator").join(say(f"permission-{name.replace('_', '-')}") for name in lacking)
        raise UnusableWish("daily-no-permission", channel=channel.mention, permissions=names)
    if (
        isinstance(channel, discord.ForumChannel)
        and channel.flags.require_tag
        and not channel.get_tag(wish.tag_id or 0)
    ):
        raise UnusableWish("daily-reason-tag-needed")
    if wish.publish and not (isinstance(channel, discord.TextChannel) and channel.is_news()):
        raise UnusableWish("daily-not-announcements", channel=channel.mention)
    if role is not None and (role.is_default() or not (role.mentionable or allowed.mention_everyone)):
        raise UnusableWish("daily-bad-role", role=escape(role.name))


async def setup(bot: commands.Bot) -> None:
    await bot.add_cog(Daily())
