"""What is followed, and the digest of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Unfollow:
    """To follow something no more: `unfollow|id`."""

    follow_id: int

    TEMPLATE: ClassVar = r"unfollow\|(?P<follow>\d{1,15})"

    def pack(self) -> str:
        return f"unfollow|{self.follow_id}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> Unfollow:
        return cls(int(parts["follow"]))


@dataclass(frozen=True, slots=True)
class DigestAgreement:
    """To get a digest at the usual time: `digest-agree`."""

    TEMPLATE: ClassVar = r"digest-agree"

    def pack(self) -> str:
        return "digest-agree"


@dataclass(frozen=True, slots=True)
class DigestStop:
    """To get no digest any more, below that of a week: `digest-stop|2026-W48`.

    By it a digest is known again whose fate was unknown.
    """

    week: str

    TEMPLATE: ClassVar = r"digest-stop\|(?P<week>\d{4}-W\d{2})?"

    def pack(self) -> str:
        return f"digest-stop|{self.week}"
