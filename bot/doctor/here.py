"""What can be looked at on this machine, without a network."""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from bot.doctor.finding import Finding, Level
from bot.errors import UnusableStore
from bot.service.backups import Backups
from bot.store.inspect import Post, inspect
from bot.store.migrations import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.config import Settings

_MUCH_ROOM = 1 << 30  # bytes
_LITTLE_ROOM = 100 << 20
_DRAWN = "a话話"
"""A Latin letter, and a character as it is written in Beijing and in Taipei."""
_LATE = 2.0
"""Times the hours between two backups after which one is missing."""


def look_at_token(settings: Settings) -> Finding:
    if settings.token is None:
        return Finding(
            "token", Level.PROBLEM, "there is none",
            "Copy it from Discord's developer portal (Bot, Reset Token) into PULLQUOTE_TOKEN or PULLQUOTE_TOKEN_FILE.",
        )  # fmt: skip
    parts = settings.token.get_secret_value().split(".")
    if len(parts) != 3 or not all(parts):  # noqa: PLR2004  id.time.signature
        return Finding(
            "token", Level.PROBLEM, "it doesn't look like a bot's token, which has three parts with dots between them",
            "Copy it again, whole: not the public key, and not the client secret.",
        )  # fmt: skip
    return Finding("token", Level.OK, "given, and looks like one")


def look_at_folder(settings: Settings) -> Finding:
    folder = settings.database_path.parent.absolute()
    if not folder.is_dir():
        return Finding(
            "data folder", Level.PROBLEM, f"{folder} isn't there",
            "Create it, or mount the volume that holds it, or name another place in PULLQUOTE_DATABASE.",
        )  # fmt: skip
    try:
        with tempfile.NamedTemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Finding(
            "data folder", Level.PROBLEM, f"{folder} cannot be written ({error.strerror})",
            f"Give it to the user that runs the bot (id {os.getuid() if hasattr(os, 'getuid') else '?'}), and mount "
            "its disk writable.",
        )  # fmt: skip
    return Finding("data folder", Level.OK, f"{folder} can be written")


def look_at_room(settings: Settings) -> Finding:
    path = settings.database_path
    try:
        free = shutil.disk_usage(path.parent).free
        size = path.stat().st_size if path.exists() else 0
    except OSError as error:
        return Finding("disk", Level.UNKNOWN, f"its free space cannot be told ({error.strerror})")
    text = f"{_written(free)} free for a database of {_written(size)}"
    if free < _LITTLE_ROOM:
        return Finding("disk", Level.PROBLEM, text, "Make room: a full disk stops imports and daily highlights.")
    if free < min(_MUCH_ROOM, 2 * size):
        return Finding("disk", Level.NOTE, text, "An update or a backup needs as much again as the database has.")
    return Finding("disk", Level.OK, text)


def look_at_database(settings: Settings) -> Finding:
    path = settings.database_path
    if not path.exists():
        return Finding("database", Level.NOTE, f"{path} isn't there yet", "It is made by the first start or ingest.")
    try:
        found = inspect(path)
    except UnusableStore as error:
        return Finding("database", Level.PROBLEM, str(error), "Restore a backup: python -m bot restore FILE")
    text = f"{path} is whole: version {found.version}, {found.interviews} interviews, {_written(found.size)}"
    if found.version > VERSION:
        return Finding(
            "database", Level.PROBLEM, f"{text}; this Pullquote knows versions up to {VERSION}",
            "Start the newer Pullquote that wrote it, or restore a backup.",
        )  # fmt: skip
    if found.version < VERSION:
        return Finding(
            "database", Level.NOTE, text, f"The next start updates it to version {VERSION}, and keeps a copy."
        )
    return Finding("database", Level.OK, text)


def look_at_transcripts(settings: Settings) -> Finding:
    folder = settings.transcripts
    if folder is None:
        return Finding(
            "transcripts", Level.NOTE, "no folder is read at the start", "Name one in PULLQUOTE_TRANSCRIPTS."
        )
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.X_OK):
        return Finding(
            "transcripts", Level.PROBLEM, f"{folder} isn't a folder that can be read",
            "Create or mount it, or leave PULLQUOTE_TRANSCRIPTS empty.",
        )  # fmt: skip
    return Finding("transcripts", Level.OK, f"{folder} can be read")


def look_at_fonts(settings: Settings) -> Finding:
    # Loads Pillow, which the rest of the doctor does without.
    from bot.pictures.fonts import Fonts, Style  # noqa: PLC0415

    if settings.font is not None and not settings.font.is_file():
        return Finding("fonts", Level.PROBLEM, f"there is no file {settings.font}", "Correct PULLQUOTE_FONT.")
    faces = Fonts(settings.font).chain(Style.READING, "zh-CN")
    lacking = [char for char in _DRAWN if not any(face.has(char) for face in faces)]
    if lacking:
        return Finding(
            "fonts", Level.PROBLEM, f"none of the {len(faces)} that are known has {' '.join(lacking)}",
            "Install Noto CJK (Debian: fonts-noto-cjk), or name a font file in PULLQUOTE_FONT.",
        )  # fmt: skip
    return Finding("fonts", Level.OK, f"pictures of quotations are set in {faces[0].stem}")


def look_at_zones(posts: Sequence[Post]) -> Finding:
    known = available_timezones()
    if not known:
        return Finding("time zones", Level.PROBLEM, "there are none", "Install them: pip install tzdata")
    lost = sorted({post.wish.zone for post in posts if not _is_zone(post.wish.zone)})
    if lost:
        return Finding(
            "time zones", Level.PROBLEM, f"not known any more: {', '.join(lost)}",
            "Set the schedules that use them up again with /daily, and update tzdata.",
        )  # fmt: skip
    return Finding("time zones", Level.OK, f"{len(known)} known, and all that schedules use")


def look_at_backups(settings: Settings, now: datetime) -> Finding:
    if settings.backups is None:
        return Finding("backups", Level.NOTE, "none are made by the bot", "Name a folder in PULLQUOTE_BACKUPS.")
    last = Backups(settings.database_path, settings.backups).made_last()
    if last is None:
        return Finding("backups", Level.NOTE, f"none yet in {settings.backups}", "The bot makes one when it starts.")
    text = f"the newest in {settings.backups} is of {last:%Y-%m-%d %H:%M} UTC"
    if now - last > timedelta(hours=settings.backup_hours) * _LATE:
        return Finding("backups", Level.PROBLEM, text, "Look into the bot's log for why there is no newer one.")
    return Finding("backups", Level.OK, text)


LOOKS: tuple[Callable[[Settings], Finding], ...] = (
    look_at_token,
    look_at_folder,
    look_at_room,
    look_at_database,
    look_at_transcripts,
    look_at_fonts,
)
"""In the order in which a bot that doesn't start is looked into."""


def list_posts(settings: Settings) -> tuple[Post, ...]:
    """Where running schedules post, as far as that can be read."""
    try:
        return inspect(settings.database_path).posts
    except UnusableStore:
        return ()


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _written(size: float) -> str:
    return f"{size / (1 << 30):.1f} GB" if size >= 1 << 30 else f"{size / (1 << 20):.1f} MB"
