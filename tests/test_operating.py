"""What the operator's documents say can be done can be done."""

from __future__ import annotations

import configparser
import re
import shlex
from pathlib import Path

import discord
import pytest
from prometheus_client import generate_latest
from typer.main import get_command

from bot.cli.main import app
from bot.client import PERMISSIONS
from bot.config import Settings
from bot.service.metrics import Metrics

ROOT = Path(__file__).parent.parent
PAGES = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("OPERATING.md", "SECURITY.md", "PRIVACY.md")}
OPERATING = PAGES["OPERATING.md"]
OURS = re.findall(r"python -m bot ([^\n#&`]+)", OPERATING)


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_is_named_is_there(page):
    named = re.findall(r"\]\((?!http)([^)#]+)\)", PAGES[page])
    named += re.findall(r"`((?:bot|tests)/[\w/.]+)`", PAGES[page])
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_setting_that_is_named_exists(page):
    named = set(re.findall(r"PULLQUOTE_([A-Z_]+)", PAGES[page]))
    assert named <= {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize("line", OURS)
def test_every_command_that_is_shown_exists_with_its_options(line):
    name, *arguments = shlex.split(line)
    options = {opt for param in get_command(app).commands[name].params for opt in param.opts}
    assert {argument for argument in arguments if argument.startswith("-")} <= options


def test_the_invitation_asks_for_what_the_bot_needs_and_no_more():
    [number] = re.findall(r"permissions=(\d+)", OPERATING)
    assert discord.Permissions(int(number)) == PERMISSIONS


def test_the_unit_of_systemd_can_be_read_and_runs_the_bot():
    [text] = re.findall(r"```ini\n(.*?)```", OPERATING, re.DOTALL)
    unit = configparser.ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str
    unit.read_string(text)
    assert unit["Service"]["ExecStart"].endswith("python -m bot run")
    assert unit["Service"]["RestartPreventExitStatus"] == "2"


def test_every_metric_that_is_named_exists():
    named = set(re.findall(r"`(pullquote_\w+)", OPERATING))
    counted = generate_latest(Metrics()._registry).decode()
    source = (ROOT / "bot" / "service" / "metrics.py").read_text(encoding="utf-8")
    assert named
    assert [name for name in named if name not in counted and f'"{name}"' not in source] == []


def test_the_container_gives_up_all_that_it_can():
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    for promise in ("read_only: true", "cap_drop: [ALL]", "no-new-privileges:true", "mem_limit:"):
        assert promise in compose
    assert re.search(r"^USER pullquote$", dockerfile, re.MULTILINE)
    assert "TOKEN" not in dockerfile
