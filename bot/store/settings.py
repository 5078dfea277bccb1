"""How each server wants to be answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import aiosqlite


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """A server's wishes; these are the defaults.

    `language` is that of what everybody sees, None for the server's own on Discord. `public_channels` are the ids of
    those in which everybody sees the answers, none for all. `import_role` is a role's id, whose members may import.
    """

    language: str | None = None
    is_private: bool = False
    public_channels: frozenset[int] = frozenset()
    import_role: int | None = None

    def is_open(self, *channel_ids: int | None) -> bool:
        """Whether everybody may see what is answered in a channel, or in a thread of it."""
        return not self.public_channels or not self.public_channels.isdisjoint(channel_ids)


async def read_settings(connection: aiosqlite.Connection, guild_id: int) -> ServerSettings:
    found = await connection.execute_fetchall(
        """
        SELECT language, is_private, import_role_id, channel_id
        FROM server LEFT JOIN public_channel USING (guild_id) WHERE guild_id = ?
        """,
        (guild_id,),
    )
    rows = list(found)
    if not rows:
        return ServerSettings()
    channels = frozenset(row["channel_id"] for row in rows if row["channel_id"] is not None)
    first = rows[0]
    return ServerSettings(first["language"], bool(first["is_private"]), channels, first["import_role_id"])


async def write_language(connection: aiosqlite.Connection, guild_id: int, language: str | None) -> None:
    await connection.execute(
        """
        INSERT INTO server (guild_id, language) VALUES (?, ?)
        ON CONFLICT (guild_id) DO UPDATE SET language = excluded.language
        """,
        (guild_id, language),
    )


async def write_visibility(connection: aiosqlite.Connection, guild_id: int, *, is_private: bool) -> None:
    await connection.execute(
        """
        INSERT INTO server (guild_id, is_private) VALUES (?, ?)
        ON CONFLICT (guild_id) DO UPDATE SET is_private = excluded.is_private
        """,
        (guild_id, is_private),
    )


async def write_import_role(connection: aiosqlite.Connection, guild_id: int, role_id: int | None) -> None:
    await connection.execute(
        """
        INSERT INTO server (guild_id, import_role_id) VALUES (?, ?)
        ON CONFLICT (guild_id) DO UPDATE SET import_role_id = excluded.import_role_id
        """,
        (guild_id, role_id),
    )


async def write_public_channels(connection: aiosqlite.Connection, guild_id: int, channel_ids: Iterable[int]) -> None:
    """These channels in place of those named before."""
    await connection.execute("INSERT INTO server (guild_id) VALUES (?) ON CONFLICT DO NOTHING", (guild_id,))
    await connection.execute("DELETE FROM public_channel WHERE guild_id = ?", (guild_id,))
    await connection.executemany(
        "INSERT INTO public_channel (guild_id, channel_id) VALUES (?, ?)",
        [(guild_id, channel_id) for channel_id in channel_ids],
    )
