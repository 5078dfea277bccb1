"""What is done with a quotation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self

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


@dataclass(frozen=True, slots=True)
class OfQuotation:
    """What names a highlight and nothing else: `word|highlight`."""

    highlight_id: int

    WORD: ClassVar = "quotation"
    """Opens the quotation, for whoever pressed."""
    TEMPLATE: ClassVar = rf"{WORD}\|(?P<highlight>\d{{1,15}})"

    def pack(self) -> str:
        return f"{self.WORD}|{self.highlight_id}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> Self:
        return cls(int(parts["highlight"]))


class SharedQuotation(OfQuotation):
    """Shows in the channel what was shown in private."""

    WORD: ClassVar = "share"
    TEMPLATE: ClassVar = rf"{WORD}\|(?P<highlight>\d{{1,15}})"


class SavedQuotation(OfQuotation):
    """Saves it for whoever pressed."""

    WORD: ClassVar = "save"
    TEMPLATE: ClassVar = rf"{WORD}\|(?P<highlight>\d{{1,15}})"


@dataclass(frozen=True, slots=True)
class QuotationVote:
    """A vote on a highlight: `vote|highlight|+` or `-`."""

    highlight_id: int
    value: int

    TEMPLATE: ClassVar = r"vote\|(?P<highlight>\d{1,15})\|(?P<value>[+-])"

    def pack(self) -> str:
        return f"vote|{self.highlight_id}|{'+' if self.value > 0 else '-'}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> QuotationVote:
        return cls(int(parts["highlight"]), 1 if parts["value"] == "+" else -1)


@dataclass(frozen=True, slots=True)
class QuotationCard:
    """A highlight as a picture, light or dark: `card|highlight|dark`; and the same for all to see: `card!|…`."""

    highlight_id: int
    is_dark: bool = False
    is_shared: bool = False

    TEMPLATE: ClassVar = r"card(?P<shared>!?)\|(?P<highlight>\d{1,15})\|(?P<dark>[01])"

    def pack(self) -> str:
        return f"card{'!' if self.is_shared else ''}|{self.highlight_id}|{int(self.is_dark)}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> QuotationCard:
        return cls(int(parts["highlight"]), parts["dark"] == "1", parts["shared"] == "!")
