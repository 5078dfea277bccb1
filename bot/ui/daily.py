"""Daily highlights on Discord: the post, the place that it goes to, and the screens of `/daily`."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord import ui

from bot.daily.deliver import Failed, Place, Posted, Reason, Unpostable
from bot.daily.runner import BY_HAND
from bot.locales import wording
from bot.store.schedules import State
from bot.ui.custom_ids.daily import DailyPost
from bot.ui.markup import block_quote, clip, escape
from bot.ui.pieces import button, cite, frame, rows
from bot.ui.quotation import QUOTATION_LENGTH
from bot.ui.reports import report_button

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.daily.runner import ScheduleView
    from bot.locales import Wording
    from bot.store.records import Quotation
    from bot.store.schedules import DeliveryRecord, NewSchedule, ScheduleRecord

LOOKED_AT = 100
"""Messages of a channel that are looked through for a post whose fate is unknown; Discord gives as many at once."""

EVERY, WORKDAYS, WEEKEND = 0b1111111, 0b0011111, 0b1100000
_MOST_SHOWN = 8
_NONCE = "pullquote-{}"  # Discord allows 25 characters


class DiscordPlace(Place):
    """Posts in the channels of schedules."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def find(self, schedule: ScheduleRecord, delivery: DeliveryRecord) -> int | None:
        mark = DailyPost.mark(delivery.id)
        me = self._client.user
        try:
            channel = await self._channel(schedule)
            async for message in channel.history(limit=LOOKED_AT):
                if me is not None and message.author.id == me.id and _carries(message, mark):
                    return message.id
        except Exception as error:
            raise _unpostable(error) from error
        return None

    async def post(self, schedule: ScheduleRecord, delivery: DeliveryRecord, quotation: Quotation) -> int:
        view = render_daily(quotation, delivery.id, wording(schedule.wish.language))
        try:
            channel = await self._channel(schedule)
            return (await channel.send(view=view, nonce=_NONCE.format(delivery.id))).id
        except Exception as error:
            raise _unpostable(error) from error

    async def _channel(self, schedule: ScheduleRecord) -> discord.abc.MessageableChannel:
        id_ = schedule.wish.channel_id
        channel = self._client.get_channel(id_) or await self._client.fetch_channel(id_)
        if not isinstance(channel, discord.abc.Messageable):
            raise Unpostable(Reason.CHANNEL_GONE)
        return channel


def _carries(message: discord.Message, mark: str) -> bool:
    return any(
        str(getattr(child, "custom_id", "") or "").startswith(mark)
        for component in message.components
        for child in _walk(component)
    )


def _walk(component: Any) -> Sequence[Any]:
    inner = [found for child in getattr(component, "children", ()) for found in _walk(child)]
    return [component, *inner]


def _unpostable(error: Exception) -> Exception:
    """Why Discord didn't take it; an error that isn't Discord's is our own, and is not hidden."""
    match error:
        case discord.NotFound():
            return Unpostable(Reason.CHANNEL_GONE)
        case discord.Forbidden():
            return Unpostable(Reason.FORBIDDEN)
        case discord.HTTPException() | aiohttp.ClientError() | asyncio.TimeoutError() | OSError():
            return Unpostable(Reason.UNREACHABLE)
        case _:
            return error


# --- screens -----------------------------------------------------------------------------------


def render_daily(quotation: Quotation, delivery_id: int, say: Wording) -> ui.LayoutView:
    text = block_quote(escape(clip(quotation.text, QUOTATION_LENGTH)))
    mark = DailyPost(delivery_id, quotation.turn.id, quotation.start).pack()
    return frame(
        [
            ui.TextDisplay(text),
            ui.TextDisplay(f"-# — {cite(quotation.turn, say)}"),
            *rows([button(say("button-context"), mark), report_button(*quotation.span, say)]),
        ]
    )


def render_preview(quotation: Quotation | None, say: Wording) -> ui.LayoutView:
    if quotation is None:
        return render_note(say("daily-reason-nothing-to-show"))
    text = block_quote(escape(clip(quotation.text, QUOTATION_LENGTH)))
    return frame(
        [
            ui.TextDisplay(say("daily-preview")),
            ui.TextDisplay(text),
            ui.TextDisplay(f"-# — {cite(quotation.turn, say)}"),
        ]
    )


def render_note(sentence: str) -> ui.LayoutView:
    return frame([ui.TextDisplay(sentence)])


def render_added(view: ScheduleView, say: Wording) -> ui.LayoutView:
    return frame([ui.TextDisplay(say("daily-added")), ui.TextDisplay(_describe(view, say))])


def render_schedules(views: Sequence[ScheduleView], say: Wording) -> ui.LayoutView:
    if not views:
        return render_note(say("daily-none"))
    shown = [ui.TextDisplay[ui.LayoutView](_describe(view, say)) for view in views[:_MOST_SHOWN]]
    more = len(views) - _MOST_SHOWN
    return frame([*shown, *([ui.TextDisplay(say("daily-more", count=more))] if more > 0 else [])])


def render_history(deliveries: Sequence[DeliveryRecord], say: Wording) -> ui.LayoutView:
    if not deliveries:
        return render_note(say("daily-no-history"))
    return frame([ui.TextDisplay("\n".join(f"{d.day.isoformat()} · {_outcome(d, say)}" for d in deliveries))])


def render_outcome(outcome: Posted | Failed | None, say: Wording) -> ui.LayoutView:
    match outcome:
        case None:
            return render_note(say("daily-already"))
        case Posted():
            return render_note(say("daily-posted-now"))
        case Failed(reason=reason, again_at=again_at):
            return render_note(f"{say(f'daily-reason-{reason}')} {say('daily-again', at=_moment(again_at, 'R'))}")


def _describe(view: ScheduleView, say: Wording) -> str:
    wish = view.schedule.wish
    head = (
        f"**{view.schedule.id}** · <#{wish.channel_id}> · {wish.at:%H:%M} {wish.zone} · {say_days(wish.weekdays, say)}"
    )
    state = say("daily-paused") if view.schedule.paused == BY_HAND else _runs(view.runs, say)
    last = (
        ""
        if view.last is None
        else f"\n-# {say('daily-last', day=view.last.day.isoformat())} {_outcome(view.last, say)}"
    )
    return f"{head}{_source(wish)}\n-# {state}{last}"


def _source(wish: NewSchedule) -> str:
    named = [part for part in (wish.speaker, wish.topic) if part]
    return "".join(f" · {escape(clip(part, 60))}" for part in named)


def _runs(runs: Sequence[datetime], say: Wording) -> str:
    return say("daily-next", runs=" · ".join(_moment(run, "f") for run in runs))


def _outcome(delivery: DeliveryRecord, say: Wording) -> str:
    match delivery.state:
        case State.POSTED:
            return say("daily-posted")
        case State.MISSED:
            return f"{say('daily-missed')} {say(f'daily-reason-{delivery.reason or Reason.OUTAGE}')}"
        case State.CLAIMED:
            return say(f"daily-reason-{delivery.reason}") if delivery.reason else say("daily-under-way")


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
