"""The playground's page as somebody uses it: types commands, presses buttons, chooses from menus."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

from playwright.async_api import TimeoutError as NothingThere

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.async_api import Locator, Page

SETTLED_MS = 350
"""How long the page needs to draw what has come in."""
ANSWERED_MS = 15_000
OFFERED_MS = 700
"""How long what is typed may take to be among what is offered, before it is taken for something that never is."""
_ANSWERED = re.compile(r"\b(?:completed|failed|sent)\b")


class Playground:
    def __init__(self, page: Page) -> None:
        self._page = page

    async def open(self, url: str) -> None:
        await self._page.goto(url)
        await self._page.locator("article.channel-message").first.wait_for()
        # The list of messages slides over the narrow page.
        await self._page.locator("#messages-toggle").click()

    async def speak_as(self, name: str) -> None:
        await self._page.select_option("#viewer-picker", label=name)
        await self._settle()

    async def resize(self, width: int) -> None:
        await self._page.set_viewport_size({"width": width, "height": 2_600})
        await self._settle()

    async def run(self, command: str, /, **options: str | Path) -> None:
        """Types a command with its options, and waits for the answer."""
        await self._page.locator("#channel-composer-input").fill("")
        await self._page.locator("#channel-composer-input").press_sequentially(f"/{command}")
        await self._page.locator(f'.command-entry.is-active[data-entry-key$=":{command.replace(" ", ".")}"]').wait_for()
        await self._page.keyboard.press("Enter")
        await self._page.locator(".command-chip").wait_for()
        for name, value in options.items():
            await self._fill(name, value)
        await self._answered(self._page.locator("#send-message").click())

    async def press(self, label: str) -> None:
        """Presses the last button of this label."""
        button = self._page.locator("button.component-button").filter(
            has_text=re.compile(rf"^\s*{re.escape(label)}\s*$")
        )
        await self._answered(button.last.click())

    async def shoot(self, path: Path) -> None:
        """Takes a picture of the last message."""
        message = self._last()
        await message.scroll_into_view_if_needed()
        await self._page.mouse.move(0, 0)
        await self._settle()
        await message.screenshot(path=path)

    async def choose(self, value: str) -> None:
        """Chooses from the menu of the last message that has this value."""
        menu = self._last().locator(".preview-select").filter(has=self._page.locator(f'[data-value="{value}"]'))
        await menu.locator(".select-trigger").click()
        await self._answered(self._page.locator(f'.select-option[data-value="{value}"]').last.click())

    async def read(self) -> str:
        return await self._last().inner_text()

    def _last(self) -> Locator:
        return self._page.locator("article.channel-message").last

    async def _fill(self, name: str, value: str | Path) -> None:
        pill = self._page.locator(f'.command-pill[data-option="{name}"]')
        if not await pill.count():
            await self._page.locator(".command-ghost").click()
            await self._page.locator(f'.command-suggestion[data-value="{name}"]').click()
        if isinstance(value, str):
            await pill.locator("input").press_sequentially(value)
            await self._settle()
            offered = self._page.locator(".command-popup:not([hidden]) .command-suggestion")
            # What was offered for less typing may still stand there.
            fitting = offered.filter(has_text=value)
            with contextlib.suppress(NothingThere):
                await fitting.first.wait_for(timeout=OFFERED_MS)
            if await fitting.count():
                await fitting.first.click()
            elif await offered.count():
                await offered.first.click()
        else:
            await pill.locator('input[type="file"]').set_input_files(value)
        await self._settle()

    async def _answered(self, act) -> None:
        status = self._page.locator("#action-status")
        await self._page.evaluate("document.querySelector('#action-status').textContent = ''")
        await act
        await status.filter(has_text=_ANSWERED).wait_for(timeout=ANSWERED_MS)
        await self._settle()

    async def _settle(self) -> None:
        await self._page.wait_for_timeout(SETTLED_MS)
