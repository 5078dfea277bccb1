"""What turns are about. Pure: an interview in, its topics' mentions out."""

from bot.topics.find import find

__all__ = ["find"]
