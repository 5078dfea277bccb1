"""The tree of what can go wrong, each with a calm sentence for the person who sees it.

    PullquoteError
    ├── UnreadableTranscript    a file from which no interview can be read
    ├── UnusableSetting         a setting that is missing or makes no sense
    ├── UnusableStore           a database that cannot be opened
    │   ├── StoreFromTheFuture  a database that a newer version has written
    │   └── StoreFailed         a database that fails while it is used
    ├── UnusableExport          lines from which no library can be made
    ├── Unreachable             Discord doesn't answer
    ├── NoFont                  no font on this machine has the characters of a text
    ├── NotVerbatim             words that are to be quoted, and that nobody said there
    ├── UnusableWish            a schedule that cannot come true
    │   └── TooManySchedules    one more than a server may have
    ├── TooFast                 somebody asks for more than their share
    ├── TooManyUploads          a server that has as many files waiting as it may
    └── UnknownReference        an interview, turn, highlight, speaker or topic that the library hasn't got

`str(error)` is one line: what is wrong, and what to do about it.
"""

from __future__ import annotations


class PullquoteError(Exception):
    """A failure that we foresaw: its text is fit for an operator's terminal."""


class UnreadableTranscript(PullquoteError):
    """No interview can be read from this file."""


class UnusableSetting(PullquoteError):
    """A setting is missing, or its value makes no sense."""


class UnusableStore(PullquoteError):
    """The database cannot be opened or used."""


class StoreFromTheFuture(UnusableStore):
    """The database was written by a newer Pullquote than this one."""


class StoreFailed(UnusableStore):
    """The disk is full or read-only, the file is locked, damaged or gone: nothing was changed."""


class UnusableExport(PullquoteError):
    """What was to be imported isn't an export, or is damaged, or finds no room."""


class Unreachable(PullquoteError):
    """Discord doesn't answer."""


class NotVerbatim(PullquoteError):
    """A quotation is verbatim: these words don't stand in the turn, or are too many."""


class NoFont(PullquoteError):
    """No font on this machine has the characters of a text.

    Attributes:
        characters: some of those that are missing; empty where there is no font at all.
    """

    def __init__(self, characters: str = "") -> None:
        self.characters = characters
        what = f"has the characters {characters}" if characters else "can be read"
        super().__init__(
            f"No font on this machine {what}: install Noto CJK (Debian: fonts-noto-cjk), or name a font file in "
            "PULLQUOTE_FONT."
        )


class UnusableWish(PullquoteError):
    """What was wished cannot come true; the message by `key`, with these values, says what to do about it."""

    def __init__(self, key: str, **values: str) -> None:
        self.key = key
        self.values = values
        super().__init__(f"This cannot be scheduled: {key}")


class TooManySchedules(UnusableWish):
    """A server has as many schedules as it may."""

    def __init__(self, most: int) -> None:
        super().__init__("daily-too-many", most=str(most))


class TooFast(PullquoteError):
    """A member or a server asks for more than its share; `seconds` from now there is room again."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(f"That was too much at once: try again in {seconds:.0f} seconds.")


class TooManyUploads(PullquoteError):
    """A server has as many files waiting to be confirmed as it may."""


class UnknownReference(PullquoteError):
    """The library has nothing by this id or name.

    Attributes:
        kind: "speaker", "interview", "turn", "highlight" or "schedule".
        name: what was asked for.
        near: names that come near, best first.
    """

    def __init__(self, kind: str, name: str, near: tuple[str, ...] = ()) -> None:
        self.kind = kind
        self.name = name
        self.near = near
        hint = f"did you mean {' or '.join(near)}?" if near else _HINTS.get(kind, "leave it out to look everywhere.")
        super().__init__(f"The library has no {kind} “{name}”: {hint}")


_HINTS = {
    "turn": "search --json tells the turn of every hit.",
    "highlight": "curate list tells the number of each.",
}
