"""Keys become people: each speaker's name, and whether they ask or answer."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.model import Participant, Role
from bot.transcripts.aliases import Said, resolve
from bot.transcripts.asking import asks
from bot.transcripts.cast import stated_role
from bot.transcripts.names import is_bystander_word, is_surely_name
from bot.transcripts.speakers import GUEST_KEY, HOST_KEY, UNKNOWN_KEY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.transcripts.cast import Cast
    from bot.transcripts.paragraphs import Paragraph
    from bot.transcripts.speakers import Attribution

# Who asks in this share of their paragraphs, and twice as often as anybody else, is the host.
_ASKING = 0.3
_TWICE = 2
# The share of turns of whoever leads through a show of many voices.
_LEADING = 0.4

# A title of more words, or with one of these, is that of an article.
_LONGEST_NAME = 4
_NO_PERSON = re.compile(r"\b(?:of|the|and|for|in|on)\b", re.IGNORECASE)

UNKNOWN_NAME = "unknown"
"""Whoever speaks in a recording that tells no voices apart."""

_NAMELESS = {
    "zh": {HOST_KEY: "主持人", GUEST_KEY: "嘉宾"},
    "en": {HOST_KEY: "Host", GUEST_KEY: "Guest"},
}


def name_speakers(
    paragraphs: Sequence[Paragraph], found: Attribution, language: str, title: str | None
) -> dict[str, str]:
    """For each key of a speaker the name under which the turns are stored.

    A guest without a label has the name that the article has for its title, where it is a name.
    """
    said = [(key, p) for key, p in zip(found.speakers, paragraphs, strict=True) if key]
    labels = {key: p.label.name for key, p in said if p.label and key == p.speaker}
    names = resolve(labels, found.cast, [Said(key, p.text) for key, p in said])
    nameless = _NAMELESS["zh" if language.startswith("zh") else "en"]
    for key, role in ((HOST_KEY, Role.HOST), (GUEST_KEY, Role.GUEST)):
        if key in found.speakers:
            names[key] = _name_of_nameless(role, found.cast, names, title) or nameless[key]
    if UNKNOWN_KEY in found.speakers:
        names[UNKNOWN_KEY] = UNKNOWN_NAME
    return names


def _name_of_nameless(role: Role, cast: Cast, names: Mapping[str, str], title: str | None) -> str | None:
    person = cast.first(role)
    if person is not None and person.name not in names.values():
        return person.name
    if role is not Role.GUEST or title is None or title in names.values():
        return None
    is_name = is_surely_name(title) and 1 < len(title.split()) <= _LONGEST_NAME and not _NO_PERSON.search(title)
    return title if is_name else None


def cast_roles(
    paragraphs: Sequence[Paragraph], found: Attribution, names: Mapping[str, str]
) -> tuple[Participant, ...]:
    """Everybody who speaks, in the order of the cast and then of the conversation."""
    known = {person.name: person for person in found.cast.people}
    roles = {name: known[name].role if name in known else Role.UNKNOWN for name in names.values()}
    for key, name in names.items():
        stated = {HOST_KEY: Role.HOST, GUEST_KEY: Role.GUEST}.get(key) or stated_role(name, "")
        if roles[name] is Role.UNKNOWN:
            roles[name] = stated if stated is not Role.UNKNOWN else _stated_by_label(key)
    _infer(roles, _turns(paragraphs, found.speakers, names))
    order = [*(name for name in known if name in roles), *(name for name in roles if name not in known)]
    return tuple(replace(known.get(name, Participant(name)), role=roles[name]) for name in order)


def _stated_by_label(key: str) -> Role:
    return Role.UNKNOWN if key in (HOST_KEY, GUEST_KEY, UNKNOWN_KEY) else stated_role(key, "")


def _turns(paragraphs: Sequence[Paragraph], speakers: Sequence[str], names: Mapping[str, str]) -> dict[str, list[bool]]:
    """For each name, of each of their turns whether it asks: whether its last paragraph does."""
    turns: defaultdict[str, list[bool]] = defaultdict(list)
    last = ""
    for paragraph, key in zip(paragraphs, speakers, strict=True):
        if not key:
            continue
        name = names[key]
        if name == last:
            turns[name][-1] = asks(paragraph.text)
        else:
            turns[name].append(asks(paragraph.text))
        last = name
    return turns


def _infer(roles: dict[str, Role], turns: Mapping[str, Sequence[bool]]) -> None:
    """Fills in the roles that nothing states: who asks most is the host, and who is left beside a host a guest.

    A narrator, an audience and those who could not be told are neither.
    """
    unknown = {
        name: turns[name] for name, role in roles.items() if role is Role.UNKNOWN and not is_bystander_word(name)
    }
    if Role.HOST not in roles.values():
        host = _asks_most(unknown) or _leads_through(unknown)
        if host is not None:
            roles[host] = Role.HOST
    if Role.HOST in roles.values():
        roles.update((name, Role.GUEST) for name in unknown if roles[name] is Role.UNKNOWN)


def _asks_most(turns: Mapping[str, Sequence[bool]]) -> str | None:
    shares = {name: sum(found) / len(found) for name, found in turns.items() if found}
    ranked = sorted(shares.items(), key=lambda item: -item[1])
    if len(ranked) == 0 or ranked[0][1] < _ASKING:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _TWICE * ranked[1][1] else None


def _leads_through(turns: Mapping[str, Sequence[bool]]) -> str | None:
    """Who speaks between all the others, as the narrator of a show does."""
    if len(turns) <= _TWICE:
        return None
    first, second = sorted(turns, key=lambda name: -len(turns[name]))[:2]
    total = sum(map(len, turns.values()))
    return first if len(turns[first]) > _LEADING * total and len(turns[first]) >= _TWICE * len(turns[second]) else None
