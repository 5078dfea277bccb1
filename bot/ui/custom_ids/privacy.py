"""What somebody does with all that is stored about them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class PrivacyStep(StrEnum):
    """`SHOW` what there is, `EXPORT` it, ask before it is erased (`ASK`), `ERASE` it."""

    SHOW = "show"
    EXPORT = "export"
    ASK = "ask"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class PrivacyWish:
    """A step: `privacy|step`. Whose data it is about is whoever presses."""

    step: PrivacyStep

    TEMPLATE: ClassVar = rf"privacy\|(?P<step>{'|'.join(PrivacyStep)})"

    def pack(self) -> str:
        return f"privacy|{self.step}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> PrivacyWish:
        return cls(PrivacyStep(parts["step"]))
