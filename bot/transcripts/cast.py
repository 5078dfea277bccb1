"""Who takes part: people whom the head of a file introduces, and the labels under which they speak."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.model import Participant, Role
from bot.transcripts.names import (
    HAN,
    is_bystander_word,
    is_guest_word,
    is_host_word,
    is_role_word,
    is_surely_name,
    key_of,
)
from bot.transcripts.words import INTERVIEWED_BY, POSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.transcripts.paragraphs import Paragraph

_LONGEST_BIO = 400
_LONGEST_NAME = 40
# Who somebody is comes first in a bio; further on, a position is one that is talked about.
_POSITION_REACH = 80
_POSITION = re.compile(
    "|".join(
        rf"\b{re.escape(word)}s?\b" if word.isascii() else word for word in sorted(POSITIONS, key=len, reverse=True)
    ),
    re.IGNORECASE,
)
# What people say to each other, and no bio does.
_TALK = re.compile(
    r"[?？！!]|我|你|您|咱|大家|各位|欢迎|歡迎|谢谢|謝謝|感谢|\b(?:I|I'm|I’m|I've|you|your|we|we're|my|me|us|hi|hello|hey|welcome|"
    r"thanks|thank|yes|no|yeah|well|today|so|it's|it’s|that's|that’s|there's|there’s|let's|let’s|okay|ok|alright)\b",
    re.IGNORECASE,
)
_STATED_ROLE = re.compile(r"(?P<role>[^:：|｜丨—–\-]{1,14}?)\s*(?:[:：|｜丨]|[—–-]{1,2}(?=\s))\s*(?P<people>\S.*)")
_PEOPLE = re.compile(r"\s*(?:、|/|&|＆|;|；|\band\b|和|与)\s*")
_BIO_BEGINS = re.compile(r"\s*(?:[,，(（|｜]|—|–|\s-\s)\s*")
_SAYS_HOST = re.compile(r"主持|采访者|採訪|记者|記者|interviewer|moderator|\bhost\b", re.IGNORECASE)
_SAYS_GUEST = re.compile(r"嘉宾|嘉賓|受访|受訪|interviewee|\bguest\b", re.IGNORECASE)


_PEOPLE_FACTS = {
    key: role
    for role, keys in {
        Role.HOST: "host hosts interviewer interviewers moderator 主持人 采访者 採訪者",
        Role.GUEST: "guest guests interviewee 嘉宾 嘉賓 受访者 受訪者",
        Role.UNKNOWN: "speaker speakers participants people 与会者 與會者",
    }.items()
    for key in keys.split()
}


@dataclass(frozen=True, slots=True)
class Cast:
    """Those whom the file introduces, in its order."""

    people: tuple[Participant, ...] = ()

    def sole(self, role: Role) -> Participant | None:
        found = [person for person in self.people if person.role is role]
        return found[0] if len(found) == 1 else None

    def first(self, role: Role) -> Participant | None:
        return next((person for person in self.people if person.role is role), None)


def introduce(paragraph: Paragraph) -> tuple[Participant, ...]:
    """Those whom this paragraph introduces: `Name: title, organisation` or `Guest: Name`; nobody, if it doesn't."""
    if paragraph.why or len(paragraph.text) > _LONGEST_BIO:
        return ()
    return _stated_roles(_whole(paragraph)) or _biography(paragraph)


def people_in_facts(facts: Mapping[str, str]) -> tuple[Participant, ...]:
    """Those whom the file states above its text: `speakers: [Jane Doe, John Doe]`."""
    return tuple(
        Participant(name, role)
        for key, role in _PEOPLE_FACTS.items()
        for name in _PEOPLE.split(facts.get(key, ""))
        if _could_be_called(name)
    )


def meet(people: Iterable[Participant]) -> Cast:
    """The cast, each person once."""
    known: dict[str, Participant] = {}
    for person in people:
        key = key_of(person.name)
        met = known.get(key)
        known[key] = person if met is None else _merged(met, person)
    return Cast(tuple(known.values()))


def stated_role(name: str, bio: str) -> Role:
    """The role that a label or a bio states."""
    if is_bystander_word(name):
        return Role.UNKNOWN
    if is_host_word(name) or _SAYS_HOST.search(bio[:20]):
        return Role.HOST
    return Role.GUEST if is_guest_word(name) or _SAYS_GUEST.search(bio[:20]) else Role.UNKNOWN


def _whole(paragraph: Paragraph) -> str:
    """The paragraph with its label, which was taken off if it names somebody who speaks."""
    if paragraph.label and paragraph.is_labelled:
        return f"{paragraph.label.name}: {paragraph.text}"
    return paragraph.text


def _stated_roles(text: str) -> tuple[Participant, ...]:
    match = _STATED_ROLE.fullmatch(text.strip("*_ "))
    role = _role_of_word(match["role"].strip("*_ ")) if match else None
    if match is None or role is None:
        return ()
    first, *_ = _BIO_BEGINS.split(match["people"], maxsplit=1)
    names = _PEOPLE.split(first.strip("*_ 。.;；"))
    if not all(_could_be_called(name) for name in names):
        return ()
    bio = match["people"][len(first) :].strip(" ,，|｜—–-*_") if len(names) == 1 else ""
    if _TALK.search(bio):
        return ()  # `Q: Jane, how are you?` is no biography of Jane
    return tuple(Participant(name, role, _unbracketed(bio)) for name in names)


def _role_of_word(word: str) -> Role | None:
    if key_of(word) in INTERVIEWED_BY or is_host_word(word):
        return Role.HOST
    return Role.GUEST if is_guest_word(word) and len(word) > 1 else None


def _could_be_called(name: str) -> bool:
    if not 1 < len(name) <= _LONGEST_NAME or _TALK.search(name) or is_role_word(name):
        return False
    return is_surely_name(name) or (HAN.search(name) is not None and len(name) <= 4 and not _POSITION.search(name))  # noqa: PLR2004


def _biography(paragraph: Paragraph) -> tuple[Participant, ...]:
    label = paragraph.label
    if label is None or is_role_word(label.name) or not is_surely_name(label.name):
        return ()
    bio = paragraph.rest
    if not bio or not _POSITION.search(bio[:_POSITION_REACH]) or _TALK.search(bio.replace("我国", "")):
        return ()
    return (Participant(label.name, stated_role(label.name, bio), bio),)


def _merged(met: Participant, again: Participant) -> Participant:
    role = again.role if met.role is Role.UNKNOWN else met.role
    return replace(met, role=role, bio=met.bio or again.bio)


def _unbracketed(bio: str) -> str:
    return bio.strip("()（） ") if bio.endswith((")", "）")) and "(" not in bio[:-1].strip("(（") else bio
