from hypothesis import given
from hypothesis import strategies as st

from bot.model import Role
from bot.search.verify import Edit, Verdict, compare_words, verify
from bot.store.records import InterviewRecord, TurnRecord

SAID = "我说过,总归要做两个绝对差异化竞争力,有样学样是永远不可能超越的。别的都是后话。"
ENGLISH = "Well, the finest suspension ever built is a train that isn't moving. Everybody knows that."


def turn(text: str, position: int = 0) -> TurnRecord:
    interview = InterviewRecord(1, "t", None, "und", None, None)
    return TurnRecord(position + 1, interview, position, "s", Role.GUEST, text, None)


def test_punctuation_and_script_make_no_difference():
    verification = verify("有樣學樣、是永遠不可能超越的", [turn(SAID)])
    assert (verification.verdict, verification.text) == (Verdict.EXACT, "有样学样是永远不可能超越的")


def test_a_misquotation_is_close_and_shows_the_difference():
    verification = verify("the best suspension ever built is a train that is not moving", [turn(ENGLISH)])
    assert verification.verdict is Verdict.CLOSE
    assert Edit("replace", "finest", "best") in verification.diff
    assert 70 <= verification.similarity < 100


def test_a_chinese_misquotation_is_shown_character_by_character():
    verification = verify("总归要做三个绝对差异化竞争力", [turn(SAID)])
    assert verification.verdict is Verdict.CLOSE
    assert Edit("replace", "两", "三") in verification.diff


def test_something_else_is_not_found():
    assert verify("the moon is made of cheese", [turn(SAID), turn(ENGLISH)]).verdict is Verdict.NOT_FOUND
    assert verify("anything", []).verdict is Verdict.NOT_FOUND


@given(st.text(alphabet="ab 大小,.", max_size=40), st.text(alphabet="ab 大小,.", max_size=40))
def test_the_steps_lead_from_what_was_said_to_what_is_claimed(said, claimed):
    def words(text: str) -> str:
        return "".join(char for char in text if char.isalnum())

    edits = compare_words(said, claimed)
    assert words("".join(edit.said for edit in edits)) == words(said)
    assert words("".join(edit.claimed for edit in edits)) == words(claimed)
    assert all(words(e.said) == words(e.claimed) for e in edits if e.op == "equal")


def test_what_was_left_out_between_two_sentences_is_shown():
    said = (
        "I own one share. We have eleven carriages and a dining car. My job is to decide how slowly a train should go."
    )
    verification = verify("I own one share… my job is to decide how slowly a train should go", [turn(said)])
    assert (verification.verdict, verification.text) == (Verdict.CLOSE, said.removesuffix("."))
    assert [edit.op for edit in verification.diff] == ["equal", "delete", "equal"]


def test_sentences_in_another_order_are_close():
    said = "An express is steep. A freight train is always lazy. Nobody minds."
    verification = verify("A freight train is always lazy. An express is steep.", [turn(said)])
    assert verification.verdict is Verdict.CLOSE
    assert verification.text == "An express is steep. A freight train is always lazy"


def test_a_claim_over_two_turns_names_both():
    turns = [turn("那天你害怕吗，一个人在灯塔上？", 0), turn("不怕，海认得我。别的都忘了。", 1)]
    verification = verify("一个人在灯塔上？不怕，海认得我", turns)
    assert verification.verdict is Verdict.EXACT
    assert verification.further == turns[1]
    assert verification.text == "一个人在灯塔上？\n不怕，海认得我"


def test_the_span_takes_in_the_word_that_was_replaced():
    said = "My job is to decide how slowly a train should go. That's all."
    verification = verify("my job is to decide how slow a train should be", [turn(said)])
    assert verification.text == "My job is to decide how slowly a train should go"
    assert verification.diff[-1] == Edit("replace", "go", "be")


def test_two_words_are_not_taken_for_others_that_look_like_them():
    assert verify("trained builder", [turn(ENGLISH)]).verdict is Verdict.NOT_FOUND
