"""What all messages share that we send without being asked: why Discord doesn't take one, and which is which."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from bot.daily.deliver import Reason, Unpostable

if TYPE_CHECKING:
    from collections.abc import Sequence


LOOKED_AT = 100
"""Messages of a channel that are looked through for a post whose fate is unknown; Discord gives as many at once."""


def unpostable(error: Exception) -> Exception:
    """Why Discord didn't take it; an error that isn't Discord's is our own, and is not hidden."""
    match error:
        case discord.NotFound():
            return Unpostable(Reason.CHANNEL_GONE)
        case discord.Forbidden():
            return Unpostable(Reason.FORBIDDEN)
        case discord.HTTPException() | aiohttp.ClientError() | asyncio.TimeoutError() | OSError():
            return Unpostable(Reason.UNREACHABLE)
        case _:
            return error


def carries(message: discord.Message, mark: str) -> bool:
    """Whether a control of the message has a custom_id that begins so."""
    return any(
        str(getattr(child, "custom_id", "") or "").startswith(mark)
        for component in message.components
        for child in _walk(component)
    )


def _walk(component: Any) -> Sequence[Any]:
    inner = [found for child in getattr(component, "children", ()) for found in _walk(child)]
    return [component, *inner]
