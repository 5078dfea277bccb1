"""Who has agreed to a digest gets one a week, of what is new and theirs to see; nobody else, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.daily.deliver import Reason, Unpostable
from bot.daily.ledger import LEASE
from bot.library import Library
from bot.members.follows import CLOSED, MOST, SHOWN, Following, TooMany
from bot.store.follows import Followed, NewFollow, When
from bot.text.fold import fold

if TYPE_CHECKING:
    from pathlib import Path

    from bot.members.follows import Digest

ALICE, SERVER = 7, 70
MONDAYS = When("Asia/Shanghai", 0, 9)


class ProcessDied(BaseException):
    """As if the process had been killed there."""


@dataclass
class Letters:
    """Direct messages, and who is in which server."""

    sent: list[Digest] = field(default_factory=list)
    faults: list[BaseException | None] = field(default_factory=list)
    loses_answer: bool = False
    strangers: set[tuple[int, int]] = field(default_factory=set)

    async def is_member(self, user_id: int, guild_id: int) -> bool:
        return (user_id, guild_id) not in self.strangers

    async def find_digest(self, user_id: int, week: str) -> bool:
        return any((d.record.user_id, d.week) == (user_id, week) for d in self.sent)

    async def send_digest(self, digest: Digest) -> None:
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None and not self.loses_answer:
            raise fault
        self.sent.append(digest)
        if fault is not None:
            raise fault


@dataclass
class World:
    library: Library
    letters: Letters
    clock: list[datetime]
    folder: Path

    async def at(self, *parts: int) -> None:
        self.clock[0] = datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]
        await self.library.follows.send_due(self.letters)

    async def bring(self, title: str, speaker: str = "Ida Voss", guild_id: int = 0) -> None:
        path = self.folder / f"{title}.md"
        path.write_text(
            f"# {title}\n\n**Jo Lind:** What did you learn?\n\n"
            f"**{speaker}:** A table that nobody may read is no table at all, and {title} taught me that patience "
            "is the only tool that never breaks.\n",
            encoding="utf-8",
        )
        await self.library.ingest(path, guild_id)

    async def follow(self, speaker: str = "Ida Voss", guild_id: int = SERVER) -> None:
        wish = NewFollow(ALICE, guild_id, Followed.SPEAKER, fold(speaker), speaker)
        assert isinstance(await self.library.follows.follow(wish), Following)

    async def agree(self, when: When = MONDAYS) -> None:
        await self.library.follows.agree(ALICE, when, "en-US")

    def texts(self) -> list[str]:
        return [q.turn.interview.title for d in self.letters.sent for news in d.news for q in news.quotations]


@pytest.fixture
async def world(tmp_path):
    clock = [datetime(2026, 3, 1, tzinfo=UTC)]  # a Sunday
    async with Library.open(tmp_path / "p.db", lambda: clock[0]) as library:
        world = World(library, Letters(), clock, tmp_path)
        await world.bring("the first winter")
        yield world


async def test_nothing_is_sent_to_whoever_has_not_agreed(world):
    await world.follow()
    await world.bring("the second winter")
    await world.at(2026, 3, 30)
    assert world.letters.sent == []
    assert (await world.library.follows.list_all(ALICE)).digest is None


async def test_what_is_new_comes_once_a_week_and_what_was_there_before_does_not(world):
    await world.follow()
    await world.agree()
    await world.bring("the second winter")
    await world.at(2026, 3, 2, 0, 59)
    assert world.letters.sent == []
    await world.at(2026, 3, 2, 1)
    assert set(world.texts()) == {"the second winter"}
    await world.at(2026, 3, 3, 1)
    await world.at(2026, 3, 9, 1)
    assert len(world.letters.sent) == 1, "nothing new, nothing sent"
    await world.bring("the third winter")
    await world.at(2026, 3, 16, 1)
    assert [digest.week for digest in world.letters.sent] == ["2026-W10", "2026-W12"]
    assert world.texts()[-1] == "the third winter"


async def test_a_topic_is_followed_too(world):
    view = (await world.library.topics.list_all())[0]
    await world.library.follows.follow(NewFollow(ALICE, 0, Followed.TOPIC, view.key, view.label))
    await world.agree()
    before = {q.id for q in await world.library.list_followed(NewFollow(ALICE, 0, Followed.TOPIC, view.key, ""))}
    assert before
    await world.bring("the second winter")
    await world.at(2026, 3, 2, 1)
    assert not {q.id for d in world.letters.sent for n in d.news for q in n.quotations} & before


@pytest.mark.parametrize("answer_lost", [False, True])
@pytest.mark.parametrize("minutes_down", [1, 6, 300])
async def test_a_process_that_dies_while_it_sends_leaves_one_digest(world, answer_lost, minutes_down):
    await world.follow()
    await world.agree()
    await world.bring("the second winter")
    world.letters.faults = [ProcessDied()]
    world.letters.loses_answer = answer_lost
    with pytest.raises(ProcessDied):
        await world.at(2026, 3, 2, 1)
    await world.bring("what came meanwhile")
    world.clock[0] += timedelta(minutes=minutes_down)
    await world.library.follows.send_due(world.letters)
    world.clock[0] += LEASE
    await world.library.follows.send_due(world.letters)
    assert len(world.letters.sent) == 1
    assert set(world.texts()) == {"the second winter"}
    await world.at(2026, 3, 9, 1)
    assert world.texts()[-1] == "what came meanwhile"


async def test_two_processes_send_one_digest(world):
    await world.follow()
    await world.agree()
    await world.bring("the second winter")
    async with Library.open(world.folder / "p.db", lambda: world.clock[0]) as other:
        world.clock[0] = datetime(2026, 3, 2, 1, tzinfo=UTC)
        await other.follows.send_due(world.letters)
        await world.library.follows.send_due(world.letters)
    assert len(world.letters.sent) == 1


async def test_a_day_that_is_moved_brings_no_second_digest_in_a_week(world):
    await world.follow()
    await world.agree()
    await world.bring("the second winter")
    await world.at(2026, 3, 2, 1)
    await world.bring("the third winter")
    await world.agree(When("Asia/Shanghai", 3, 20))
    await world.at(2026, 3, 5, 12)
    assert len(world.letters.sent) == 1
    await world.at(2026, 3, 12, 12)
    assert [digest.week for digest in world.letters.sent] == ["2026-W10", "2026-W11"]


async def test_after_an_outage_one_digest_comes_late(world):
    await world.follow()
    await world.agree()
    await world.bring("the second winter")
    await world.at(2026, 4, 1, 12)
    await world.at(2026, 4, 1, 13)
    assert [digest.week for digest in world.letters.sent] == ["2026-W14"]


async def test_closed_direct_messages_pause_the_digest_until_it_is_asked_for_again(world):
    await world.follow()
    await world.agree()
    await world.bring("the second winter")
    world.letters.faults = [Unpostable(Reason.FORBIDDEN)]
    await world.at(2026, 3, 2, 1)
    await world.at(2026, 3, 9, 1)
    assert world.letters.sent == []
    assert (await world.library.follows.list_all(ALICE)).digest.paused == CLOSED
    await world.agree()
    await world.at(2026, 3, 16, 1)
    assert set(world.texts()) == {"the second winter"}


async def test_a_discord_that_does_not_answer_is_tried_again_and_then_left_until_next_week(world):
    await world.follow()
    await world.agree()
    await world.bring("the second winter")
    world.letters.faults = [Unpostable(Reason.UNREACHABLE)] * 2
    for minute in (0, 1, 6):
        await world.at(2026, 3, 2, 1, minute)
    assert len(world.letters.sent) == 1
    await world.bring("the third winter")
    world.letters.faults = [Unpostable(Reason.UNREACHABLE)] * 6
    for hour in range(1, 12):
        await world.at(2026, 3, 9, hour)
    assert len(world.letters.sent) == 1
    await world.at(2026, 3, 16, 1)
    assert world.texts()[-1] == "the third winter"


async def test_whoever_has_left_a_server_hears_no_more_of_it(world):
    await world.follow(guild_id=SERVER)
    await world.follow("Tomas Reyl", guild_id=0)
    await world.agree()
    await world.bring("a private talk", guild_id=SERVER)
    await world.bring("the open talk", "Tomas Reyl")
    world.letters.strangers = {(ALICE, SERVER)}
    await world.at(2026, 3, 2, 1)
    assert set(world.texts()) == {"the open talk"}
    assert [f.wish.label for f in (await world.library.follows.list_all(ALICE)).follows] == ["Tomas Reyl"]


async def test_no_server_hears_of_anothers_own_interviews(world):
    await world.follow(guild_id=SERVER)
    await world.agree()
    await world.bring("a talk of another server", guild_id=SERVER + 1)
    await world.at(2026, 3, 2, 1)
    assert world.letters.sent == []


async def test_what_is_followed_takes_turns_and_there_is_an_end(world):
    await world.follow()
    await world.follow("Tomas Reyl")
    await world.agree()
    for number in range(SHOWN + 2):
        await world.bring(f"winter {number}")
    await world.bring("summer", "Tomas Reyl")
    await world.at(2026, 3, 2, 1)
    [digest] = world.letters.sent
    assert sum(len(news.quotations) for news in digest.news) == SHOWN
    assert {news.follow.wish.label for news in digest.news} == {"Ida Voss", "Tomas Reyl"}
    assert digest.more > 0


async def test_stopping_stops_and_following_has_a_limit(world):
    await world.follow()
    await world.agree()
    assert await world.library.follows.stop(ALICE)
    assert not await world.library.follows.stop(ALICE)
    await world.bring("the second winter")
    await world.at(2026, 3, 2, 1)
    assert world.letters.sent == []
    for number in range(MOST - 1):
        await world.follow(f"Somebody {number}")
    assert isinstance(
        await world.library.follows.follow(NewFollow(ALICE, 0, Followed.SPEAKER, "one more", "One more")), TooMany
    )
    again = await world.library.follows.follow(NewFollow(ALICE, SERVER, Followed.SPEAKER, "ida voss", "Ida Voss"))
    assert isinstance(again, Following)
    assert not again.is_new


async def test_one_digest_that_breaks_keeps_no_other_from_coming(world):
    await world.follow()
    await world.agree()
    await world.bring("the second winter")
    world.letters.faults = [ZeroDivisionError()]
    await world.at(2026, 3, 2, 1)
    await world.at(2026, 3, 2, 1, 1)
    assert len(world.letters.sent) == 1
