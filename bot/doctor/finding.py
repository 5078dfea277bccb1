"""What was found: well, or not, or not to be told; and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How it stands. A `note` is worth knowing, and stops nothing; `unknown` couldn't be looked at."""

    OK = "ok"
    NOTE = "note"
    PROBLEM = "problem"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line. `advice` is empty where there is nothing to do."""

    check: str
    level: Level
    text: str
    advice: str = ""

    @property
    def is_well(self) -> bool:
        return self.level in (Level.OK, Level.NOTE)
