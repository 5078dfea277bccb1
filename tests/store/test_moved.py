"""A span is found again in a corrected turn."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from bot.store.moved import Moved

TEXT = st.text(alphabet="桥水ab 。.\n,", max_size=60)


def led(old: str, new: str, said: str) -> str | None:
    start = old.index(said)
    found = Moved(old, new).find(start, start + len(said))
    return None if found is None else new[slice(*found)]


def test_what_stands_is_found_wherever_it_has_gone():
    old = "那天下雨。桥是城市的骨头。后来桥塌了。"
    assert (
        led(old, "那天下了一整天的大雨。大家都在。桥是城市的骨头。后来桥塌了。", "桥是城市的骨头。")
        == "桥是城市的骨头。"
    )


def test_what_was_corrected_is_found_with_its_correction():
    old = "那天下雨。我爸一记就是二十四年。后来桥塌了。"
    assert (
        led(old, "那天下雨。我爸一记就是二十五年。后来桥塌了。", "我爸一记就是二十四年。") == "我爸一记就是二十五年。"
    )
    assert led("A brige is a promise. It rains.", "A bridge is a promise. It rains.", "A brige is a promise.") == (
        "A bridge is a promise."
    )


def test_what_is_said_no_more_is_found_nowhere():
    old = "那天下雨。桥是城市的骨头。后来桥塌了。"
    assert led(old, "那天下雨。后来桥塌了。", "桥是城市的骨头。") is None


@given(TEXT, TEXT, st.data())
def test_any_correction_gives_a_span_of_the_new_text(old, new, data):
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    found = Moved(old, new).find(start, end)
    assert found is None or 0 <= found[0] < found[1] <= len(new)


@given(TEXT, TEXT, TEXT)
def test_what_is_added_around_a_text_moves_it(before, text, after):
    said = text.strip()
    if said and said not in before + after:
        old = f"一{text}一"
        found = Moved(old, old).find(old.index(said), old.index(said) + len(said))
        assert found is not None
        assert old[slice(*found)] == said


def test_a_turn_of_a_hundred_thousand_characters_is_compared_in_time():
    old = "".join(f"桥{i}过了河，水就更急了。" for i in range(8_000))
    new = "开头改了。" + old.replace("桥77", "石桥77")[:-1] + "结尾也改了。"
    began = time.process_time()
    assert Moved(old, new).find(50_000, 50_020)
    Moved("没有句号" * 25_000, "都不一样" * 25_000).find(5, 50)
    assert time.process_time() - began < 10, "seconds; letter by letter it takes minutes, and gigabytes"
