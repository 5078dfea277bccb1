"""Pullquote: a self-hosted Discord bot that makes interviews quotable."""

__version__ = "0.1.0"
