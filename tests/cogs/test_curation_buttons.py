"""Those who manage a server curate its highlights by buttons; nobody else does."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import discord
import pytest

from bot.locales import wording
from bot.store.index import Filters
from bot.ui.curation import render_curation
from tests.cogs.conftest import Screen

if TYPE_CHECKING:
    import simcord


@dataclass
class Desk:
    """A screen of an interview's highlights in a server, and somebody who sits before it."""

    member: simcord.MemberActor
    message: Any
    guild_id: int

    @property
    def screen(self) -> Screen:
        shown = [part if isinstance(part, dict) else part.to_dict() for part in self.message.components]
        return Screen(SimpleNamespace(components=shown), ephemeral=False)

    async def press(self, label: str, nth: int = 0) -> simcord.InteractionResult:
        buttons = [button for button in self.screen.buttons if button["label"] == label]
        return await self.member.click(self.message, custom_id=buttons[nth]["custom_id"])

    async def decide(self, label: str, nth: int = 0) -> None:
        self.message = (await self.press(label, nth)).response


@pytest.fixture
def sit_down(env, library):
    """Puts a member of a server before its highlights; one who manages the server, unless told otherwise."""

    async def sit(*, is_manager: bool = True) -> Desk:
        guild = env.create_guild("Reading room")
        channel = guild.create_text_channel("general")
        role = guild.create_role("role", permissions=discord.Permissions(manage_guild=is_manager))
        member = guild.add_member(env.create_user("admin"), roles=[role])
        curated = await library.curation.list(guild.id, 2)
        view = render_curation(await library.find_interview(2), curated, 0, wording("en-US"))
        await env.bot.get_channel(channel.id).send(view=view)
        return Desk(member, channel.last_message, guild.id)

    return sit


async def quoted(library, guild_id: int) -> list[str]:
    return [quotation.text for quotation in await library.list_quotations(Filters(guild_id, interview=2))]


async def test_a_highlight_is_pinned_and_unpinned_where_it_stands(sit_down, library):
    desk = await sit_down()
    before = await quoted(library, desk.guild_id)
    await desk.decide("Pin", 2)
    assert "**pinned**" in desk.screen.text
    assert (await quoted(library, desk.guild_id))[0] == before[2]
    assert await quoted(library, 0) == before
    await desk.decide("Unpin")
    assert await quoted(library, desk.guild_id) == before


async def test_a_hidden_highlight_can_be_shown_again(sit_down, library):
    desk = await sit_down()
    best = (await quoted(library, desk.guild_id))[0]
    await desk.decide("Hide")
    assert best not in await quoted(library, desk.guild_id)
    await desk.decide("Show again")
    assert best in await quoted(library, desk.guild_id)


async def test_borders_are_asked_for_and_drawn(sit_down, library):
    desk = await sit_down()
    best = (await quoted(library, desk.guild_id))[0]
    part = best[4:40].strip()
    shown = await desk.press("Edit borders")
    await desk.member.submit_modal(shown, {"words": part})
    assert part in await quoted(library, desk.guild_id)
    refused = await desk.member.submit_modal(await desk.press("Edit borders"), {"words": "nobody said so"})
    assert refused.response.ephemeral


async def test_pages_lead_through_all_highlights(sit_down):
    desk = await sit_down()
    first = desk.screen.text
    await desk.decide("Next page")
    assert desk.screen.text != first
    await desk.decide("Previous page")
    assert desk.screen.text == first


@pytest.mark.parametrize("label", ["Pin", "Hide", "Edit borders", "Next page"])
async def test_who_does_not_manage_the_server_gets_a_private_word(sit_down, library, label):
    desk = await sit_down(is_manager=False)
    before = await quoted(library, desk.guild_id)
    answer = await desk.press(label)
    assert answer.response.ephemeral
    assert "You may not do this here." in Screen(answer.response, ephemeral=True).text
    assert await quoted(library, desk.guild_id) == before
