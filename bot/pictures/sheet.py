"""What a card says, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """All that is drawn. `language` is that of the text, a BCP 47 tag; `number` is how the quotation is found again.

    `role`, `date` and `source`, the host of a web address, may be empty.
    """

    text: str
    speaker: str
    role: str
    title: str
    date: str
    source: str
    number: str
    language: str
    is_dark: bool = False
