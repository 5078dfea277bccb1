"""Every screen keeps Discord's limits, whatever the library holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.browsing import TopicView, UnknownTopic
from bot.library import Context, NoQuotation
from bot.locales import LANGUAGES, wording
from bot.members.follows import MOST, SHOWN, Digest, Following, FollowList, News, TooMany
from bot.members.reports import Place
from bot.members.saved import NOTE_LENGTH, Full, Kept, SavedPage
from bot.model import Role, Standing
from bot.search import Found, Hit, Missed, Query, Reason
from bot.search.verify import Verdict, Verification, compare_words
from bot.store.follows import DigestRecord, Followed, FollowRecord, NewFollow, When
from bot.store.index import Filters
from bot.store.records import CuratedRecord, InterviewRecord, PresenceRecord, Quotation, TopicRecord, TurnRecord
from bot.store.reports import Fault, Outcome, ReportRecord
from bot.store.saved import SavedRecord
from bot.store.votes import Tally
from bot.ui.card import DESCRIPTION_LENGTH, card_file, render_card
from bot.ui.context import render_context
from bot.ui.curation import borders_form, render_curation
from bot.ui.custom_ids.quotation import AnotherQuotation
from bot.ui.custom_ids.report import ReportPlace
from bot.ui.follows import render_digest, render_following, render_follows
from bot.ui.messages import CLAIM_LENGTH
from bot.ui.quotation import render_no_quotation, render_quotation
from bot.ui.reports import render_faults, render_outcome, render_queue
from bot.ui.saved import PAGE as SAVED_PAGE
from bot.ui.saved import render_export, render_kept, render_removed, render_saved
from bot.ui.search import PAGE, render_search
from bot.ui.topic import plot_file, plot_of, render_topic, render_topics, render_unknown_topic
from bot.ui.verification import render_nothing_claimed, render_related, render_verification

NASTY = "*_~`|<>[]@#\\大模型 word. 。\n\u200b\u202e-1"
TEXT = st.one_of(
    st.text(alphabet=NASTY, min_size=1, max_size=400),
    st.builds(lambda piece, n: piece * n, st.text(alphabet=NASTY, min_size=1, max_size=8), st.integers(1, 1500)),
).filter(str.strip)
NAME = st.builds(lambda piece, n: piece * n, st.text(alphabet=NASTY, min_size=1, max_size=5), st.integers(1, 40))
URL = st.sampled_from([None, "https://example.org/a_b", "https://example.org/" + "x" * 400, "javascript:alert(1)"])
TALLY = st.builds(Tally, st.integers(0, 10**6), st.integers(0, 10**6))
SAY = st.sampled_from([wording(language) for language in LANGUAGES])


def turns(turn_id: int):
    return st.builds(
        lambda title, url, name, role, text, start: TurnRecord(
            turn_id,
            InterviewRecord(1, title, None, "und", "2026-01-01", url),
            turn_id,
            name,
            role,
            text,
            start,
        ),
        NAME,
        URL,
        NAME,
        st.sampled_from(Role),
        TEXT,
        st.one_of(st.none(), st.integers(0, 10**9)),
    )


@st.composite
def hits(draw, turn_id: int):
    turn = draw(turns(turn_id))
    end = draw(st.integers(1, len(turn.text)))
    first = draw(st.integers(0, end))
    last = draw(st.integers(first, end))
    return Hit(turn, 0, end, (first, last), 50.0, (Reason.EXACT,))


def quotations(turn_id: int):
    return turns(turn_id).map(lambda turn: Quotation(turn_id, turn, 0, len(turn.text), 0.5))


def saved():
    return st.builds(
        lambda text, name, title, url, note: SavedRecord(
            1, 1, 1, text, name, title, "2026-01-01", url, 0, note[:NOTE_LENGTH], "2026-01-01T00:00:00+00:00"
        ),
        TEXT,
        NAME,
        NAME,
        URL,
        st.one_of(st.just(""), TEXT),
    )


def topics(number: int):
    return st.builds(lambda label: TopicRecord(number, label, (label,), 3, 2), NAME)


def check(view) -> None:
    """Discord's limits for components V2, nested ones counted."""
    found = []

    def walk(components):
        for component in components:
            found.append(component)
            walk(component.get("components", []))
            walk([component["accessory"]] if "accessory" in component else [])

    walk(view.to_components())
    assert len(found) <= 40
    assert sum(len(c.get("content", "")) for c in found) <= 4000
    assert all(c["content"].strip() for c in found if "content" in c)
    ids = [c["custom_id"] for c in found if "custom_id" in c]
    assert len(ids) == len(set(ids))
    assert all(1 <= len(custom_id) <= 100 for custom_id in ids)
    assert all(1 <= len(c["label"]) <= 80 and c["label"].strip() for c in found if "label" in c)


@settings(max_examples=60, deadline=None)
@given(st.tuples(*(hits(i) for i in range(1, PAGE + 1))), st.integers(5, 400), NAME, SAY)
def test_a_page_of_hits(page, total, query, say):
    check(render_search(Found(Query(query), page, total), say))


@settings(max_examples=60, deadline=None)
@given(st.lists(NAME, max_size=5, unique=True), NAME, st.one_of(st.none(), NAME), SAY)
def test_a_miss(suggestions, query, speaker, say):
    check(render_search(Missed(Query(query, Filters(1, speaker)), tuple(suggestions)), say))


@settings(max_examples=60, deadline=None)
@given(quotations(1), st.one_of(st.none(), NAME), TALLY, st.booleans(), SAY)
def test_a_quotation(quotation, about, tally, shareable, say):
    another = AnotherQuotation(quotation.id, Filters(), about)
    sharer = None if shareable else 2**63
    check(render_quotation(quotation, tally, say, another=another, is_shareable=shareable, sharer=sharer))


@settings(max_examples=40, deadline=None)
@given(quotations(1), st.booleans(), st.booleans(), SAY)
def test_a_card(quotation, is_dark, is_shared, say):
    file = card_file(quotation, b"")
    assert 1 <= len(file.description) <= DESCRIPTION_LENGTH
    check(render_card(quotation, file, say, is_dark=is_dark, is_shareable=True, is_shared=is_shared))


@settings(max_examples=60, deadline=None)
@given(st.lists(saved(), min_size=SAVED_PAGE, max_size=SAVED_PAGE), st.integers(0, 700), st.integers(0, 9), SAY)
def test_what_is_saved(records, page, elsewhere, say):
    records = [replace(record, id=number) for number, record in enumerate(records, 10**14)]
    check(render_saved(SavedPage(tuple(records), page, 700, 2000, elsewhere), say))
    check(render_kept(Kept(records[0], is_new=True), say))


@settings(max_examples=10, deadline=None)
@given(SAY)
def test_nothing_saved_too_much_and_a_file(say):
    check(render_saved(SavedPage((), 0, 1, 0, 3), say))
    check(render_kept(Full(), say))
    check(render_removed(say))
    check(render_export("saved.md", say))


@settings(max_examples=40, deadline=None)
@given(st.tuples(*(topics(i) for i in range(1, 6))), st.one_of(st.none(), NAME), SAY)
def test_no_quotation(suggestions, about, say):
    check(render_no_quotation(NoQuotation(about, suggestions), say))


@settings(max_examples=60, deadline=None)
@given(
    st.tuples(*(quotations(i) for i in range(1, 8))),
    st.lists(st.tuples(NAME, st.integers(1, 99)), max_size=60),
    st.tuples(*(topics(i) for i in range(1, 7))),
    st.integers(0, 5),
    SAY,
)
def test_a_topic(quoted, speakers, related, page, say):
    presence = tuple(
        PresenceRecord(replace(quotation.turn.interview, turns=90), ((0, 0.5), (89, 1.0))) for quotation in quoted
    )
    view = TopicView(TopicRecord(99, "x", ("x" * 70,), 3, 2), tuple(speakers), quoted, related, presence)
    check(render_topic(view, page, say))
    picture = plot_file(view, b"", say)
    assert 1 <= len(picture.description) <= 1024
    check(render_topic(view, page, say, picture))
    assert len(plot_of(view, say).rows) == len(quoted)


@settings(max_examples=40, deadline=None)
@given(st.tuples(*(topics(i) for i in range(1, 40))), NAME, SAY)
def test_all_topics_and_an_unknown_one(records, name, say):
    check(render_topics(records, say))
    check(render_topics((), say))
    check(render_unknown_topic(UnknownTopic(name, records[:5]), say))
    check(render_unknown_topic(UnknownTopic(name, ()), say))


@settings(max_examples=60, deadline=None)
@given(turns(3), st.tuples(turns(1), turns(2)), st.tuples(turns(4), turns(5)), st.integers(-1, 9000), SAY)
def test_a_turn_in_its_context(turn, before, after, at, say):
    check(render_context(Context(turn, before, after), at, say))


CLAIM = st.one_of(TEXT, NAME).map(lambda text: text[:CLAIM_LENGTH])


@st.composite
def verifications(draw):
    turn, claim = draw(turns(1)), draw(CLAIM)
    end = draw(st.integers(1, min(len(turn.text), CLAIM_LENGTH)))
    start = draw(st.integers(0, end - 1))
    verdict = draw(st.sampled_from(Verdict))
    diff = tuple(compare_words(turn.text[start:end], claim)) if verdict is Verdict.CLOSE else ()
    return Verification(verdict, 88.5, turn, start, end, diff), claim


@settings(max_examples=60, deadline=None)
@given(verifications(), st.booleans(), SAY)
def test_a_verdict(verified, is_cut, say):
    found, claim = verified
    check(render_verification(found, claim, say, is_cut=is_cut))
    check(render_nothing_claimed(say))


@settings(max_examples=60, deadline=None)
@given(st.tuples(*(quotations(i) for i in range(1, 6))), SAY)
def test_what_is_related(quoted, say):
    check(render_related(quoted, say))
    check(render_related((), say))


def curated(highlight_id: int):
    reasons = (
        "says what something is or is like",
        "says much about the subject of the interview",
        "an idea",
        "compares",
    )
    return st.builds(
        lambda quotation, standing: CuratedRecord(replace(quotation, reasons=reasons), standing, is_curated=True),
        quotations(highlight_id),
        st.sampled_from(Standing),
    )


@settings(max_examples=60, deadline=None)
@given(st.tuples(*(curated(i) for i in range(1, 8))), NAME, st.integers(0, 3), SAY)
def test_a_page_of_highlights_to_curate(records, title, page, say):
    interview = InterviewRecord(1, title, None, "und", None, None)
    check(render_curation(interview, records, page, say))
    check(render_curation(interview, (), page, say))
    form = borders_form(records[0].quotation, 0, 1000, say).to_dict()
    label, shown = form["components"]
    assert 1 <= len(form["title"]) <= 45
    assert 1 <= len(shown["content"]) <= 4000
    assert len(label["label"]) <= 45
    assert len(label["description"]) <= 100


def reports():
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return st.builds(
        lambda kind, said, proposal, note, state, reason: ReportRecord(
            1, 7, 1, 0, len(said), kind, said, proposal, note, 10**19, "en-US", at, state, reason
        ),
        st.sampled_from(Fault),
        TEXT,
        TEXT,
        TEXT,
        st.sampled_from(Outcome),
        TEXT,
    )


@settings(max_examples=60, deadline=None)
@given(reports(), st.one_of(st.none(), turns(1)), st.integers(0, 9), SAY)
def test_a_report(report, turn, at, say):
    check(render_queue(Place(report, turn, at, 10), say, "x" * 100))
    check(render_outcome(report, say))
    if turn is not None:
        check(render_faults(turn, ReportPlace(1, 0, len(turn.text)), say))


ONE_DIGEST = DigestRecord(
    7,
    When("America/Argentina/ComodRivadavia", 6, 23),
    "en-US",
    datetime(2026, 1, 1, tzinfo=UTC),
    0,
    "",
    None,
    0,
    9,
    None,
)


def follows(number: int):
    return st.builds(
        lambda kind, label: FollowRecord(number, NewFollow(7, 0, kind, "key", label), 0),
        st.sampled_from(Followed),
        NAME,
    )


@settings(max_examples=60, deadline=None)
@given(st.tuples(*(follows(i) for i in range(1, MOST + 1))), st.sampled_from([None, ONE_DIGEST]), SAY)
def test_what_is_followed(followed, digest, say):
    for few in ((), followed[:1], followed):
        check(render_follows(FollowList(few, digest), say))
    check(render_following(Following(followed[0].wish, is_new=True, digest=digest), say))
    check(render_following(TooMany(), say))


@settings(max_examples=60, deadline=None)
@given(
    st.tuples(*(follows(i) for i in range(1, SHOWN + 1))),
    st.tuples(*(quotations(i) for i in range(1, SHOWN + 1))),
    st.integers(1, SHOWN),
    SAY,
)
def test_a_digest(followed, quoted, number, say):
    """However many are followed, all quotations together are SHOWN."""
    groups = [quoted[at::number] for at in range(number)]
    news = tuple(News(follow, group) for follow, group in zip(followed, groups, strict=False))
    check(render_digest(Digest(ONE_DIGEST, "2026-W01", news, 99), say))
