import re

from hypothesis import given
from hypothesis import strategies as st

from bot.search import Query
from bot.store.index import Filters
from bot.store.reports import Fault
from bot.ui.custom_ids import LONGEST
from bot.ui.custom_ids.curation import BordersForm, CurationPage, Decision
from bot.ui.custom_ids.follow import DigestAgreement, DigestStop, Unfollow
from bot.ui.custom_ids.library import InterviewAct, InterviewChoice, LibraryPage, UploadAct, UploadChoice
from bot.ui.custom_ids.quotation import (
    AnotherQuotation,
    OfQuotation,
    QuotationCard,
    QuotationVote,
    SavedQuotation,
    SharedQuotation,
)
from bot.ui.custom_ids.reading import ReadingPlace, ReadingStep
from bot.ui.custom_ids.report import QueuePage, ReportDecision, ReportFault, ReportPlace
from bot.ui.custom_ids.saved import Act, SavedAct, SavedExport, SavedList, SavedNote
from bot.ui.custom_ids.search import SearchPage
from bot.ui.custom_ids.topic import TopicPage

NAMES = st.one_of(st.none(), st.text(min_size=1, max_size=20))
IDS = st.one_of(st.none(), st.integers(1, 10**9))


def parts(template: str, packed: str) -> dict[str, str]:
    match = re.fullmatch(template, packed)
    assert match
    return match.groupdict()


@given(st.text(min_size=1, max_size=120), NAMES, IDS, st.integers(0, 9999), st.booleans())
def test_a_search_comes_back_as_it_was_packed(text, speaker, interview, offset, exact):
    page = SearchPage(Query(text, Filters(7, speaker, interview), 5, offset, exact=exact))
    packed = page.pack()
    if packed is None:
        assert "|" in (speaker or "") or len(text) + len(speaker or "") > 60
    else:
        assert len(packed) <= LONGEST
        assert SearchPage.unpack(parts(SearchPage.TEMPLATE, packed), 7, 5) == page


@given(IDS, NAMES, st.integers(0, 10**9), st.one_of(st.none(), st.text(min_size=1, max_size=80)))
def test_another_quotation_comes_back_as_it_was_packed(interview, speaker, shown, about):
    wish = AnotherQuotation(shown, Filters(7, speaker, interview), about)
    packed = wish.pack()
    if packed is not None:
        assert len(packed) <= LONGEST
        assert AnotherQuotation.unpack(parts(AnotherQuotation.TEMPLATE, packed), 7) == wish


@given(st.integers(0, 10**9), st.integers(-1, 10**6))
def test_a_place_comes_back_as_it_was_packed(turn, at):
    place = ReadingPlace(turn, at)
    assert ReadingPlace.unpack(parts(ReadingPlace.TEMPLATE, place.pack())) == place


@given(st.integers(0, 10**9), st.integers(0, 9999))
def test_a_topic_comes_back_as_it_was_packed(topic, page):
    topic_page = TopicPage(topic, page)
    assert TopicPage.unpack(parts(TopicPage.TEMPLATE, topic_page.pack())) == topic_page


@given(st.integers(0, 10**9), st.integers(0, 9999))
def test_a_page_of_highlights_comes_back_as_it_was_packed(interview, page):
    curation = CurationPage(interview, page)
    assert CurationPage.unpack(parts(CurationPage.TEMPLATE, curation.pack())) == curation


@given(st.sampled_from(["pin", "show", "hide", "edit"]), st.integers(0, 10**9), st.integers(0, 9999))
def test_a_decision_comes_back_as_it_was_packed(verb, highlight, page):
    decision = Decision(verb, highlight, page)
    assert Decision.unpack(parts(Decision.TEMPLATE, decision.pack())) == decision
    asked = BordersForm("edit", highlight, page)
    assert BordersForm.unpack(parts(BordersForm.TEMPLATE, asked.pack())) == asked


@given(st.integers(0, 10**15 - 1), st.integers(0, 10**9 - 1), st.integers(0, 10**9 - 1), st.sampled_from(Fault))
def test_a_report_comes_back_as_it_was_packed(turn, start, end, kind):
    place = ReportPlace(turn, start, end)
    assert ReportPlace.unpack(parts(ReportPlace.TEMPLATE, place.pack())) == place
    fault = ReportFault(kind, place)
    assert ReportFault.unpack(parts(ReportFault.TEMPLATE, fault.pack())) == fault


@given(st.integers(0, 10**15 - 1), st.integers(0, 10**6 - 1), st.sampled_from(["approve", "reject"]))
def test_a_word_on_a_report_comes_back_as_it_was_packed(report, at, verb):
    decision = ReportDecision(verb, report, at)
    assert ReportDecision.unpack(parts(ReportDecision.TEMPLATE, decision.pack())) == decision
    assert QueuePage.unpack(parts(QueuePage.TEMPLATE, QueuePage(at).pack())) == QueuePage(at)


@given(st.integers(0, 10**15 - 1), st.sampled_from(["", "2026-W01", "2026-W53"]))
def test_a_way_out_comes_back_as_it_was_packed(follow, week):
    assert Unfollow.unpack(parts(Unfollow.TEMPLATE, Unfollow(follow).pack())) == Unfollow(follow)
    assert parts(DigestStop.TEMPLATE, DigestStop(week).pack())["week"] == (week or None)
    assert parts(DigestAgreement.TEMPLATE, DigestAgreement().pack()) == {}


@given(st.integers(0, 10**15 - 1), st.booleans(), st.booleans(), st.integers(0, 9999), st.sampled_from(Act))
def test_what_is_done_with_a_quotation_comes_back_as_it_was_packed(number, one, other, page, act):
    for packed in (
        OfQuotation(number),
        SharedQuotation(number),
        SavedQuotation(number),
        QuotationVote(number, 1 if one else -1),
        QuotationCard(number, one, other),
        ReadingStep(number, one),
        SavedAct(act, number, page),
        SavedList(page),
    ):
        assert type(packed).unpack(parts(packed.TEMPLATE, packed.pack())) == packed
        assert len(packed.pack()) <= LONGEST
    assert parts(SavedNote.TEMPLATE, SavedNote(number, page).pack()) == {"saved": str(number), "page": str(page)}
    assert parts(SavedExport.TEMPLATE, SavedExport("md").pack()) == {"ending": "md"}


def test_no_custom_id_is_known_to_two_buttons():
    from bot.ui.buttons import BUTTONS

    packed = [
        OfQuotation(1).pack(),
        SharedQuotation(1).pack(),
        SavedQuotation(1).pack(),
        QuotationVote(1, 1).pack(),
        QuotationCard(1).pack(),
        ReadingStep(1, is_later=True).pack(),
        ReadingPlace(1).pack(),
        SavedAct(Act.OPEN, 1).pack(),
        SavedList().pack(),
        SavedExport("md").pack(),
    ]
    patterns = [button.__discord_ui_compiled_template__ for button in BUTTONS]
    assert [sum(bool(pattern.fullmatch(custom_id)) for pattern in patterns) for custom_id in packed] == [1] * len(
        packed
    )


@given(st.integers(0, 10**9), st.integers(0, 9999), st.sampled_from(InterviewAct), st.sampled_from(UploadAct))
def test_what_is_done_with_interviews_and_files_comes_back_as_it_was_packed(id_, page, act, upload_act):
    for choice in (LibraryPage(page), InterviewChoice(act, id_), UploadChoice(upload_act, id_)):
        assert type(choice).unpack(parts(choice.TEMPLATE, choice.pack())) == choice
