"""Every message is there in every language, with the same values, and every one is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.locales import LANGUAGES, wording

ROOT = Path(__file__).parent.parent
FTL = ROOT / "bot" / "locales"


def messages(language: str) -> dict[str, str]:
    text = (FTL / f"{language}.ftl").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z][a-z-]*) = ((?:.*)(?:\n[ }].*)*)", text, re.MULTILINE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_have_the_same_messages(language):
    assert messages(language).keys() == messages("en-US").keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_takes_the_same_values_in_all_languages(language):
    def values(text: str) -> set[str]:
        return set(re.findall(r"\$([a-z]+)", text))

    english = messages("en-US")
    assert {key: values(text) for key, text in messages(language).items()} == {
        key: values(text) for key, text in english.items()
    }


def test_every_message_is_used():
    code = "".join(path.read_text(encoding="utf-8") for room in ("bot", "cogs") for path in (ROOT / room).rglob("*.py"))
    quoted = set(re.findall(r"""["']([a-z][a-z-]+)["']""", code))
    made = {f"match-{reason}" for reason in ("exact", "words", "close", "sound", "about")}
    made |= {f"error-unknown-{kind}" for kind in ("speaker", "interview")}
    assert messages("en-US").keys() - quoted <= made


def test_other_languages_are_answered_in_the_nearest_one():
    assert wording("en-GB").language == "en-US"
    assert wording("de").language == "en-US"
    assert wording("zh-CN").language == "zh-CN"
    assert wording("zh-TW")("button-context") == "上下文"
