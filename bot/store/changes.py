"""What would change if a file were stored: found the way that storing it finds which turns still stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import TYPE_CHECKING

from bot.store.align import Said, align
from bot.store.documents import Status, find_document, stored_turns

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
    """A turn that wouldn't stay as it is. `before` is empty for one that is added, `after` for one that is removed."""

    kind: Kind
    speaker: str
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
    ids = [] if known is None else await _interview_ids(connection, known)
    compared: list[InterviewChanges] = []
    for interview, id_ in zip_longest(interviews, ids):
        old = [] if id_ is None else [turn.said for turn in await stored_turns(connection, id_)]
        compared.append(_compare(interview, old))
    return (Status.ADDED if known is None else Status.UPDATED), tuple(compared)


def _compare(interview: Interview | None, old: Sequence[Said]) -> InterviewChanges:
    new = [Said(turn.speaker, turn.text) for turn in interview.turns] if interview else []
    kept = align(old, new)
    changes = [_change(old[k] if k is not None else None, said) for k, said in zip(kept, new, strict=True)]
    gone = [old[i] for i in range(len(old)) if i not in set(kept)]
    removed = [Change(Kind.REMOVED, said.speaker, said.text, "") for said in gone]
    real = [change for change in changes if change is not None]
    return InterviewChanges(interview.title if interview else "", len(new), len(new) - len(real), (*real, *removed))


def _change(before: Said | None, after: Said) -> Change | None:
    if before is None:
        return Change(Kind.ADDED, after.speaker, "", after.text)
    return None if before == after else Change(Kind.CHANGED, after.speaker, before.text, after.text)


async def _interview_ids(connection: aiosqlite.Connection, document_id: int) -> list[int]:
    async with connection.execute(
        "SELECT id FROM interview WHERE document_id = ? ORDER BY ordinal", (document_id,)
    ) as cursor:
        return [row["id"] async for row in cursor]
