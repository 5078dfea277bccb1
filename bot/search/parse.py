"""What somebody typed, folded once and cut into what the index knows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.text.fold import fold
from bot.text.pinyin import spell, to_sounds
from bot.text.tokens import has_han, query_tokens, squash, trimmed, word_pairs

LONGEST = 300
"""Characters of a query that are read. A longer one is a quotation, and its beginning is enough to find it."""

_INITIALS = re.compile(r"[a-z]{3,10}|[a-z](?: [a-z]){2,9}")


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """`words` is the query from its first word to its last, `squashed` nothing of it but what tokens are made of.

    `pairs` are its words that follow others.
    `sounds` are the ways in which it may sound: one for Chinese, several for typed pinyin, none for anything else.
    `initials` are the letters, where each of them may stand for a syllable: `dmx`.
    """

    folded: str
    tokens: tuple[str, ...]
    squashed: str
    words: str = ""
    pairs: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    initials: str = ""

    @property
    def is_character(self) -> bool:
        """Whether it is one Han character, which is no token of its own in most passages that hold it."""
        return len(self.squashed) == 1 and self.has_han

    @property
    def has_han(self) -> bool:
        return has_han(self.folded)


def parse(text: str) -> ParsedQuery:
    folded = " ".join(fold(text[:LONGEST]).split())
    return ParsedQuery(
        folded,
        tuple(query_tokens(folded)),
        squash(folded),
        trimmed(folded),
        tuple(dict.fromkeys(word_pairs(folded))),
        _sounds(folded),
        _initials(folded),
    )


def _sounds(folded: str) -> tuple[str, ...]:
    if has_han(folded):
        return (to_sounds(squash(folded)),)
    return tuple(dict.fromkeys(spell(folded)))


def _initials(folded: str) -> str:
    return folded.replace(" ", "") if _INITIALS.fullmatch(folded) else ""
