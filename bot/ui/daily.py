"""Daily highlights on Discord: the post, and the screens of `/daily`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.daily.deliver import Failed, Posted, Reason
from bot.daily.zones import offset_of
from bot.store.schedules import BY_HAND, Look, State
from bot.store.votes import Tally
from bot.ui.custom_ids.daily import DailyPost
from bot.ui.markup import clip, escape
from bot.ui.pieces import button, frame, rows
from bot.ui.quotation import describe_place, keeping_buttons, quote, source_buttons

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from bot.daily.runner import ScheduleView
    from bot.locales import Wording
    from bot.store.records import Quotation
    from bot.store.schedules import DeliveryRecord, NewSchedule, ScheduleRecord

NOBODY_VOTED = Tally(0, 0)

EVERY, WORKDAYS, WEEKEND = 0b1111111, 0b0011111, 0b1100000

LANGUAGE_NAMES = {"en-US": "English", "zh-CN": "简体中文", "zh-TW": "繁體中文"}
"""Each in itself, for those who look for it."""

THREAD_NAME = 100
"""Characters of a thread's name, by Discord's limit."""

_LISTED = 3_800
"""Characters of schedules in a message; Discord takes 4,000, and a line may say how many more there are."""

_NAME = 60
"""Characters of the name of a speaker, an interview or a topic in a list."""


# --- the post ----------------------------------------------------------------------------------


def render_daily(
    quotation: Quotation,
    delivery_id: int,
    say: Wording,
    tally: Tally = NOBODY_VOTED,
    *,
    role_id: int | None = None,
    picture: discord.File | None = None,
) -> ui.LayoutView:
    """The words, or a picture of them; below who said them and where, and all that can be done with a quotation."""
    mark = DailyPost(delivery_id, quotation.turn.id, quotation.start).pack()
    told = [ui.TextDisplay[ui.LayoutView](f"<@&{role_id}>")] if role_id else []
    reading = [button(say("button-context"), mark), *source_buttons(quotation.turn, say)]
    keeping = keeping_buttons(quotation, tally, say)
    return frame([*told, *_shown(quotation, say, picture), *rows(reading), *rows(keeping)])


def title_of(wish: NewSchedule, day: date, say: Wording) -> str:
    """The name of a forum post, or of the thread below a post."""
    when = f" · {day.isoformat()}"
    return clip(wish.title or say("daily-title"), THREAD_NAME - len(when)) + when


def _shown(quotation: Quotation, say: Wording, picture: discord.File | None = None) -> list[ui.Item[ui.LayoutView]]:
    place = ui.TextDisplay[ui.LayoutView](f"-# — {describe_place(quotation, say)}")
    if picture is None:
        return [ui.TextDisplay(quote(quotation.text)), place]
    drawn = discord.MediaGalleryItem(f"attachment://{picture.filename}", description=picture.description)
    return [ui.MediaGallery(drawn), place]


# --- what admins see ---------------------------------------------------------------------------


def render_preview(quotation: Quotation | None, say: Wording, picture: discord.File | None = None) -> ui.LayoutView:
    if quotation is None:
        return render_note(say("daily-reason-nothing-to-show"))
    return frame([ui.TextDisplay(say("daily-preview")), *_shown(quotation, say, picture)])


def render_note(sentence: str) -> ui.LayoutView:
    return frame([ui.TextDisplay(sentence)])


def render_added(headline: str, view: ScheduleView, titles: Mapping[int, str], say: Wording) -> ui.LayoutView:
    return frame([ui.TextDisplay(headline), ui.TextDisplay(_describe(view, titles, say))])


def render_schedules(views: Sequence[ScheduleView], titles: Mapping[int, str], say: Wording) -> ui.LayoutView:
    """A server's schedules; `titles` are those of the interviews that they draw from."""
    if not views:
        return render_note(say("daily-none"))
    shown: list[str] = []
    for view in views:
        described = _describe(view, titles, say)
        if sum(map(len, shown)) + len(described) > _LISTED:
            break
        shown.append(described)
    more = len(views) - len(shown)
    items = [ui.TextDisplay[ui.LayoutView](described) for described in shown]
    return frame([*items, *([ui.TextDisplay(say("daily-more", count=more))] if more else [])])


def render_history(schedule: ScheduleRecord, deliveries: Sequence[DeliveryRecord], say: Wording) -> ui.LayoutView:
    if not deliveries:
        return render_note(say("daily-no-history"))
    lines = [f"{delivery.day.isoformat()} · {_outcome(schedule, delivery, say)}" for delivery in deliveries]
    return frame([ui.TextDisplay("\n".join(lines))])


def render_outcome(outcome: Posted | Failed | None, say: Wording) -> ui.LayoutView:
    match outcome:
        case None:
            return render_note(say("daily-already"))
        case Posted():
            return render_note(say("daily-posted-now"))
        case Failed(reason=reason, again_at=again_at):
            return render_note(f"{say(f'daily-reason-{reason}')} {say('daily-again', at=_moment(again_at, 'R'))}")


def render_rests(schedule: ScheduleRecord, reason: str, say: Wording) -> ui.LayoutView:
    """What an admin is told, once, of a schedule that doesn't get anywhere."""
    place = f"<#{schedule.wish.channel_id}>"
    told = say("daily-rests", number=str(schedule.id), channel=place, reason=say(f"daily-reason-{reason}"))
    return frame([ui.TextDisplay(f"{told}\n{say('daily-mends-itself')}")])


def _describe(view: ScheduleView, titles: Mapping[int, str], say: Wording) -> str:
    wish = view.schedule.wish
    when = f"{wish.at:%H:%M} {wish.zone} ({offset_of(wish.zone, view.now)})"
    head = f"**{view.schedule.id}** · <#{wish.channel_id}> · {when} · {say_days(wish.weekdays, say)}"
    last = (
        []
        if view.last is None
        else [f"-# {say('daily-last', day=view.last.day.isoformat())} {_outcome(view.schedule, view.last, say)}"]
    )
    return "\n".join([head, " · ".join(_wishes(wish, titles, say)), f"-# {_state(view, say)}", *last])


def _wishes(wish: NewSchedule, titles: Mapping[int, str], say: Wording) -> list[str]:
    """From what, and how."""
    title = None if wish.interview_id is None else titles.get(wish.interview_id, str(wish.interview_id))
    named = [escape(clip(name, _NAME)) for name in (wish.speaker, title, wish.topic) if name]
    told = {
        "daily-card": wish.look is Look.CARD,
        "daily-discussed": wish.discuss,
        "daily-published": wish.publish,
        "daily-on-this-day": wish.anniversaries,
    }
    role = [f"<@&{wish.role_id}>"] if wish.role_id else []
    language = LANGUAGE_NAMES.get(wish.language, wish.language)
    return [*(named or [say("daily-from-all")]), *(say(key) for key, is_so in told.items() if is_so), *role, language]


def _state(view: ScheduleView, say: Wording) -> str:
    schedule = view.schedule
    match schedule.paused:
        case None:
            return say("daily-next", runs=" · ".join(_moment(run, "f") for run in view.runs))
        case reason if reason == BY_HAND:
            return say("daily-paused")
        case reason:
            resting = say("daily-resting", reason=say(f"daily-reason-{reason}"))
            seen = say("daily-seen-again", at=_moment(schedule.next_due, "R")) if schedule.next_due else ""
            return f"{resting} {seen}"


def _outcome(schedule: ScheduleRecord, delivery: DeliveryRecord, say: Wording) -> str:
    why = say(f"daily-reason-{delivery.reason}") if delivery.reason else ""
    when = f" {_moment(delivery.ended_at, 'f')}" if delivery.ended_at else ""
    match delivery.state:
        case State.POSTED:
            where = f"https://discord.com/channels/{schedule.wish.guild_id}/{delivery.channel_id}/{delivery.message_id}"
            return f"[{say('daily-posted')}]({where}){when} {why}".rstrip()
        case State.MISSED:
            return f"{say('daily-missed')} {why or say(f'daily-reason-{Reason.OUTAGE}')}"
        case State.CLAIMED:
            again = say("daily-again", at=_moment(delivery.leased_until, "R"))
            return f"{why} {again}" if why else say("daily-under-way")


def _moment(instant: datetime, style: str) -> str:
    return f"<t:{int(instant.timestamp())}:{style}>"


def say_days(weekdays: int, say: Wording) -> str:
    match weekdays:
        case 0b1111111:
            return say("daily-every-day")
        case 0b0011111:
            return say("daily-workdays")
        case 0b1100000:
            return say("daily-weekend")
        case _:
            return " ".join(say(f"weekday-{n}") for n in range(7) if weekdays >> n & 1)
