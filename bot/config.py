"""One frozen object holds every setting; it is read once, from the environment and `.env`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import UnusableSetting
from bot.store.database import path_of


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
    database: str = Field("sqlite:///data/pullquote.db", description="Where the library is kept.")
    transcripts: Path | None = Field(
        None, description="A folder of transcripts that is ingested at every start; none if empty."
    )
    proxy: str | None = Field(
        None, description="An HTTP proxy for all that goes to Discord.", pattern=r"^https?://[^\s/]+"
    )
    font: Path | None = Field(None, description="A font file for pictures, before all that the machine has.")
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
    return settings


def _sentence(detail: object) -> str:
    assert isinstance(detail, dict)
    name = "_".join(str(part) for part in detail["loc"]).upper()
    return f"PULLQUOTE_{name}: {detail['msg'][0].lower()}{detail['msg'][1:]}"
