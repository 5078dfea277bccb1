"""What is done with a quotation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.store.index import Filters
from bot.ui.custom_ids import LONGEST


@dataclass(frozen=True, slots=True)
class AnotherQuotation:
    """Another quotation like the one shown: `another|shown|interview|speaker|about`."""

    unlike: int
    filters: Filters
    about: str | None

    TEMPLATE: ClassVar = (
        r"another\|(?P<unlike>\d{1,15})\|(?P<interview>\d{0,15})\|(?P<speaker>[^|]*)\|(?P<about>(?s:.*))"
    )

    def pack(self) -> str | None:
        """The custom_id, or None where what was asked for is too long for one."""
        speaker = self.filters.speaker or ""
        packed = f"another|{self.unlike}|{self.filters.interview or ''}|{speaker}|{self.about or ''}"
        return None if len(packed) > LONGEST or "|" in speaker else packed

    @classmethod
    def unpack(cls, parts: dict[str, str], guild_id: int) -> AnotherQuotation:
        filters = Filters(guild_id, parts["speaker"] or None, int(parts["interview"] or 0) or None)
        return cls(int(parts["unlike"]), filters, parts["about"] or None)
