"""One thin file per command family: describe, ask the library, render, send."""

EXTENSIONS = (
    "cogs.quote",
    "cogs.topic",
    "cogs.search",
    "cogs.verify",
    "cogs.saved",
    "cogs.daily",
    "cogs.report",
    "cogs.follow",
    "cogs.privacy",
    "cogs.library",
    "cogs.settings",
    "cogs.help",
)
