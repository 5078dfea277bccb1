"""Reports on Discord: what may be wrong, what the reporter says about it, the queue, and word of what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ui

from bot.errors import UnknownReference
from bot.store.reports import Fault, Outcome
from bot.text.tokens import whole_words
from bot.ui.custom_ids.reading import ReadingPlace
from bot.ui.custom_ids.report import FaultForm, QueuePage, ReasonForm, ReportDecision, ReportFault, ReportPlace
from bot.ui.forms import field, form
from bot.ui.markup import block_quote, clip, clip_around, emphasise, escape
from bot.ui.pieces import button, cite, frame, rows

if TYPE_CHECKING:
    from bot.locales import Wording
    from bot.members.reports import Place
    from bot.store.records import TurnRecord
    from bot.store.reports import ReportRecord

SAID_LENGTH = 500
"""Characters of the words in question, and of the corrected ones; escapes may double them."""

NOTE_LENGTH = 300
"""Characters that a reporter may add, or an admin give as a reason."""


WORDS_LENGTH = 4_000
"""Characters that a field of a form holds, by Discord's limit."""

NAME_LENGTH = 100

PROPOSAL, NOTE, REASON = "proposal", "note", "reason"
"""The fields of the forms."""


def report_button(turn_id: int, start: int, end: int, say: Wording) -> ui.Button[ui.LayoutView]:
    """Stands below anything that shows a span of a turn."""
    return button(say("button-report"), ReportPlace(turn_id, start, end).pack())


def words_of(turn: TurnRecord, place: ReportPlace) -> str:
    """The words in question, or as many of them as a form holds.

    Raises:
        UnknownReference: the turn has none there.
    """
    words = turn.text[place.start : place.end][:WORDS_LENGTH]
    if not words:
        raise UnknownReference("turn", str(turn.id))
    return words


def fault_form(fault: ReportFault, turn: TurnRecord, say: Wording) -> ui.Modal:
    """Asks for what is right, where there is something to say, and for a note."""
    note = field(say("report-note-label"), longest=NOTE_LENGTH, required=False, several_lines=True)
    custom_id = FaultForm(fault.kind, fault.place).pack()
    return form(custom_id, say(f"report-{fault.kind}"), {**_asked(fault, turn, say), NOTE: note})


def reason_form(decision: ReportDecision, say: Wording) -> ui.Modal:
    """Asks why a report is rejected."""
    custom_id = ReasonForm(decision.verb, decision.report_id, decision.at).pack()
    reason = field(say("report-reason-label"), longest=NOTE_LENGTH, required=False, several_lines=True)
    return form(custom_id, say("report-reject"), {REASON: reason})


def _asked(fault: ReportFault, turn: TurnRecord, say: Wording) -> dict[str, ui.Label[ui.Modal]]:
    match fault.kind:
        case Fault.TYPO:
            label, words = say("report-corrected-label"), words_of(turn, fault.place)
            return {PROPOSAL: field(label, longest=WORDS_LENGTH, given=words, several_lines=True)}
        case Fault.SPEAKER:
            hint = say("report-speaker-hint", speaker=turn.speaker)
            return {PROPOSAL: field(say("report-speaker-label"), longest=NAME_LENGTH, hint=hint)}
        case Fault.TAKE_DOWN:
            return {}


def render_faults(turn: TurnRecord, place: ReportPlace, say: Wording) -> ui.LayoutView:
    """What may be wrong with these words."""
    words = words_of(turn, place)
    faults = [button(say(f"report-{kind}"), ReportFault(kind, place).pack()) for kind in Fault]
    return frame(
        [
            ui.TextDisplay(f"{say('report-what')}\n{_quoted(words)}"),
            ui.TextDisplay(f"-# — {cite(turn, say)}"),
            *rows(faults),
        ]
    )


def render_filed(report: ReportRecord, say: Wording) -> ui.LayoutView:
    return frame([ui.TextDisplay(say("report-filed" if report.guild_id else "report-filed-shared"))])


def render_queue(place: Place | None, say: Wording, news: str = "") -> ui.LayoutView:
    """One report of the queue with what can be done about it; `news` is what was just done."""
    opening = [ui.TextDisplay[ui.LayoutView](news)] if news else []
    if place is None:
        return frame([*opening, ui.TextDisplay(say("report-none"))])
    report = place.report
    title = say("report-title", kind=say(f"report-{report.kind}"), number=place.at + 1, total=place.total)
    claim = [f"### {title}", *_claim(report, say)]
    if report.note:
        claim.append(say("report-note", note=escape(clip(report.note, NOTE_LENGTH))))
    source = say("report-gone") if place.turn is None else cite(place.turn, say)
    reported = say("report-by", member=_mention(report, say), when=f"<t:{int(report.reported_at.timestamp())}:R>")
    return frame(
        [
            *opening,
            *map(ui.TextDisplay[ui.LayoutView], claim),
            ui.TextDisplay(f"-# {source}\n-# {reported}"),
            *rows(_decisions(place, say)),
            *(rows(_pages(place, say)) if place.total > 1 else []),
        ]
    )


def render_outcome(report: ReportRecord, say: Wording) -> ui.LayoutView:
    """What the reporter is told."""
    text = [say("report-told-approved" if report.state is Outcome.APPROVED else "report-told-rejected")]
    if report.said and not (report.kind is Fault.TAKE_DOWN and report.state is Outcome.APPROVED):
        text += _claim(report, say)
    if report.reason:
        text.append(say("report-reason", reason=escape(clip(report.reason, NOTE_LENGTH))))
    return frame(map(ui.TextDisplay[ui.LayoutView], text))


def _claim(report: ReportRecord, say: Wording) -> list[str]:
    """The words in question, and what should stand there; what differs is in bold."""
    match report.kind:
        case Fault.TYPO:
            said, proposal = _around_change(report.said, report.proposal)
            return [say("report-as-is"), block_quote(said), say("report-should-be"), block_quote(proposal)]
        case Fault.SPEAKER:
            speaker = f"**{escape(clip(report.proposal, 100))}**"
            return [_quoted(report.said), say("report-should-be-said-by", speaker=speaker)]
        case Fault.TAKE_DOWN:
            return [_quoted(report.said)]


def _around_change(said: str, proposal: str) -> tuple[str, str]:
    """Both texts around where they differ."""
    shorter = min(len(said), len(proposal))
    first = next((i for i in range(shorter) if said[i] != proposal[i]), shorter)
    same = next((i for i in range(shorter - first) if said[-1 - i] != proposal[-1 - i]), shorter - first)
    before, after = (
        emphasise(*clip_around(text, *whole_words(text, first, len(text) - same), SAID_LENGTH))
        for text in (said, proposal)
    )
    return before, after


def _quoted(words: str) -> str:
    return block_quote(escape(clip(words, SAID_LENGTH)))


def _mention(report: ReportRecord, say: Wording) -> str:
    return say("report-somebody") if report.reporter_id is None else f"<@{report.reporter_id}>"


def _decisions(place: Place, say: Wording) -> list[ui.Button[ui.LayoutView]]:
    report = place.report
    decisions = [
        button(
            say("report-approve"), ReportDecision("approve", report.id, place.at).pack(), disabled=place.turn is None
        ),
        button(say("report-reject"), ReportDecision("reject", report.id, place.at).pack()),
    ]
    if place.turn is not None:
        decisions.append(button(say("button-context"), ReadingPlace(place.turn.id, report.start).pack()))
    return decisions


def _pages(place: Place, say: Wording) -> list[ui.Button[ui.LayoutView]]:
    is_last = place.at + 1 >= place.total
    return [
        button(say("button-previous"), QueuePage(place.at - 1).pack() if place.at else "start", disabled=not place.at),
        button(say("button-next"), "end" if is_last else QueuePage(place.at + 1).pack(), disabled=is_last),
    ]
