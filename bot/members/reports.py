"""A member says that something is wrong; whoever the interview belongs to decides; what is right goes everywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

import structlog

from bot.errors import UnknownReference
from bot.ingest import PASSAGE_WIDTH
from bot.store import corrections, posts, reports, saved, turns
from bot.store.index import Filters
from bot.store.moved import Moved
from bot.store.reports import Fault, Outcome
from bot.text.fold import fold
from bot.text.sentences import windows

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    import aiosqlite

    from bot.store.corrections import Move
    from bot.store.database import Database
    from bot.store.records import TurnRecord
    from bot.store.reports import NewReport, ReportRecord

log = structlog.get_logger()

A_DAY = 10
"""Reports that a member may make within 24 hours."""

OMITTED = "[…]"
"""What stands in a turn where a part of it was taken down."""


class Refusal(StrEnum):
    """Why a report isn't taken."""

    TOO_MANY = "too-many"
    KNOWN = "known"
    NO_CHANGE = "no-change"


@dataclass(frozen=True, slots=True)
class Place:
    """A report of a queue in its place: the turn as it is now, if it is; `at` counts from 0 to `total`."""

    report: ReportRecord
    turn: TurnRecord | None
    at: int
    total: int


@dataclass(frozen=True, slots=True)
class Decided:
    """It is decided now."""

    report: ReportRecord


@dataclass(frozen=True, slots=True)
class DecidedBefore:
    """Somebody else was first."""

    report: ReportRecord


@dataclass(frozen=True, slots=True)
class Stale:
    """The words in question aren't there any more, so nothing can be put right."""

    report: ReportRecord


class Reports:
    """All reports of one database. A queue is known by the server whose interviews it is about; 0 is the operator's."""

    def __init__(self, database: Database, now: Callable[[], datetime], decided: Callable[[], None]) -> None:
        self._database = database
        self._now = now
        self._decided = decided

    async def file(self, new: NewReport, guild_id: int) -> ReportRecord | Refusal:
        """Takes a report from a member of a server on what that server sees.

        Raises:
            UnknownReference: it sees no such turn.
        """
        now = self._now()
        async with self._database.write() as connection:
            turn = await _find_turn(connection, new.turn_id, guild_id)
            refusal = _refuse(new, turn)
            if refusal is None and await reports.is_reported(connection, new):
                refusal = Refusal.KNOWN
            if refusal is None and await reports.count_since(connection, new.reporter_id, now - _DAY) >= A_DAY:
                refusal = Refusal.TOO_MANY
            if refusal is not None:
                return refusal
            report = await reports.add_report(connection, new, now)
        log.info("reported", report=report.id, kind=report.kind, server=report.guild_id)
        return report

    async def list_open(self, guild_id: int) -> tuple[Place, ...]:
        """A queue, oldest first."""
        async with self._database.read() as connection:
            found = await reports.list_open_reports(connection, guild_id)
            return tuple([await _place(connection, report, at, len(found)) for at, report in enumerate(found)])

    async def view(self, guild_id: int, at: int) -> Place | None:
        """The report at a place of the queue, or the last one; None where the queue is empty."""
        async with self._database.read() as connection:
            found = await reports.list_open_reports(connection, guild_id)
            if not found:
                return None
            at = min(at, len(found) - 1)
            return await _place(connection, found[at], at, len(found))

    async def approve(
        self, report_id: int, guild_id: int, decided_by: int | None = None
    ) -> Decided | DecidedBefore | Stale:
        """Puts right what was reported, everywhere, in one transaction.

        Raises:
            UnknownReference: the queue has no such report.
        """
        async with self._database.write() as connection:
            report = await _find_report(connection, report_id, guild_id)
            if report.state is not Outcome.OPEN:
                return DecidedBefore(report)
            turn = await _turn_of(connection, report)
            if turn is None or not await _put_right(connection, report, turn):
                return Stale(report)
            return await self._close(connection, replace(report, state=Outcome.APPROVED), decided_by)

    async def reject(
        self, report_id: int, guild_id: int, reason: str, decided_by: int | None = None
    ) -> Decided | DecidedBefore:
        """Leaves everything as it is; the reporter is told the reason.

        Raises:
            UnknownReference: the queue has no such report.
        """
        async with self._database.write() as connection:
            report = await _find_report(connection, report_id, guild_id)
            if report.state is not Outcome.OPEN:
                return DecidedBefore(report)
            return await self._close(connection, replace(report, state=Outcome.REJECTED, reason=reason), decided_by)

    async def _close(self, connection: aiosqlite.Connection, decided: ReportRecord, decided_by: int | None) -> Decided:
        await reports.note_decision(connection, decided, decided_by, self._now())
        self._decided()
        return Decided(decided)


_DAY = timedelta(days=1)


def _refuse(new: NewReport, turn: TurnRecord) -> Refusal | None:
    match new.kind:
        case Fault.TYPO:
            return Refusal.NO_CHANGE if not new.proposal or new.proposal == new.said else None
        case Fault.SPEAKER:
            name = fold(new.proposal).strip()
            return Refusal.NO_CHANGE if not name or name == fold(turn.speaker) else None
        case Fault.TAKE_DOWN:
            return None


async def _find_turn(connection: aiosqlite.Connection, turn_id: int, guild_id: int) -> TurnRecord:
    turn = await turns.find_turn(connection, turn_id, Filters(guild_id))
    if turn is None:
        raise UnknownReference("turn", str(turn_id))
    return turn


async def _find_report(connection: aiosqlite.Connection, report_id: int, guild_id: int) -> ReportRecord:
    report = await reports.find_report(connection, report_id, guild_id)
    if report is None:
        raise UnknownReference("report", str(report_id))
    return report


async def _place(connection: aiosqlite.Connection, report: ReportRecord, at: int, total: int) -> Place:
    return Place(report, await _turn_of(connection, report), at, total)


async def _turn_of(connection: aiosqlite.Connection, report: ReportRecord) -> TurnRecord | None:
    if report.turn_id is None:
        return None
    return await turns.find_turn(connection, report.turn_id, Filters(report.guild_id))


async def _put_right(connection: aiosqlite.Connection, report: ReportRecord, turn: TurnRecord) -> bool:
    """Does what a report asks for; False where the words that it is about aren't there any more."""
    start = find_words(turn.text, report.said, report.start)
    if start is None:
        return False
    end = start + len(report.said)
    await posts.mark_corrected(connection, turn.id)
    match report.kind:
        case Fault.SPEAKER:
            await corrections.correct_speaker(connection, turn, report.proposal, _passages(turn.text))
        case Fault.TYPO:
            await _correct(connection, turn, start, end, report.proposal)
        case Fault.TAKE_DOWN:
            await posts.mark_taken_down(connection, turn.id, start, end)
            await saved.remove_words(connection, turn.id, report.said)
            await _take_down(connection, turn, start, end)
    return True


async def _correct(connection: aiosqlite.Connection, turn: TurnRecord, start: int, end: int, words: str) -> None:
    text = turn.text[:start] + words + turn.text[end:]
    shift = len(words) - (end - start)
    within = Moved(turn.text, text)

    def overlapping(first: int, last: int) -> tuple[int, int] | None:
        # What holds the corrected words holds all of the new ones.
        return (first, last + shift) if first <= start and last >= end else within.find(first, last)

    await corrections.correct_text(connection, turn, text, _passages(text), _move(start, end, shift, overlapping))


async def _take_down(connection: aiosqlite.Connection, turn: TurnRecord, start: int, end: int) -> None:
    """A part of a turn leaves a mark of omission; where nothing else is left, the turn goes."""
    before, gone, after = turn.text[:start], turn.text[start:end], turn.text[end:]
    if (before + after).replace(OMITTED, "").strip():
        text = before + OMITTED + after
        move = _move(start, end, len(OMITTED) - len(gone), lambda _first, _last: None)
        await corrections.correct_text(connection, turn, text, _passages(text), move)
        await corrections.forget_traces(connection, turn, gone, text)
    else:
        await corrections.remove_turn(connection, turn)


def _move(start: int, end: int, shift: int, overlapping: Move) -> Move:
    """Where spans go when those words change their length: what stands before stays, what comes after moves."""

    def move(first: int, last: int) -> tuple[int, int] | None:
        if last <= start:
            return first, last
        return (first + shift, last + shift) if first >= end else overlapping(first, last)

    return move


def find_words(text: str, words: str, near: int) -> int | None:
    """Where the words stand: in their old place, or in the only other one."""
    if words and text.startswith(words, near):
        return near
    return text.index(words) if words and text.count(words) == 1 else None


def _passages(text: str) -> list[tuple[int, int]]:
    return list(windows(text, PASSAGE_WIDTH))
