"""Words that name no subject although they are nouns, over folded text.

How often the language says a word (`tables`) sorts out nearly all of them. What is left are nouns that point at what
a sentence says (Schmid's *shell nouns*, 2000: the fact that, the idea of), and the words of talking to each other.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final


def _listed(name: str) -> frozenset[str]:
    lines = files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


SHELLS: Final = _listed("shells")
"""No topic by themselves, and in English no part of one either."""
GIVEN_NAMES: Final = _listed("given_names")
"""What people are called."""

_VERBS: Final = "觉得 透过 通过 使用 利用 运用 采用 告诉 参与 进行 解决 提供 带来 产生 造成 希望 需要"
OPENING_VERBS: Final = frozenset(_VERBS.split())
"""With one of them begins what somebody does, unless it is a word of its own: 使用者."""
_FROM_TAIWAN: Final = "硬体 韧体 黑帽 白帽 资安 社企 公投 课纲 网红 影音"
MORE_WORDS: Final = frozenset(_FROM_TAIWAN.split())
"""Words that the frequency data has too seldom."""

_NUMBERS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
    "hundreds thousands millions dozens"
)
NUMBERS: Final = frozenset(_NUMBERS.split())
HAN_NUMERALS: Final = frozenset("一二三四五六七八九十百千万亿两几零〇半第每各")
"""With one of them begins what is counted, and no name but 百度."""
