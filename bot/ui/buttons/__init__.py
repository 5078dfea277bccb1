"""Buttons that remember nothing work for as long as they stand: a module a family, as in `bot.ui.custom_ids`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.ui.buttons.curation import BordersAnswer, CurationButton, DecisionButton
from bot.ui.buttons.follow import DigestAgreementButton, DigestStopButton, UnfollowButton
from bot.ui.buttons.library import InterviewButton, InterviewSelect, LibraryPageButton, UploadButton
from bot.ui.buttons.privacy import PrivacyButton
from bot.ui.buttons.quotation import AnotherButton, CardButton, OpenButton, SaveButton, ShareButton, VoteButton
from bot.ui.buttons.reading import ContextButton, DailyButton, StepButton
from bot.ui.buttons.report import (
    FaultAnswer,
    FaultButton,
    QueueButton,
    ReasonAnswer,
    ReportButton,
    ReportDecisionButton,
)
from bot.ui.buttons.saved import ExportButton, NoteForm, SavedButton, SavedListButton
from bot.ui.buttons.search import SearchButton
from bot.ui.buttons.settings import SettingSelect
from bot.ui.buttons.topic import TopicButton

if TYPE_CHECKING:
    from discord import ui

    from bot.ui.forms import Answer

BUTTONS: tuple[type[ui.DynamicItem[Any]], ...] = (
    SearchButton,
    ContextButton,
    DailyButton,
    StepButton,
    AnotherButton,
    OpenButton,
    ShareButton,
    VoteButton,
    SaveButton,
    CardButton,
    SavedListButton,
    SavedButton,
    ExportButton,
    TopicButton,
    CurationButton,
    DecisionButton,
    UnfollowButton,
    DigestAgreementButton,
    DigestStopButton,
    PrivacyButton,
    ReportButton,
    FaultButton,
    QueueButton,
    ReportDecisionButton,
    LibraryPageButton,
    InterviewSelect,
    InterviewButton,
    UploadButton,
    SettingSelect,
)
"""All of them, to be registered with the client when it starts."""

FORMS: tuple[type[Answer], ...] = (NoteForm, FaultAnswer, ReasonAnswer, BordersAnswer)
"""All forms that are known by their custom_id."""
