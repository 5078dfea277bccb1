"""An interview's highlights, as those curate them who may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class CurationPage:
    """A page of an interview's highlights: `curation|interview|page`."""

    interview_id: int
    page: int = 0

    TEMPLATE: ClassVar = r"curation\|(?P<interview>\d{1,15})\|(?P<page>\d{1,4})"

    def pack(self) -> str:
        return f"curation|{self.interview_id}|{self.page}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> CurationPage:
        return cls(int(parts["interview"]), int(parts["page"]))


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to become of a highlight, and the page on which it was decided: `curate|verb|highlight|page`."""

    verb: str
    highlight_id: int
    page: int = 0

    TEMPLATE: ClassVar = r"curate\|(?P<verb>pin|show|hide|edit)\|(?P<highlight>\d{1,15})\|(?P<page>\d{1,4})"

    def pack(self) -> str:
        return f"curate|{self.verb}|{self.highlight_id}|{self.page}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> Decision:
        return cls(parts["verb"], int(parts["highlight"]), int(parts["page"]))


class BordersForm(Decision):
    """The form in which borders are drawn: `form-curate|edit|highlight|page`."""

    TEMPLATE: ClassVar = f"form-{Decision.TEMPLATE}"

    def pack(self) -> str:
        return f"form-{super().pack()}"
