"""One frozen object holds every setting; it is read once, from the environment and `.env`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import UnusableSetting
from bot.store.database import path_of

_ADDRESS = r"^https?://[^\s()<>]{1,200}$"


class Settings(BaseSettings):
    """Each field is the variable `PULLQUOTE_…` of the same name; `.env.example` shows them all."""

    model_config = SettingsConfigDict(
        env_prefix="PULLQUOTE_",
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        frozen=True,
    )

    token: SecretStr | None = Field(None, description="The bot's token, from Discord's developer portal.")
    token_file: Path | None = Field(None, description="A file that holds the token, such as a Docker secret.")
    database: str = Field("sqlite:///data/pullquote.db", description="Where the library is kept.")
    transcripts: Path | None = Field(
        None, description="A folder of transcripts that is ingested at every start; none if empty."
    )
    proxy: str | None = Field(
        None, description="An HTTP proxy for all that goes to Discord.", pattern=r"^https?://[^\s/]+"
    )
    font: Path | None = Field(None, description="A font file for pictures, before all that the machine has.")
    health: str | None = Field(
        None,
        description="Where health and metrics are served, as HOST:PORT; nowhere if empty.",
        pattern=r"^(\[[0-9a-fA-F:]+\]|[^\s:/]+):\d{1,5}$",
    )
    backups: Path | None = Field(None, description="A folder that the bot puts backups into; none if empty.")
    backup_hours: float = Field(24, gt=0, description="Hours between two backups.")
    backup_keep: int = Field(7, ge=1, description="How many backups are kept.")
    source_url: str | None = Field(
        None, description="Where this bot's source code is found; /about links to it.", pattern=_ADDRESS
    )
    privacy_url: str | None = Field(None, description="Your privacy policy; /about links to it.", pattern=_ADDRESS)
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="How much is logged.")
    log_format: Literal["auto", "console", "json"] = Field(
        "auto", description="`auto`: colour in a terminal, JSON elsewhere."
    )

    @property
    def database_path(self) -> Path:
        """The file of the database.

        Raises:
            UnusableSetting: the URL is not one that we know.
        """
        return Path(path_of(self.database))

    @property
    def health_address(self) -> tuple[str, int] | None:
        """Host and port, where health is asked for."""
        if self.health is None:
            return None
        host, _, port = self.health.rpartition(":")
        return host.strip("[]"), int(port)


def read_settings(env_file: Path | None = Path(".env"), **overrides: object) -> Settings:
    """Reads the settings; `overrides` win over the environment, and None means "not given".

    Raises:
        UnusableSetting: a value makes no sense. The message names the variable, never a secret's value.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        settings = Settings(_env_file=env_file, **given)  # type: ignore[arg-type, call-arg]
    except ValidationError as error:
        raise UnusableSetting("; ".join(_sentence(detail) for detail in error.errors())) from None
    settings.database_path  # noqa: B018  fails here rather than at the first use
    if settings.token is None and settings.token_file is not None:
        return settings.model_copy(update={"token": SecretStr(_read_token(settings.token_file))})
    return settings


def _read_token(path: Path) -> str:
    try:
        token = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        token = ""
    if not token:
        raise UnusableSetting(f"PULLQUOTE_TOKEN_FILE: {path} holds no token that can be read: put it there alone.")
    return token


def _sentence(detail: object) -> str:
    assert isinstance(detail, dict)
    name = "_".join(str(part) for part in detail["loc"]).upper()
    return f"PULLQUOTE_{name}: {detail['msg'][0].lower()}{detail['msg'][1:]}"
