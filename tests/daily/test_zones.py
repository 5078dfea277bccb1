"""Zones by what people call them, in three languages."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import available_timezones

import pytest

from bot.daily.zones import _cities, complete_zones, find_zone, name_place

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "typed", "first"),
    [
        ("en-US", "上海", "Asia/Shanghai (UTC+08:00)"),
        ("en-US", "new york", "America/New_York (UTC-05:00)"),
        ("en-US", "san fran", "San Francisco · America/Los_Angeles (UTC-08:00)"),
        ("en-US", "Berlin", "Europe/Berlin (UTC+01:00)"),
        ("zh-CN", "悉尼", "悉尼 · Australia/Sydney (UTC+11:00)"),
        ("zh-CN", "niuyue", "纽约 · America/New_York (UTC-05:00)"),
        ("zh-TW", "雪梨", "雪梨 · Australia/Sydney (UTC+11:00)"),
        ("zh-TW", "舊金山", "舊金山 · America/Los_Angeles (UTC-08:00)"),
        ("zh-TW", "Kolkata", "Asia/Kolkata (UTC+05:30)"),
    ],
)
def test_zones_are_offered_by_city_in_three_languages(language, typed, first):
    found = complete_zones(typed, 25, language)
    assert name_place(found[0], language, NOW) == first
    assert len({place.zone for place in found}) == len(found)


def test_what_is_typed_in_full_is_a_zone():
    for typed, zone in {
        "上海": "Asia/Shanghai",
        "臺北": "Asia/Taipei",
        "Europe/Berlin": "Europe/Berlin",
        "san francisco": "America/Los_Angeles",
        "UTC": "UTC",
        "德國": "Europe/Berlin",
    }.items():
        found = find_zone(typed)
        assert found is not None
        assert found.key == zone


@pytest.mark.parametrize("typed", ["Atlantis", "a", "../etc/passwd", "", " ", "\0", "/", "San"])
def test_what_is_no_zone_or_could_be_several_is_none(typed):
    assert find_zone(typed) is None


def test_nothing_typed_offers_the_known_places():
    assert len(complete_zones("", 25)) == 25


def test_every_city_is_in_a_zone_that_there_is():
    assert {city.zone for city in _cities()} <= available_timezones()
    assert all(city.name.strip() == city.name != "" for city in _cities())
