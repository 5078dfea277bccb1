"""Imports run one way, and the core knows nothing of Discord."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# From the ground up: a room imports only rooms that stand before it.
FLOORS = [
    "bot",
    "bot.errors",
    "bot.meters",
    "bot.limits",
    "bot.model",
    "bot.sources",
    "bot.locales",
    "bot.text",
    "bot.transcripts",
    "bot.highlights",
    "bot.topics",
    "bot.pictures",
    "bot.store",
    "bot.config",
    "bot.logs",
    "bot.ingest",
    "bot.quarantine",
    "bot.search",
    "bot.catalogues",
    "bot.browsing",
    "bot.curation",
    "bot.daily",
    "bot.servers",
    "bot.members",
    "bot.library",
    "bot.service",
    "bot.ui",
    "cogs",
    "bot.client",
    "bot.doctor",
    "bot.playground",
    "bot.cli",
    "bot.__main__",
]
KNOWS_DISCORD = ("bot.ui", "bot.client", "bot.doctor.there", "bot.playground", "cogs")

FILES = sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "cogs").rglob("*.py")])


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    rooms = [room for room in FLOORS if module == room or module.startswith(f"{room}.")]
    return max(rooms, key=len)


def imports_of(path: Path) -> list[str]:
    """Every imported module, for types or at run time."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            assert node.module
            # `from bot import x` names a room; `from bot.x import y` stands in it.
            found += [f"bot.{alias.name}" for alias in node.names] if node.module == "bot" else [node.module]
    return found


def test_every_file_has_a_room():
    assert FILES
    strays = [module_of(path) for path in FILES if room_of(module_of(path)) == "bot" and module_of(path) != "bot"]
    assert strays == []


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_imports_run_one_way(path: Path):
    room = room_of(module_of(path))
    for module in imports_of(path):
        if module.split(".")[0] not in ("bot", "cogs"):
            continue
        assert FLOORS.index(room_of(module)) <= FLOORS.index(room), f"{module_of(path)} imports {module}"


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_the_core_imports_no_discord(path: Path):
    if module_of(path).startswith(KNOWS_DISCORD):
        return
    outside = {module.split(".")[0] for module in imports_of(path)}
    assert not outside & {"discord", "simcord"}


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_the_core_reads_no_clock(path: Path):
    """`now` is handed down from where the program begins."""
    if room_of(module_of(path)) in ("bot.library", "bot.client", "bot.cli", "bot.playground"):
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert not calls & {"datetime.now", "datetime.utcnow", "date.today", "time.time"}
