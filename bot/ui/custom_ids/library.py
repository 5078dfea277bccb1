"""What is done with interviews and with files that were brought."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """A page of all interviews: `library|page`."""

    page: int

    TEMPLATE: ClassVar = r"library\|(?P<page>\d{1,4})"

    def pack(self) -> str:
        return f"library|{self.page}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> LibraryPage:
        return cls(int(parts["page"]))


@dataclass(frozen=True, slots=True)
class InterviewMenu:
    """One of the interviews on a page is chosen: `interviews|page`."""

    page: int

    TEMPLATE: ClassVar = r"interviews\|\d{1,4}"

    def pack(self) -> str:
        return f"interviews|{self.page}"


class InterviewAct(StrEnum):
    INFO = "info"
    REMOVE = "remove"
    """Asks whether it shall be."""
    REMOVAL = "removal"
    """Does it."""


@dataclass(frozen=True, slots=True)
class InterviewChoice:
    """Something is done with an interview: `interview|act|id`."""

    act: InterviewAct
    interview_id: int

    TEMPLATE: ClassVar = r"interview\|(?P<act>info|remove|removal)\|(?P<interview>\d{1,15})"

    def pack(self) -> str:
        return f"interview|{self.act}|{self.interview_id}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> InterviewChoice:
        return cls(InterviewAct(parts["act"]), int(parts["interview"]))


class UploadAct(StrEnum):
    CONFIRM = "confirm"
    BESIDE = "beside"
    """Confirms it beside the file that has its name."""
    CANCEL = "cancel"
    LOOK = "look"
    """Shows what became of it."""


@dataclass(frozen=True, slots=True)
class UploadChoice:
    """Something is done with a file that was brought: `upload|act|id`."""

    act: UploadAct
    upload_id: int

    TEMPLATE: ClassVar = r"upload\|(?P<act>confirm|beside|cancel|look)\|(?P<upload>\d{1,15})"

    def pack(self) -> str:
        return f"upload|{self.act}|{self.upload_id}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> UploadChoice:
        return cls(UploadAct(parts["act"]), int(parts["upload"]))
