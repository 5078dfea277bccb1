"""The picture of a topic is drawn where it can be shown, and left away where it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from bot.errors import NoFont
from bot.ui.replies import studio_of
from bot.ui.topic import plot_file, plot_of

if TYPE_CHECKING:
    import discord

    from bot.browsing import TopicView
    from bot.locales import Wording

log = structlog.get_logger()


async def draw_topic(interaction: discord.Interaction, view: TopicView, say: Wording) -> discord.File | None:
    """Where the topic comes up; None where files may not be sent, or no font has the words."""
    plot = plot_of(view, say)
    if not plot.rows or not interaction.app_permissions.attach_files:
        return None
    try:
        picture = await studio_of(interaction).draw(plot)
    except NoFont as error:
        log.warning("no picture of a topic", why=str(error))
        return None
    return plot_file(view, picture, say)
