"""Buttons with which something is reported, and with which a server decides what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import app_commands, ui

from bot.members.reports import Decided, DecidedBefore, Refusal, Stale
from bot.store.reports import Fault, NewReport
from bot.ui.buttons.stateless import Stateless
from bot.ui.custom_ids.report import QueuePage, ReportDecision, ReportFault, ReportPlace
from bot.ui.modals import Form, field
from bot.ui.pieces import frame
from bot.ui.replies import guild_of, library_of, replace, send, speak_to
from bot.ui.reports import NOTE_LENGTH, render_faults, render_filed, render_queue

if TYPE_CHECKING:
    from collections.abc import Mapping

    import discord

    from bot.library import Library
    from bot.locales import Wording
    from bot.store.records import TurnRecord

WORDS_LENGTH = 4_000
"""Characters that a field of a form holds, by Discord's limit."""

NAME_LENGTH = 100


class ReportButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=ReportPlace.TEMPLATE):
    """Asks whoever pressed what is wrong."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        place = ReportPlace.unpack(self.parts)
        turn = (await library.find_context(place.turn_id, guild_of(interaction))).turn
        await send(interaction, render_faults(turn, place, speak_to(interaction)), ephemeral=True)


class FaultButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=ReportFault.TEMPLATE):
    """Opens the form that fits what is wrong."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        fault = ReportFault.unpack(self.parts)
        turn = (await library.find_context(fault.place.turn_id, guild_of(interaction))).turn
        say = speak_to(interaction)
        words = turn.text[fault.place.start : fault.place.end][:WORDS_LENGTH]

        async def submit(interaction: discord.Interaction, texts: Mapping[str, str]) -> None:
            await _file(interaction, fault, turn, words, texts)

        note = field(say("report-note-label"), longest=NOTE_LENGTH, required=False, several_lines=True)
        form = Form(say(f"report-{fault.kind}"), {**_asked(fault.kind, turn, words, say), "note": note}, submit)
        await interaction.response.send_modal(form)


def _asked(kind: Fault, turn: TurnRecord, words: str, say: Wording) -> dict[str, ui.Label[ui.Modal]]:
    match kind:
        case Fault.TYPO:
            label = say("report-corrected-label")
            return {"proposal": field(label, longest=WORDS_LENGTH, given=words, several_lines=True)}
        case Fault.SPEAKER:
            hint = say("report-speaker-hint", speaker=turn.speaker)
            return {"proposal": field(say("report-speaker-label"), longest=NAME_LENGTH, hint=hint)}
        case Fault.TAKE_DOWN:
            return {}


async def _file(
    interaction: discord.Interaction, fault: ReportFault, turn: TurnRecord, words: str, texts: Mapping[str, str]
) -> None:
    start = fault.place.start
    new = NewReport(
        turn.id,
        start,
        start + len(words),
        fault.kind,
        words,
        texts.get("proposal", ""),
        texts["note"],
        interaction.user.id,
        str(interaction.locale),
    )
    say = speak_to(interaction)
    match await library_of(interaction).reports.file(new, guild_of(interaction)):
        case Refusal() as refusal:
            await replace(interaction, frame([ui.TextDisplay(say(f"report-refused-{refusal}"))]))
        case report:
            await replace(interaction, render_filed(report, say))


class QueueButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=QueuePage.TEMPLATE):
    """Turns to another report of the server's queue."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        queue = queue_of(interaction)
        place = await library.reports.view(queue, QueuePage.unpack(self.parts).at)
        await replace(interaction, render_queue(place, speak_to(interaction)))


class ReportDecisionButton(Stateless, ui.DynamicItem[ui.Button[Any]], template=ReportDecision.TEMPLATE):
    """Approves a report, or asks for the reason to reject it; then the next one stands there."""

    async def press(self, interaction: discord.Interaction, library: Library) -> None:
        queue = queue_of(interaction)
        decision = ReportDecision.unpack(self.parts)
        say = speak_to(interaction)
        if decision.verb == "approve":
            outcome = await library.reports.approve(decision.report_id, queue, interaction.user.id)
            await _show_next(interaction, decision.at, outcome)
            return

        async def submit(interaction: discord.Interaction, texts: Mapping[str, str]) -> None:
            outcome = await library.reports.reject(
                decision.report_id, queue_of(interaction), texts["reason"], interaction.user.id
            )
            await _show_next(interaction, decision.at, outcome)

        label = say("report-reason-label")
        reason = field(label, longest=NOTE_LENGTH, required=False, several_lines=True)
        await interaction.response.send_modal(Form(say("report-reject"), {"reason": reason}, submit))


async def _show_next(interaction: discord.Interaction, at: int, outcome: Decided | DecidedBefore | Stale) -> None:
    say = speak_to(interaction)
    match outcome:
        case Decided(report) | DecidedBefore(report):
            news = say(f"report-{report.state}")
        case Stale():
            news = say("report-stale")
    place = await library_of(interaction).reports.view(queue_of(interaction), at)
    await replace(interaction, render_queue(place, say, news))


def queue_of(interaction: discord.Interaction) -> int:
    """The server whose queue may be seen and decided here.

    Raises:
        CheckFailure: whoever asks doesn't manage this server.
    """
    if interaction.guild_id is None or not interaction.permissions.manage_guild:
        raise app_commands.CheckFailure
    return interaction.guild_id
