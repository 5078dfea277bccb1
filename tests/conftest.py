"""What all tests share: a place where the real inputs may lie, and a library filled from the samples."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

from bot.ingest import find_transcripts
from bot.library import Library

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
SAMPLES = ROOT / "data" / "samples"


@pytest.fixture(scope="session")
def first_input() -> Path:
    """The first real input, which is not part of this repository."""
    path = SHARED / "interviews" / "yu-fan-mindspore.txt"
    if not path.exists():
        pytest.skip(f"{path.name} is not at hand")
    return path


@pytest.fixture(scope="session")
def filled_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the sample interviews; copy it before you write to it."""
    path = tmp_path_factory.mktemp("library") / "samples.db"

    async def fill() -> None:
        async with Library.open(path) as library:
            for transcript in find_transcripts([SAMPLES]):
                await library.ingest(transcript)

    asyncio.run(fill())
    return path


@pytest.fixture
async def library(filled_database: Path, tmp_path: Path):
    """A library of its own with the sample interviews."""
    path = tmp_path / "pullquote.db"
    shutil.copy(filled_database, path)
    async with Library.open(path) as opened:
        yield opened


@pytest.fixture
async def empty_library(tmp_path: Path):
    async with Library.open(tmp_path / "pullquote.db") as opened:
        yield opened
