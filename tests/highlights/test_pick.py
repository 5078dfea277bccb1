import re
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.highlights import pick
from bot.highlights.said import CHINESE, script_of
from bot.model import Highlight, Interview, Participant, Role, Turn

SHARED = Path(__file__).parents[3] / "shared"
FIRST_INPUT = SHARED / "interviews" / "yu-fan-mindspore.txt"
ANY_TEXT = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("我们的桥不是路，。,.；：“”「」()\"'!? \nabcIt—-")),
    max_size=400,
)


BORDERS = ',，;；。.!?“”"：—-'
PIECES = [
    "真正的好桥不是用石头修成的,",
    "而是用耐心修成的。",
    "只要有人过河，桥就不会老；",
    "因为水比石头更有耐心，",
    "我觉得修桥的人应该敬畏水。",
    "比如说，",
    "它很旧。",
    "Every bridge is a promise, ",
    "and a promise should never rust. ",
    "You should never build what you would not cross; ",
    "because water is more patient than stone, ",
    "People need bridges more than they need walls. ",
    "Well, you know, ",
    "it rained - ",
]


def interview(*texts: str, role: Role = Role.GUEST) -> Interview:
    turns = [Turn("Mira" if at % 2 else "Tom", text, at + 1) for at, text in enumerate(["Hm.", *texts])]
    return Interview("On bridges", tuple(turns), (Participant("Mira", role), Participant("Tom", role)))


def quoted(conversation: Interview) -> list[str]:
    return [conversation.turns[h.turn].text[h.start : h.end] for h in pick(conversation)]


def padded(sentence: str) -> Interview:
    """A sentence in the midst of an interview, with enough speech around it for some highlights."""
    filler = "那天下雨了。我去了店里。" if any(c > "\u2e80" for c in sentence) else "It rained that day. I went there. "
    return interview(filler * 12, "Hm.", filler * 4 + sentence + filler * 4, "Hm.", filler * 12)


@pytest.mark.parametrize(
    "sentence",
    [
        "我一直认为修桥的人不应该怕水,而应该比谁都更懂得水。",
        "真正的好桥不是用石头修成的,而是用耐心修成的。",
        "真正的好橋不是用石頭修成的，而是用耐心修成的。",
        "The best bridges are not built of stone, but of the patience of the people who need them. ",
        "You should never build a bridge that you would not let your own children cross. ",
    ],
)
def test_a_sentence_that_stands_alone_is_quoted(sentence: str):
    assert any(span.strip("。 ") in sentence or sentence.strip() in span for span in quoted(padded(sentence)))


@pytest.mark.parametrize(
    "sentence",
    [
        "It's hard to build a bridge that people will never be afraid to cross. ",
        "There's nothing as strong as a bridge that people built because they needed it. ",
    ],
)
def test_an_it_that_points_at_nothing_may_begin_a_quotation(sentence: str):
    assert any(span.startswith(sentence[:24]) for span in quoted(padded(sentence)))


@pytest.mark.parametrize(
    "sentence",
    [
        "这是一件应该永远记住的事,因为它比任何桥都重要。",
        "总而言之,修桥的人大概就这么几类。",
        "修桥永远有三个趋势:一是更长,二是更轻。",
        "比如最好的桥都应该用石头来修,而不是用木头。",
        "您觉得最好的桥应该用石头来修吗?",
        "领导说所有的桥都必须用石头来修,而不是用木头。",
        "大家好,我是修桥的工程师,很高兴和每个人分享。",
        "This is why every bridge should be built of stone and never of wood. ",
        "But every bridge should be built of it, and they never are. ",
        "For example, every bridge should be built of stone rather than of wood. ",
        "Should every bridge be built of stone rather than of wood, do you think? ",
        "Thank you so much for having me, every bridge builder should listen to the show. ",
        "There are three reasons why every bridge should be built of stone. ",
        "He said every bridge should be built of stone and never of wood. ",
    ],
)
def test_a_sentence_that_leans_asks_announces_or_greets_is_not(sentence: str):
    assert not any(sentence[:12] in span for span in quoted(padded(sentence)))


def test_words_in_quotation_marks_are_quoted_without_them_if_they_are_the_speakers_own():
    text = "那时候下雨,我们就在想:“总要修一座绝对不会倒的桥,怕水是永远修不成的。”"
    assert "总要修一座绝对不会倒的桥,怕水是永远修不成的。" in quoted(padded(text))


def test_another_persons_words_are_nobodys_quotation():
    text = "客户却说:“总要修一座绝对不会倒的桥,怕水是永远修不成的。”"
    assert not any("绝对" in span for span in quoted(padded(text)))


def test_a_long_sentence_is_cut_where_its_clauses_end():
    text = "那时候下雨,我觉得桥相当于城市的骨头,必须比城市活得更久,比如要看石头怎么样,水怎么样," + "还有风怎么样," * 12
    spans = quoted(padded(text + "就这样。"))
    assert any(span.startswith("我觉得桥相当于城市的骨头") and "比如" not in span for span in spans)


def test_a_lead_in_is_left_away():
    text = "Well, you know, every bridge should outlive the people who were afraid to cross it. "
    assert any(span.startswith("every bridge should outlive") for span in quoted(padded(text)))


@pytest.mark.parametrize(
    ("said", "quoted_"),
    [
        ("Every bridge should outlive the people who were afraid to cross it, right?", "Every bridge should outlive"),
        ("Every bridge should outlive the people who were afraid to cross it...", "Every bridge should outlive"),
        ("我觉得桥应该比怕水的人活得更久,而不是先倒下,对吧?", "我觉得桥应该比怕水的人活得更久"),
    ],
)
def test_a_tag_and_a_pause_are_left_away(said, quoted_):
    [span] = [span for span in quoted(padded(said + " ")) if span.startswith(quoted_)]
    assert span[-1] in "t下"


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("那天石头很重,所以一定要先修人心,而不是先修桥。", "一定要先修人心"),
        ("Because every bridge should be built of patience, and never of fear of the water. ", "every bridge should"),
    ],
)
def test_a_word_that_joins_is_left_away_in_the_middle_of_a_sentence_too(said, first):
    assert any(span.startswith(first) for span in quoted(padded(said)))


def test_what_stops_before_it_is_said_is_not_quoted():
    said = "Every bridge should outlive the people who were afraid to cross it, and never trusted anybody to -- "
    rest = "let me put that down for now and have a look at how it went with the " + "old mill and the " * 16 + "pond. "
    spans = quoted(padded(said + rest))
    assert not any(span.endswith(" to") for span in spans)


def test_in_a_long_english_sentence_every_comma_is_a_border():
    said = (
        "In the town where I grew up, near the old mill that my grandfather ran before the war, as far as anyone in "
        "the village remembers, with its wheel and its pond, you should never build a bridge that you would not let "
        "your own children cross, said nobody at all in that town. "
    )
    assert any(span.startswith("you should never build a bridge") for span in quoted(padded(said)))


def test_a_sentence_that_leans_is_not_quoted_with_one_that_says_nothing():
    spans = quoted(padded("那天我去了店里。这是一件应该永远记住的事,因为它比任何桥都重要。"))
    assert not any("应该永远记住" in span for span in spans)


def test_the_host_is_not_quoted_beside_a_guest():
    strong = "You should never build a bridge that you would not let your own children cross. "
    talk = interview(strong * 2, "I went there. " * 40)
    roles = (Participant("Mira", Role.HOST), Participant("Tom", Role.GUEST))
    assert all(talk.turns[h.turn].speaker == "Tom" for h in pick(Interview(talk.title, talk.turns, roles)))


def test_a_host_who_says_as_much_as_the_guest_is_quoted_too():
    strong = "You should never build a bridge that you would not let your own children cross. "
    talk = interview(strong + "I went there. " * 20, "I went there. " * 20)
    roles = (Participant("Mira", Role.HOST), Participant("Tom", Role.GUEST))
    assert any(talk.turns[h.turn].speaker == "Mira" for h in pick(Interview(talk.title, talk.turns, roles)))


def test_where_only_hosts_speak_they_are_quoted():
    strong = "You should never build a bridge that you would not let your own children cross. "
    turns = [Turn(f"Host {at % 4}", strong if at == 6 else "I went there. " * 12, at + 1) for at in range(12)]
    people = tuple(Participant(f"Host {at}", Role.HOST) for at in range(4))
    assert pick(Interview("On bridges", tuple(turns), people))


def test_a_word_that_only_begins_like_one_that_joins_stays_whole():
    said = (
        "In the old days, and everybody in the village remembers it well enough, some people should never have built a "
        "bridge that they would not let their own children cross, not even when the water was low and slow. "
    )
    spans = quoted(padded(said))
    assert any(span.startswith("some people") for span in spans)


def test_of_two_cuts_of_the_same_words_the_shorter_is_quoted():
    plain = "the people of the village had a meeting, which took the whole of a long evening; "
    strong = "you should never build a bridge that you would not let your own children cross"
    rest = "; and that was the end of it for them, as far as anybody in the village remembers. "
    spans = quoted(padded(plain.capitalize() + strong + rest))
    assert strong in spans
    assert not any(strong in span and span != strong for span in spans)


def test_the_same_words_are_quoted_once():
    strong = "You should never build a bridge that you would not let your own children cross."
    spans = quoted(interview(strong, "Hm.", strong, "Hm.", "It rained. " * 100))
    assert spans.count(strong) == 1


def test_a_highlight_says_why_it_was_picked():
    best = pick(padded("真正的好桥不是用石头修成的,而是用耐心修成的。"))[0]
    assert "sets one thing against another" in best.reasons


def test_a_limit_keeps_the_best():
    talk = padded("真正的好桥不是用石头修成的,而是用耐心修成的。")
    assert pick(talk, limit=1) == pick(talk)[:1]
    assert pick(talk, limit=0) == ()


def test_an_empty_interview_has_no_highlights():
    assert pick(Interview("Nothing", (), ())) == ()


@given(st.lists(ANY_TEXT, max_size=5))
def test_any_text_gives_spans_that_fit(texts: list[str]):
    talk = interview(*texts)
    found = pick(talk)
    for highlight in found:
        text = talk.turns[highlight.turn].text
        low, high = (15, 90) if script_of(text) is CHINESE else (40, 280)
        assert 0 <= highlight.start < highlight.end <= len(text)
        assert low <= highlight.end - highlight.start <= high
        assert 0 <= highlight.score <= 1
    assert [h.score for h in found] == sorted((h.score for h in found), reverse=True)
    assert not overlapping(found)


@given(pieces=st.lists(st.sampled_from(PIECES), min_size=4, max_size=40), is_chinese=st.booleans())
def test_spans_begin_and_end_where_clauses_do(*, pieces: list[str], is_chinese: bool):
    text = "".join(piece for piece in pieces if piece.isascii() is not is_chinese)
    talk = interview(text)
    for highlight in pick(talk):
        said = talk.turns[highlight.turn].text
        # A word that joins clauses ("And …") is left out, so a span may also begin behind one.
        before = re.sub(r"(?:\b(?:and|but|so|because)|因为)$", "", said[: highlight.start].rstrip()).rstrip()
        assert before[-1:] in {"", *BORDERS}
        assert said[highlight.end - 1] in BORDERS or said[highlight.end : highlight.end + 1].strip() in {"", *BORDERS}


def test_what_the_language_says_all_the_time_is_no_reason_to_quote():
    plain = padded("那天早上我们就是一个一个地去看的。")
    assert not any("一个一个" in span for span in quoted(plain))


def overlapping(found: tuple[Highlight, ...]) -> bool:
    ordered = sorted((h.turn, h.start, h.end) for h in found)
    return any(a[0] == b[0] and b[1] < a[2] for a, b in pairwise(ordered))


@pytest.mark.parametrize("piece", ["我们，", "\"我'", "“我们说", "and so, ", "(a", "桥。", "a. ", "我", "…", "-- "])
def test_a_turn_of_a_hundred_thousand_characters_is_read_in_time(piece: str):
    started = process_time()
    pick(interview(piece * (100_000 // len(piece))))
    assert process_time() - started < 20, "seconds; a quadratic reader takes minutes"


@pytest.fixture(scope="module")
def first_input() -> Interview:
    if not FIRST_INPUT.exists():
        pytest.skip("the first input is not at hand")
    lines = FIRST_INPUT.read_text(encoding="utf-8").splitlines()[4:72]
    turns: list[Turn] = []
    for at, line in enumerate(lines):
        is_question = at + 1 < len(lines) and lines[at + 1].startswith("于璠:")
        if is_question or line.startswith("于璠:"):
            turns.append(Turn("刘天栋" if is_question else "于璠", line.removeprefix("于璠:"), at))
        else:
            turns[-1] = Turn("于璠", f"{turns[-1].text}\n{line}", turns[-1].line)
    people = (Participant("刘天栋", Role.HOST), Participant("于璠", Role.GUEST))
    return Interview("访谈", tuple(turns), people, language="zh-Hans")


@pytest.mark.parametrize("good", ["有样学样是永远不可能超越的", "AI 框架相当于 AI 领域的操作系统"])
def test_the_first_inputs_good_sentences_are_picked(first_input: Interview, good: str):
    assert any(good in span for span in quoted(first_input))


def test_the_first_inputs_own_words_are_picked_without_what_leads_to_them(first_input: Interview):
    assert any(span.startswith("总归要做") for span in quoted(first_input))


@pytest.mark.parametrize("bad", ["这是一件激动人心的事", "目前大概就这么几类人群"])
def test_the_first_inputs_bad_sentences_are_not(first_input: Interview, bad: str):
    assert not any(bad in span for span in quoted(first_input))
