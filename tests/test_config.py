from pathlib import Path

import pytest

from bot.config import Settings, read_settings
from bot.errors import UnusableSetting

EXAMPLE = Path(__file__).parent.parent / ".env.example"


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch):
    for name in Settings.model_fields:
        monkeypatch.delenv(f"PULLQUOTE_{name.upper()}", raising=False)


def test_the_example_shows_every_setting_and_can_be_loaded():
    settings = read_settings(EXAMPLE)
    assert settings == Settings(_env_file=None, transcripts=Path("data/transcripts"))
    shown = {line.split("=")[0] for line in EXAMPLE.read_text().splitlines() if line.startswith("PULLQUOTE_")}
    assert shown == {f"PULLQUOTE_{name.upper()}" for name in Settings.model_fields}


def test_the_environment_wins_over_the_file_and_an_option_over_both(monkeypatch):
    monkeypatch.setenv("PULLQUOTE_DATABASE", "sqlite:///from-environment.db")
    assert read_settings(EXAMPLE).database == "sqlite:///from-environment.db"
    assert read_settings(EXAMPLE, database="sqlite:///option.db").database == "sqlite:///option.db"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LOG_LEVEL", "loud"),
        ("PROXY", "socks5://x"),
        ("DATABASE", "mysql://x/y"),
        ("HEALTH", "everywhere"),
        ("BACKUP_KEEP", "0"),
        ("TOKEN_FILE", "/nowhere/token"),
    ],
)
def test_a_value_that_makes_no_sense_is_named_in_one_line(monkeypatch, name, value):
    monkeypatch.setenv(f"PULLQUOTE_{name}", value)
    with pytest.raises(UnusableSetting) as caught:
        read_settings(None)
    assert "\n" not in str(caught.value)
    assert name.lower() in str(caught.value).lower()


def test_the_token_is_never_shown(monkeypatch):
    monkeypatch.setenv("PULLQUOTE_TOKEN", "very-secret")
    assert "very-secret" not in repr(read_settings(None))


def test_the_token_may_stand_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "token").write_text("  from-file\n")
    monkeypatch.setenv("PULLQUOTE_TOKEN_FILE", str(tmp_path / "token"))
    settings = read_settings(None)
    assert settings.token
    assert settings.token.get_secret_value() == "from-file"
    assert "from-file" not in repr(settings)
    monkeypatch.setenv("PULLQUOTE_TOKEN", "from-environment")
    assert read_settings(None).token.get_secret_value() == "from-environment"


@pytest.mark.parametrize(
    ("written", "address"),
    [("127.0.0.1:8080", ("127.0.0.1", 8080)), ("[::1]:9", ("::1", 9)), ("localhost:80", ("localhost", 80))],
)
def test_where_health_is_served_is_a_host_and_a_port(monkeypatch, written, address):
    monkeypatch.setenv("PULLQUOTE_HEALTH", written)
    assert read_settings(None).health_address == address
