"""Buttons that were forged: over every one of them, with ids that are another server's, nobody's, or no ids at all.

A custom_id is input. Whatever is sent that fits a button's pattern is answered or passed over; nothing fails, nothing
of another server shows, and nothing is changed that isn't the presser's own.
"""

from __future__ import annotations

import copy
import functools
import random
import re
import shutil
import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.client import Pullquote
from bot.config import read_settings
from bot.library import Library
from bot.store.exchange import exchanged_tables
from bot.ui.buttons import BUTTONS
from bot.ui.custom_ids import LONGEST
from tests.discord.standin.people import NoAnswer

SECRET = "Zaubergarten"  # noqa: S105  a word, not a key
"""Said in another server's interview, and nowhere else."""

TALK = f"""# {SECRET} talk

**Host:** What do you say of the {SECRET}?

**Wilhelmine {SECRET}:** The {SECRET} is a promise that somebody keeps without being asked. I never sold a seed of the
{SECRET} to anybody who would not plant it the same day. Every garden is a letter to people we will never meet.
"""

LEAKS = ("a promise that somebody", "sold a seed", f"{SECRET} talk", "letter to people")
"""What shows of it, other than a word that was typed and is repeated."""

OWN = {"fact", "post"}
"""Tables of what the program notes of itself, and of what it has posted where somebody pressed."""

FORGED = 12  # custom_ids of each kind


@pytest.fixture
async def library(filled_database, tmp_path, standin):
    """One with an interview that belongs to another server."""
    path = tmp_path / "pullquote.db"
    shutil.copy(filled_database, path)
    (tmp_path / "secret.md").write_text(TALK, encoding="utf-8")
    other = standin.world.add_guild("Another server")
    async with Library.open(path) as opened:
        stored = await opened.ingest(tmp_path / "secret.md", int(other.id))
        assert stored.interviews[0].turns == 2
        yield opened


@pytest.fixture
async def bot(standin, library):
    factory = functools.partial(Pullquote, read_settings(None), library, shard_count=1)
    async with standin.run(factory) as client:
        yield client


def ids_in(library):
    """Ids of all kinds of things, those of the other server among them, and some that are nobody's."""
    has_id = "SELECT 1 FROM pragma_table_info(?) WHERE name = 'id'"
    with closing(sqlite3.connect(library._database.path)) as plain:
        named = [table for table in exchanged_tables() if plain.execute(has_id, (table,)).fetchone()]
        last = [plain.execute(f'SELECT max(id) FROM "{table}"').fetchone()[0] for table in named]
        [guild] = plain.execute("SELECT max(guild_id) FROM interview").fetchone()
    return [str(id_) for id_ in {0, 1, guild, 10**15 - 1, *(id_ for id_ in last if id_)}]


def fitting(template, ids, seed):
    """custom_ids that fit a button's pattern: any, and such that name what is another's."""
    found: list[str] = []

    @settings(max_examples=FORGED, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(template, fullmatch=True, alphabet=st.characters(codec="utf-8", exclude_characters="\x00")))
    def collect(custom_id):
        found.append(custom_id[:LONGEST])

    collect()
    rng = random.Random(seed)  # noqa: S311  the same ones in every run
    aimed = [re.sub(r"\d+", lambda _: rng.choice(ids), rng.choice(found)) for _ in range(FORGED * 2)]
    spoken = [re.sub(r"\|[^|]*$", f"|{SECRET}", custom_id) for custom_id in aimed[:4]]
    everything = dict.fromkeys([*found, *aimed, *spoken])
    return [custom_id for custom_id in everything if re.fullmatch(template, custom_id) and len(custom_id) <= LONGEST]


def all_rows(library):
    """What a press must leave as it is: all tables but OWN, and those of members' own things."""
    with closing(sqlite3.connect(library._database.path)) as plain:
        shared = [table for table in exchanged_tables() if table not in OWN and not _is_members_own(plain, table)]
        return {table: plain.execute(f'SELECT * FROM "{table}"').fetchall() for table in shared}


def _is_members_own(plain, table):
    owned = "SELECT 1 FROM pragma_table_info(?) WHERE name IN ('member_id', 'user_id')"
    return plain.execute(owned, (table,)).fetchone() is not None


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.__name__)
async def test_a_forged_button_shows_nothing_changes_nothing_and_fails_nowhere(standin, bot, library, button, caplog):
    shown = await standin.person("alice").slash("topic")
    screen = copy.deepcopy(shown.message.components)
    before = all_rows(library)
    for number, custom_id in enumerate(fitting(button.__discord_ui_compiled_template__.pattern, ids_in(library), 7)):
        shown.message.components = copy.deepcopy(screen)
        control = next(part for part in shown.message.buttons.values() if part.get("custom_id"))
        control["custom_id"] = custom_id
        pressed = await _answered(standin.person(f"forger {number}").click, shown.message, custom_id)
        said = pressed.text if pressed and pressed.message else ""
        assert not any(leak in said for leak in LEAKS), custom_id
        assert SECRET in custom_id or SECRET not in said, custom_id
        assert "Something went wrong" not in said, custom_id
    assert all_rows(library) == before
    assert [record for record in caplog.records if record.exc_info] == []
    standin.take_violations()


async def _answered(act, *what, **more):
    try:
        return await act(*what, **more)
    except NoAnswer:
        return None
