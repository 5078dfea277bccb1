from collections import Counter

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


def test_a_turn_that_somebody_else_says_now_is_the_same_turn():
    renamed = [Said("丙", said.text) if said.speaker == "甲" else said for said in TURNS]
    assert align(TURNS, renamed) == list(range(12))


def test_what_moved_is_the_same_to_the_letter():
    assert align(TURNS, [*TURNS[8:], *TURNS[:8]]) == [*range(8, 12), *range(8)]


def test_a_turn_cut_in_two_goes_on_in_one_half():
    first, second = TURNS[5].text[:12], TURNS[5].text[12:]
    cut = [*TURNS[:5], Said("甲", first), Said("乙", "嗯。"), Said("甲", second), *TURNS[6:]]
    kept = align(TURNS, cut)
    assert kept[:5] + kept[8:] == [*range(5), *range(6, 12)]
    assert kept[5:8].count(5) == 1


def test_slips_mended_everywhere_change_no_turn():
    said = [Said("甲" if i % 2 else "乙", f"第{i}段说潮汐。" if i % 3 else "对。") for i in range(300)]
    mended = [Said(turn.speaker, turn.text.replace("。", "!").replace("潮汐", "潮水")) for turn in said]
    kept = align(said, mended)
    assert [k for i, k in enumerate(kept) if i % 3] == [i for i in range(300) if i % 3]


def test_a_brief_turn_put_in_takes_no_other_far_below():
    said = [*TURNS[:3], Said("甲", "是的,没错。"), *TURNS[3:9], Said("甲", "是的,对啊。"), *TURNS[9:]]
    mended = [Said(turn.speaker, f"{turn.text}!") for turn in said]
    assert align(said, [mended[0], Said("乙", "是的,对吗。"), *mended[1:]]) == [0, None, *range(1, len(said))]


@given(SAID, SAID)
def test_nothing_is_used_twice_and_all_that_stands_is_kept(old, new):
    kept = [index for index in align(old, new) if index is not None]
    assert len(kept) == len(set(kept))
    assert all(0 <= index < len(old) for index in kept)
    still = Counter(old) & Counter(new)
    assert Counter(n for n, o in zip(new, align(old, new), strict=True) if o is not None and old[o] == n) <= still


@given(SAID)
def test_a_file_that_grows_keeps_all_turns(old):
    assert align(old, [*old, Said("c", "a new one")]) == [*range(len(old)), None]
