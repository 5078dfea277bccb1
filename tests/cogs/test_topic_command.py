import pytest

from bot.pictures.fonts import Fonts
from tests.cogs.conftest import _parts

MEDIA_GALLERY = 12


async def test_all_topics_lead_to_each_of_them(visitor):
    overview = await visitor.run("topic")
    assert len(overview.buttons) >= 8
    label = overview.buttons[0]["label"]
    screen = await visitor.press(overview, label)
    assert screen.text.startswith(f"## {label}")


async def test_a_topic_shows_who_speaks_about_it(visitor):
    overview = await visitor.run("topic")
    screen = await visitor.run("topic", name=overview.buttons[0]["label"])
    assert "Who speaks about it: " in screen.text


async def test_a_misspelt_topic_is_found(visitor):
    overview = await visitor.run("topic")
    english = next(b["label"] for b in overview.buttons if b["label"].isascii() and len(b["label"]) > 6)
    screen = await visitor.run("topic", name=english[:-2] + english[-1])
    assert screen.text.startswith(f"## {english}")


async def test_an_unknown_topic_is_a_private_word(visitor):
    screen = await visitor.run("topic", name="qzxwvjkqpl")
    assert screen.ephemeral
    assert "no topic" in screen.text


async def test_names_are_offered_while_typing_and_never_more_than_25(visitor):
    assert 0 < len(await visitor.type("topic", "name", "")) <= 25
    assert await visitor.type("topic", "name", "kaiyuan")


async def test_of_each_speaker_what_names_the_topic_is_quoted_before_what_was_said_beside_it(library):
    view = await library.topics.find("开源")
    said: dict[str, list[bool]] = {}
    for quotation in view.quotations:
        names_it = any(name in quotation.text.lower() for name in ("开源", "開源", "open source", "free software"))
        said.setdefault(quotation.turn.speaker, []).append(names_it)
    assert len({quotation.turn.interview.id for quotation in view.quotations}) > 1
    assert any(any(named) for named in said.values())
    assert all(named == sorted(named, reverse=True) for named in said.values())


@pytest.mark.parametrize("name", ["开源", "開源", "kaiyuan", "Open Source", "open sorce", "open-source"])
async def test_a_topic_is_found_in_any_script_in_pinyin_and_misspelt(visitor, name):
    assert (await visitor.run("topic", name=name)).text.startswith("## open source")


async def test_where_it_comes_up_is_a_picture_that_is_told_in_words_too(visitor):
    screen = await visitor.run("topic", name="开源")
    [gallery] = [part for part in _parts(screen.response.components) if part["type"] == MEDIA_GALLERY]
    [item] = gallery["items"]
    assert "“open source” comes up" in item["description"]
    assert "The Slowest Network in Europe" in item["description"]
    assert "of 70 turns" in item["description"]
    following = await visitor.press(screen, "Next page")
    assert not [part for part in _parts(following.response.components) if part["type"] == MEDIA_GALLERY]
    again = await visitor.press(following, "Previous page")
    assert [part for part in _parts(again.response.components) if part["type"] == MEDIA_GALLERY]


async def test_without_a_font_the_topic_is_shown_without_its_picture(visitor, env, tmp_path):
    env.bot.studio._fonts = Fonts(folders=[str(tmp_path)])
    screen = await visitor.run("topic", name="开源")
    assert screen.text.startswith("## open source")
    assert not [part for part in _parts(screen.response.components) if part["type"] == MEDIA_GALLERY]


async def test_speakers_stand_side_by_side(visitor, library):
    view = await library.topics.find("开源")
    first = [quotation.turn.speaker for quotation in view.quotations[:3]]
    assert len(set(first)) == 3
    screen = await visitor.run("topic", name="开源")
    assert all(f"**{name}** · " in screen.text for name in first)
