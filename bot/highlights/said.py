"""What one turn says: verbatim, folded, in words, and in a script that sets how long a quotation is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

from bot.text.fold import fold
from bot.text.tokens import HAN

_HAN_RUNS: Final = re.compile(f"[{HAN}]+")
_WORD: Final = re.compile(r"([a-z][a-z0-9+#']*)")


@dataclass(frozen=True, slots=True)
class Script:
    """How long a quotation may be, in characters of the verbatim text, and what parts its clauses."""

    shortest: int
    longest: int
    border: re.Pattern[str]
    is_spaced: bool


CHINESE: Final = Script(15, 90, re.compile(r"(?:[，；：:;]|(?<!\d),|,(?!\d)|——|--)+\s*"), is_spaced=False)
ENGLISH: Final = Script(
    40,
    280,
    re.compile(r"(?=[;,–—-])(?:,\s+(?:and|but|so|because)|;|,(?=\s+(?:which|you know)\s)|(?<=\s)(?:--|[–—-]))\s+"),
    is_spaced=True,
)


class Said:
    """What one turn says, verbatim and folded; both have the same length."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.script = script_of(text)
        folded = fold(text)
        self.folded = folded if len(folded) == len(text) else "".join((fold(char) or " ")[0] for char in text)

    @cached_property
    def _parts(self) -> list[str]:
        """What stands between Latin words and the words, in turn."""
        return _WORD.split(self.folded)

    @property
    def words(self) -> list[str]:
        """The Latin words."""
        return self._parts[1::2]

    @cached_property
    def places(self) -> list[int]:
        """Where each Latin word begins."""
        return list(accumulate(map(len, self._parts)))[:-1:2]


def script_of(text: str) -> Script:
    """Chinese where every fourth character is Han: a Latin name is long for what it says."""
    if text.isascii():
        return ENGLISH
    han = sum(map(len, _HAN_RUNS.findall(text)))
    return CHINESE if han * 4 > len(text) else ENGLISH
