"""What would change if a file were stored: found the way that storing it finds which turns still stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.store.align import Said, align, align_titles
from bot.store.documents import Status, find_document, stored_interviews, stored_turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    import aiosqlite

    from bot.model import Interview
    from bot.store.documents import Document


class Kind(StrEnum):
    """What would become of a turn."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """A turn that wouldn't stay as it is. `before` is empty for one that is added, `after` for one that is removed.

    `speaker` is who says it then, `speaker_before` who says it now.
    """

    kind: Kind
    speaker: str
    speaker_before: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class InterviewChanges:
    """One interview of the file, in its order. `turns` are those it would have, `unchanged` of them as they are now."""

    title: str
    turns: int
    unchanged: int
    changes: tuple[Change, ...]


async def compare_document(
    connection: aiosqlite.Connection, document: Document, interviews: Sequence[Interview]
) -> tuple[Status, tuple[InterviewChanges, ...]]:
    """Compares a file's interviews with those that it held before; stores nothing."""
    known = await find_document(connection, document)
    stored = [] if known is None else await stored_interviews(connection, known)
    kept = align_titles([interview.title for interview in stored], [interview.title for interview in interviews])
    said = [[turn.said for turn in await stored_turns(connection, interview.id)] for interview in stored]
    compared = [_compare(new, said[old] if old is not None else []) for new, old in zip(interviews, kept, strict=True)]
    gone = [_removed(stored[old].title, said[old]) for old in range(len(stored)) if old not in kept]
    return (Status.ADDED if known is None else Status.UPDATED), (*compared, *gone)


def _compare(interview: Interview, old: Sequence[Said]) -> InterviewChanges:
    """What is removed stands where it would be missing."""
    new = [Said(turn.speaker, turn.text) for turn in interview.turns]
    kept = align(old, new)
    removed = _removed_after(kept, old)
    changes = [*removed.get(-1, ())]
    unchanged = 0
    for at, said in zip(kept, new, strict=True):
        change = _change(old[at] if at is not None else None, said)
        unchanged += change is None
        changes += [change] if change else []
        changes += removed.get(at, ())
    return InterviewChanges(interview.title, len(new), unchanged, tuple(changes))


def _removed_after(kept: Sequence[int | None], old: Sequence[Said]) -> dict[int | None, list[Change]]:
    """The turns that nothing goes on from, by the one above them that something does; -1 where there is none."""
    removed: dict[int | None, list[Change]] = {}
    staying, above = set(kept), -1
    for index, said in enumerate(old):
        if index in staying:
            above = index
        else:
            removed.setdefault(above, []).append(Change(Kind.REMOVED, "", said.speaker, said.text, ""))
    return removed


def _removed(title: str, old: Sequence[Said]) -> InterviewChanges:
    return InterviewChanges(title, 0, 0, tuple(Change(Kind.REMOVED, "", s.speaker, s.text, "") for s in old))


def _change(before: Said | None, after: Said) -> Change | None:
    if before is None:
        return Change(Kind.ADDED, after.speaker, "", "", after.text)
    if before == after:
        return None
    return Change(Kind.CHANGED, after.speaker, before.speaker, before.text, after.text)
