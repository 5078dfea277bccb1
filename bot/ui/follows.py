"""What somebody follows, the question whether they want a digest of it, and the digest itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ui

from bot.members.follows import SHOWN, Following, TooMany
from bot.store.follows import Followed, When
from bot.ui.custom_ids.follow import DigestAgreement, DigestStop, Unfollow
from bot.ui.markup import block_quote, clip, escape
from bot.ui.pieces import button, cite, frame, rows

if TYPE_CHECKING:
    from bot.locales import Wording
    from bot.members.follows import Digest, FollowList
    from bot.store.follows import DigestRecord, FollowRecord, NewFollow

QUOTATION_LENGTH = 200
"""Characters of a quotation in a digest; escapes may double them."""

LABEL_LENGTH = 40
LISTED = 10
"""Of what somebody follows, so many have a button in the list; `/follow remove` knows all."""

_ZONES = {"zh-CN": "Asia/Shanghai", "zh-TW": "Asia/Taipei"}


def usual_time(language: str) -> When:
    """When a digest comes if nobody says otherwise: Mondays at nine, where the language is spoken, or else in UTC."""
    return When(_ZONES.get(language, "UTC"), 0, 9)


def render_following(followed: Following | TooMany, say: Wording) -> ui.LayoutView:
    match followed:
        case TooMany():
            return frame([ui.TextDisplay(say("follow-too-many"))])
        case Following(wish=wish, is_new=is_new, digest=digest):
            news = say("follow-new" if is_new else "follow-known", what=_what(wish, say))
            if digest is None:
                return frame([ui.TextDisplay(news), *_question(say)])
            return frame([ui.TextDisplay(f"{news}\n{describe_digest(digest, say)}")])


def render_follows(found: FollowList, say: Wording) -> ui.LayoutView:
    if not found.follows:
        return frame([ui.TextDisplay(say("follow-none"))])
    lines = "\n".join(f"- {_what(follow.wish, say)}" for follow in found.follows)
    items: list[ui.Item[ui.LayoutView]] = [
        ui.TextDisplay(f"### {say('follow-title')}\n{lines}"),
        *rows([_unfollow(follow, say) for follow in found.follows[:LISTED]]),
    ]
    if found.digest is None:
        return frame([*items, *_question(say)])
    stop = button(say("digest-stop"), DigestStop("").pack())
    return frame([*items, ui.TextDisplay(describe_digest(found.digest, say)), *rows([stop])])


def render_digest(digest: Digest, say: Wording) -> ui.LayoutView:
    """A week's digest, as it is sent."""
    items: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay(f"### {say('digest-title')}")]
    for news in digest.news:
        items.append(ui.TextDisplay(f"**{_what(news.follow.wish, say)}**"))
        for quotation in news.quotations:
            items.append(ui.TextDisplay(block_quote(escape(clip(quotation.text, QUOTATION_LENGTH)))))
            items.append(ui.TextDisplay(f"-# — {cite(quotation.turn, say)}"))
    if digest.more:
        items.append(ui.TextDisplay(f"-# {say('digest-more', count=digest.more)}"))
    items.append(ui.TextDisplay(f"-# {say('digest-why')}"))
    buttons = [_unfollow(news.follow, say) for news in digest.news[:SHOWN]]
    return frame([*items, *rows([*buttons, button(say("digest-stop"), DigestStop(digest.week).pack())])])


def describe_digest(digest: DigestRecord, say: Wording) -> str:
    """When the next digest comes, or why none does."""
    if digest.paused is not None:
        return say("digest-paused")
    return say("digest-on", day=say(f"weekday-{digest.when.weekday}"), hour=_hour(digest.when), zone=digest.when.zone)


def _question(say: Wording) -> list[ui.Item[ui.LayoutView]]:
    """Nothing is sent to whoever hasn't agreed to it."""
    when = usual_time(say.language)
    time = {"day": say(f"weekday-{when.weekday}"), "hour": _hour(when), "zone": when.zone}
    agree = button(say("digest-agree"), DigestAgreement().pack())
    return [ui.TextDisplay(say("digest-question", **time)), *rows([agree])]


def _hour(when: When) -> str:
    return f"{when.hour:02}:00"


def _unfollow(follow: FollowRecord, say: Wording) -> ui.Button[ui.LayoutView]:
    return button(say("follow-stop", label=clip(follow.wish.label, LABEL_LENGTH)), Unfollow(follow.id).pack())


def _what(wish: NewFollow, say: Wording) -> str:
    key = "follow-topic-label" if wish.kind is Followed.TOPIC else "follow-speaker-label"
    return say(key, name=escape(clip(wish.label, LABEL_LENGTH)))
