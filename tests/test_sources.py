import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources import LONGEST, host_of, source_at


@pytest.mark.parametrize(
    ("url", "at", "expected"),
    [
        ("https://www.youtube.com/watch?v=abc", 754_900, "https://www.youtube.com/watch?v=abc&t=754"),
        ("https://youtu.be/abc?t=3", 60_000, "https://youtu.be/abc?t=60"),
        ("https://example.org/talk.mp3", 61_000, "https://example.org/talk.mp3#t=61"),
        ("https://vimeo.com/1#t=2", 61_000, "https://vimeo.com/1#t=61"),
        ("https://example.org/page#answers", 61_000, "https://example.org/page#answers"),
        ("https://example.org/a b", None, None),
        ("https://example.org/訪談?頁=1", None, "https://example.org/%E8%A8%AA%E8%AB%87?%E9%A0%81=1"),
        ("HTTPS://例子.测试/x", None, "https://xn--fsqu00a.xn--0zwm56d/x"),
        ("javascript:alert(1)", 1000, None),
        ("ftp://example.org/x", 1000, None),
        ("https://user:secret@example.org/", None, None),
        ("https://localhost/", None, None),
        ("https://[::1", None, None),
        ("https://example.org:port/", None, None),
        ("https://example.org/" + "x" * LONGEST, None, None),
        (None, 1000, None),
    ],
)
def test_a_source_is_opened_at_its_time_and_only_if_it_is_a_web_address(url, at, expected):
    assert source_at(url, at) == expected


def test_a_host_is_named_without_www():
    assert host_of("https://www.example.org/x") == "example.org"
    assert host_of("nonsense") is None


@given(st.text(max_size=80), st.one_of(st.none(), st.integers(0, 10**9)))
def test_whatever_stands_for_an_address_gives_ascii_or_nothing(tail, at):
    for url in (tail, f"https://{tail}", f"https://example.org/{tail}"):
        found = source_at(url, at)
        assert found is None or (found.isascii() and found.startswith(("http://", "https://")) and " " not in found)
