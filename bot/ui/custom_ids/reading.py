"""Places in interviews."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """A place in an interview from which somebody reads: `context|turn|at`.

    `at` is an offset in the turn's text; END is its end.
    """

    turn_id: int
    at: int = 0

    TEMPLATE: ClassVar = r"context\|(?P<turn>\d{1,15})\|(?P<at>-1|\d{1,9})"
    END: ClassVar = -1

    def pack(self) -> str:
        return f"context|{self.turn_id}|{self.at}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> ReadingPlace:
        return cls(int(parts["turn"]), int(parts["at"]))


@dataclass(frozen=True, slots=True)
class ReadingStep:
    """What was said before a turn, or after it: `step|turn|<` or `>`."""

    turn_id: int
    is_later: bool

    TEMPLATE: ClassVar = r"step\|(?P<turn>\d{1,15})\|(?P<way>[<>])"

    def pack(self) -> str:
        return f"step|{self.turn_id}|{'>' if self.is_later else '<'}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> ReadingStep:
        return cls(int(parts["turn"]), parts["way"] == ">")
