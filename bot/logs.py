"""Logs as key-values: in colour in a terminal, as JSON elsewhere. discord.py's own go the same way.

Of what members typed nothing is logged above the level `debug`; secrets are struck out, whoever logs them.
"""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import structlog

if TYPE_CHECKING:
    from bot.config import Settings

_SHARED: list[structlog.types.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def set_up_logs(settings: Settings) -> None:
    """Sends all logs to standard error, in the format of the settings."""
    in_console = settings.log_format == "console" or (settings.log_format == "auto" and sys.stderr.isatty())
    last: list[structlog.types.Processor] = (
        # A traceback without the values of variables: what members typed is among them.
        [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
        if in_console
        else [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
    )
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.addFilter(_is_of_use)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_SHARED,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last, _Censor(settings)],
        )
    )
    logging.basicConfig(handlers=[handler], level=settings.log_level.upper(), force=True)
    # At debug level these print every payload, and with it what members typed.
    for chatty in ("discord.http", "discord.gateway", "aiosqlite"):
        logging.getLogger(chatty).setLevel(max(logging.INFO, logging.getLogger().level))


_GONE = 10062
"""Discord's code for an interaction that nobody waits for any more."""


def _is_of_use(record: logging.LogRecord) -> bool:
    """Names that come too late for what is being typed are no error: discord.py would log a traceback for each."""
    error = record.exc_info[1] if record.exc_info else None
    return record.name != "discord.app_commands.tree" or getattr(error, "code", None) != _GONE


class _Censor:
    """Strikes secrets out of a line that is about to be written."""

    def __init__(self, settings: Settings) -> None:
        token = settings.token.get_secret_value() if settings.token else None
        proxy_password = urlsplit(settings.proxy).password if settings.proxy else None
        self._secrets = [secret for secret in (token, proxy_password) if secret]

    def __call__(self, _logger: Any, _method: str, line: Any) -> Any:
        for secret in self._secrets:
            line = str(line).replace(secret, "[secret]")
        return line
