"""The screens of those who manage a server keep Discord's limits, whatever they bring."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import Interview, Mention, Participant, Role, Skipped, Turn
from bot.servers.uploads import AlreadyThere, Brought, Step, UploadView
from bot.store.changes import Change, InterviewChanges, Kind
from bot.store.documents import Status
from bot.store.interviews import InterviewDetails, ParticipantRecord
from bot.store.records import InterviewRecord, Prepared
from bot.store.settings import ServerSettings
from bot.store.uploads import UploadRecord, UploadState
from bot.ui.help import About, CommandHelp, OptionHelp, describe, render_about, render_command, render_help
from bot.ui.library import (
    render_already_there,
    render_brought,
    render_details,
    render_interviews,
    render_removal,
    render_removed,
    render_upload,
)
from bot.ui.settings import render_settings
from tests.cogs.tree import payloads
from tests.ui.test_budgets import NAME, SAY, TEXT, URL, check

WHY = st.one_of(st.sampled_from(["biography", "time mark", "something new"]), NAME)
ROLE = st.sampled_from(Role)
LANGUAGE = st.sampled_from(["en", "zh-Hans", "zh-Hant", "und"])
RECORD = st.builds(
    lambda id_, title, series, url, guild_id: InterviewRecord(
        id_, title, series, "zh-Hant", "2026-01-01", url, 10**6, 10**5, guild_id
    ),
    st.integers(1, 10**9),
    NAME,
    st.none() | NAME,
    URL,
    st.sampled_from([0, 7]),
)
SKIPPED = st.lists(st.builds(Skipped, st.integers(1, 10**5), st.integers(1, 10**5), WHY), max_size=20)


@st.composite
def prepared(draw):
    people = draw(st.lists(NAME, min_size=1, max_size=60, unique=True))
    texts = draw(st.lists(TEXT, min_size=1, max_size=5))
    turns = tuple(Turn(people[at % len(people)], text, at + 1) for at, text in enumerate(texts))
    interview = Interview(
        draw(NAME),
        turns,
        tuple(Participant(name, draw(ROLE)) for name in people),
        tuple(draw(SKIPPED)),
        draw(st.none() | NAME),
        draw(LANGUAGE),
        "2026-01-01",
        draw(URL),
    )
    return Prepared(interview, ((),) * len(turns), (), (Mention("x", "x", 0, 1.0),))


CHANGES = st.lists(
    st.builds(lambda title: InterviewChanges(title, 9, 3, (Change(Kind.ADDED, "a", "", "", "b"),)), NAME), max_size=3
)


@settings(max_examples=60, deadline=None)
@given(st.lists(prepared(), min_size=1, max_size=8), NAME, CHANGES, SAY)
def test_what_was_read_from_a_file(interviews, name, changes, say):
    check(render_brought(Brought(10**12, name, Status.ADDED, tuple(interviews), tuple(changes)), say))


@settings(max_examples=40, deadline=None)
@given(st.lists(RECORD, max_size=40, unique_by=lambda r: r.id), st.integers(0, 9), SAY)
def test_the_list_of_all_interviews(records, page, say):
    check(render_interviews(records, page, say))
    check(render_already_there(AlreadyThere(tuple(records)), say))


@settings(max_examples=60, deadline=None)
@given(
    RECORD,
    st.lists(st.builds(ParticipantRecord, NAME, ROLE, TEXT, st.integers(0, 10**5)), min_size=1),
    SKIPPED,
    NAME,
    SAY,
)
def test_one_interview(record, people, skipped, file, say):
    details = InterviewDetails(record, tuple(people), tuple(skipped), 10**4, file, "2026-01-01T00:00:00+00:00")
    for render in (render_details, render_removal, render_removed):
        check(render(details, say))


@settings(max_examples=40, deadline=None)
@given(st.lists(RECORD, max_size=9), NAME, TEXT, st.sampled_from(UploadState), st.sampled_from(Step), SAY)
def test_what_became_of_a_file(  # noqa: PLR0917  drawn values
    records, name, error, state, step, say
):
    upload = UploadRecord(10**12, 7, name, state, is_beside=False, document_id=1, error=error)
    check(render_upload(UploadView(upload, tuple(records), step), say))


@settings(deadline=None)
@given(st.sets(st.integers(1, 2**63), max_size=40), st.none() | st.integers(1, 2**63), st.booleans(), SAY)
def test_what_a_server_wishes_for(channels, role, is_private, say):
    check(render_settings(ServerSettings("zh-TW", is_private, frozenset(channels), role), say))


def commands(depth: int):
    parts = st.just(()) if depth == 0 else st.lists(commands(depth - 1), max_size=25).map(tuple)
    options = st.lists(st.builds(OptionHelp, st.text("abc", min_size=1, max_size=32), NAME, st.booleans()), max_size=25)
    name = st.text("abcdef", min_size=1, max_size=32)
    return st.builds(
        lambda name, description, options, parts: CommandHelp(
            name, f"</{name}:{10**18}>", description[:100], tuple(options), parts
        ),
        name,
        NAME,
        options,
        parts,
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(commands(1), min_size=1, max_size=20), SAY)
def test_all_commands_and_one_of_them(known, say):
    check(render_help(known, say))
    check(render_command(known[0], say))


@settings(deadline=None, max_examples=9)
@given(SAY)
def test_our_own_commands(say):
    check(render_help([CommandHelp("x" * 32, "</x:1>", "*" * 100)] * 60, say))
    known = [describe(payload, 10**18, say.language) for payload in payloads()]
    check(render_help(known, say))
    for command in known:
        if not command.is_on_message:
            check(render_command(command, say))
    # There is room for the parts of every group.
    shown = str(render_help(known, say).to_components())
    assert all(part.mention in shown for command in known for part in command.parts)


@settings(deadline=None)
@given(st.integers(0, 10**9), URL, SAY)
def test_about(number, url, say):
    check(render_about(About("1.2.3", number, number, number, number, url, url), say))
