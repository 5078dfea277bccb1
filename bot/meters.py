"""What is measured while the bot runs, told to whoever keeps it: nobody, unless metrics are asked for."""

from __future__ import annotations

from typing import Protocol


class Meters(Protocol):
    """Takes what was measured. Names and labels are ours, never what somebody typed."""

    def answered(self, kind: str, name: str, outcome: str, seconds: float) -> None:
        """An interaction came to its end: a `command`, a `completion` or a `button`, by its name."""

    def searched(self, seconds: float) -> None:
        """A search came to its end."""


class Unmeasured:
    """Keeps nothing."""

    def answered(self, kind: str, name: str, outcome: str, seconds: float) -> None: ...

    def searched(self, seconds: float) -> None: ...
