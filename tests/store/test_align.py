from hypothesis import given
from hypothesis import strategies as st

from bot.store.align import Said, align

TURNS = [Said("甲" if i % 2 else "乙", f"这是第{i}段,说的是完全不同的{chr(0x4E00 + i * 37) * 9}") for i in range(12)]
SAID = st.lists(st.builds(Said, st.sampled_from("ab"), st.sampled_from(["x", "hello there", "hello their", "zz"])))


def test_the_same_turns_keep_their_places():
    assert align(TURNS, TURNS) == list(range(12))


def test_a_corrected_turn_is_the_same_turn():
    corrected = [*TURNS]
    corrected[5] = Said(TURNS[5].speaker, TURNS[5].text.replace("完全", "全然"))
    assert align(TURNS, corrected) == list(range(12))


def test_a_turn_put_in_between_is_new_and_moves_no_other():
    assert align(TURNS, [*TURNS[:4], Said("丙", "我插一句"), *TURNS[4:]]) == [0, 1, 2, 3, None, *range(4, 12)]


def test_a_turn_left_out_takes_no_other_with_it():
    assert align(TURNS, TURNS[:3] + TURNS[4:]) == [0, 1, 2, *range(4, 12)]


@given(SAID, SAID)
def test_order_is_kept_and_nothing_is_used_twice(old, new):
    kept = [index for index in align(old, new) if index is not None]
    assert kept == sorted(set(kept))
    assert all(0 <= index < len(old) for index in kept)
