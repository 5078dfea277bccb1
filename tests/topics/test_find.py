from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Interview, Participant, Turn
from bot.text.fold import fold
from bot.topics import find
from bot.topics.subjects import known_subjects

SHARED = Path(__file__).parents[3] / "shared"
FIRST_INPUT = SHARED / "interviews" / "yu-fan-mindspore.txt"
ANY_TEXT = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("修补咖啡馆 repair café的,。\n…ßﬁ\u200b2")), max_size=300
)


def interview(*texts: str) -> Interview:
    turns = tuple(Turn("Mira" if at % 2 else "Tom", text, at + 1) for at, text in enumerate(texts))
    return Interview("On repair", turns, (Participant("Mira"), Participant("Tom")))


def labels(*texts: str) -> list[str]:
    return list(dict.fromkeys(mention.label for mention in find(interview(*texts))))


ENGLISH = (
    "We opened the Repair Café in March. A repair café needs volunteers, and Tom likes it.",
    "Night trains brought me here. I love night trains, Mira.",
    "The repair café has a lot of toasters. You know, kind of a lot of toasters.",
    "Toasters and night trains: Mira, that is the repair café in a nutshell.",
)
CHINESE = (
    "我觉得夜行列车是最好的，夜行列车让人睡着去远方。AI for Science 也一样。",
    "我们的修补咖啡馆里有很多烤面包机，这个时候大家都喜欢修补咖啡馆。",
    "因为夜行列车很慢，所以我在夜行列车里学 AI for Science。",
    "修补咖啡馆的志愿者坐夜行列车来，他们说 AI for Science 很有意思。",
)


def test_english_subjects_are_found_and_filler_is_not():
    found = labels(*ENGLISH)
    assert {"repair café", "night trains", "toasters"} <= set(found)
    assert not {"lot", "kind", "a lot", "you know", "Tom", "Mira"} & set(found)


def test_chinese_subjects_are_found_whole_and_filler_is_not():
    found = labels(*CHINESE)
    assert {"夜行列车", "修补咖啡馆", "AI for Science"} <= set(found)
    assert not {"时候", "我们", "行列", "列车", "咖啡", "补咖啡馆", "Science", "for"} & set(found)


def test_both_chinese_scripts_share_a_key():
    traditional = ("夜行列車很慢。我愛夜行列車。", "夜行列車很好。夜行列車來了。")
    keys = {mention.key for mention in find(interview(*traditional))}
    assert "夜行列车" in keys
    assert "夜行列車" in labels(*traditional)


def test_singular_and_plural_are_one_topic_under_the_commoner_spelling():
    found = labels("A toaster. Toasters!", "He mends toasters.", "She sells toasters.")
    assert found == ["toasters"]


def test_a_turn_is_about_what_it_names_and_not_about_what_it_mentions_in_passing():
    long = "We walked home along the canal and looked at the boats. " * 40
    turns = interview(
        "Night trains, night trains, night trains!", long + "Night trains. " + long, "Night trains are slow."
    )
    about = {mention.turn for mention in find(turns) if mention.key == "夜车"}
    assert about == {0, 2}


def test_a_known_subject_is_one_topic_in_every_language_and_script():
    for text in ("We live on open source.", "我们靠开源。", "我們靠開源。"):
        [mention] = find(interview(text))
        assert mention.key == "开源"


def test_a_part_of_a_known_subject_is_no_subject_by_itself():
    assert "source" not in labels(*("Open source is my joy. We live on open source.",) * 3)


def test_a_known_subject_that_comes_up_in_passing_only_is_left_out():
    long = "We walked home along the canal and looked at the boats. " * 8
    assert not [mention for mention in find(interview(long + "My archive. " + long)) if mention.key == "档案"]


def test_plurals_of_any_length_are_one_topic_in_all_interviews():
    texts = ("We log logs. The API has APIs, and the API has a registry, and registries.",) * 3
    assert {"log", "api", "registry"} <= {mention.key for mention in find(interview(*texts))}
    [toasters] = {m.key for m in find(interview(*("Toasters! Toasters!",) * 3))}
    assert toasters == "toaster"


@pytest.mark.parametrize(
    "label", ["体文化", "实查核机制", "份档案", "阿桂婶", "许教授", "试着", "hmmm", "milliseconds"]
)
def test_halves_of_words_nicknames_and_units_are_no_topics(label):
    texts = (
        "软件体制不是软体文化，软体文化要事实查核机制。一份档案，两份档案，阿桂婶和许教授试着看。",
        "软体文化很重要，事实查核机制也是，阿桂婶有一份档案，许教授试着写。",
        "阿桂婶说软体文化，许教授说事实查核机制，我试着找一份档案。",
    )
    english = ("Hmmm, it took ten milliseconds and ten milliseconds more, hmmm.",) * 3
    assert label not in labels(*texts) + labels(*english)


def test_a_word_inside_of_another_is_not_counted():
    found = find(interview("An arc. An arc!", "An arc is an arc.", "The search for march and archer."))
    assert {mention.turn for mention in found if mention.key == "arc"} == {0, 1}


def test_an_empty_interview_has_no_topics():
    assert find(interview()) == ()


@given(st.lists(ANY_TEXT, max_size=5))
def test_any_text_gives_mentions_that_fit(texts: list[str]):
    talk = interview(*texts)
    found = find(talk)
    for mention in found:
        assert 0 < mention.weight <= 1
        assert 0 <= mention.turn < len(talk.turns)
        folded = " ".join(fold(mention.label).split())
        assert folded.removesuffix("s") == mention.key.removesuffix("s") or folded in known_subjects()[mention.key]
    assert len({(mention.key, mention.turn) for mention in found}) == len(found)


@pytest.mark.parametrize("piece", ["桥", "夜行列车", "a ", "night trains ", "AI 框架", "、", "x" * 50])
def test_a_turn_of_a_hundred_thousand_characters_is_read_in_time(piece: str):
    started = process_time()
    find(interview(piece * (100_000 // len(piece))))
    assert process_time() - started < 20, "seconds; a quadratic reader takes minutes"


def test_the_first_inputs_subjects_are_found():
    if not FIRST_INPUT.exists():
        pytest.skip("the first input is not at hand")
    found = labels(*FIRST_INPUT.read_text(encoding="utf-8").splitlines()[4:72])
    assert {"大模型", "AI for Science", "开源", "MindSpore", "AI 框架"} <= set(found)
    assert not {"东西", "时候", "问题"} & set(found)
    assert 8 <= len(found) <= 25


def test_what_the_language_says_all_the_time_is_no_topic():
    found = labels(
        "People think about the way things work, and the way people work is the thing.",
        "The way people work takes time, and time is the thing that people think about.",
    )
    assert found == []


def test_an_english_phrase_ends_in_a_noun():
    found = labels(*("A slow cooker is slow, a slow cooker is heavy, and heavy slow cooker owners like it.",) * 3)
    assert "slow cooker" in found
    assert not {"slow", "heavy", "heavy slow"} & set(found)


def test_a_chinese_phrase_holds_no_word_that_joins_words():
    found = labels(*("潮水表说明潮水的高低，潮水表很旧，我们的潮水表这一本最旧。",) * 3)
    assert "潮水表" in found or "潮水" in found
    assert not {"这一", "的潮水", "我们的", "潮水的"} & set(found)


def test_the_topic_that_is_spoken_of_most_comes_first():
    assert labels(*("Toasters, toasters, toasters and a lonely kettle. A kettle!",) * 3)[0].lower() == "toasters"
