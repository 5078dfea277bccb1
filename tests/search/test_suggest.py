import pytest

from bot.search.suggest import closest, complete
from bot.store.catalogue import Named
from bot.text.fold import fold
from bot.text.pinyin import romanise

LABELS = ["开源", "大模型", "open source", "Mara Oduya", "開放政府", "night trains", "模型", "于璠"]
NAMES = [Named(label, fold(label), romanise(fold(label))) for label in LABELS]


def offered(typed: str) -> list[str]:
    return [LABELS[i] for i in complete(NAMES, typed, 3)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("开", "开源"),
        ("kai", "开源"),
        ("kaiyuan", "开源"),
        ("damoxing", "大模型"),
        ("da mo xing", "大模型"),
        ("open", "open source"),
        ("mara oduia", "Mara Oduya"),
        ("oduya", "Mara Oduya"),
        ("开放政府", "開放政府"),
        ("trains", "night trains"),
        ("yufan", "于璠"),
        ("模型", "模型"),
    ],
)
def test_what_was_meant_is_offered_first(typed, first):
    assert offered(typed)[0] == first


def test_nothing_typed_offers_the_first_names():
    assert offered("") == LABELS[:3]


def test_nonsense_offers_nothing():
    assert offered("qzxwv") == []
    assert closest(NAMES, "qzxwv") is None


@pytest.mark.parametrize(
    ("typed", "name"), [("OPEN SOURCE", 2), ("open sorce", 2), ("kaiyuan", 0), ("于璠", 7), ("開源", 0)]
)
def test_a_name_is_taken_for_sure_only_when_it_is(typed, name):
    assert closest(NAMES, typed) == name
