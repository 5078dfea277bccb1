"""Buttons with which something is reported, and with which a server decides what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import app_commands, ui

from bot.members.reports import Decided, DecidedBefore, Refusal, Stale
from bot.store.reports import NewReport
from bot.ui.buttons.stateless import Stateless
from bot.ui.custom_ids.report import FaultForm, QueuePage, ReasonForm, ReportDecision, ReportFault, ReportPlace
from bot.ui.pieces import frame
from bot.ui.replies import guild_of, library_of, replace, send, speak_to
from bot.ui.reports import (
    NOTE,
    PROPOSAL,
    REASON,
    fault_form,
    reason_form,
    render_faults,
    render_filed,
    render_queue,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    import discord

    from bot.library import Library


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
        await interaction.response.send_modal(fault_form(fault, turn, speak_to(interaction)))


class FaultAnswer:
    """Files what was told in the form."""

    TEMPLATE = FaultForm.TEMPLATE

    @staticmethod
    async def hand_in(
        interaction: discord.Interaction, library: Library, parts: Mapping[str, str], texts: Mapping[str, str]
    ) -> None:
        fault = FaultForm.unpack(dict(parts))
        start = fault.place.start
        turn = (await library.find_context(fault.place.turn_id, guild_of(interaction))).turn
        words = words_of(turn, fault.place)
        new = NewReport(
            turn.id,
            start,
            start + len(words),
            fault.kind,
            words,
            texts.get(PROPOSAL, ""),
            texts.get(NOTE, ""),
            interaction.user.id,
            str(interaction.locale),
        )
        say = speak_to(interaction)
        match await library.reports.file(new, guild_of(interaction)):
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
        if decision.verb == "approve":
            outcome = await library.reports.approve(decision.report_id, queue, interaction.user.id)
            await _show_next(interaction, decision.at, outcome)
        else:
            await interaction.response.send_modal(reason_form(decision, speak_to(interaction)))


class ReasonAnswer:
    """Rejects a report for the reason that was given."""

    TEMPLATE = ReasonForm.TEMPLATE

    @staticmethod
    async def hand_in(
        interaction: discord.Interaction, library: Library, parts: Mapping[str, str], texts: Mapping[str, str]
    ) -> None:
        queue = queue_of(interaction)
        decision = ReasonForm.unpack(dict(parts))
        reason = texts.get(REASON, "")
        outcome = await library.reports.reject(decision.report_id, queue, reason, interaction.user.id)
        await _show_next(interaction, decision.at, outcome)


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
