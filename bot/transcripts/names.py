"""What can be a name, and what surely is one: judged by the look of the words alone."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.transcripts.words import (
    ANNOUNCING,
    BYSTANDERS,
    COMPOUND_SURNAMES,
    ENGLISH_VERBS,
    GUESTS,
    HONORIFICS,
    HOSTS,
    NO_NAMES,
    PARTICLES,
    PHRASE_HAN,
    QUALITY_ENDINGS,
    SURNAMES,
)

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_NUMBERED_ROLE = re.compile(r"(.*?)\s*\d{1,3}")
# Sentence marks, quotation marks and brackets: a name has none, but for the stop of an initial and a title's comma.
_SENTENCE_MARK = re.compile(
    r"[*。，？！；、,;?!“”\"「」『』《》…=<>{}|\\/@#$%^`~→()（）\[\]【】]|\.\s|\.$|--|——|https?\b"
)
_NUMBERED_SPEAKER = re.compile(
    r"(?:speaker|spk|participant|person|voice|发言人|發言人|说话人|說話人|讲话人|嘉宾|嘉賓|与会者|用户|成员)\s*[\d一二三A-Za-z]{1,3}",
    re.IGNORECASE,
)
_LATIN_WORD = re.compile(r"[^\W\d_][\w.'’\-]*")
_INITIALS = re.compile(r"(?:\b[A-Z]\.\s?)+|\b(?:Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|Ph|Psy|M|J)\.")
# A degree or a suffix behind a comma: `Jane Doe, PhD`, `John Doe, Jr.`.
_SUFFIX = re.compile(r",\s*(?:(?=\w*[A-Z]\w*\.?\w*[A-Z])[A-Z][\w.]{1,5}|Jr\.?|Sr\.?|Esq\.?)$")
# Stands for a name that could not be told: `???`.
_UNTOLD = re.compile(r"[?？]{2,5}")
_CALLED_SOMETHING = re.compile(r"[^\W\d]|[^\w\s.,]")
_LONGEST_HAN = 14
_MOST_WORDS = 6


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """Two spellings of one label have the same key."""
    return " ".join(name.casefold().split())


@lru_cache(maxsize=4096)
def role_word(name: str) -> str:
    """The label's word for a role, without its number: `Q3` → `q`."""
    key = key_of(name)
    numbered = _NUMBERED_ROLE.fullmatch(key)
    bare = numbered[1] if numbered else key
    return bare if bare in HOSTS | GUESTS | BYSTANDERS else key


def is_host_word(name: str) -> bool:
    word = role_word(name)
    return (
        word in HOSTS
        or word.endswith(("记者", "記者", "主持人"))
        or word.startswith(("主持人", "host ", "interviewer "))
    )


def is_guest_word(name: str) -> bool:
    word = role_word(name)
    return word in GUESTS or word.startswith(("嘉宾", "嘉賓", "受访者", "受訪者", "guest "))


def is_bystander_word(name: str) -> bool:
    return role_word(name) in BYSTANDERS or _UNTOLD.fullmatch(name) is not None or _is_of_audience(name)


def _is_of_audience(name: str) -> bool:
    """`现场提问`, `線上提問`: whoever asks from among the listeners."""
    return name.endswith(("提问", "提問")) and len("提问") < len(name) <= len("某某某某提问")


def is_role_word(name: str) -> bool:
    return is_host_word(name) or is_guest_word(name) or is_bystander_word(name)


@lru_cache(maxsize=4096)  # a name is asked about at each of its turns
def is_possible_name(name: str) -> bool:
    """Whether somebody may be called this: short, and not a phrase that introduces what follows."""
    key = key_of(name)
    if not key or key in NO_NAMES:
        return False
    if is_role_word(name) or _NUMBERED_SPEAKER.fullmatch(name):
        return True
    bare = _INITIALS.sub("", _SUFFIX.sub("", name)).removesuffix(".")
    if _SENTENCE_MARK.search(bare) or not _CALLED_SOMETHING.search(name):
        return False
    return _is_possible_in_chinese(name) if HAN.search(name) else _is_possible_in_latin(name)


def is_brief_phrase(name: str) -> bool:
    """Whether it is brief, holds no sentence, and is no word for something that nobody says."""
    return key_of(name) not in NO_NAMES and not _SENTENCE_MARK.search(name) and len(name.split()) <= _MOST_WORDS


@lru_cache(maxsize=4096)
def is_surely_name(name: str) -> bool:
    """Whether it looks like a name so much that one occurrence as a label is enough."""
    if not is_possible_name(name):
        return False
    if is_role_word(name) or _NUMBERED_SPEAKER.fullmatch(name):
        return True
    return _is_chinese_name(name) if HAN.search(name) else _is_latin_name(name)


def _is_possible_in_chinese(name: str) -> bool:
    if _is_chinese_name(name) and not name.endswith(ANNOUNCING[:8]):
        return True
    if len(name) > _LONGEST_HAN:
        return False
    return not PHRASE_HAN.intersection(name) and not name.endswith(ANNOUNCING)


def _is_possible_in_latin(name: str) -> bool:
    words = name.split()
    if len(words) > _MOST_WORDS or ENGLISH_VERBS.intersection(word.casefold() for word in words[1:]):
        return False
    return len(words) == 1 or _is_latin_name(name)


def _is_chinese_name(name: str) -> bool:
    han = name.replace(" ", "")
    if "·" in han or "•" in han:
        return True
    for honorific in HONORIFICS:
        if han.endswith(honorific) and 1 <= len(han) - len(honorific) <= 3 and han[0] in SURNAMES:  # noqa: PLR2004
            return not PHRASE_HAN.intersection(han)
    if PHRASE_HAN.intersection(han) or not all(HAN.match(char) for char in han) or han.endswith(QUALITY_ENDINGS):
        return False
    given = len(han) - (2 if han.startswith(COMPOUND_SURNAMES) else 1)
    return given in (1, 2) and (han[0] in SURNAMES or han.startswith(COMPOUND_SURNAMES))


def _is_latin_name(name: str) -> bool:
    words = [word for word in name.replace(",", " ").split() if word.casefold() not in PARTICLES]
    if not words or ENGLISH_VERBS.intersection(word.casefold() for word in words[1:]):
        return False
    return all(_LATIN_WORD.match(word) and not word[0].islower() for word in words)
