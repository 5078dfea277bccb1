"""The screens of `/daily` keep Discord's limits, and say what an admin asks them for."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.daily.deliver import Failed, Posted, Reason
from bot.daily.runner import MOST_SCHEDULES, ScheduleView
from bot.locales import LANGUAGES, wording
from bot.store.schedules import BY_HAND, DeliveryRecord, Look, NewSchedule, ScheduleRecord, State
from bot.store.votes import Tally
from bot.ui.daily import (
    THREAD_NAME,
    render_added,
    render_daily,
    render_history,
    render_outcome,
    render_preview,
    render_rests,
    render_schedules,
    title_of,
)
from tests.ui.test_budgets import NAME, SAY, check, quotations

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
ID = st.integers(10**17, 2**63 - 1)
DONE = DeliveryRecord(1, 1, date(2026, 11, 24), State.POSTED, NOW, 1, message_id=9, channel_id=8, ended_at=NOW)


@st.composite
def views(draw, reason=None):
    zone, days = "America/Argentina/Buenos_Aires", draw(st.integers(1, 127))
    wish = NewSchedule(draw(ID), draw(ID), zone, time(9), days, "zh-TW", draw(ID), 1, draw(NAME), draw(NAME), Look.CARD)
    wish = replace(wish, role_id=draw(ID), discuss=True, publish=True, anniversaries=True)
    paused = draw(st.sampled_from([None, BY_HAND, *Reason]))
    schedule = ScheduleRecord(draw(st.integers(1, 10**6)), wish, NOW, NOW, paused, NOW)
    state = draw(st.sampled_from(State))
    last = replace(DONE, state=state, reason=draw(st.sampled_from(["", *map(str, Reason)])), channel_id=draw(ID))
    return ScheduleView(
        schedule, NOW, (NOW, NOW + timedelta(1), NOW + timedelta(2)), draw(st.sampled_from([None, last]))
    )


@settings(max_examples=40, deadline=None)
@given(st.tuples(*(views() for _ in range(MOST_SCHEDULES))), NAME, SAY)
def test_a_list_of_as_many_as_there_may_be(listed, title, say):
    check(render_schedules(listed, {1: title}, say))
    check(render_added(say("daily-added"), listed[0], {}, say))
    check(render_rests(listed[0].schedule, Reason.FORBIDDEN, say))


@settings(max_examples=40, deadline=None)
@given(quotations(7), st.one_of(st.none(), ID), SAY)
def test_a_post_and_its_preview(quotation, role_id, say):
    check(render_daily(quotation, 10**9, say, Tally(999, 999), role_id=role_id))
    picture = discord.File(io.BytesIO(b""), "quotation-1.png", description="words")
    check(render_daily(quotation, 10**9, say, role_id=role_id, picture=picture))
    check(render_preview(quotation, say))
    check(render_preview(None, say))


@given(views(), SAY)
def test_a_history_and_every_outcome(view, say):
    deliveries = [replace(DONE, state=state, reason=str(reason)) for state in State for reason in Reason]
    check(render_history(view.schedule, deliveries[:10], say))
    check(render_history(view.schedule, [], say))
    for outcome in (None, Posted(1), *(Failed(reason, NOW) for reason in Reason)):
        check(render_outcome(outcome, say))


@given(st.one_of(st.none(), st.text(min_size=1, max_size=80)), SAY)
def test_a_thread_has_a_name_that_discord_takes(title, say):
    wish = NewSchedule(1, 2, "UTC", time(9), 127, "en-US", 1, title=title)
    named = title_of(wish, date(2026, 11, 25), say)
    assert 1 <= len(named) <= THREAD_NAME
    assert named.endswith("2026-11-25")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_rests_says_why_and_when_it_is_looked_at_again(language):
    say = wording(language)
    wish = NewSchedule(1, 2, "Asia/Taipei", time(9), 127, language, 1)
    schedule = ScheduleRecord(5, wish, NOW, NOW + timedelta(hours=1), Reason.FORBIDDEN, NOW)
    [component] = render_schedules([ScheduleView(schedule, NOW, (), None)], {}, say).to_components()
    text = component["components"][0]["content"]
    assert say("daily-reason-forbidden") in text
    assert f"<t:{int((NOW + timedelta(hours=1)).timestamp())}:R>" in text
    assert "(UTC+08:00)" in text
