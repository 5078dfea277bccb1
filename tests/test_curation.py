"""People have the last word on highlights, each where it holds, and it outlives a corrected transcript."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.curation import find_words
from bot.errors import NotVerbatim, UnknownReference
from bot.model import Standing
from bot.store.index import Filters

if TYPE_CHECKING:
    from pathlib import Path

    from bot.library import Library
    from bot.store.records import Quotation

HERE, ELSEWHERE = 7, 8
"""Two servers."""

TALK = (
    """# On bridges

**Tom:** Why do you build bridges?

**Mira:** It rained that day. You should never build a bridge that you would not let your own children cross.
I went home.

**Tom:** And what are they made of?

**Mira:** The best bridges are not built of stone, but of the patience of the people who need them. It was late.

**Tom:** Where did you go then?

**Mira:** """
    + "I went there, and it rained again. " * 40
)


@dataclass
class Shelf:
    """A library with one interview, whose file may be corrected."""

    library: Library
    path: Path

    async def correct(self, old: str, new: str) -> None:
        text = self.path.read_text(encoding="utf-8")
        assert old in text
        self.path.write_text(text.replace(old, new), encoding="utf-8")
        await self.library.ingest(self.path)

    async def quoted(self, guild_id: int = 0) -> list[Quotation]:
        return await self.library.list_quotations(Filters(guild_id))

    async def texts(self, guild_id: int = 0) -> list[str]:
        return [quotation.text for quotation in await self.quoted(guild_id)]

    async def one(self, word: str) -> Quotation:
        return next(q for q in await self.quoted() if word in q.text)


@pytest.fixture
async def shelf(empty_library, tmp_path):
    path = tmp_path / "talk.md"
    path.write_text(TALK, encoding="utf-8")
    await empty_library.ingest(path)
    return Shelf(empty_library, path)


async def test_a_pinned_highlight_comes_first_and_often(shelf):
    worst = (await shelf.quoted())[-1]
    await shelf.library.curation.pin(worst.id)
    first, *others = await shelf.quoted()
    assert (first.id, first.is_pinned) == (worst.id, True)
    assert others
    assert not any(other.is_pinned for other in others)
    rng = random.Random(1)  # noqa: S311  no secret
    drawn = [(await shelf.library.quote(Filters(), rng=rng)).id for _ in range(60)]
    assert drawn.count(worst.id) >= 30


async def test_a_hidden_highlight_is_nowhere_and_comes_back_when_it_is_shown(shelf):
    best = (await shelf.quoted())[0]
    await shelf.library.curation.hide(best.id)
    assert best.id not in {q.id for q in await shelf.quoted()}
    assert best.id not in {q.id for q in await shelf.library.list_quotations(Filters(), "bridge")}
    await shelf.library.curation.show(best.id)
    assert best.id in {q.id for q in await shelf.quoted()}


async def test_what_is_hidden_is_not_picked_again_under_other_borders(shelf):
    best = await shelf.one("children")
    await shelf.library.curation.hide(best.id)
    await shelf.correct("You should never build", "So much for that: you should never build")
    assert not any("children" in text for text in await shelf.texts())


async def test_borders_are_drawn_around_words_of_the_turn(shelf):
    best = await shelf.one("children")
    curated = await shelf.library.curation.edit(best.id, "never build a bridge that\nyou would not  let")
    assert curated.quotation.text == "never build a bridge that you would not let"
    assert await shelf.library.curation.edit(best.id, best.text) == await shelf.library.curation.find(best.id)
    with pytest.raises(NotVerbatim):
        await shelf.library.curation.edit(best.id, "never build a wall")


async def test_what_the_program_did_not_see_is_added_and_taken_away_again(shelf):
    turn = (await shelf.one("children")).turn
    added = (await shelf.library.curation.add(turn.id, "It rained that day.")).quotation
    assert "It rained that day." in await shelf.texts()
    assert added.reasons == ("chosen by hand",)
    assert await shelf.library.curation.reset(added.id) is None
    assert "It rained that day." not in await shelf.texts()


async def test_a_highlight_that_lies_over_a_curated_one_gives_way(shelf):
    best = await shelf.one("children")
    await shelf.library.curation.add(best.turn.id, "It rained that day. You should never build a bridge")
    assert [q.id for q in await shelf.quoted() if q.turn.id == best.turn.id and q.id != best.id] != []
    assert best.id not in {q.id for q in await shelf.quoted()}


async def test_a_server_decides_for_itself_alone(shelf):
    best, *_ = everywhere = await shelf.quoted()
    await shelf.library.curation.hide(best.id, HERE)
    await shelf.library.curation.add(best.turn.id, "It was late." if "stone" in best.text else "I went home.", HERE)
    await shelf.library.curation.edit(everywhere[-1].id, everywhere[-1].text[:20], HERE)
    assert await shelf.quoted(ELSEWHERE) == await shelf.quoted() == everywhere
    here = await shelf.texts(HERE)
    assert best.text not in here
    assert {"It was late.", "I went home."} & set(here)
    assert everywhere[-1].text[:20] in here


async def test_the_operators_word_holds_everywhere_and_what_he_hides_stays_hidden(shelf):
    hidden, pinned = (await shelf.quoted())[:2]
    await shelf.library.curation.hide(hidden.id)
    await shelf.library.curation.pin(pinned.id)
    assert [q.id for q in await shelf.quoted(HERE) if q.is_pinned] == [pinned.id]
    await shelf.library.curation.hide(pinned.id, HERE)
    assert pinned.id not in {q.id for q in await shelf.quoted(HERE)}
    with pytest.raises(UnknownReference):
        await shelf.library.curation.show(hidden.id, HERE)


async def test_nobody_decides_about_what_they_cannot_see(shelf, tmp_path):
    theirs = tmp_path / "theirs.md"
    theirs.write_text(TALK.replace("bridge", "harbour"), encoding="utf-8")
    await shelf.library.ingest(theirs, ELSEWHERE)
    secret = next(q for q in await shelf.quoted(ELSEWHERE) if "harbour" in q.text)
    for decide in (shelf.library.curation.pin, shelf.library.curation.hide, shelf.library.curation.find):
        with pytest.raises(UnknownReference):
            await decide(secret.id, HERE)
    with pytest.raises(UnknownReference):
        await shelf.library.curation.add(secret.turn.id, "I went home.", HERE)


async def test_words_survive_a_corrected_transcript(shelf):
    children, stone = await shelf.one("children"), await shelf.one("stone")
    curation = shelf.library.curation
    await curation.pin(children.id)
    await curation.edit(stone.id, "not built of stone, but of the patience of the people", HERE)
    added = (await curation.add(children.turn.id, "I went home.")).quotation
    await shelf.correct("It rained that day.", "Well, it snowed on that very day.")
    await shelf.correct("patience of the people", "pateince of the people")
    await shelf.correct("**Tom:** And what", "**Mira:** Sit down, please.\n\n**Tom:** And what")
    assert (await curation.find(children.id)).standing is Standing.PINNED
    assert (await curation.find(children.id)).quotation.text == children.text
    assert (await curation.find(added.id)).quotation.text == "I went home."
    assert (await curation.find(stone.id, HERE)).quotation.text == (
        "not built of stone, but of the pateince of the people"
    )
    assert (await curation.find(stone.id)).quotation.text == stone.text.replace("patience", "pateince")


async def test_a_word_goes_with_what_it_was_about(shelf):
    children = await shelf.one("children")
    added = (await shelf.library.curation.add(children.turn.id, "I went home.")).quotation
    await shelf.correct("\nI went home.", "")
    with pytest.raises(UnknownReference):
        await shelf.library.curation.find(added.id)


async def test_highlights_keep_their_ids_when_a_file_comes_again(shelf):
    before = {q.text: q.id for q in await shelf.quoted()}
    await shelf.correct("Why do you build", "Tell me why you build")
    await shelf.correct("It rained that day.", "It rained a lot that day.")
    assert {q.text: q.id for q in await shelf.quoted()} == before


def test_words_are_found_nearest_to_where_they_were():
    text = "The sea. The sea again. The sea."
    assert find_words(text, "the SEA") == (0, 7)
    assert find_words(text, "the sea", near=20) == (24, 31)
    assert find_words("開源是一種信仰。", "开源是一种信仰") == (0, 7)
    with pytest.raises(NotVerbatim):
        find_words(text, "  ")
    with pytest.raises(NotVerbatim, match="at most"):
        find_words("a" * 2_000, "a" * 2_000)
