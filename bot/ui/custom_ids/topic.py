"""Topics and their pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class TopicPage:
    """A topic, or all of them: `topic|id|page`, id 0 for all."""

    topic_id: int
    page: int = 0

    TEMPLATE: ClassVar = r"topic\|(?P<topic>\d{1,15})\|(?P<page>\d{1,4})"

    def pack(self) -> str:
        return f"topic|{self.topic_id}|{self.page}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> TopicPage:
        return cls(int(parts["topic"]), int(parts["page"]))
