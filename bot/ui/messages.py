"""Other people's messages are read for what they claim that somebody said. Pure, but for the message itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from collections.abc import Iterator

CLAIM_LENGTH = 1_000
"""Characters of a claim that are compared; a quotation that somebody passes on is shorter."""

_SHORTEST = 6
"""Characters from which words between quotation marks are a claim, rather than a word that somebody puts in quotes."""

_QUOTED = re.compile(r"“([^”]+)”|「([^」]+)」|『([^』]+)』|«([^»]+)»|„([^“”]+)[“”]|\"([^\"\n]+)\"")
_MARKS = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|\[(?P<label>[^\]\n]*)\]\(<?https?://[^\s)]*\)"
    r"|<(?:@[!&]?|#|a?:\w+:)\d+>"
    r"|^#{1,3} |^-# |^>>> |^> "
    r"|\*\*|\*(?=\S)|(?<=\S)\*|__|~~|\|\||```\w*|`",
    re.MULTILINE,
)


def text_of(message: discord.Message) -> str:
    """All that a message says: its content, or what stands in its embeds and components."""
    embedded = [part for embed in message.embeds for part in (embed.title, embed.description) if part]
    return message.content or "\n".join(embedded) or "\n".join(_displayed(message))


def claims_in(markdown: str) -> list[str]:
    """What a message may claim that somebody said, the likeliest first: what it sets off as said, then all of it.

    Each without markdown, and whole.
    """
    set_off = "\n".join(line[2:] for line in markdown.split("\n") if line.startswith("> "))
    whole = _plain("\n".join(line for line in markdown.split("\n") if not line.startswith("-# ")))
    between = max((_inner(match) for match in _QUOTED.finditer(whole)), key=len, default="")
    found = [_plain(set_off), between if len(between) >= _SHORTEST else "", whole]
    return list(dict.fromkeys(claim for claim in found if claim))


def _plain(markdown: str) -> str:
    return _MARKS.sub(lambda match: match["escaped"] or match["label"] or "", markdown).strip()


def _inner(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group is not None).strip()


def _displayed(message: discord.Message) -> Iterator[str]:
    view = discord.ui.LayoutView.from_message(message, timeout=None)
    yield from (item.content for item in view.walk_children() if isinstance(item, discord.ui.TextDisplay))
