import re


async def test_a_search_says_who_where_and_why(visitor):
    screen = await visitor.run("search", query="open source")
    assert not screen.ephemeral
    assert re.search(r"\*\*open source\*\*", screen.text, re.IGNORECASE)
    assert "turn " in screen.text
    assert "](https://example." in screen.text
    assert "word for word" in screen.text


async def test_the_other_script_is_found_too(visitor):
    simplified = await visitor.run("search", query="开源")
    traditional = await visitor.run("search", query="開源")
    assert "開源" in simplified.text
    assert simplified.text.splitlines()[1:] == traditional.text.splitlines()[1:]


async def test_pages_are_turned_to_the_last_and_back(visitor):
    first = await visitor.run("search", query="的")
    seen, screen = [first.text], first
    while not screen.button("Next page").get("disabled"):
        screen = await visitor.press(screen, "Next page")
        assert screen.text not in seen
        seen.append(screen.text)
    assert len(seen) > 2
    while not screen.button("Previous page").get("disabled"):
        screen = await visitor.press(screen, "Previous page")
        assert screen.text == seen[-2]
        seen.pop()


async def test_one_character_is_enough(visitor):
    assert "**海**" in (await visitor.run("search", query="海")).text


async def test_a_miss_is_private_and_helps(visitor):
    screen = await visitor.run("search", query="kaiyuan")
    if screen.ephemeral:
        assert "开源" in [button["label"] for button in screen.buttons]
        found = await visitor.press(screen, "开源")
        assert "开源" in found.text


async def test_a_narrow_miss_offers_the_wide_search(visitor):
    speakers = await visitor.type("search", "speaker", "mara", query="x")
    screen = await visitor.run("search", query="潮汐", speaker=speakers[0])
    assert screen.ephemeral
    assert "**潮汐**" in (await visitor.press(screen, "潮汐")).text


async def test_nonsense_finds_nothing(visitor):
    for query in ("qzxwv jkqpl", "😀😀", "!!!", "龘靐齉"):
        screen = await visitor.run("search", query=query)
        assert screen.ephemeral, query


async def test_an_unknown_speaker_is_answered_with_those_that_come_near(visitor):
    screen = await visitor.run("search", query="open", speaker="Mara Oduyaa Smith")
    assert screen.ephemeral
    assert "Did you mean" in screen.text or "no speaker" in screen.text


async def test_context_opens_privately_and_reads_on_through_the_interview(visitor):
    found = await visitor.run("search", query="open source")
    screen = await visitor.press(found, "Context")
    assert screen.ephemeral
    places = [screen.text]
    while not screen.button("Later").get("disabled"):
        screen = await visitor.press(screen, "Later")
        assert screen.text not in places
        places.append(screen.text)
    while not screen.button("Earlier").get("disabled"):
        screen = await visitor.press(screen, "Earlier")
    # The first answer, with the question that opens the interview above it.
    assert "turn 2\n" in f"{screen.text}\n"
    assert screen.text.startswith("> **")


async def test_one_button_leaves_the_exact_hits_and_another_brings_all_back(visitor):
    everything = await visitor.run("search", query="open source")
    assert "shares the words that matter" in everything.text
    exact = await visitor.press(everything, "Exact only")
    assert "word for word" in exact.text
    assert "shares the words that matter" not in exact.text
    again = await visitor.press(exact, "Show all")
    assert again.text == everything.text


async def test_what_nobody_said_word_for_word_is_looked_for_again_by_a_button(visitor):
    missed = await visitor.run("search", query="kaiyuan")
    exact = await visitor.press(missed, "Exact only")
    assert "word for word" in exact.text
    assert (await visitor.press(exact, "Show all")).text == missed.text
