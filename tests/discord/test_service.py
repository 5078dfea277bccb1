"""The bot as a service on the wire: what it survives, what ends it, and what it says meanwhile."""

from __future__ import annotations

import asyncio
import io
import logging
import shutil
import socket
import sqlite3
from contextlib import asynccontextmanager, closing, suppress

import aiohttp
import pytest
import structlog

from bot.client import Patience, Pullquote, run
from bot.config import read_settings
from bot.errors import UnusableSetting
from bot.logs import set_up_logs
from bot.store import database
from bot.ui import replies
from tests.discord.hosts import GUILD_READY_TIMEOUT, TOKEN
from tests.discord.standin import connect
from tests.discord.standin.faults import server_error, slow

LOGIN = "GET /users/@me"


class Discord:
    """Makes clients that reach the stand-in, or a port where nobody listens while it `is_down`."""

    def __init__(self, standin):
        self.standin = standin
        self.is_down = False
        self.clients = []

    def __call__(self, settings, library):
        with socket.socket() as nobody:
            nobody.bind(("127.0.0.1", 0))
            port = nobody.getsockname()[1] if self.is_down else self.standin.port
        options = {"connector": connect.connector(port), "guild_ready_timeout": GUILD_READY_TIMEOUT}
        self.clients.append(Pullquote(settings, library, shard_count=1, **options))
        return self.clients[-1]

    @property
    def bot(self):
        return self.clients[-1]

    def is_ready(self):
        return self.clients and self.bot.ready_once.is_set()


@pytest.fixture
def discord(standin):
    return Discord(standin)


@pytest.fixture
def settings(filled_database, tmp_path):
    path = tmp_path / "pullquote.db"
    shutil.copy(filled_database, path)
    return read_settings(None, token=TOKEN, database=f"sqlite:///{path}")


@asynccontextmanager
async def running(settings, discord, down=60.0):
    task = asyncio.create_task(run(settings, discord, Patience((0.01,), down)))
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def until(state):
    async with asyncio.timeout(20):
        while not state():  # noqa: ASYNC110  what is waited for rings no bell
            await asyncio.sleep(0.005)


@pytest.fixture
def log():
    """All that is logged at the level `info`, as an operator's container keeps it."""
    kept = io.StringIO()
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    set_up_logs(read_settings(None, token=TOKEN, log_format="json"))
    root.handlers[0].setStream(kept)
    yield kept
    root.handlers[:], root.level = before, level
    structlog.reset_defaults()


async def test_it_waits_for_a_network_that_is_down_at_the_start(standin, discord, settings, log):
    discord.is_down = True
    async with running(settings, discord):
        await until(lambda: len(discord.clients) > 2)
        discord.is_down = False
        await until(discord.is_ready)
        answer = await standin.person("alice").slash("topic")
        assert answer.message.is_v2
    assert "PULLQUOTE_PROXY" in log.getvalue()


async def test_it_waits_for_a_proxy_that_is_down(discord, settings, log):
    discord.is_down = True
    behind_proxy = settings.model_copy(update={"proxy": "http://operator:very-secret@127.0.0.1:1"})
    async with running(behind_proxy, discord) as task:
        await until(lambda: len(discord.clients) > 2)
        assert not task.done()
    assert "cannot be reached" in log.getvalue()
    assert "very-secret" not in log.getvalue()


async def test_it_waits_while_discord_has_troubles_of_its_own(standin, discord, settings):
    standin.fault(LOGIN, server_error(503), times=2)
    async with running(settings, discord):
        await until(discord.is_ready)
    assert len(discord.clients) == 3


def test_pauses_grow_to_no_more_than_five_minutes():
    pauses = Patience().pauses
    assert list(pauses) == sorted(pauses)
    assert pauses[-1] <= 300


async def test_a_connection_that_is_down_for_long_is_begun_anew(standin, discord, settings):
    """By itself discord.py would look again after up to 17 minutes, when an outage has lasted an hour."""
    async with running(settings, discord, down=0.2):
        await until(discord.is_ready)
        standin.gateway.is_open = False
        standin.gateway.drop()
        await until(lambda: len(discord.clients) > 1)
        standin.gateway.is_open = True
        await until(discord.is_ready)
        answer = await standin.person("alice").slash("topic")
        assert answer.message.is_v2


async def test_a_token_that_is_revoked_while_it_runs_ends_it_with_one_sentence(standin, discord, settings):
    with pytest.raises(UnusableSetting, match="refused the token"):
        async with asyncio.timeout(20), running(settings, discord) as task:
            await until(discord.is_ready)
            await standin.gateway.close(4004)
            await task


async def test_after_an_outage_of_the_gateway_members_are_answered_again(standin, discord, settings):
    async with running(settings, discord):
        await until(discord.is_ready)
        assert discord.bot.describe_connection().is_ready
        standin.gateway.is_open = False
        standin.gateway.drop()
        standin.gateway.sessions.clear()
        await standin.until(lambda: len(standin.gateway.hosts) >= 2)
        assert not all(shard.is_open for shard in discord.bot.describe_connection().shards)
        standin.gateway.is_open = True
        await until(lambda: standin.gateway.live)
        answer = await standin.person("alice").slash("topic")
        assert answer.message.is_v2
    assert len(discord.clients) == 1, "discord.py came back by itself"


async def test_health_is_served_before_it_is_connected_and_goes_with_it(standin, discord, settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    discord.is_down = True
    async with (
        running(settings.model_copy(update={"health": address}), discord),
        aiohttp.ClientSession() as session,
    ):
        await until(lambda: len(discord.clients) > 1)
        async with session.get(f"http://{address}/readyz") as answer:
            assert answer.status == 503
        discord.is_down = False
        await until(discord.is_ready)
        await standin.person("alice").slash("search", query="the")
        async with session.get(f"http://{address}/readyz") as answer:
            assert (answer.status, (await answer.json())["problems"]) == (200, [])
        async with session.get(f"http://{address}/metrics") as answer:
            text = await answer.text()
        assert 'pullquote_interactions_total{kind="command",name="search",outcome="answered"} 1.0' in text
        assert "pullquote_search_seconds_count 1.0" in text


async def test_an_empty_library_where_one_was_expected_is_told(discord, settings, tmp_path, log):
    lost = settings.model_copy(update={"database": f"sqlite:///{tmp_path / 'volume-is-gone.db'}"})
    async with running(lost, discord):
        await until(discord.is_ready)
    assert "there is no library yet" in log.getvalue()


async def test_what_is_stored_is_answered_when_nothing_more_can_be_stored(  # noqa: PLR0917  fixtures
    discord, standin, settings, tmp_path, log, monkeypatch
):
    monkeypatch.setattr(database, "_BUSY_MS", 50)
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "talk.md").write_text("**Ann:** Nothing of this finds any room.\n", encoding="utf-8")
    with_folder = settings.model_copy(update={"transcripts": tmp_path / "new"})
    with closing(sqlite3.connect(settings.database_path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        async with running(with_folder, discord):
            await until(discord.is_ready)
            assert (await standin.person("alice").slash("search", query="the")).message.is_v2
    assert "locked by another program" in log.getvalue()


async def test_members_are_told_calmly_when_the_library_fails(standin, discord, settings, log):
    async with running(settings, discord):
        await until(discord.is_ready)
        settings.database_path.write_bytes(b"\xa5" * settings.database_path.stat().st_size)
        answer = await standin.person("alice").slash("search", query="tides")
        assert "cannot be used right now" in answer.text
        assert answer.message.is_ephemeral
    assert "damaged" in log.getvalue()


async def test_backups_are_made_while_it_runs(discord, settings, tmp_path):
    backups = tmp_path / "backups"
    async with running(settings.model_copy(update={"backups": backups}), discord):
        await until(lambda: list(backups.glob("pullquote-*Z.db")))


TYPED = "a very private question about tides"


async def test_logs_tell_what_happened_and_neither_the_token_nor_what_members_typed(standin, discord, settings, log):
    async with running(settings, discord):
        await until(discord.is_ready)
        alice = standin.person("alice")
        answer = await alice.slash("search", query=TYPED)
        await alice.slash("quote", about=TYPED)
        await alice.slash("quote", speaker=TYPED)
        await alice.slash("topic", name=TYPED)
        await alice.autocomplete("quote", speaker=TYPED)
        for button in list(answer.message.buttons)[:1]:
            await alice.click(answer.message, button)
        discord.bot.library.search = _failing
        await alice.slash("search", query=TYPED)
    written = log.getvalue()
    assert TOKEN not in written
    assert TYPED not in written
    assert "private question" not in written
    lines = [structlog_line for structlog_line in written.splitlines() if '"event": "interaction"' in structlog_line]
    assert sum('"asked": "search"' in line and '"outcome": "answered"' in line for line in lines) == 1
    assert any('"kind": "completion"' in line for line in lines)
    [failure] = [line for line in written.splitlines() if '"event": "interaction failed"' in line]
    assert '"interaction": ' in failure, "what belongs to one interaction carries its id"
    assert '"outcome": "failed"' in lines[-1]


async def _failing(_query):
    raise ZeroDivisionError


async def test_a_member_who_asks_for_too_much_is_told_when_to_come_back(standin, discord, settings):
    async with running(settings, discord):
        await until(discord.is_ready)
        alice, bob = standin.person("alice"), standin.person("bob")
        answers = await asyncio.gather(*(alice.slash("topic") for _ in range(25)))
        refused = [answer for answer in answers if "Please try again in" in answer.text]
        assert 1 <= len(refused) <= 5
        assert all(answer.message.is_ephemeral for answer in refused)
        assert "Please try again" not in (await bob.slash("topic")).text


class Proxy:
    """An HTTP proxy that leads every host to the stand-in, and may go down and come back."""

    def __init__(self, port):
        self._to = port
        self._open: set[asyncio.StreamWriter] = set()
        self._server = None
        self.port = 0
        self.served = 0

    async def start(self):
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self):
        self._server.close()
        for writer in list(self._open):
            writer.transport.abort()

    async def _serve(self, reader, writer):
        self.served += 1
        await reader.readuntil(b"\r\n\r\n")
        there = await asyncio.open_connection("127.0.0.1", self._to)
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        self._open |= {writer, there[1]}
        with suppress(OSError):
            await asyncio.gather(self._pipe(reader, there[1]), self._pipe(there[0], writer))

    async def _pipe(self, reader, writer):
        while data := await reader.read(1 << 16):
            writer.write(data)
            await writer.drain()
        writer.close()


async def test_behind_a_proxy_that_goes_down_and_comes_back_members_are_answered_again(standin, discord, settings):
    proxy = Proxy(standin.port)
    await proxy.start()
    behind = settings.model_copy(update={"proxy": f"http://127.0.0.1:{proxy.port}"})
    async with running(behind, discord):
        await until(discord.is_ready)
        assert proxy.served >= 2, "what goes to Discord goes through the proxy, the gateway too"
        await proxy.stop()
        await standin.until(lambda: not standin.gateway.live)
        await proxy.start()
        await until(lambda: standin.gateway.live)
        answer = await standin.person("alice").slash("topic")
        assert answer.message.is_v2
    await proxy.stop()


async def test_an_answer_that_comes_as_the_wait_is_announced_is_sent_once(standin, discord, settings, monkeypatch, log):
    """The announcement is on its way, slowly, when the answer is ready: neither runs into the other."""
    monkeypatch.setattr(replies, "PATIENCE", 0.0)
    async with running(settings, discord):
        await until(discord.is_ready)
        alice = standin.person("alice")
        for seconds in (0.3, 0.02):
            standin.fault("POST /interactions/{interaction_id}/{interaction_token}/callback", slow(seconds))
            assert (await alice.slash("topic")).message.is_v2
    assert "interaction failed" not in log.getvalue()
