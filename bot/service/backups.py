"""Backups: whole copies of the database with the instant in their names, the oldest of which make room."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from bot.errors import UnusableStore
from bot.store.copies import copy_to

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

log = structlog.get_logger()

RETRY = timedelta(minutes=10)
"""After a backup that failed, as on a full disk."""

_WRITTEN = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(?P<stem>.+)-(?P<at>\d{8}T\d{6}Z)\.db")


@dataclass(frozen=True, slots=True)
class Backups:
    """The backups of one database in a folder, of which `keep` are kept."""

    database: Path
    folder: Path
    keep: int | None = None

    def make(self, now: datetime) -> Path:
        """Makes one while the database is in use, looks it through, and drops those that are too many.

        Raises:
            UnusableStore: it cannot be made; all earlier ones are still there.
        """
        if not self.database.is_file():
            raise UnusableStore(f"There is no database {self.database} yet: there is nothing to back up.")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UnusableStore(f"{self.folder} cannot be made ({error.strerror}): name another folder.") from None
        path = self.folder / f"{self.database.stem}-{now.astimezone(UTC):{_WRITTEN}}.db"
        copy_to(self.database, path)
        if self.keep is not None:
            for old in self.list()[: -self.keep]:
                old.unlink(missing_ok=True)
        return path

    def list(self) -> list[Path]:
        """Those of this database, oldest first; other files in the folder are none of our business."""
        if not self.folder.is_dir():
            return []
        ours = (path for path in self.folder.iterdir() if _NAME.fullmatch(path.name))
        return sorted(path for path in ours if _stem(path) == self.database.stem)

    def made_last(self) -> datetime | None:
        known = self.list()
        return _instant(known[-1]) if known else None

    async def run(self, every: timedelta, now: Callable[[], datetime]) -> None:
        """Makes one whenever the newest is that old, for ever. A failure is told, and is no reason to stop."""
        while True:
            last = self.made_last()
            due = now() if last is None else last + every
            await asyncio.sleep(max(0.0, (due - now()).total_seconds()))
            try:
                path = await asyncio.to_thread(self.make, now())
                log.info("backup made", path=str(path))
            except UnusableStore as error:
                log.error("no backup was made", error=str(error))  # noqa: TRY400  the sentence says it all
                await asyncio.sleep(RETRY.total_seconds())


def _stem(path: Path) -> str:
    match = _NAME.fullmatch(path.name)
    return match["stem"] if match else ""


def _instant(path: Path) -> datetime:
    match = _NAME.fullmatch(path.name)
    assert match
    return datetime.strptime(match["at"], _WRITTEN).replace(tzinfo=UTC)
