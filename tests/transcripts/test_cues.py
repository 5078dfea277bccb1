"""Cues in, paragraphs out. All that is said is invented."""

from __future__ import annotations

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from bot.transcripts import parse
from bot.transcripts.cues import script_of
from bot.transcripts.timed import Cue


def cues(*texts: str, speaker: str = "") -> list[Cue]:
    """Cues of two seconds, each directly behind the last."""
    return [Cue(i * 2000, i * 2000 + 2000, speaker, text, i + 1) for i, text in enumerate(texts)]


def lines(*texts: str) -> list[tuple[str, str]]:
    return [(line.why, line.text) for line in script_of(cues(*texts), {}).lines]


def said(*texts: str) -> list[str]:
    return [text for why, text in lines(*texts) if not why]


def test_a_sentence_over_several_cues_is_one_line_with_the_times_of_all():
    script = script_of(cues("The lighthouse was built", "in a year without a name,", "and nobody lived in it."), {})
    [line] = script.lines
    assert line.text == "The lighthouse was built in a year without a name, and nobody lived in it."
    assert (line.number, line.start_ms, line.end_ms) == (1, 0, 6000)
    assert script.is_recording


def test_chinese_is_joined_without_a_blank():
    assert said("我们先看", "潮水，", "再决定", "“出海”还是回家。") == ["我们先看潮水，再决定“出海”还是回家。"]


def test_another_speaker_begins_a_line_and_none_goes_on():
    heard = [
        Cue(0, 1, "Ada Quill", "I count", 1),
        Cue(1, 2, "", "the tides.", 2),
        Cue(2, 3, "Tom Reed", "Every day?", 3),
    ]
    found = [(line.label, line.text) for line in script_of(heard, {}).lines]
    assert found == [("Ada Quill", "I count the tides."), ("Tom Reed", "Every day?")]


def test_a_label_begins_a_line_even_without_a_full_stop_before():
    assert said("Ada: that was much faster", "Tom: Creating a map", "is slow.", "Ada: yes") == [
        "Ada: that was much faster",
        "Tom: Creating a map is slow.",
        "Ada: yes",
    ]


def test_a_colon_within_a_sentence_is_no_label():
    assert len(said("so I have just", "one rule: never sleep", "on the beach")) == 1
    [interview] = parse(b"[0:01 --> 0:02] so my\n[0:02 --> 0:03] rule: never sleep\n", "talk.txt")
    assert [turn.speaker for turn in interview.turns] == ["unknown"]


def test_dashes_and_arrows_are_changes_of_speaker():
    assert said("- Are you ready?", "- Yes, let's do it.\n- Me too.", ">> Then we go.", "Now. >> Wait!") == [
        "Are you ready?",
        "Yes, let's do it.",
        "Me too.",
        "Then we go. Now.",
        "Wait!",
    ]


def test_a_dash_behind_a_sentence_is_one_too_where_dashes_begin_lines():
    assert said("- You came to our boat. - Yes, thank you.") == ["You came to our boat.", "Yes, thank you."]
    assert len(said("It was cold. - That is all.")) == 1


def test_a_number_below_zero_is_no_change_of_speaker():
    assert said("It had", "-5 degrees", "at night.") == ["It had -5 degrees at night."]


def test_a_pause_behind_a_sentence_begins_a_line():
    heard = [Cue(0, 1000, "", "We left.", 1), Cue(4000, 5000, "", "The sea was", 2), Cue(9000, 9500, "", "calm.", 3)]
    assert [line.text for line in script_of(heard, {}).lines] == ["We left.", "The sea was calm."]


def test_long_speech_becomes_several_lines_at_the_ends_of_sentences():
    sentence = "The tide comes in twice a day, and we write down every time when it does."
    found = said(*(f"{sentence} Part {i}." for i in range(30)))
    assert len(found) > 2
    assert all(600 <= len(text) < 800 for text in found[:-1])


def test_speech_without_punctuation_is_cut_too():
    assert (
        max(len(text) for text in said(*(f"and then we went on to the island number {i}" for i in range(200)))) < 2000
    )


def test_captions_that_roll_up_say_everything_once():
    assert said(
        "the boat was small",
        "the boat was small\nand the wind was strong",
        "and the wind was strong",
        "and the wind was strong\nso we turned around",
        "so we turned around",
        "so we turned around\nand went home",
    ) == ["the boat was small and the wind was strong so we turned around and went home"]


def test_who_says_the_same_twice_is_not_rolling_up():
    assert said("Yes.", "Yes.", "I mean it.", "Really.", "I do.") == ["Yes. Yes. I mean it. Really. I do."]


def test_a_recogniser_that_is_stuck_is_cut_and_the_rest_is_reported():
    found = lines("We saw seals.", *["Thank you for watching."] * 6, "And whales.")
    assert found == [
        ("", "We saw seals. Thank you for watching."),
        ("repeated by the speech recognition", " ".join(["Thank you for watching."] * 5)),
        ("", "And whales."),
    ]


def test_a_phrase_repeated_within_a_cue_is_cut():
    found = lines("And so " + "I think that " * 7 + "it rains.")
    assert [why for why, _ in found] == ["", "repeated by the speech recognition", ""]
    assert [text for why, text in found if not why] == ["And so I think that", "it rains."]
    assert said("海很大，" + "谢谢大家。" * 8 + "再见。") == ["海很大，谢谢大家。", "再见。"]


def test_people_may_repeat_a_word():
    text = "No, no, no, no, no. 对对对对对，哈哈哈哈哈哈。"
    assert said(text) == [text]


def test_what_is_only_a_sound_is_not_said():
    assert lines("[Music]", "♪ ♪", "(waves breaking)", "Good morning.", "♪ row, row your boat ♪") == [
        ("sound", "[Music]"),
        ("sound", "♪ ♪"),
        ("sound", "(waves breaking)"),
        ("", "Good morning."),
        ("sound", "♪ row, row your boat ♪"),
    ]


def test_a_name_in_brackets_is_no_sound():
    assert said("[Ada Quill]", "I count the tides.") == ["[Ada Quill] I count the tides."]


def test_a_word_per_cue_gives_sentences_whether_words_bring_their_blanks_or_not():
    assert said("I", "am", "late", ",", "but", "here", ".") == ["I am late, but here."]
    assert said(" I", " am", " un", "believ", "ably", " late", ".") == ["I am unbelievably late."]
    assert said("我们", "今天", "说", "潮水", "。") == ["我们今天说潮水。"]


def test_a_word_per_cue_can_loop_too():
    words = ["We", "sail.", *["Thank", "you."] * 8, "Goodbye."]
    assert said(*words) == ["We sail. Thank you.", "Goodbye."]


@given(st.lists(st.text(max_size=40), max_size=12), st.sampled_from(["", "Ada"]))
def test_any_cues_give_a_script(texts, speaker):
    for line in script_of(cues(*texts, speaker=speaker), {}).lines:
        assert line.text.strip()


@given(st.lists(st.sampled_from(["a", "b", " c", "d.", "- e", "我", "[x]", "\n"]), max_size=60))
def test_cues_of_few_words_lose_no_letter(texts):
    found = "".join(line.text for line in script_of(cues(*texts), {}).lines)
    kept = {letter for letter in "abcde我x" if letter in "".join(texts)}
    assert kept <= set(found)


def test_many_cues_cost_no_more_than_few():
    began = process_time()
    script_of(cues(*[f"This is what cue number {i} says" for i in range(30_000)]), {})
    script_of(cues(*["la"] * 100_000), {})
    script_of(cues("la " * 100_000), {})
    assert process_time() - began < 8
