"""A file becomes an interview: who says what, and what nobody says.

One module a format (`prose`, `markdown`) hands on lines; who speaks (`elections`, `speakers`, `roles`) and what
isn't speech (`nonspeech`) is decided for all of them in one place.
"""

from bot.transcripts.formats import SUFFIXES
from bot.transcripts.reader import load, parse, read

__all__ = ["SUFFIXES", "load", "parse", "read"]
