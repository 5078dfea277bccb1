"""Every message is there in every language, with the same values, and every one is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.daily.deliver import Reason as DailyReason
from bot.highlights.signals import REASONS
from bot.locales import LANGUAGES, wording
from bot.members.reports import Refusal
from bot.model import Role, Standing
from bot.search import Reason
from bot.servers.uploads import Step
from bot.store.curation import BY_HAND
from bot.store.privacy import HOLDINGS
from bot.store.reports import Fault, Outcome
from bot.ui.custom_ids.settings import Wish
from tests.cogs.tree import names

ROOT = Path(__file__).parent.parent
FTL = ROOT / "bot" / "locales"


def messages(language: str) -> dict[str, str]:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((FTL / language).glob("*.ftl")))
    return dict(re.findall(r"^([a-z][a-z0-9-]*) = ((?:.*)(?:\n[ }].*)*)", text, re.MULTILINE))


def keys_by_file(language: str) -> dict[str, list[str]]:
    return {
        path.name: re.findall(r"^([a-z][a-z0-9-]*) =", path.read_text(encoding="utf-8"), re.MULTILINE)
        for path in (FTL / language).glob("*.ftl")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_have_the_same_messages_in_the_same_files_and_order(language):
    assert keys_by_file(language) == keys_by_file("en-US")


def test_no_message_is_written_twice():
    keys = [key for found in keys_by_file("en-US").values() for key in found]
    assert len(keys) == len(set(keys))


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
    made = {f"match-{reason}" for reason in Reason}
    made |= {
        f"error-unknown-{kind}" for kind in ("speaker", "interview", "schedule", "report", "follow", "saved", "upload")
    }
    made |= {f"daily-reason-{reason}" for reason in DailyReason}
    made |= {f"role-{role}" for role in ("host", "guest")}
    made |= {f"topic-place-{place}" for place in ("beginning", "middle", "end")}
    made |= {f"weekday-{day}" for day in range(7)}
    made |= {key for key, _ in names()}
    made |= {f"curation-{standing}" for standing in (Standing.PINNED, Standing.HIDDEN)}
    made |= {f"why-{re.sub(r'[^a-z]+', '-', reason)}" for reason in (*REASONS, *BY_HAND)}
    made |= {f"report-{fault}" for fault in Fault} | {f"report-{outcome}" for outcome in Outcome}
    made |= {f"report-refused-{refusal}" for refusal in Refusal}
    made |= {f"privacy-{holding.name}" for holding in HOLDINGS}
    made |= {f"daily-clear-{what}" for what in ("source", "role", "title", "tag")}
    needed = ("view-channel", "read-message-history", "send-messages", "attach-files")
    made |= {f"permission-{name}" for name in (*needed, "send-messages-in-threads", "create-public-threads")}
    made |= {f"role-{role}" for role in Role} | {f"upload-{step}" for step in Step}
    made |= {key for key in messages("en-US") if key.startswith(("skipped-", "language-"))}
    made |= {f"settings-{wish}-hint" for wish in Wish}
    assert messages("en-US").keys() - quoted <= made


@pytest.mark.parametrize("reason", [*REASONS, *BY_HAND])
def test_why_a_highlight_was_picked_is_put_into_words(reason):
    assert wording("en-US")(f"why-{re.sub(r'[^a-z]+', '-', reason)}")


def test_other_languages_are_answered_in_the_nearest_one():
    assert wording("en-GB").language == "en-US"
    assert wording("de").language == "en-US"
    assert wording("zh-CN").language == "zh-CN"
    assert wording("zh-TW")("button-context") == "上下文"
