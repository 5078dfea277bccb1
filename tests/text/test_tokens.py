import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.fold import fold
from bot.text.tokens import find_squashed, query_tokens, squash, stored_words, whole_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A character at the border of a run stands alone as well.
        ("大模型", ["大模", "模型", "型"]),
        ("AI协作", ["协", "协作", "作", "ai"]),
        ("llama2", ["llama", "2", "llama_2"]),
        ("C++ and C#, .NET", ["c++", "and", "c#", ".net", "c++_and", "and_c#", "c#_.net"]),
        ("GPT-3.5", ["gpt", "3.5", "gpt_3.5"]),
        ("don’t", ["don't"]),
        ("〇二", ["〇二", "二"]),
        ("😀 …", []),
    ],
)
def test_text_becomes_tokens(text: str, expected: list[str]):
    assert stored_words(fold(text)).split() == expected


def test_a_query_looks_for_nothing_that_depends_on_what_follows_it():
    assert query_tokens("大模型") == ["大模", "模型"]
    assert query_tokens("大") == ["大"]


@given(st.text(alphabet="大模型的ab c,。!", max_size=30), st.data())
def test_what_stands_in_a_text_is_found_in_it(text: str, data: st.DataObject):
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded)))
    end = data.draw(st.integers(start, len(folded)))
    wanted = squash(folded[slice(*whole_words(folded, start, end))])
    found = find_squashed(wanted, folded)
    if wanted:
        assert found is not None
        assert squash(folded[slice(*found)]) == wanted
    else:
        assert found is None


def test_an_exact_quotation_is_found_whatever_stands_between_its_words():
    assert find_squashed(squash("有样学样 永远"), "我说:“有样,学样,永远。”") == (4, 12)


def test_a_word_is_not_found_inside_another():
    assert find_squashed("art", "start the art") == (10, 13)
    assert find_squashed("art", "start") is None
