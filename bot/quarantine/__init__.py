"""What strangers bring is read in a process of its own, which has no secrets, little time and little memory."""

from bot.quarantine.process import MOST_TIME, read_apart

__all__ = ["MOST_TIME", "read_apart"]
