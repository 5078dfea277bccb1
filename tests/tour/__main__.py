"""Drives the playground through every screen, in three languages and two widths, and takes a picture of each.

    python -m tests.tour FOLDER [--language zh-CN] [--only library]

Look at them. Those that the documents show lie in `data/screenshots`.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import signal
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.async_api import async_playwright

from bot.locales import LANGUAGES
from bot.playground import PEOPLE
from tests.tour.page import Playground
from tests.tour.route import ROUTE, Stop

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ROOT = Path(__file__).parent.parent.parent
WIDTHS = (1100, 400)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


async def main(folder: Path, languages: list[str], only: str | None) -> int:
    failed = 0
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        for language in languages:
            async with _playground() as url:
                page = Playground(await browser.new_page())
                await page.open(url)
                await page.speak_as(next(person.name for person in PEOPLE if person.locale == language))
                for stop in ROUTE:
                    if only is None or only in stop.name:
                        failed += not await _visit(page, stop, language, folder)
        await browser.close()
    return int(bool(failed))


async def _visit(page: Playground, stop: Stop, language: str, folder: Path) -> bool:
    """Goes there, and takes its picture in every width; tells whether it could."""
    try:
        await page.resize(WIDTHS[0])
        await stop.go(page, language)
        for width in WIDTHS:
            await page.resize(width)
            await page.shoot(folder / f"{stop.name}-{language}-{width}.png")
    except Exception as error:  # noqa: BLE001  the tour goes on, and says at its end what it couldn't see
        print(f"{stop.name} in {language}: {str(error).splitlines()[0]}", file=sys.stderr)
        return False
    print(f"{stop.name} in {language}")
    return True


@asynccontextmanager
async def _playground() -> AsyncIterator[str]:
    """The playground as a process of its own; gives its address."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "playground", "--port", "0"),
        cwd=ROOT,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    try:
        while line := (await process.stdout.readline()).decode():
            if match := re.search(r"http://\S+", line):
                yield match[0]
                break
    finally:
        process.send_signal(signal.SIGINT)
        await process.wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--only", help="Only stops whose name has this in it.")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    sys.exit(asyncio.run(main(given.folder, given.language or list(LANGUAGES), given.only)))
