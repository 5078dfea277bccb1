"""A server's own interviews are seen by no other: tried over every command, completion and button that there is.

All of them are found in what is registered, and filled with whatever might lead to another server's interview: words
that it has, names, titles, and the ids of everything of its own. Nobody has to remember to add a new one here.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import itertools
import json
import re
from datetime import time
from re import _constants as sre  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

import pytest

from bot.client import Pullquote
from bot.config import read_settings
from bot.library import Library
from bot.limits import Limits
from bot.search import Found, Query
from bot.servers.uploads import Brought
from bot.store.index import Filters
from bot.store.schedules import NewSchedule
from bot.ui.buttons import BUTTONS
from tests.cogs.tree import leaves, message_commands
from tests.discord.standin.message import Flag, Message
from tests.discord.standin.options import Option
from tests.discord.standin.people import NoAnswer

if TYPE_CHECKING:
    from pathlib import Path

MARKS = ("glimmerwort", "quillfeather", "vantongeren")
"""Words that only the other server's interview has, and that nobody who looks for it types."""

THEIRS = """# The ledger of Quillfeather

**Orsolya:** Who keeps the lighthouse lamps, and why do the keepers polish the brass every single evening?

**Petra Vantongeren:** The lighthouse keepers polish the brass as the glimmerwort taught them that light is a promise.
"""
SHARED_TALK = """# A talk about bread

**Ada Quill:** Why do you bake bread at night?

**Bo Stone:** Bread is a promise that the night makes to the morning, and nobody else keeps it.
"""
TYPED = ["", "lighthouse keepers polish the brass", "Orsolya", "The ledger of"]
ELSEWHERE = 424_242
MOST_IDS = 8
"""The ids of all that the other server has are among these: its interview is the first that the library was given."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("isolation")
    for name, text in (("secret.md", THEIRS), ("open.md", SHARED_TALK)):
        (folder / name).write_text(text, encoding="utf-8")

    async def fill() -> None:
        async with Library.open(folder / "p.db") as library:
            await library.ingest(folder / "secret.md", ELSEWHERE)
            await library.ingest(folder / "open.md")
            brought = await library.uploads.bring(
                ELSEWHERE, "Quillfeather.md", THEIRS.replace("every", "each").encode()
            )
            assert isinstance(brought, Brought)
            wish = NewSchedule(ELSEWHERE, 1, "UTC", time(9), 127, "en-US", 1, 1, "petra vantongeren", "glimmerwort")
            await library.daily.add(wish)

    asyncio.run(fill())
    return folder / "p.db"


@pytest.fixture
async def library(filled, tmp_path):
    (tmp_path / "p.db").write_bytes(filled.read_bytes())
    async with Library.open(tmp_path / "p.db") as opened:
        yield opened


@pytest.fixture
async def bot(standin, library):
    async with standin.run(functools.partial(Pullquote, read_settings(None), library, shard_count=1)) as client:
        client.limits = _Boundless()
        yield client


class _Boundless(Limits):
    """Nobody is kept from trying."""

    def take(self, *_: object) -> float:
        return 0


@pytest.fixture
def mallory(standin, bot):
    """Manages a server, but not the one whose interview it is."""
    return standin.admin("mallory")


def told(standin) -> str:
    """All that the bot has said to anybody."""
    bodies = [json.dumps(call.body, ensure_ascii=False) for call in standin.calls if "/commands" not in call.route]
    files = [upload.content.decode(errors="replace") for call in standin.calls for upload in call.uploads.values()]
    return "\n".join([*bodies, *files]).casefold()


def check_nothing_is_told(standin) -> None:
    found = [mark for mark in MARKS if mark in told(standin)]
    assert found == []


def fill_in(standin, option: dict[str, Any], typed: str) -> Any:
    """Something that fits an option, and leads to the other server's interview where it can; None if nothing does."""
    if option.get("choices"):
        return option["choices"][0]["value"]
    fitting = {
        Option.TEXT: (typed or "1")[: option.get("max_length", 100)],
        Option.INTEGER: 1,
        Option.NUMBER: 1,
        Option.BOOLEAN: True,
        Option.CHANNEL: standin.channel,
        Option.ATTACHMENT: standin.upload("talk.txt", SHARED_TALK.replace("bread", "rye").encode()),
    }
    return fitting.get(option["type"])


async def attempt(act) -> None:
    """Runs to its answer; no answer at all tells nothing either."""
    with contextlib.suppress(NoAnswer):
        await act


async def test_the_interview_is_there_for_its_own_server(library):
    """Or else all the other tests would prove nothing."""
    found = await library.search(Query(TYPED[1], Filters(ELSEWHERE)))
    assert isinstance(found, Found)
    assert "glimmerwort" in found.hits[0].turn.text
    assert max(hit.turn.id for hit in found.hits) <= MOST_IDS


@pytest.mark.parametrize("name", [name for name, _ in leaves()])
async def test_no_command_tells_of_it(standin, mallory, name):
    options = dict(leaves())[name].get("options") or []
    has_text = any(option["type"] == Option.TEXT for option in options)
    for typed in TYPED if has_text else TYPED[:1]:
        filled = {o["name"]: value for o in options if (value := fill_in(standin, o, typed)) is not None}
        required = {o["name"]: filled[o["name"]] for o in options if o.get("required") and o["name"] in filled}
        await attempt(mallory.slash(name, **filled))
        for option in options:
            if not option.get("required") and option["name"] in filled:
                await attempt(mallory.slash(name, **required, **{option["name"]: filled[option["name"]]}))
    check_nothing_is_told(standin)


@pytest.mark.parametrize("command", message_commands(), ids=lambda command: command["name"])
async def test_no_message_command_tells_of_it(standin, mallory, command):
    message = await mallory.says(TYPED[1])
    await attempt(mallory.use(command["name"], message))
    check_nothing_is_told(standin)


COMPLETED = [(name, o["name"]) for name, leaf in leaves() for o in leaf.get("options") or [] if o.get("autocomplete")]


@pytest.mark.parametrize(("name", "option"), COMPLETED)
async def test_no_completion_offers_it(standin, mallory, name, option):
    [kind] = [o["type"] for o in dict(leaves())[name]["options"] if o["name"] == option]
    for typed in [1] if kind == Option.INTEGER else [*TYPED, "q", "van", "gli", "1"]:
        await attempt(mallory.autocomplete(name, **{option: typed}))
    check_nothing_is_told(standin)


def custom_ids(pattern: re.Pattern[str]) -> set[str]:
    """What a pattern accepts, its numbers being the ids of everything, its texts what might lead to the interview."""
    texts = ["", "orsolya", TYPED[1]]
    parsed = re._parser.parse(pattern.pattern)  # type: ignore[attr-defined]
    ids = map(str, range(1, MOST_IDS + 1))
    made = [spelt for id_ in ids for text in texts for spelt in _spell(parsed, id_, text)]
    return {custom_id for custom_id in made if pattern.fullmatch(custom_id) and len(custom_id) <= 100}


def _spell(parsed: Any, id_: str, text: str) -> list[str]:
    """Each way to spell a parsed pattern: every branch, every listed letter, and for what repeats the id or a text."""
    ways = (_ways(op, argument, id_, text) for op, argument in parsed)
    return ["".join(parts) for parts in itertools.product(*ways)]


def _ways(op: Any, argument: Any, id_: str, text: str) -> list[str]:  # noqa: PLR0911  one for each kind
    match op:
        case sre.LITERAL:
            return [chr(argument)]
        case sre.SUBPATTERN:
            return _spell(argument[-1], id_, text)
        case sre.BRANCH:
            return [spelt for branch in argument[1] for spelt in _spell(branch, id_, text)]
        case sre.IN:
            return [chr(value) for kind, value in argument if kind is sre.LITERAL] or ["0"]
        case sre.MAX_REPEAT | sre.MIN_REPEAT:
            least, most, inner = argument
            if most == 1:
                return ["", *_spell(inner, id_, text)][least:]
            return [id_.rjust(least, "0") if "CATEGORY_DIGIT" in str(inner) else text]
        case _:
            return [text]


PRESSED = {cls: custom_ids(cls.__discord_ui_compiled_template__) for cls in BUTTONS}


@pytest.mark.parametrize("button", BUTTONS, ids=lambda cls: cls.__name__)
async def test_no_button_tells_of_it(standin, mallory, button):
    assert PRESSED[button], f"no custom_id can be made of {button.__discord_ui_compiled_template__.pattern}"
    for custom_id in sorted(PRESSED[button]):
        if "Select" in button.__name__:
            for id_ in range(1, MOST_IDS + 1):
                await attempt(mallory.select(_forged(standin, _menu(custom_id)), custom_id, str(id_)))
        else:
            await attempt(mallory.click(_forged(standin, _button(custom_id)), custom_id))
    check_nothing_is_told(standin)


def _button(custom_id: str) -> dict[str, Any]:
    return {"type": 2, "id": 2, "style": 2, "label": "?", "custom_id": custom_id}


def _menu(custom_id: str) -> dict[str, Any]:
    options = [{"label": str(id_), "value": str(id_)} for id_ in range(1, MOST_IDS + 1)]
    return {"type": 3, "id": 2, "custom_id": custom_id, "options": options}


def _forged(standin, component: dict[str, Any]) -> Message:
    """A message of the bot's own in this channel that has a component which it never made."""
    world = standin.world
    message = Message(world.new_id(), standin.channel, world.bot, flags=Flag.COMPONENTS_V2)
    message.components = [{"type": 1, "id": 1, "components": [component]}]
    standin.channel.messages[message.id] = message
    return message


@pytest.mark.parametrize("command", ["search", "quote", "topic"])
async def test_who_brings_the_bot_along_sees_the_shared_library_alone(standin, bot, library, tmp_path, command):
    """In a direct message, and in a server that hasn't installed the bot, even if it once had interviews of its own."""
    guild = standin.world.add_guild("Elsewhere", has_bot=False)
    channel = standin.world.add_channel(guild, "general")
    secret = tmp_path / "again.md"
    secret.write_text(THEIRS.replace("every single", "each"), encoding="utf-8")
    await library.ingest(secret, int(guild.id))
    guest = standin.person("guest", channel)
    option = {"search": "query", "quote": "about", "topic": "name"}[command]
    for person in (guest, guest.privately()):
        answer = await person.slash(command, **{option: "lighthouse keepers"})
        assert len(answer.follow_ups) <= 5
    check_nothing_is_told(standin)
