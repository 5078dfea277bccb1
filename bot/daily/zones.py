"""Time zones by what people call them: a part of the name, or a city, in English or in either Chinese script."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from bot.text.fold import fold
from bot.text.pinyin import romanise

if TYPE_CHECKING:
    from datetime import datetime

# The columns of cities.txt, behind the zone.
_LANGUAGES = ("en-US", "zh-CN", "zh-TW")
# A name beyond these is one that a zone has for old programs' sake; its real one is offered.
_REGIONS = ("Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")


@dataclass(frozen=True, slots=True)
class Place:
    """A zone, and what of it somebody was looking for, if that is a city of another name."""

    zone: str
    city: str | None = None


@dataclass(frozen=True, slots=True)
class _City:
    name: str
    zone: str
    language: str
    spelt: tuple[str, ...]
    """As it may be typed: folded, and in pinyin."""


@cache
def _cities() -> tuple[_City, ...]:
    lines = files("bot.daily").joinpath("cities.txt").read_text(encoding="utf-8").splitlines()
    cities: list[_City] = []
    for line in lines:
        if line.startswith("#"):
            continue
        zone, *columns = line.split("|")
        for language, names in zip(_LANGUAGES, columns, strict=True):
            cities += [_city(name, zone, language) for name in names.split(",")]
    return tuple(cities)


def _city(name: str, zone: str, language: str) -> _City:
    folded = _typed(name)
    sound = () if language == _LANGUAGES[0] else (_typed(romanise(fold(name))).replace("_", ""),)
    return _City(name, zone, language, (folded, *sound))


@cache
def _shown() -> dict[tuple[str, str], str]:
    """What a zone is called in a language: by the first of its cities."""
    names: dict[tuple[str, str], str] = {}
    for city in _cities():
        names.setdefault((city.zone, city.language), city.name)
    return names


@cache
def _zones() -> tuple[str, ...]:
    return ("UTC", *sorted(name for name in available_timezones() if name.startswith(_REGIONS)))


def find_zone(name: str) -> ZoneInfo | None:
    """The zone of this name, or of this city; None where there is none, or more than one."""
    wanted = _typed(name)
    exact = {city.zone for city in _cities() if wanted in city.spelt[:1]}
    if len(exact) == 1:
        return ZoneInfo(exact.pop())
    try:
        return ZoneInfo(name.strip())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        found = complete_zones(name, 2)
        return ZoneInfo(found[0].zone) if len(found) == 1 else None


def complete_zones(typed: str, limit: int, language: str = _LANGUAGES[0]) -> list[Place]:
    """The zones whose name or city holds what was typed, those that begin with it first, each zone once.

    Of several names of a city, that in the given language is preferred.
    """
    wanted = _typed(typed)
    if not wanted:
        return [Place(zone) for zone in dict.fromkeys(city.zone for city in _cities())][:limit]
    ranked: list[tuple[int, Place]] = []
    for city in sorted(_cities(), key=lambda city: city.language != language):
        if any(spelt.startswith(wanted) for spelt in city.spelt):
            ranked.append((0, Place(city.zone, city.name)))
        elif any(wanted in spelt for spelt in city.spelt):
            ranked.append((2, Place(city.zone, city.name)))
    for zone in _zones():
        name = zone.casefold()
        if wanted in name:
            ranked.append((1 if name.rpartition("/")[2].startswith(wanted) else 3, Place(zone)))
    ranked.sort(key=lambda each: each[0])
    places: dict[str, Place] = {}
    for _, place in ranked:
        places.setdefault(place.zone, place)
    return list(places.values())[:limit]


def name_place(place: Place, language: str, now: datetime) -> str:
    """A place as it is offered: with its city, where that isn't the zone's own name, and its offset at an instant."""
    main = {_shown().get((place.zone, known)) for known in _LANGUAGES}
    city = _shown().get((place.zone, language)) if place.city in (None, *main) else place.city
    own = place.zone.rpartition("/")[2].replace("_", " ")
    named = f"{place.zone} ({offset_of(place.zone, now)})"
    return named if city is None or city.casefold() == own.casefold() else f"{city} · {named}"


def offset_of(zone: str, now: datetime) -> str:
    """How far a zone is from UTC at an instant: `UTC+05:30`."""
    written = now.astimezone(ZoneInfo(zone)).strftime("%z")
    return f"UTC{written[:3]}:{written[3:5]}"


def _typed(name: str) -> str:
    return fold(name).strip().replace(" ", "_").replace(".", "")
