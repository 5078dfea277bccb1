"""The tables are those that their makers give, and nobody has edited them by hand."""

import pytest

from bot.text.fold import fold
from bot.text.pinyin import romanise
from tests.text.make_tables import TABLES, simplified, syllables


@pytest.mark.parametrize(("name", "make"), [("simplified", simplified), ("syllables", syllables)])
def test_a_table_is_what_its_library_gives(name, make):
    assert (TABLES / f"{name}.txt").read_text(encoding="utf-8") == make()


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [("大模型", "damoxing"), ("綠色", "lvse"), ("于璠", "yufan"), ("AI 框架", "ai kuangjia"), ("〇", "ling")],
)
def test_chinese_reads_as_it_is_typed(text, pinyin):
    assert romanise(fold(text)) == pinyin
