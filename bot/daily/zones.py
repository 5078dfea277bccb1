"""Time zones by what people call them: a part of the name, or a city in Chinese."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from bot.text.fold import fold

if TYPE_CHECKING:
    from datetime import datetime

_CITIES = {
    "北京": "Asia/Shanghai", "上海": "Asia/Shanghai", "广州": "Asia/Shanghai", "深圳": "Asia/Shanghai",
    "成都": "Asia/Shanghai", "中国": "Asia/Shanghai", "台北": "Asia/Taipei", "台湾": "Asia/Taipei",
    "高雄": "Asia/Taipei",
    "香港": "Asia/Hong_Kong", "澳门": "Asia/Macau", "乌鲁木齐": "Asia/Urumqi", "东京": "Asia/Tokyo",
    "日本": "Asia/Tokyo",
    "首尔": "Asia/Seoul", "新加坡": "Asia/Singapore", "吉隆坡": "Asia/Kuala_Lumpur", "曼谷": "Asia/Bangkok",
    "河内": "Asia/Ho_Chi_Minh", "雅加达": "Asia/Jakarta", "马尼拉": "Asia/Manila", "德里": "Asia/Kolkata",
    "迪拜": "Asia/Dubai", "莫斯科": "Europe/Moscow", "柏林": "Europe/Berlin", "巴黎": "Europe/Paris",
    "伦敦": "Europe/London", "罗马": "Europe/Rome", "马德里": "Europe/Madrid", "阿姆斯特丹": "Europe/Amsterdam",
    "悉尼": "Australia/Sydney", "墨尔本": "Australia/Melbourne", "奥克兰": "Pacific/Auckland",
    "纽约": "America/New_York", "波士顿": "America/New_York", "多伦多": "America/Toronto", "芝加哥": "America/Chicago",
    "洛杉矶": "America/Los_Angeles", "旧金山": "America/Los_Angeles", "西雅图": "America/Los_Angeles",
    "温哥华": "America/Vancouver", "圣保罗": "America/Sao_Paulo", "世界时": "UTC",
}  # fmt: skip
# Names that a zone has for old programs' sake; its real one is offered.
_REGIONS = ("Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")


@cache
def _names() -> tuple[str, ...]:
    places = (name for name in available_timezones() if name.startswith(_REGIONS))
    return ("UTC", *sorted(places))


def find_zone(name: str) -> ZoneInfo | None:
    """The zone of this name, or of this city; None where there is none."""
    wanted = name.strip()
    try:
        return ZoneInfo(_CITIES.get(fold(wanted), wanted))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        found = complete_zones(wanted, 2)
        return ZoneInfo(found[0]) if len(found) == 1 else None


def complete_zones(typed: str, limit: int) -> list[str]:
    """The zones whose name or city holds what was typed, those that begin with it first."""
    wanted = fold(typed).strip().replace(" ", "_")
    cities = [zone for city, zone in _CITIES.items() if wanted and city.startswith(wanted)]
    holding = [name for name in _names() if wanted in name.casefold()]
    holding.sort(key=lambda name: not name.casefold().rpartition("/")[2].startswith(wanted))
    return list(dict.fromkeys([*cities, *holding]))[:limit]


def offset_of(zone: str, now: datetime) -> str:
    """How far a zone is from UTC at an instant: `UTC+05:30`."""
    written = now.astimezone(ZoneInfo(zone)).strftime("%z")
    return f"UTC{written[:3]}:{written[3:5]}"
