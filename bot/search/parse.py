"""What somebody typed, folded once and cut into what the index knows."""

from __future__ import annotations

from dataclasses import dataclass

from bot.text.fold import fold
from bot.text.pinyin import blur, spell, to_sounds
from bot.text.tokens import has_han, query_tokens, squash

LONGEST = 300
"""Characters of a query that are read. A longer one is a quotation, and its beginning is enough to find it."""


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """`squashed` is the query with nothing left but what tokens are made of.

    `sounds` are the ways in which it may sound, those that people confuse made the same: one for Chinese, several for
    typed pinyin, none for anything else.
    """

    folded: str
    tokens: tuple[str, ...]
    squashed: str
    sounds: tuple[str, ...] = ()

    @property
    def is_typed_pinyin(self) -> bool:
        return bool(self.sounds) and not has_han(self.folded)


def parse(text: str) -> ParsedQuery:
    folded = " ".join(fold(text[:LONGEST]).split())
    return ParsedQuery(folded, tuple(query_tokens(folded)), squash(folded), _sounds(folded))


def _sounds(folded: str) -> tuple[str, ...]:
    if has_han(folded):
        return (blur(to_sounds(folded)),)
    return tuple(dict.fromkeys(map(blur, spell(folded))))
