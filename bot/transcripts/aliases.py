"""Several labels, one person: short for a full name, by role, in another language, or misspelt."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from bot.model import Role
from bot.text.fold import fold
from bot.text.pinyin import to_sounds
from bot.transcripts.names import HAN, is_guest_word, is_host_word, is_role_word, key_of
from bot.transcripts.words import HONORIFICS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.transcripts.cast import Cast

# A misspelt label comes at most this often, and the right one at least so many times as often.
_MOST_SLIPS = 2
_TIMES_RIGHT = 2
# Similarity (0 to 100) of a slip of the pen in a full name, and of the last names of two who share their first.
_SLIP = 88
_SAME_FIRST_NAME = 55
_SHORTEST_SLIP = 6
_TWO_PEOPLE = 2
# Each label is held against each other; a file with more of them is a list of something.
_MOST_PEOPLE = 300


class Said(NamedTuple):
    """One paragraph in the order of the file: the key of its label, or of whoever spoke on, and its words."""

    key: str
    text: str


def resolve(labels: Mapping[str, str], cast: Cast, said: Sequence[Said]) -> dict[str, str]:
    """For each key of a label the name of who speaks under it. `labels` are spelt as in the file, first one first."""
    if len(labels) > _MOST_PEOPLE:
        return dict(labels)
    turns = [(key, "".join(s.text for s in group)) for key, group in groupby(said, key=lambda s: s.key)]
    count = Counter(key for key, _ in turns)
    translated = _translations(turns)
    full = {key_of(person.name): person.name for person in cast.people}
    resolved: dict[str, str] = {}
    for key, label in labels.items():
        name = full.get(key) or _same_person(label, full) or _by_role(label, cast) or label
        resolved[key] = name
        if name == label and not is_role_word(label):
            full[key] = label
    often = Counter({key: sum(count[other] for other in labels if resolved[other] == resolved[key]) for key in labels})
    meant = {key: translated.get(key) or _meant(key, labels, often) for key in labels if resolved[key] == labels[key]}
    return resolved | {key: resolved[other] for key, other in meant.items() if other}


def _same_person(label: str, full: Mapping[str, str]) -> str | None:
    """The one full name of which this label is a short form: initials, one of its names, or 刘老师."""
    fitting = [name for name in full.values() if _is_short_for(label, name)]
    return fitting[0] if len(fitting) == 1 else None


def _is_short_for(label: str, name: str) -> bool:
    if HAN.search(label):
        if label.endswith(HONORIFICS) and label[0] == name[0]:
            return True
        return len(label) > 1 and len(name) > len(label) and name.endswith(label)
    words = name.replace("-", " ").split()
    if len(words) < 2:  # noqa: PLR2004
        return False
    if label.isupper() and label == "".join(word[0] for word in words).upper():
        return True
    return label in (words[0], words[-1])


def _by_role(label: str, cast: Cast) -> str | None:
    """Who asks or answers, where the head says that it is one person."""
    role = Role.HOST if is_host_word(label) else Role.GUEST if is_guest_word(label) else None
    person = cast.sole(role) if role else None
    return person.name if person else None


def _meant(key: str, labels: Mapping[str, str], count: Counter[str]) -> str | None:
    """The label that a rare one is a slip of, where there is just one."""
    if count[key] > _MOST_SLIPS or is_role_word(labels[key]):
        return None
    often = (other for other in labels if count[other] >= _TIMES_RIGHT * count[key] and other != key)
    meant = [other for other in often if _is_slip_of(labels[key], labels[other])]
    return meant[0] if len(meant) == 1 else None


def _is_slip_of(label: str, name: str) -> bool:
    if is_role_word(name) or bool(HAN.search(label)) != bool(HAN.search(name)):
        return False
    if HAN.search(label):
        return len(label) > _TWO_PEOPLE and label[0] == name[0] and to_sounds(fold(label)) == to_sounds(fold(name))
    label, name = key_of(label), key_of(name)
    if min(len(label), len(name)) < _SHORTEST_SLIP or any(char.isdigit() for char in label + name):
        return False
    return fuzz.ratio(label, name) >= _SLIP or _is_slip_in_last_name(label.split(), name.split())


def _is_slip_in_last_name(label: Sequence[str], name: Sequence[str]) -> bool:
    return (
        len(label) == len(name) == _TWO_PEOPLE
        and label[0] == name[0]
        and len(label[0]) > 1
        and fuzz.ratio(label[1], name[1]) >= _SAME_FIRST_NAME
    )


def _translations(turns: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The labels that each follow one in the other script, wherever it stands, in a file that says everything twice.

    What the file begins with is its original.
    """
    after: dict[str, Counter[str]] = {}
    is_chinese = {key: _is_mostly_han(key) for key, _ in turns}
    original = is_chinese[turns[0][0]] if turns else False
    for (above, words), (below, translated) in pairwise(turns):
        is_pair = is_chinese[above] is original and is_chinese[below] is not original
        if is_pair and _is_mostly_han(words) is not _is_mostly_han(translated):
            after.setdefault(below, Counter())[above] += 1
    count = Counter(key for key, _ in turns)
    pairs = {
        below: above
        for below, found in after.items()
        for above, times in found.most_common(1)
        if times == count[below] == count[above]
    }
    return pairs if len(pairs) >= _TWO_PEOPLE and len({*pairs, *pairs.values()}) == 2 * len(pairs) else {}


def _is_mostly_han(text: str) -> bool:
    return len(HAN.findall(text)) * 2 > len(text)


def spellings(labels: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """For each name the other labels that the file uses for it, from pairs of name and label."""
    found: dict[str, dict[str, None]] = {}
    for name, label in labels:
        if label != name:
            found.setdefault(name, {})[label] = None
    return {name: tuple(others) for name, others in found.items()}
