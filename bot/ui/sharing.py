"""From what one member sees to what all see, and back: who may share, and what a press changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands, ui

from bot.ui.pieces import forgotten
from bot.ui.replies import is_open

if TYPE_CHECKING:
    from collections.abc import Mapping


def may_share(interaction: discord.Interaction, *, with_files: bool = False) -> bool:
    """Whether the member may write here, and the server lets the bot's answers be seen by all here."""
    if interaction.guild_id is None or not is_open(interaction):
        return False
    granted = interaction.permissions
    writes = granted.send_messages_in_threads if _is_thread(interaction) else granted.send_messages
    return writes and (granted.attach_files or not with_files)


def must_share(interaction: discord.Interaction, *, with_files: bool = False) -> None:
    """Asks again when a button is pressed: rights may have changed since it was made.

    Raises:
        CheckFailure: the member may not share here.
    """
    if not may_share(interaction, with_files=with_files):
        raise app_commands.CheckFailure


def is_theirs(interaction: discord.Interaction) -> bool:
    """Whether the message is an answer to whoever pressed."""
    cause = None if interaction.message is None else interaction.message.interaction_metadata
    return cause is not None and cause.user.id == interaction.user.id


def relabelled(interaction: discord.Interaction, labels: Mapping[str, str]) -> ui.LayoutView:
    """The message whose button was pressed, with other labels on some of its buttons, which are named by custom_id."""
    assert interaction.message is not None
    message = interaction.message
    view = ui.LayoutView.from_message(message, timeout=None)
    uploads = {attachment.url.partition("?")[0]: attachment.filename for attachment in message.attachments}
    for item in view.walk_children():
        if isinstance(item, ui.Button):
            item.label = labels.get(item.custom_id or "", item.label)
        elif isinstance(item, ui.MediaGallery):
            item.items = [_by_name(picture, uploads) for picture in item.items]
    return forgotten(view)


def _by_name(picture: discord.MediaGalleryItem, uploads: Mapping[str, str]) -> discord.MediaGalleryItem:
    """A picture of the message's own goes by its name, and not by an address that runs out."""
    name = uploads.get(picture.media.url.partition("?")[0])
    if name is None:
        return picture
    return discord.MediaGalleryItem(f"attachment://{name}", description=picture.description, spoiler=picture.spoiler)


def _is_thread(interaction: discord.Interaction) -> bool:
    return isinstance(interaction.channel, discord.Thread)
