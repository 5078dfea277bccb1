"""What a server wishes for is chosen from menus."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Wish(StrEnum):
    LANGUAGE = "language"
    VISIBILITY = "visibility"
    CHANNELS = "channels"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class SettingMenu:
    """A menu of `/settings`: `setting|wish`."""

    wish: Wish

    TEMPLATE: ClassVar = r"setting\|(?P<wish>language|visibility|channels|import)"

    def pack(self) -> str:
        return f"setting|{self.wish}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> SettingMenu:
        return cls(Wish(parts["wish"]))
