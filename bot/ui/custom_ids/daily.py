"""Daily highlights, known again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class DailyPost:
    """A daily highlight's place in its interview, and the delivery that it is: `daily|delivery|turn|at`.

    By its beginning a post is known again whose fate was unknown.
    """

    delivery_id: int
    turn_id: int
    at: int

    TEMPLATE: ClassVar = r"daily\|\d{1,15}\|(?P<turn>\d{1,15})\|(?P<at>\d{1,9})"

    @staticmethod
    def mark(delivery_id: int) -> str:
        return f"daily|{delivery_id}|"

    def pack(self) -> str:
        return f"{self.mark(self.delivery_id)}{self.turn_id}|{self.at}"
