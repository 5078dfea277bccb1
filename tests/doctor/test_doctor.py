"""The doctor says what is wrong and what to do, here and on Discord, and changes nothing."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, time, timedelta

import aiohttp
import pytest
from typer.testing import CliRunner

from bot.cli.app import PARTLY, app
from bot.config import read_settings
from bot.doctor import examine
from bot.doctor.finding import Level
from bot.doctor.here import look_at_backups, look_at_fonts
from bot.library import Library
from bot.store.schedules import NewSchedule
from tests.discord.hosts import TOKEN
from tests.discord.standin import Standin, connect
from tests.discord.standin.world import Permission


def now():
    return datetime.now(UTC)


@pytest.fixture
async def standin():
    async with Standin().serve() as standin:
        yield standin


@pytest.fixture
def settings(filled_database, tmp_path):
    path = tmp_path / "pullquote.db"
    shutil.copy(filled_database, path)
    return read_settings(None, token=TOKEN, database=f"sqlite:///{path}", transcripts=tmp_path)


async def found(settings, standin, now=now):
    return {f.check: f async for f in examine(settings, now, lambda: connect.connector(standin.port))}


async def schedule(settings, standin, channel_id=None, guild_id=None, zone="Asia/Shanghai"):
    async with Library.open(settings.database_path) as library:
        wish = NewSchedule(
            int(guild_id or standin.guild.id), int(channel_id or standin.channel.id), zone, time(9), 127, "en-US", 1
        )
        await library.daily.add(wish)


async def test_where_all_is_well_every_line_is(standin, settings):
    await schedule(settings, standin)
    findings = await found(settings, standin)
    # What fonts a machine has is none of a test's business.
    assert {f.check for f in findings.values() if not f.is_well} <= {"fonts"}
    assert findings["schedule 1"].text == "#general of Press room: the bot may post there"
    assert {"token", "data folder", "disk", "database", "time zones", "Discord", "clock", "account", "intents"} <= set(
        findings
    )


async def test_a_channel_that_takes_no_posts_is_named_with_what_is_missing(standin, settings):
    await schedule(settings, standin)
    standin.channel.denied |= Permission.SEND_MESSAGES
    finding = (await found(settings, standin))["schedule 1"]
    assert finding.level is Level.PROBLEM
    assert "may not: send messages" in finding.text
    assert "Permissions" in finding.advice


@pytest.mark.parametrize(("where", "said"), [({"channel_id": 999}, "gone"), ({"guild_id": 999}, "isn't in the server")])
async def test_a_place_that_is_gone_is_named(standin, settings, where, said):
    await schedule(settings, standin, **where)
    assert said in (await found(settings, standin))["schedule 1"].text


async def test_a_clock_that_is_wrong_is_told_by_how_much(standin, settings):
    finding = (await found(settings, standin, lambda: now() + timedelta(seconds=90)))["clock"]
    assert finding.level is Level.PROBLEM
    assert " s fast" in finding.text


async def test_a_refused_token_is_told_without_showing_it(standin, settings):
    other = read_settings(None, token="some.other.token", database=settings.database)
    findings = await found(other, standin)
    assert findings["account"].level is Level.PROBLEM
    assert "some.other.token" not in str(findings)


class NoNetwork(aiohttp.abc.AbstractResolver):
    async def resolve(self, host, port=0, family=0):
        raise OSError(-3, "Temporary failure in name resolution")

    async def close(self):
        pass


async def test_without_a_network_the_rest_is_looked_at_and_the_advice_is_clear(settings):
    findings = {f.check: f async for f in examine(settings, now, lambda: aiohttp.TCPConnector(resolver=NoNetwork()))}
    assert findings["database"].level is Level.OK
    assert findings["Discord"].level is Level.PROBLEM
    assert "PULLQUOTE_PROXY" in findings["Discord"].advice
    assert "clock" not in findings


async def test_a_proxy_that_is_down_is_told_without_its_password(settings):
    behind = settings.model_copy(update={"proxy": "http://me:very-secret@127.0.0.1:1"})
    findings = {f.check: f async for f in examine(behind, now)}
    assert "the proxy doesn't answer" in findings["Discord"].text
    assert "very-secret" not in str(findings)


def test_what_is_wrong_on_this_machine_is_told_in_lines_and_by_the_exit_status(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p.db").write_bytes(b"not a database, but long enough to be looked at as one" * 100)
    for name, value in {
        "DATABASE": "sqlite:///p.db",
        "PROXY": "http://127.0.0.1:1",
        "TRANSCRIPTS": "nowhere",
        "TOKEN": "a-secret-in-the-wrong-place",
    }.items():
        monkeypatch.setenv(f"PULLQUOTE_{name}", value)
    done = CliRunner().invoke(app, ["doctor", "--json"])
    levels = {record["check"]: record["level"] for record in map(json.loads, done.stdout.splitlines())}
    assert done.exit_code == PARTLY
    assert {levels[check] for check in ("token", "database", "transcripts", "Discord")} == {"problem"}
    assert levels["data folder"] == "ok"
    assert "a-secret-in-the-wrong-place" not in done.output
    spoken = CliRunner().invoke(app, ["doctor"])
    assert spoken.exit_code == PARTLY
    assert "problem  token: " in spoken.stdout


def test_a_font_that_is_missing_is_told(settings, tmp_path):
    finding = look_at_fonts(settings.model_copy(update={"font": tmp_path / "none.ttf"}))
    assert finding.level is Level.PROBLEM
    assert "PULLQUOTE_FONT" in finding.advice


def test_backups_that_have_stopped_are_told(settings, tmp_path):
    (tmp_path / "pullquote-20260101T000000Z.db").touch()
    finding = look_at_backups(settings.model_copy(update={"backups": tmp_path}), now())
    assert finding.level is Level.PROBLEM


async def test_the_doctor_changes_nothing(standin, settings):
    before = settings.database_path.read_bytes()
    await found(settings, standin)
    assert settings.database_path.read_bytes() == before
    assert {call.route.split()[0] for call in standin.calls} == {"GET"}
