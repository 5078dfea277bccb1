"""From the phrases of an interview, those that a person would call its topics, and the turns about them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from itertools import accumulate
from math import log
from typing import TYPE_CHECKING, Final

from bot.model import Interview, Mention
from bot.text.fold import Folded, fold
from bot.text.tokens import HAN, has_han
from bot.topics import phrases
from bot.topics.subjects import known_names, known_subjects
from bot.topics.wording import GIVEN_NAMES

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

_FEWEST_TOPICS, _MOST_TOPICS = 8, 25
_WIDTH_PER_TOPIC = 1_000  # beyond the fewest: 500 Chinese characters, or about 200 English words
_SHORT_INTERVIEW = 6_000
# In a long interview a phrase must be used more often, up to so many times.
_WIDTH_PER_USE, _MOST_USES_ASKED = 12_000, 6
# Phrases looked at closely for each topic that there may be.
_LONG_LIST = 2
# Turns that are read for how a topic is spelt.
_ENOUGH_TURNS = 6
# A known subject that comes up only once must do so in a turn that is about it by this much.
_LEAST_KNOWN = 0.5
# A turn of this width that names a topic once is about it by half.
_WIDTH_HALF_ABOUT = 300
_LEAST_WEIGHT = 0.2
# A phrase must be said e^1.5 = 4.5 times as often as elsewhere; beyond e^7, ever more says nothing more.
_LEAST_SURPRISE, _MOST_SURPRISE = 1.5, 7.0
_WIDTH_PER_WORD = 5  # with its blank; a Chinese word is somewhat narrower
# The share of its uses that a phrase must have outside of longer ones.
_LEAST_ALONE = 0.3

_HAN_CHARACTER: Final = re.compile(f"[{HAN}]")
_PLURAL: Final = re.compile(r"(?<=[a-z]{3}[^sui\W\d])s$")
_SEAM: Final = re.compile(rf"(?<=[a-z0-9]) (?=[{HAN}])")


@dataclass(frozen=True, slots=True)
class Topic:
    """A phrase in every form that counts as it, and where each turn, folded, uses one: (offset, form).

    `key` is set for a subject that is known across interviews.
    """

    forms: tuple[str, ...]
    uses: dict[int, list[tuple[int, str]]]
    rank: float
    key: str = ""


def find(interview: Interview) -> tuple[Mention, ...]:
    """What the interview's turns are about: topics by their importance, each with its turns in order."""
    turns = [" ".join(fold(turn.text).split()) for turn in interview.turns]
    widths = [_width(turn) for turn in turns]
    allowed = min(_MOST_TOPICS, _FEWEST_TOPICS + sum(widths) // _WIDTH_PER_TOPIC)
    known = _known(turns)
    candidates = _frequent(turns, sum(widths), _names(interview), _within(known))[: allowed * _LONG_LIST]
    known = [topic for topic in known if _is_spoken_of(topic, widths)]
    frequent = sorted(_topics(candidates, turns), key=lambda topic: -topic.rank)[: max(0, allowed - len(known))]
    found = sorted([*known, *frequent], key=lambda topic: -topic.rank)
    return tuple(mention for topic in found for mention in _mentions(topic, interview, widths))


def _known(turns: list[str]) -> list[Topic]:
    """The known subjects that come up, however rarely."""
    whole = "\n".join(turns)
    spoken_of = {key: [name for name in names if name in whole] for key, names in known_subjects().items()}
    return [
        replace(topic, key=key)
        for key, names in spoken_of.items()
        if names
        for topic in _topics([(names, _MOST_SURPRISE)], turns)
        if topic.uses
    ]


def _is_spoken_of(topic: Topic, widths: Sequence[int]) -> bool:
    """Whether it comes up more than in passing."""
    if sum(map(len, topic.uses.values())) > 1:
        return True
    return any(_weight(uses, widths[at]) >= _LEAST_KNOWN for at, uses in topic.uses.items())


def _within(known: list[Topic]) -> Counter[str]:
    """How often each phrase is said only as a part of a known subject: the source of open source."""
    names = Counter(form for topic in known for uses in topic.uses.values() for _, form in uses)
    within = Counter[str]()
    for name, n in names.items():
        within.update(dict.fromkeys(_parts(name), n))
    return within


def _frequent(turns: list[str], whole: int, names: set[str], within: Counter[str]) -> list[tuple[list[str], float]]:
    """The forms of each phrase said often enough, with how surprising it is that it is; the likeliest first."""
    least = 2 if whole < _SHORT_INTERVIEW else max(3, min(_MOST_USES_ASKED, whole // _WIDTH_PER_USE))
    counts = _count(turns, least)
    forms: dict[str, list[str]] = {}
    total = Counter[str]()
    for phrase, n in counts.items():
        stem = _stem(phrase, counts)
        forms.setdefault(stem, []).append(phrase)
        total[stem] += n
    total.subtract({stem: n for stem, n in within.items() if stem in total})
    standing = _standing_for_themselves({stem: n for stem, n in total.items() if n >= least})
    words = max(1, whole // _WIDTH_PER_WORD)
    weighed: list[tuple[float, str, float]] = []
    for stem, n in standing.items():
        surprise = _surprise(forms[stem], n, words)
        if surprise >= _LEAST_SURPRISE and phrases.is_subject(stem) and not known_names().intersection(forms[stem]):
            weighed.append((surprise * n**0.6, stem, surprise))
    weighed.sort(key=lambda each: (-each[0], each[1]))
    return [(forms[stem], surprise) for _, stem, surprise in weighed if not _is_name(stem, names)]


def _surprise(forms: list[str], n: int, words: int) -> float:
    """How much more often a phrase is said here than in the language at large: the logarithm of the ratio, bounded.

    It is the leading term of Dunning's log-likelihood (1993) for each use. Unbounded, a slip of the pen would lead.
    """
    expected = max(map(phrases.frequency_of, forms)) * words / 1e9
    return min(_MOST_SURPRISE, log(n / expected))


def _count(turns: list[str], least: int) -> Counter[str]:
    if sum(len(_HAN_CHARACTER.findall(turn)) for turn in turns) * 5 < sum(map(len, turns)):
        return phrases.english_phrases(turns)
    return phrases.chinese_phrases(turns, least)


def _stem(phrase: str, counts: Container[str] = ()) -> str:
    """What a plural shares with its singular, and `AI框架` with `AI 框架`."""
    if not phrase.isascii():
        return _SEAM.sub("", phrase)
    if phrase.endswith("s") and phrase[:-1] in counts:  # APIs, logs
        return phrase[:-1]
    if phrase.endswith("ies") and f"{phrase[:-3]}y" in counts:
        return f"{phrase[:-3]}y"
    return _PLURAL.sub("", phrase)


def _standing_for_themselves(counts: dict[str, int]) -> dict[str, int]:
    """How often each phrase is said outside of longer ones; without those that hardly ever are."""
    alone = Counter(counts)
    for phrase in sorted(counts, key=len, reverse=True):
        for part in set(_parts(phrase)):
            if part in alone:
                alone[part] -= max(0, alone[phrase])
    return {phrase: n for phrase, n in alone.items() if n >= _LEAST_ALONE * counts[phrase]}


def _parts(phrase: str) -> Iterator[str]:
    """The phrases inside of a phrase: of its characters where it is all Han, else of its words."""
    units, joint = (phrase, "") if not phrase.isascii() and " " not in phrase else (phrase.split(), " ")
    for size in range(1, len(units)):
        for i in range(len(units) - size + 1):
            yield _stem(joint.join(units[i : i + size]))


def _names(interview: Interview) -> set[str]:
    spelt = [name for person in interview.participants for name in (person.name, *person.aliases)]
    return {part for name in spelt for part in (fold(name).strip(), *re.findall(r"\w+", fold(name))) if len(part) > 1}


def _is_name(stem: str, names: set[str]) -> bool:
    if has_han(stem):
        return any(stem in name or name in stem for name in names if has_han(name))
    words = stem.split()
    return words[0] in GIVEN_NAMES or any(word in names or word + "s" in names for word in words)


def _topics(candidates: list[tuple[list[str], float]], turns: list[str]) -> Iterator[Topic]:
    whole = "\n".join(turns)
    starts = [0, *accumulate(len(turn) + 1 for turn in turns)]
    for forms, factor in candidates:
        uses: dict[int, list[tuple[int, str]]] = {}
        for place, form in sorted((found, each) for each in forms for found in _places(whole, each)):
            at = bisect_right(starts, place) - 1
            uses.setdefault(at, []).append((place - starts[at], form))
        yield Topic(tuple(forms), uses, factor * sum(map(len, uses.values())) ** 0.6 * len(uses) ** 0.3)


def _places(whole: str, form: str) -> Iterator[int]:
    """Where a form stands, as whole words at its Latin ends."""
    place = whole.find(form)
    while place >= 0:
        end = place + len(form)
        if not (_goes_on(whole[place - 1 : place], form[0]) or _goes_on(form[-1], whole[end : end + 1])):
            yield place
        place = whole.find(form, end)


def _goes_on(left: str, right: str) -> bool:
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()


def _mentions(topic: Topic, interview: Interview, widths: Sequence[int]) -> Iterator[Mention]:
    label = _label(topic, interview)
    key = topic.key or _stem(" ".join(fold(label).split()))
    for at, uses in topic.uses.items():
        weight = _weight(uses, widths[at])
        if weight >= _LEAST_WEIGHT:
            yield Mention(key, label, at, round(weight, 4))


def _weight(uses: Sequence[object], width: int) -> float:
    return len(uses) / (len(uses) + width / _WIDTH_HALF_ABOUT)


def _label(topic: Topic, interview: Interview) -> str:
    """The most frequent spelling in the interview; the folded one in the odd case that none is found."""
    spelt = Counter[str]()
    for at in list(topic.uses)[:_ENOUGH_TURNS]:
        spelt.update(_spellings(topic, at, interview.turns[at].text))
    return max(spelt, key=lambda label: spelt[label]) if spelt else topic.forms[0]


def _spellings(topic: Topic, at: int, text: str) -> Iterator[str]:
    spans = [(start, start + len(form)) for start, form in topic.uses[at]]
    direct = [text[start:end] for start, end in spans]
    if all(fold(spelling) == form for spelling, (_, form) in zip(direct, topic.uses[at], strict=True)):
        yield from direct
        return
    folded = Folded.of(text)  # folding or joining blanks has moved the characters of this turn
    for form in topic.forms:
        for match in re.finditer(r"\s+".join(map(re.escape, form.split())), folded.text):
            yield " ".join(text[slice(*folded.origin(*match.span()))].split())


def _width(text: str) -> int:
    """A Han character counts two, a Latin one, as in `bot.text.sentences`, from the bytes: twenty times as fast."""
    return (len(text.encode("utf-8", "surrogatepass")) + len(text)) // 2
