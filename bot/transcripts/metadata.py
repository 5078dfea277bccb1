"""What a file is about: its title, series, date, source and language, as far as it says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.text.tables import load_table
from bot.transcripts.names import HAN
from bot.transcripts.script import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.transcripts.paragraphs import Paragraph

_TITLES = ("title", "标题", "標題", "题目", "題目")
_SUBJECTS = ("subject", "name", "episode_title", "episode")  # a translated article keeps its original's as its subject
_SERIES = ("series", "podcast", "show", "栏目", "欄目", "系列", "节目", "節目", "program")
_DATES = ("date", "日期", "时间", "時間", "published", "发布时间", "pubdate", "created", "访谈时间")
_SOURCES = ("source", "source_url", "url", "link", "canonical", "permalink", "原文", "原文链接", "来源", "链接", "via")

_STATED_KEYS = frozenset((*_TITLES, *_SERIES, *_DATES, *_SOURCES))
_STATED = re.compile(r"([^:：]{2,20}?)\s*[:：](?!//)\s*(\S.*)")

_URL = re.compile(r"https?://[^\s<>\"'，。；）)\]】》]+")
_NAMED_SERIES = re.compile(
    r"[“「《\"]([^“”「」《》\"]{2,30})[”」》\"]\s*(?:播客|节目|節目|栏目|欄目|系列|podcast|show)", re.IGNORECASE
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>(?:{'|'.join(_MONTHS)})[a-z]*\.?)"
_NUMERIC_DATE = re.compile(r"(?P<year>(?:19|20)\d\d)\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})")
_DATE_IN_NAME = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_WRITTEN_DATES = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE),
)
_LONGEST_DATE_LINE = 60
_LONGEST_TITLE = 100
_LONGEST_STATEMENT = 200
_SENTENCE_END = tuple("。.！!;；,，:：")
_SAMPLE = 5_000  # characters; a language shows sooner
_MOSTLY_HAN = 0.2
_LETTER = re.compile(r"[^\W\d_]")
_ASCII_LETTER = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says of itself; each is None where it doesn't. `date` is ISO 8601."""

    title: str | None
    series: str | None
    date: str | None
    source_url: str | None


def find_metadata(facts: Mapping[str, str], head: Sequence[Paragraph], name: str) -> Metadata:
    """From what the file states, or else from what stands before anybody speaks; the date also from the file's name."""
    texts = [paragraph.text for paragraph in head if paragraph.why in ("", "link")]
    stated = _stated(texts)
    untold = [paragraph for paragraph in head if not _STATED.fullmatch(paragraph.text)] if stated else head
    facts = {**stated, **facts}
    return Metadata(
        _fact(facts, _TITLES) or _title_in(untold) or _fact(facts, _SUBJECTS),
        _fact(facts, _SERIES) or _first(_NAMED_SERIES, texts),
        _date_of(_fact(facts, _DATES) or "") or _date_in(texts) or _date_in_name(name),
        _url_of(_fact(facts, _SOURCES) or "") or _first_url(texts),
    )


def _stated(texts: Iterable[str]) -> dict[str, str]:
    """What lines such as `Date: 5 June 2022` or `标题：潮水` state, by lower-case key; of each the first one."""
    stated: dict[str, str] = {}
    for text in texts:
        match = _STATED.fullmatch(text) if len(text) <= _LONGEST_STATEMENT else None
        key = match[1].strip("*_ ").casefold() if match else ""
        if match and key in _STATED_KEYS:
            stated.setdefault(key, match[2].strip("*_ "))
    return stated


def tell_language(texts: Iterable[str]) -> str:
    """`zh-Hans`, `zh-Hant`, `en`, or `und` where nothing tells."""
    sample = _sample(texts)
    letters = len(_LETTER.findall(sample))
    if not letters:
        return "und"
    han = HAN.findall(sample)
    if len(han) < _MOSTLY_HAN * letters:
        return "en" if len(_ASCII_LETTER.findall(sample)) > letters / 2 else "und"
    becomes = load_table("simplified")
    simplified = set(becomes.values())
    traditional = sum(char in becomes for char in han)
    return "zh-Hant" if traditional > sum(char in simplified and char not in becomes for char in han) / 2 else "zh-Hans"


def _sample(texts: Iterable[str]) -> str:
    sample: list[str] = []
    room = _SAMPLE
    for text in texts:
        if room <= 0:
            break
        sample.append(text[:room])
        room -= len(text)
    return "".join(sample)


def _fact(facts: Mapping[str, str], keys: Iterable[str]) -> str | None:
    return next((facts[key].strip() for key in keys if facts.get(key, "").strip()), None)


def _title_in(head: Sequence[Paragraph]) -> str | None:
    """The first heading, or else a first line that is no sentence."""
    heading = next((p.text for p in head if p.style is Style.HEADING and not p.why), None)
    if heading:
        return heading
    first = next((p for p in head if not p.why), None)
    if first is None or first.label or _URL.search(first.text) or _date_of(first.text):
        return None
    is_title = len(first.text) <= _LONGEST_TITLE and not first.text.endswith(_SENTENCE_END)
    return first.text.strip("*_# ") if is_title else None


def _first(pattern: re.Pattern[str], texts: Iterable[str]) -> str | None:
    return next((match[1].strip() for text in texts if (match := pattern.search(text))), None)


def _first_url(texts: Iterable[str]) -> str | None:
    return next((url for text in texts if (url := _url_of(text))), None)


def _url_of(text: str) -> str | None:
    match = _URL.search(text)
    return match[0].rstrip(".,;:!?") if match else None


def _date_in(texts: Iterable[str]) -> str | None:
    brief = (text for text in texts if len(text) <= _LONGEST_DATE_LINE)
    return next((found for text in brief if (found := _date_of(text))), None)


def _date_in_name(name: str) -> str | None:
    together = _DATE_IN_NAME.match(name)
    return _date_of("-".join(together.groups()) if together else name)


def _date_of(text: str) -> str | None:
    for pattern in (_NUMERIC_DATE, *_WRITTEN_DATES):
        match = pattern.search(text)
        if match:
            month = match["month"].lower()
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
            try:
                return date(int(match["year"]), number, int(match["day"])).isoformat()
            except ValueError:
                continue
    return None
