"""The one exit for errors: whoever asked gets a calm, private sentence, and the log gets the traceback."""

from __future__ import annotations

import contextlib
import math
import secrets
from typing import TYPE_CHECKING

import discord
import structlog
from discord import app_commands, ui

from bot.errors import (
    NoFont,
    NotVerbatim,
    TooFast,
    TooManyUploads,
    UnknownReference,
    UnusableStore,
    UnusableWish,
)
from bot.ui.attend import note_outcome
from bot.ui.markup import clip, escape
from bot.ui.pieces import frame
from bot.ui.replies import send, speak_to

if TYPE_CHECKING:
    from bot.locales import Wording

log = structlog.get_logger()

# What Discord says when the interaction is not there any more: nobody waits for an answer.
_GONE = {10008, 10015, 10062}


async def answer_error(interaction: discord.Interaction, error: Exception) -> None:
    """Tells whoever pressed or typed what went wrong and what to do; never raises."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, discord.HTTPException) and cause.code in _GONE:
        log.info("interaction gone", discord_code=cause.code)
        note_outcome(interaction, "gone")
        return
    note_outcome(interaction, "limited" if isinstance(cause, TooFast) else "refused")
    if isinstance(cause, UnusableStore):
        log.error("library unusable", error=str(cause))
    sentence = _sentence(cause, speak_to(interaction))
    if sentence is None:
        code = secrets.token_hex(3)
        log.error("interaction failed", code=code, exc_info=cause)
        note_outcome(interaction, "failed")
        sentence = speak_to(interaction)("error-unexpected", code=code)
    if interaction.type is discord.InteractionType.autocomplete:
        with contextlib.suppress(discord.HTTPException, discord.InteractionResponded):
            await interaction.response.autocomplete([])
        return
    with contextlib.suppress(discord.HTTPException):
        await send(interaction, frame([ui.TextDisplay(sentence)]), ephemeral=True)


def _sentence(error: Exception, say: Wording) -> str | None:
    """What to tell about an error that we foresaw; None for any other."""
    match error:
        case UnknownReference(kind="turn" | "highlight"):
            return say("error-gone")
        case UnknownReference():
            sentence = say(f"error-unknown-{error.kind}", name=escape(clip(error.name, 80)))
            if not error.near:
                return sentence
            near = say("list-separator").join(escape(clip(name, 60)) for name in error.near)
            return f"{sentence} {say('error-near', names=near)}"
        case UnusableWish():
            return say(error.key, **error.values)
        case TooFast():
            return say("error-too-fast", seconds=math.ceil(error.seconds))
        case _:
            key = next((key for kind, key in _SENTENCES.items() if isinstance(error, kind)), None)
            return None if key is None else say(key)


_SENTENCES: dict[type[Exception], str] = {
    NoFont: "error-no-font",
    NotVerbatim: "error-not-verbatim",
    UnusableStore: "error-store",
    TooManyUploads: "error-too-many-uploads",
    app_commands.CheckFailure: "error-forbidden",
}
"""What there is to say of errors that name nothing."""
