"""Logs say what happened, and nothing that is nobody's business."""

import io
import logging

import pytest
import structlog

from bot.config import read_settings
from bot.logs import set_up_logs


@pytest.fixture(params=["json", "console"])
def log(request):
    kept = io.StringIO()
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    set_up_logs(
        read_settings(None, token="the.secret.token", proxy="http://me:proxy-word@host:1", log_format=request.param)
    )
    root.handlers[0].setStream(kept)
    yield kept
    root.handlers[:], root.level = before, level
    structlog.reset_defaults()


def fail():
    typed = "a very private question"
    raise ZeroDivisionError(len(typed))


def test_a_traceback_is_without_what_members_typed(log):
    try:
        fail()
    except ZeroDivisionError:
        structlog.get_logger().exception("failed")
    assert "ZeroDivisionError" in log.getvalue()
    assert "private" not in log.getvalue().replace('typed = "a very private question"', "")


def test_secrets_are_struck_out_whoever_logs_them(log):
    structlog.get_logger().info("started", token="the.secret.token")
    logging.getLogger("aiohttp").warning("proxy http://me:proxy-word@host:1 is down")
    assert "the.secret.token" not in log.getvalue()
    assert "proxy-word" not in log.getvalue()
    assert "[secret]" in log.getvalue()


def test_what_belongs_together_carries_the_same_id_also_in_the_libraries_logs(log):
    with structlog.contextvars.bound_contextvars(interaction=12345):
        structlog.get_logger().info("ours")
        logging.getLogger("discord.client").warning("theirs")
    lines = log.getvalue().splitlines()
    assert len(lines) == 2
    assert all("12345" in line for line in lines)


def test_an_answer_that_nobody_waits_for_is_no_error(log):
    class NotFound(Exception):
        code = 10062

    for code in (10062, 50013):
        error = NotFound()
        error.code = code
        logging.getLogger("discord.app_commands.tree").error("Ignoring exception (%d)", code, exc_info=error)
    assert "(10062)" not in log.getvalue()
    assert "(50013)" in log.getvalue()
