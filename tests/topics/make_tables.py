"""Makes the word tables of `bot/topics/tables`: `python -m tests.topics.make_tables`.

How often words are said comes from wordfreq (its data is under CC BY-SA 4.0, and so are the two tables made from it),
what part of speech each one mostly is from jieba's dictionary (MIT) and from the lexicon of Brill's tagger as TextBlob
carries it (MIT). The bot carries the tables and none of the libraries.
"""

from __future__ import annotations

from collections import defaultdict
from importlib.util import find_spec
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING

from wordfreq import get_frequency_dict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

TABLES = Path(__file__).parent.parent.parent / "bot" / "topics" / "tables"

# As many of the commonest words as fit into 250 KB. What is rarer than all of them is taken for a term.
CHINESE_WORDS = 20_000
ENGLISH_WORDS = 12_000
# jieba's parts of speech by their first letters; what is missing (pronouns, numerals, adverbs …) joins words.
HAN_CLASSES = (
    ("nr", "O"),
    *((letter, "N") for letter in ("n", "vn", "an", "j", "g")),
    *((letter, "M") for letter in "vabzil"),
)
# Penn Treebank's parts of speech.
ENGLISH_CLASSES = (("NN", "N"), ("JJ", "M"), ("VBG", "M"), ("VBN", "M"), ("FW", "M"))


def chinese() -> str:
    """Each line: a class, ten times the frequency on Zipf's scale, and the words of both.

    N is a noun, M may modify one, O does neither.
    """
    entries = (line.split() for line in _lines_of("jieba", "dict.txt"))
    tags = {entry[0]: entry[2] for entry in entries}
    common = {word: often for word, often in get_frequency_dict("zh", wordlist="large").items() if _is_han(word)}
    return _grouped(common, CHINESE_WORDS, lambda word: _class_of(_han_tag(word, tags), HAN_CLASSES))


def english() -> str:
    entries = (line.split() for line in _lines_of("textblob", "en/en-lexicon.txt") if not line.startswith(";;;"))
    tags = {entry[0]: entry[1] for entry in entries if len(entry) == 2}
    common = {word: often for word, often in get_frequency_dict("en", wordlist="large").items() if _is_english(word)}

    def tag(word: str) -> str:
        return tags.get(word) or tags.get(word.capitalize()) or tags.get(word.upper()) or _guess(word, tags)

    return _grouped(common, ENGLISH_WORDS, lambda word: _class_of(tag(word), ENGLISH_CLASSES))


def _han_tag(word: str, tags: dict[str, str]) -> str:
    """A word that jieba doesn't know is a new noun, unless it holds a character that joins words: 这一, 大了."""
    if word in tags or not any(_class_of(tags.get(char, "n"), HAN_CLASSES) == "O" for char in word):
        return tags.get(word, "n")
    return "r"


def _guess(word: str, tags: dict[str, str]) -> str:
    """Contractions are no nouns; neither is what a verb's ending makes of a verb."""
    return "O" if "'" in word or (word.endswith("s") and tags.get(word[:-1], "").startswith("VB")) else "NN"


def _lines_of(package: str, name: str) -> list[str]:
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent.joinpath(name).read_text(encoding="utf-8").splitlines()


def _is_han(word: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" for char in word)


def _is_english(word: str) -> bool:
    return word.isascii() and word.replace("'", "").isalpha()


def _class_of(tag: str, classes: Iterable[tuple[str, str]]) -> str:
    return next((each for start, each in classes if tag.startswith(start)), "O")


def _grouped(common: dict[str, float], most: int, class_of: Callable[[str], str]) -> str:
    groups = defaultdict[tuple[str, int], list[str]](list)
    for word in sorted(common, key=lambda word: (-common[word], word))[:most]:
        groups[class_of(word), round(10 * log10(1e9 * common[word]))].append(word)
    return "".join(f"{kind}{zipf} {' '.join(sorted(members))}\n" for (kind, zipf), members in sorted(groups.items()))


if __name__ == "__main__":
    TABLES.joinpath("chinese.txt").write_text(chinese(), encoding="utf-8")
    TABLES.joinpath("english.txt").write_text(english(), encoding="utf-8")
