"""The real bot in a simulated Discord, with the sample library."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
import simcord

from bot.client import Pullquote
from bot.config import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Screen:
    """What somebody sees: all text, and the buttons by their label."""

    response: simcord.ResponseMessage
    ephemeral: bool

    @property
    def text(self) -> str:
        return "\n".join(part["content"] for part in _parts(self.response.components) if "content" in part)

    @property
    def buttons(self) -> list[dict[str, Any]]:
        return [part for part in _parts(self.response.components) if "custom_id" in part]

    def menu(self, custom_id: str) -> dict[str, Any]:
        return next(part for part in self.buttons if part["custom_id"] == custom_id)

    def button(self, label: str) -> dict[str, Any]:
        return next(button for button in self.buttons if button.get("label") == label)


class Visitor:
    """A member who runs commands and presses buttons, and looks at the screen that comes back."""

    def __init__(self, env: simcord.Env, member: simcord.MemberActor, channel: simcord.ChannelHandle) -> None:
        self.env = env
        self.member = member
        self.channel = channel

    async def run(self, command: str, /, **options: Any) -> Screen:
        return _screen(await self.member.slash(self.channel, command, **options))

    async def press(self, screen: Screen, label: str) -> Screen:
        custom_id = screen.button(label)["custom_id"]
        return _screen(await self.member.click(screen.response, custom_id=custom_id))

    async def fill(self, screen: Screen, label: str, **texts: str) -> Screen:
        """Presses a button that opens a form, and sends that with these texts."""
        custom_id = screen.button(label)["custom_id"]
        opened = await self.member.click(screen.response, custom_id=custom_id)
        return _screen(await self.member.submit_modal(opened, texts))

    async def pick(self, screen: Screen, custom_id: str, *values: Any) -> Screen:
        return _screen(await self.member.select(screen.response, values, custom_id=custom_id))

    async def type(self, command: str, option: str, typed: str, /, **others: Any) -> list[str]:
        choices = await self.member.autocomplete(self.channel, command, option, typed, **others)
        return [choice["name"] for choice in choices]


@pytest.fixture
async def env(library):
    # A file that is brought is read by another process, which a busy machine may take long to start.
    library.errands.pause = 3_600
    env = simcord.Env(Pullquote(read_settings(None), library), shard_count=1, settle_timeout=20)
    await env.start()
    yield env
    await env.shutdown()


@pytest.fixture
def visit(env):
    """Makes a visitor of any member."""
    return functools.partial(Visitor, env)


@pytest.fixture
def visitor(env):
    guild = env.create_guild("Reading room")
    return Visitor(env, guild.add_member(env.create_user("alice")), guild.create_text_channel("general"))


def _screen(result: simcord.InteractionResult) -> Screen:
    shown = result.response or result.followups[-1]
    return Screen(shown, shown.ephemeral)


def _parts(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from _parts(component.get("components", []))
        if "accessory" in component:
            yield component["accessory"]
