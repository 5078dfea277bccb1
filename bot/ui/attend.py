"""What comes before every answer, be it to a command, to typing or to a button: its name in the log, and its limits."""

from __future__ import annotations

import asyncio
from functools import partial
from time import perf_counter
from typing import Any, NamedTuple

import discord
import structlog
from discord import app_commands

from bot.errors import TooFast
from bot.limits import Limits, Pace, cost_of
from bot.ui.replies import library_of, mind_server

log = structlog.get_logger()

_OUTCOME = "outcome"


async def attend(interaction: discord.Interaction[Any], limits: Limits, button: str | None = None) -> None:
    """Prepares for an answer in the task that is going to give it. `button` is the name of the one that was pressed.

    From here on all that is logged carries the interaction's id, and its end is measured.

    Raises:
        TooFast: this member, or all of this server together, ask for more than is fair to the others.
    """
    kind, name = ("button", button) if button else _named(interaction)
    structlog.contextvars.bind_contextvars(interaction=interaction.id, guild=interaction.guild_id, asked=name)
    task = asyncio.current_task()
    if task is not None:
        task.add_done_callback(partial(_note_end, _Begun(interaction, kind, name, perf_counter())))
    pace = Pace.COMPLETIONS if kind == "completion" else Pace.ANSWERS
    wait = limits.take(pace, interaction.user.id, interaction.guild_id, cost_of(kind, name), perf_counter())
    if wait > 0:
        raise TooFast(wait)
    await mind_server(interaction)


def note_outcome(interaction: discord.Interaction, outcome: str) -> None:
    """What is measured of this interaction, other than that it was answered."""
    interaction.extras[_OUTCOME] = outcome


def _named(interaction: discord.Interaction[Any]) -> tuple[str, str]:
    kind = "completion" if interaction.type is discord.InteractionType.autocomplete else "command"
    command = interaction.command
    if isinstance(command, app_commands.Command | app_commands.ContextMenu):
        return kind, command.qualified_name
    return kind, "unknown"


class _Begun(NamedTuple):
    """An interaction that is being answered."""

    interaction: discord.Interaction[Any]
    kind: str
    name: str
    at: float


def _note_end(begun: _Begun, task: asyncio.Task[Any]) -> None:
    has_failed = task.cancelled() or task.exception() is not None
    outcome = str(begun.interaction.extras.get(_OUTCOME, "failed" if has_failed else "answered"))
    seconds = perf_counter() - begun.at
    library_of(begun.interaction).meters.answered(begun.kind, begun.name, outcome, seconds)
    log.info("interaction", kind=begun.kind, outcome=outcome, took_ms=round(seconds * 1000))
