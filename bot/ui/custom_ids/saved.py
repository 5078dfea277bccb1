"""What a member keeps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class SavedList:
    """A page of what somebody keeps: `saved|page`."""

    page: int = 0

    TEMPLATE: ClassVar = r"saved\|(?P<page>\d{1,4})"

    def pack(self) -> str:
        return f"saved|{self.page}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> SavedList:
        return cls(int(parts["page"]))


class Act(StrEnum):
    """What may be done with one saved quotation."""

    OPEN = "open"
    NOTE = "note"
    REMOVE = "remove"
    UNDO = "undo"
    """Removes what has just been saved."""


@dataclass(frozen=True, slots=True)
class SavedAct:
    """`kept|act|saved|page`: the page of the list that it stands on."""

    act: Act
    saved_id: int
    page: int = 0

    TEMPLATE: ClassVar = r"kept\|(?P<act>open|note|remove|undo)\|(?P<saved>\d{1,15})\|(?P<page>\d{1,4})"

    def pack(self) -> str:
        return f"kept|{self.act}|{self.saved_id}|{self.page}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> SavedAct:
        return cls(Act(parts["act"]), int(parts["saved"]), int(parts["page"]))


@dataclass(frozen=True, slots=True)
class SavedNote:
    """The form in which a note is written: `written|saved|page`."""

    saved_id: int
    page: int

    TEMPLATE: ClassVar = r"written\|(?P<saved>\d{1,15})\|(?P<page>\d{1,4})"

    def pack(self) -> str:
        return f"written|{self.saved_id}|{self.page}"


@dataclass(frozen=True, slots=True)
class SavedExport:
    """All that somebody keeps, as a file: `export|ending`."""

    ending: str

    TEMPLATE: ClassVar = r"export\|(?P<ending>md|csv|json)"

    def pack(self) -> str:
        return f"export|{self.ending}"
