"""The phrases of an interview that may name a subject, and how often each is said.

A phrase is a noun, or nouns and modifiers that end in a noun, as terms do in English (Justeson & Katz 1995) and in
Chinese. Chinese has no spaces: its phrases are runs of two to six characters that are said often, belong together and
are free on both sides; those that are no word of the table must be made of words that are. Latin names in Chinese
text are taken whole, and `AI 框架` is one phrase.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from math import log
from operator import add
from typing import TYPE_CHECKING, Final

from bot.text.tokens import HAN
from bot.topics.tables import Part, class_of, is_common, zipf_of
from bot.topics.wording import HAN_NUMERALS, MORE_WORDS, NUMBERS, OPENING_VERBS, SHELLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST_HAN = 6
_MOST_WORDS = 3
# A word that is said more often than this (on Zipf's scale) is about nothing: time, people, 问题.
_TOO_COMMON = 5.55
_TOO_COMMON_MODIFIER = 5.2
# A pair of characters that are no word must be as free on both sides as this.
_BOUND_PAIR = 0.5
# What a single character may add to a word, and still be a word: 设计者, 表达力.
_SUFFIXES: Final = frozenset(
    "者力性化师家学率器机员度法论权费品片链源店馆室局部院会站网圈层端版业界物剧赛展区园厂车桥岛节奖券卡"
)
# With one of these ends how somebody is called: 阿桂婶, 许教授.
_CALLED: Final = frozenset("哥姐婶叔伯嫂姨奶爷娘")
_TITLES: Final = ("老师", "教授", "政委", "委员", "师傅", "先生", "女士", "博士", "秘书", "大哥", "大姐")
# What is counted: 份档案.
_COUNTED: Final = frozenset("份个张种次位条件座台本篇句段项")
# How a word ends that says what something is like; the table has the frequent ones.
_LIKE: Final = ("ive", "ous", "ful", "less", "ible", "able", "ly", "ed")
_ODD_WORD: Final = re.compile(r"\w*(.)\1\1|\w*[^aeiouy0-9\W]{6}|(?:one|two|well|self)-|\w+-to-")
# Places at which it is looked whether a run of characters begins within a word.
_LOOKS = 8
# Mutual information (natural logarithm) from which two parts belong together.
_COHESION = 1.5
# The share of a phrase's uses that may carry on with one and the same character.
_BOUND = 0.75
# A Han character that is said more often joins words (的, 这); a rarer one is part of some (夜).
_JOINING = 5.0
# A Han character that is in no table.
_ODD = 2.0

_LATIN_WORD = r"[a-z][a-z0-9]*(?:[-'.+#/&][a-z0-9]+)*[+#]*"
_TOKEN: Final = re.compile(rf"{_LATIN_WORD}|\d[\d.]*|[^\sa-z\d]")
# Latin names in Chinese text are taken whole: AI for Science, Llama 2.
_LATIN_NAME: Final = re.compile(rf"{_LATIN_WORD}(?: (?:{_LATIN_WORD}|\d[\d.]*(?![\d.]*[%{HAN}])))*")
# A Latin word with the Chinese one that it belongs to: AI 框架.
_MIXED: Final = re.compile(rf"{_LATIN_WORD} ?([{HAN}]{{2}})")
_TERM: Final = re.compile("[MN]*N[N0]*")
_HAN_PAIR: Final = re.compile(f"[{HAN}]{{2}}")


def english_phrases(turns: Iterable[str]) -> Counter[str]:
    """Runs of one to three English words that end in a noun, none of which is said of everything."""
    found = Counter[str]()
    for turn in turns:
        tokens = _TOKEN.findall(turn)
        codes = "".join(map(_code, tokens))
        for term in _TERM.finditer(codes):
            start, end = term.span()
            if end - start == 1:
                found[tokens[start]] += 1
                continue
            found.update(_runs(tokens[start:end], codes[start:end]))
    return found


def _runs(words: list[str], codes: str) -> Iterator[str]:
    for last in range(len(words)):
        if codes[last] != "M":
            for first in range(max(0, last + 1 - _MOST_WORDS), last + 1):
                if codes[first] != "0":
                    yield " ".join(words[first : last + 1])


@lru_cache(maxsize=20_000)
def _code(token: str) -> str:
    """N for a noun, M for a modifier, 0 for a number (Llama 2), O for what is no part of a phrase."""
    if token[0].isdigit():
        return "0"
    if len(token) < 2 or "'" in token or _is_shell(token):  # noqa: PLR2004
        return "O"
    part, zipf = class_of(token), zipf_of(token)
    if not is_common(token):
        if _ODD_WORD.match(token):
            return "O"
        part = Part.MODIFIER if token.endswith(_LIKE) else part
    if zipf > _TOO_COMMON or (part is Part.MODIFIER and zipf > _TOO_COMMON_MODIFIER) or not token[0].isalpha():
        return "O"
    return part.value


def _is_shell(word: str) -> bool:
    return word in SHELLS or word.removesuffix("s") in SHELLS or word in NUMBERS


def chinese_phrases(turns: Iterable[str], least: int) -> Counter[str]:
    """What folded turns in Chinese say, Latin names among it, each phrase with its count."""
    text = "\n".join(turns)
    found = Counter[str](_LATIN_NAME.findall(text))
    found.update(match[0] for match in _MIXED.finditer(text) if _is_mixed_name(text, match))
    return found + _han_phrases(text, least)


def _is_mixed_name(text: str, match: re.Match[str]) -> bool:
    """Whether the Chinese word is a noun, and the Latin one no tail of a longer name."""
    has_more = match.start() > 1 and text[match.start() - 1] == " " and text[match.start() - 2].isascii()
    return not has_more and is_common(match[1]) and class_of(match[1]) is Part.NOUN


def _han_phrases(text: str, least: int) -> Counter[str]:
    grams = _grams(text, least)
    bound: dict[str, int] = {}
    for gram, n in grams.items():
        for part in (gram[1:], gram[:-1]):
            if bound.get(part, 0) < n:
                bound[part] = n
    return Counter(
        {
            gram: n
            for gram, n in grams.items()
            if bound.get(gram, 0) <= (_BOUND if len(gram) > 2 or is_common(gram) else _BOUND_PAIR) * n  # noqa: PLR2004
            and is_term(gram)
            and (is_common(gram) or (_is_cohesive(gram, grams, text) and not _is_cut_off(gram, text)))
        }
    )


def _grams(text: str, least: int) -> Counter[str]:
    """Every frequent run of two to six Han characters. One is frequent only if both of its halves, one shorter, are."""
    pairs = list(map(add, text, text[1:]))
    level = {pair: n for pair, n in Counter(pairs).items() if n >= least and _HAN_PAIR.match(pair)}
    frequent = Counter(level)
    places = [at for at, pair in enumerate(pairs) if pair in level]
    for size in range(3, _LONGEST_HAN + 1):
        places = [at for at in places if text[at + 1 : at + size] in level]
        grams = [text[at : at + size] for at in places]
        level = {gram: n for gram, n in Counter(grams).items() if n >= least}
        places = [at for at, gram in zip(places, grams, strict=True) if gram in level]
        frequent.update(level)
    return frequent


def _is_cohesive(gram: str, grams: Counter[str], text: str) -> bool:
    """Whether its parts meet more often than by chance, wherever it is parted."""
    parts = ((gram[:i], gram[i:]) for i in range(1, len(gram)))
    return all(
        log(grams[gram] * len(text) / (_count(a, grams, text) * _count(b, grams, text))) >= _COHESION for a, b in parts
    )


def _is_cut_off(gram: str, text: str) -> bool:
    """Whether it mostly begins or ends within a word: 体文化 of 软体文化, 政府机 of 政府机关."""
    place = text.find(gram)
    places = cut_in = cut_short = 0
    while place >= 0 and places < _LOOKS:
        end = place + len(gram)
        places += 1
        cut_in += place > 0 and _is_word(text[place - 1 : place + 1])
        cut_short += _is_word(text[end - 1 : end + 1]) or _is_word(text[end - 2 : end + 1])
        place = text.find(gram, place + 1)
    begins_well, ends_well = is_common(gram[:2]), is_common(gram[-2:])
    return (not begins_well and cut_in > places // 2) or (not ends_well and cut_short > places // 2)


def _is_word(chars: str) -> bool:
    return is_common(chars) or chars in MORE_WORDS


def _count(part: str, grams: Counter[str], text: str) -> int:
    return grams[part] or max(1, text.count(part))


@lru_cache(maxsize=50_000)
def is_term(gram: str) -> bool:
    """Whether a run of Han characters is a noun, or made of words of which the last is one."""
    if gram[0] in HAN_NUMERALS or gram in SHELLS or gram[-1] in _CALLED or gram.endswith(_TITLES):
        return False
    if gram[0] in _COUNTED and not is_common(gram) and not is_common(gram[:2]):
        return False
    if is_common(gram):
        return class_of(gram) is Part.NOUN and zipf_of(gram) <= _TOO_COMMON
    parts = segment(gram)
    if parts[0] in OPENING_VERBS or any(
        class_of(part) is Part.OTHER and (len(part) > 1 or zipf_of(part) > _JOINING) for part in parts
    ):
        return False
    if all(len(part) == 1 for part in parts):
        return all(zipf_of(part) < _TOO_COMMON for part in parts)
    return (
        (class_of(parts[-1]) is Part.NOUN if len(parts[-1]) > 1 else parts[-1] in _SUFFIXES)
        and (len(parts[0]) > 1 or (len(parts[-1]) > 1 and zipf_of(parts[0]) <= _JOINING))
        and not all(part in SHELLS for part in parts)
        and all(zipf_of(part) <= _TOO_COMMON + 0.5 for part in parts)
    )


def segment(gram: str) -> tuple[str, ...]:
    """The likeliest words that a short run of Han characters is made of, by their frequencies alone."""
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for end in range(1, len(gram) + 1):
        ways = [
            (best[start][0] + _likelihood(gram[start:end]), (*best[start][1], gram[start:end]))
            for start in range(end)
            if end - start == 1 or is_common(gram[start:end])
        ]
        best.append(max(ways))
    return best[-1][1]


def _likelihood(word: str) -> float:
    return (zipf_of(word) if is_common(word) else _ODD) - 9


def frequency_of(phrase: str) -> float:
    """How often the language says a phrase, in a billion words: one of several words a tenth as often as its rarest."""
    words = phrase.split() if " " in phrase or phrase.isascii() else [phrase]
    if len(words) == 1 and not phrase.isascii() and not is_common(phrase):
        words = list(segment(phrase))
    rarest = min(zipf_of(word) for word in words)
    return float(10 ** (rarest - (len(words) > 1)))


def is_subject(phrase: str) -> bool:
    """Whether a phrase may be a topic as far as its words go."""
    if not phrase.isascii():
        return phrase not in SHELLS
    words = phrase.split()
    codes = [_code(word) for word in words]
    if len(words) == 1:
        return codes[0] == "N"
    return codes[0] in "NM" and codes[-1] in "N0" and len(set(words)) > 1
