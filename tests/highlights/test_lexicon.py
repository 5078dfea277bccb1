from bot.highlights.lexicon import Lexicon, any_of, listed

HAN = Lexicon(["桥 石桥", "不可能", "可能"], [(), (), (r"(?:越|愈)[^。]{1,4}越",)], "桥牌", is_spaced=False)
ENGLISH = Lexicon(["bridge stone_bridge"], [(r"not (?:a|an) \w+ but",)], is_spaced=True)


def found(lexicon: Lexicon, text: str) -> list[tuple[str, int]]:
    return [(text[start:end], mask) for start, end, mask in lexicon.find(text, 0, len(text))]


def test_the_longest_word_wins():
    assert found(HAN, "石桥不可能") == [("石桥", 1), ("不可能", 2)]


def test_a_neutral_word_hides_the_one_that_it_holds():
    assert found(HAN, "打桥牌过桥") == [("桥", 1)]


def test_a_pattern_is_told_by_its_kind_wherever_it_begins():
    assert found(HAN, "愈老越好") == [("愈老越", 4)]


def test_english_words_are_whole():
    assert found(ENGLISH, "bridge, abridged (a stone bridge)") == [("bridge", 1), ("stone bridge", 1)]


def test_a_stretch_is_searched_and_nothing_around_it():
    text = "a bridge is not a wall but a bridge"
    assert [text[start:end] for start, end, _ in ENGLISH.find(text, 9, 26)] == ["not a wall but"]


def test_any_of_many_words_is_found_whatever_drawer_it_lies_in():
    words = [chr(at) for at in range(0x4E00, 0x4E00 + 200)]
    assert all(any_of(words).fullmatch(word) for word in words)
    assert not any_of(words).match("桥")


def test_an_underscore_stands_for_a_blank():
    assert listed("no_one nobody") == ["no one", "nobody"]
