"""What the README says can be done can be done."""

from __future__ import annotations

import asyncio
import os
import re
import shlex
import signal
import sys
from pathlib import Path

import aiohttp
import discord
import pytest
from typer.main import get_command

from bot.cli.main import app
from bot.client import PERMISSIONS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHELL = "\n".join(re.findall(r"```sh\n(.*?)```", README, re.DOTALL))
OURS = re.findall(r"python -m bot ([^\n#&]+)", SHELL)


def command(name: str) -> str:
    match = re.search(rf"<!-- command: {name} -->\n```sh\n(.+)\n```", README)
    assert match, f"the README marks its {name} command"
    return match[1]


def test_every_file_that_is_named_is_there():
    named = re.findall(r"\]\((?!http)([^)#]+)\)", README) + re.findall(r"-r (\S+\.txt)", README)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_command_is_documented_and_every_documented_command_exists():
    known = get_command(app).commands.keys()
    shown = {shlex.split(line)[0] for line in OURS}
    assert shown == set(known)
    curated = {shlex.split(line)[1] for line in OURS if line.startswith("curate")}
    assert curated == get_command(app).commands["curate"].commands.keys()


@pytest.mark.parametrize("line", OURS)
def test_every_option_that_is_shown_exists(line):
    name, *arguments = shlex.split(line)
    command = get_command(app).commands[name]
    if hasattr(command, "commands"):
        command = command.commands[arguments.pop(0)]
    options = {opt for param in command.params for opt in param.opts}
    assert {argument for argument in arguments if argument.startswith("-")} <= options


def test_the_invitation_asks_for_what_the_bot_needs_and_no_more():
    [number] = re.findall(r"permissions=(\d+)", README)
    assert discord.Permissions(int(number)) == PERMISSIONS


async def test_the_playground_command_opens_a_page_and_stops_cleanly():
    setup, _, play = command("playground").rpartition(" && ")
    assert setup.startswith("python3 -m venv .venv && .venv/bin/pip install -r requirements-playground.txt")
    python, *arguments = shlex.split(play)
    assert python == ".venv/bin/python"
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        "--port",
        "0",
        cwd=ROOT,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        url = await asyncio.wait_for(_announced_url(process), 30)
        async with aiohttp.ClientSession() as session, session.get(url) as page:
            assert page.status == 200
            assert "<html" in (await page.text()).lower()
        process.send_signal(signal.SIGINT)
        out, err = await asyncio.wait_for(process.communicate(), 20)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode == 0
    assert out.decode().strip().endswith("Stopped.")
    assert err == b""


async def _announced_url(process: asyncio.subprocess.Process) -> str:
    assert process.stdout
    async for line in process.stdout:
        if match := re.search(r"http://\S+", line.decode()):
            return match[0]
    raise AssertionError("the playground ended before it printed its address")
