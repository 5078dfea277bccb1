"""Keys become people: each speaker's name, and whether they ask or answer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.model import Participant, Role
from bot.transcripts.cast import resolve, stated_role
from bot.transcripts.questions import asks
from bot.transcripts.speakers import GUEST_KEY, HOST_KEY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.transcripts.cast import Cast
    from bot.transcripts.paragraphs import Paragraph

# Who asks in this share of their paragraphs, and twice as often as anybody else, is the host.
_ASKING = 0.3
_TWICE = 2

_NAMELESS = {
    "zh": {HOST_KEY: "主持人", GUEST_KEY: "嘉宾"},
    "en": {HOST_KEY: "Host", GUEST_KEY: "Guest"},
}


def name_speakers(
    paragraphs: Sequence[Paragraph], speakers: Sequence[str], cast: Cast, language: str
) -> dict[str, str]:
    """For each key of a speaker the name under which the turns are stored."""
    labels = {
        p.speaker: p.label.name
        for p, key in zip(paragraphs, speakers, strict=True)
        if key and p.label and key == p.speaker
    }
    names = resolve(labels, cast)
    nameless = _NAMELESS["zh" if language.startswith("zh") else "en"]
    for key, role in ((HOST_KEY, Role.HOST), (GUEST_KEY, Role.GUEST)):
        if key in speakers:
            person = cast.first(role)
            taken = person is not None and person.name in names.values()
            names[key] = person.name if person and not taken else nameless[key]
    return names


def cast_roles(
    paragraphs: Sequence[Paragraph], speakers: Sequence[str], names: Mapping[str, str], cast: Cast
) -> tuple[Participant, ...]:
    """Everybody who speaks, in the order of the cast and then of the conversation."""
    known = {person.name: person for person in cast.people}
    roles = {name: known[name].role if name in known else Role.UNKNOWN for name in names.values()}
    for key, name in names.items():
        stated = {HOST_KEY: Role.HOST, GUEST_KEY: Role.GUEST}.get(key) or stated_role(name, "") or Role.UNKNOWN
        if roles[name] is Role.UNKNOWN:
            roles[name] = stated if stated is not Role.UNKNOWN else _stated_by_label(key)
    _infer(roles, _share_asked(paragraphs, speakers, names))
    order = [*(name for name in known if name in roles), *(name for name in roles if name not in known)]
    return tuple(replace(known.get(name, Participant(name)), role=roles[name]) for name in order)


def _stated_by_label(key: str) -> Role:
    return Role.UNKNOWN if key in (HOST_KEY, GUEST_KEY) else stated_role(key, "")


def _share_asked(
    paragraphs: Sequence[Paragraph], speakers: Sequence[str], names: Mapping[str, str]
) -> dict[str, float]:
    """For each name the share of their turns that ask; a turn asks where its last paragraph does."""
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
    return {name: sum(found) / len(found) for name, found in turns.items()}


def _infer(roles: dict[str, Role], shares: Mapping[str, float]) -> None:
    """Fills in the roles that nothing states: who asks most is the host, and who is left beside a host a guest."""
    if Role.HOST not in roles.values():
        host = _asks_most({name: share for name, share in shares.items() if roles[name] is Role.UNKNOWN})
        if host is not None:
            roles[host] = Role.HOST
    if Role.HOST in roles.values():
        for name in _unknown(roles):
            roles[name] = Role.GUEST


def _asks_most(shares: Mapping[str, float]) -> str | None:
    ranked = sorted(shares.items(), key=lambda item: -item[1])
    if len(ranked) == 0 or ranked[0][1] < _ASKING:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _TWICE * ranked[1][1] else None


def _unknown(roles: Mapping[str, Role]) -> Iterable[str]:
    return [name for name, role in roles.items() if role is Role.UNKNOWN]
