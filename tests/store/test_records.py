"""A topic is called as a reader's language calls it, as far as the library does."""

from __future__ import annotations

import pytest

from bot.store.records import TopicRecord

OPEN_SOURCE = TopicRecord(1, "开源", ("open source", "開源", "开源", "Open Source"), 9, 3)


@pytest.mark.parametrize(
    ("language", "label"), [("en-US", "open source"), ("zh-CN", "开源"), ("zh-TW", "開源"), ("de", "open source")]
)
def test_the_script_of_the_reader_comes_first(language, label):
    assert OPEN_SOURCE.label_in(language) == label


def test_the_other_script_of_chinese_is_nearer_than_english():
    assert TopicRecord(1, "开源", ("open source", "開源"), 9, 3).label_in("zh-CN") == "開源"


def test_a_topic_that_only_one_language_names_is_called_so_in_all():
    assert TopicRecord(2, "redis", ("Redis",), 9, 3).label_in("zh-CN") == "Redis"


def test_what_is_typed_is_offered_as_it_is_typed():
    assert OPEN_SOURCE.label_in("zh-CN", "open") == "open source"
    assert OPEN_SOURCE.label_in("en-US", "开") == "開源"
