import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.sentences import excerpt, sentences, width, windows


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("好的。真的吗？是！", ["好的。", "真的吗？", "是！"]),
        ("他说:“不行。”然后走了。", ["他说:“不行。”", "然后走了。"]),
        ("Dr. Smith paid $3.50. Why?", ["Dr. Smith paid $3.50.", "Why?"]),
        ('"Really?" he asked.', ['"Really?" he asked.']),
        ("one\ntwo", ["one", "two"]),
        ("版本 2.0 很好,真的!下一句", ["版本 2.0 很好,真的!", "下一句"]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]):
    assert cut(text) == expected


@given(st.text(alphabet='大a .。！?\n“”"；', max_size=120))
def test_nothing_but_white_space_lies_between_sentences(text: str):
    spans = sentences(text)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(start < end for start, end in spans)


@given(st.text(alphabet="大ab .。\n", max_size=200), st.integers(4, 60))
def test_windows_keep_everything_and_their_limit(text: str, limit: int):
    spans = windows(text, limit)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
    # A window may hold the white space between two sentences beside them.
    assert all(width("".join(text[start:end].split())) <= limit for start, end in spans)


def test_an_excerpt_is_made_of_whole_sentences_around_the_match():
    text = "第一句。第二句有目标词。第三句。第四句。"
    assert text[slice(*excerpt(text, 7, 9, 30))] == "第二句有目标词。第三句。"
