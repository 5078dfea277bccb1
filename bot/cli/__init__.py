"""The operator's commands, for people and, with --json, for programs."""

from bot.cli.main import main

__all__ = ["main"]
