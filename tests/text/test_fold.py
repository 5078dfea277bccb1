import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.fold import Folded, fold

ANY_TEXT = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("開放政府裡裏着著ＡＢ①㍿ﬁßİé\u0301\u200b\u202e👩‍👩‍👧 \n“”'")),
    max_size=200,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("開放政府", "开放政府"),
        ("Ｈｅｌｌｏ", "hello"),
        ("Naïve Café", "naive cafe"),
        ("ﬁne ①②", "fine 12"),
        ("don’t “quote”", 'don\'t "quote"'),
        ("zero\u200bwidth", "zerowidth"),
        ("line\nbreak\tand　wide", "line break and wide"),
        ("裡裏里", "里里里"),
    ],
)
def test_spellings_of_the_same_words_fold_alike(text: str, folded: str):
    assert fold(text) == folded


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str):
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT, ANY_TEXT)
def test_a_text_folds_as_its_parts_do(left: str, right: str):
    assert fold(left + right) == fold(left) + fold(right)


@given(ANY_TEXT, st.data())
def test_the_map_leads_back_to_the_right_characters(text: str, data: st.DataObject):
    folded = Folded.of(text)
    assert folded.text == fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.origin(start, end)
    assert 0 <= first <= last <= len(text)
    assert folded.text[start:end] in fold(text[first:last])


def test_a_character_that_folds_to_several_is_mapped_back_whole():
    folded = Folded.of("a㍿b")
    assert folded.text == "a株式会社b"
    assert folded.origin(2, 3) == (1, 2)
    assert folded.origin(0, 6) == (0, 3)
