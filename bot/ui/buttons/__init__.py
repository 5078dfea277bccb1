"""Buttons that remember nothing work for as long as they stand: a module a family, as in `bot.ui.custom_ids`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.ui.buttons.curation import CurationButton, DecisionButton
from bot.ui.buttons.follow import DigestAgreementButton, DigestStopButton, UnfollowButton
from bot.ui.buttons.quotation import AnotherButton
from bot.ui.buttons.reading import ContextButton, DailyButton
from bot.ui.buttons.report import FaultButton, QueueButton, ReportButton, ReportDecisionButton
from bot.ui.buttons.search import SearchButton
from bot.ui.buttons.topic import TopicButton

if TYPE_CHECKING:
    from discord import ui

BUTTONS: tuple[type[ui.DynamicItem[Any]], ...] = (
    SearchButton,
    ContextButton,
    DailyButton,
    AnotherButton,
    TopicButton,
    CurationButton,
    DecisionButton,
    UnfollowButton,
    DigestAgreementButton,
    DigestStopButton,
    ReportButton,
    FaultButton,
    QueueButton,
    ReportDecisionButton,
)
"""All of them, to be registered with the client when it starts."""
