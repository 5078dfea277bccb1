"""A tiny bot that uses what a real one would: autocomplete, a paged layout, a deferred file, an exit for errors."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import discord
from discord import app_commands, ui
from discord.ext import commands

if TYPE_CHECKING:
    import re

FRUITS = [f"{colour} {kind}" for colour in ("green", "red", "yellow") for kind in ("apple", "pear", "plum")]
PER_PAGE = 2
SORRY = "That didn't work. Please try again."


class Turn(ui.DynamicItem[ui.Button], template=r"turn:(?P<page>\d+):(?P<query>.*)"):
    """Remembers nothing but its `custom_id`, so it works after a restart."""

    def __init__(self, label: str, query: str, page: int, *, disabled: bool = False):
        super().__init__(ui.Button(label=label, custom_id=f"turn:{page}:{query}", disabled=disabled))
        self.query = query
        self.page = page

    @classmethod
    async def from_custom_id(cls, _interaction: discord.Interaction, item: ui.Button, match: re.Match[str]) -> Turn:
        return cls(item.label or "", match["query"], int(match["page"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.edit_message(view=Page(self.query, self.page))


class Page(ui.LayoutView):
    def __init__(self, query: str, page: int = 0):
        super().__init__(timeout=None)
        found = [fruit for fruit in FRUITS if query in fruit]
        pages = max(1, -(-len(found) // PER_PAGE))
        shown = "\n".join(found[page * PER_PAGE : (page + 1) * PER_PAGE]) or "Nothing like it."
        back = Turn("Back", query, page - 1 if page else pages, disabled=page == 0)
        on = Turn("Next", query, page + 1, disabled=page + 1 >= pages)
        place = ui.TextDisplay(f"{page + 1}/{pages}")
        self.add_item(ui.Container(ui.TextDisplay(shown), place, ui.ActionRow(back, on)))


class Fruit(app_commands.Group):
    @app_commands.command(description="Looks a fruit up")
    async def find(self, interaction: discord.Interaction, name: str) -> None:
        await interaction.response.send_message(view=Page(name))

    @find.autocomplete("name")
    async def matching(self, _interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=fruit, value=fruit) for fruit in FRUITS if typed in fruit]


@app_commands.command(description="Answers in private, and once more")
async def whisper(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("only you", ephemeral=True)
    await interaction.followup.send("still only you", ephemeral=True)


@app_commands.command(description="Takes its time, then sends a file")
async def card(interaction: discord.Interaction, note: discord.Attachment | None = None) -> None:
    await interaction.response.defer(thinking=True)
    content = await note.read() if note else b"a picture"
    file = discord.File(io.BytesIO(content), "card.png", description="A card")
    await interaction.edit_original_response(content="Here it is.", attachments=[file])


@app_commands.command(description="Fails")
@app_commands.default_permissions(manage_guild=True)
async def broken(interaction: discord.Interaction) -> None:
    raise RuntimeError("on purpose")


@app_commands.command(description="Says what it is told to")
async def say(interaction: discord.Interaction, text: str) -> None:
    await interaction.response.send_message(text)


@app_commands.context_menu(name="Repeat")
async def repeat(interaction: discord.Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"{interaction.user.name} liked: {message.content}")


class Feedback(ui.Modal, title="Feedback"):
    words = ui.Label(text="Your words", component=ui.TextInput(custom_id="words"))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"Thanks for {self.words.component.value!r}", ephemeral=True)


@app_commands.command(description="Asks for a few words")
async def feedback(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(Feedback())


class Demo(commands.AutoShardedBot):
    def __init__(self, *, intents: discord.Intents | None = None, **options):
        intents = intents or discord.Intents.default()
        super().__init__(command_prefix=commands.when_mentioned, intents=intents, **options)
        self.tree.on_error = self._say_sorry

    async def setup_hook(self) -> None:
        self.add_dynamic_items(Turn)
        self.tree.add_command(Fruit(name="fruit", description="All about fruit"))
        for command in (whisper, card, broken, say, repeat, feedback):
            self.tree.add_command(command)
        await self.tree.sync()

    async def before_identify_hook(self, shard_id, *, initial=False) -> None:
        """Discord wants five seconds between two sessions; the stand-in doesn't."""

    async def _say_sorry(self, interaction: discord.Interaction, _error: app_commands.AppCommandError) -> None:
        await interaction.response.send_message(SORRY, ephemeral=True)
