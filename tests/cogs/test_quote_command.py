import random

from bot.store.index import Filters


async def test_a_quotation_says_who_and_where(visitor):
    screen = await visitor.run("quote")
    assert screen.text.startswith("> ")
    assert "· turn " in screen.text


async def test_only_the_named_speaker_is_quoted(visitor):
    [name, *_] = await visitor.type("quote", "speaker", "mara")
    screen = await visitor.run("quote", speaker=name)
    assert f"**{name}**" in screen.text


async def test_another_is_another(visitor):
    screen = await visitor.run("quote")
    seen = {screen.text}
    for _ in range(5):
        before = screen.text
        screen = await visitor.press(screen, "Another")
        assert screen.text != before
        seen.add(screen.text)
    assert len(seen) > 2


async def test_a_quotation_about_nothing_known_offers_topics(visitor):
    screen = await visitor.run("quote", about="qzxwvjkqpl")
    assert screen.ephemeral
    assert "No quotation is about" in screen.text
    assert "The library has no interviews" not in screen.text
    assert "Who speaks about it" in (await visitor.press(screen, "open source")).text


async def test_context_leads_from_a_quotation_to_its_turn(visitor):
    quoted = await visitor.run("quote")
    words = quoted.text.splitlines()[0].removeprefix("> ").rstrip(".。！？…")
    assert words in (await visitor.press(quoted, "Context")).text


async def test_what_is_quoted_about_a_topic_names_it_as_long_as_something_does(library):
    topic = await library.topics.highlights("开源", 0)
    assert 0 < len(topic.naming) < len(topic.quotations)
    drawn = {(await library.quote(Filters(0), "开源", rng=random.Random(seed))).id for seed in range(30)}  # noqa: S311
    assert drawn <= topic.naming
