"""Which sentences stand alone as a quotation. Pure: an interview in, its highlights out."""

from bot.highlights.pick import pick

__all__ = ["pick"]
