"""The tables are those that their makers give, and nobody has edited them by hand."""

import pytest

from bot.topics.tables import Part, class_of, zipf_of
from tests.topics.make_tables import TABLES, chinese, english


@pytest.mark.parametrize(("name", "make"), [("chinese", chinese), ("english", english)])
def test_a_table_is_what_its_libraries_give(name, make):
    assert (TABLES / f"{name}.txt").read_text(encoding="utf-8") == make()


def test_the_tables_are_small():
    assert sum(path.stat().st_size for path in TABLES.glob("*.txt")) <= 300_000, "bytes"


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("bridge", Part.NOUN),
        ("the", Part.OTHER),
        ("artificial", Part.MODIFIER),
        ("桥梁", Part.NOUN),
        ("因为", Part.OTHER),
        ("flurbish", Part.NOUN),
    ],
)
def test_a_word_has_the_part_of_speech_that_it_mostly_is(word, part):
    assert class_of(word) is part


def test_a_rare_word_is_rarer_than_every_common_one():
    assert zipf_of("flurbish") < zipf_of("bridge") < zipf_of("the")
    assert zipf_of("墨守") < zipf_of("桥梁") < zipf_of("因为")
