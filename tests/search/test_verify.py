from hypothesis import given
from hypothesis import strategies as st

from bot.model import Role
from bot.search.verify import Edit, Verdict, compare_words, verify
from bot.store.records import InterviewRecord, TurnRecord

SAID = "我说过,总归要做两个绝对差异化竞争力,有样学样是永远不可能超越的。别的都是后话。"
ENGLISH = "Well, the finest suspension ever built is a train that isn't moving. Everybody knows that."


def turn(text: str) -> TurnRecord:
    return TurnRecord(1, InterviewRecord(1, "t", None, "und", None, None), 0, "s", Role.GUEST, text, None)


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
