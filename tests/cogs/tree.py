"""The commands as Discord is told of them, taken apart."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, Any

from bot.client import describe_commands

if TYPE_CHECKING:
    from collections.abc import Iterator

CHAT_INPUT, MESSAGE = 1, 3
SUBCOMMAND, GROUP = 1, 2


@cache
def payloads() -> list[dict[str, Any]]:
    # In a thread of its own: a test that asks may stand in a running loop.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, describe_commands()).result()


def slash_commands() -> list[dict[str, Any]]:
    return [payload for payload in payloads() if payload.get("type", CHAT_INPUT) == CHAT_INPUT]


def message_commands() -> list[dict[str, Any]]:
    return [payload for payload in payloads() if payload.get("type") == MESSAGE]


def leaves() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every slash command that can be run, by its whole name: `daily add`."""
    for payload in slash_commands():
        yield from _leaves(payload["name"], payload)


def names() -> Iterator[tuple[str, dict[str, Any]]]:
    """The message that is its name, for every command, group and option."""
    for payload in slash_commands():
        yield from _names((payload["name"],), payload)


def _leaves(name: str, node: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    inner = [option for option in node.get("options") or [] if option["type"] in (SUBCOMMAND, GROUP)]
    if not inner:
        yield name, node
    for option in inner:
        yield from _leaves(f"{name} {option['name']}", option)


def _names(path: tuple[str, ...], node: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield f"name-{'-'.join(path)}", node
    for option in node.get("options") or []:
        if option["type"] in (SUBCOMMAND, GROUP):
            yield from _names((*path, option["name"]), option)
        else:
            yield f"field-{option['name'].replace('_', '-')}", option
