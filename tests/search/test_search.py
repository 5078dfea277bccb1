"""What people type, and what they meant."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.search import Found, Query, Reason, search
from bot.store.index import Filters
from tests.search.shelf import store

TURNS = [
    "总归要做两个绝对差异化竞争力,有样学样是永远不可能超越的。",
    "大模型的训练和推理,必然是在一个集群上才能进一步降低成本。",
    "開放政府不是把資料放上網就結束了,而是讓人看得懂。",
    "我们用 C++ 写内核,用 C# 写工具,后来都换成了 Rust。",
    "The finest suspension ever built is a train that isn't moving.",
    "Nobody reads the manual; that is why we print it on the lid.",
    "Neural networks are mostly patience and electricity.",
    "她说茶要趁热喝,话要趁凉说。",
    "慢也是一道门,进来的人都擦过鞋。",
    "版本号是 3.5,不是 35,也不是 5.3。",
    "2027年我们用 llama2 和 .NET 做了一个 AI协作 的实验。",
]

GOLDEN = [
    # what is typed, the turn that is meant, the reason
    ("有样学样", 0, Reason.EXACT),
    ("有样学样永远不可能超越", 0, Reason.CLOSE),
    ("有样学样,是永远 不可能超越的", 0, Reason.EXACT),
    ("大模型", 1, Reason.EXACT),
    ("茶", 7, Reason.EXACT),
    ("大墨型", 1, Reason.SOUND),
    ("damoxing", 1, Reason.PINYIN),
    ("da mo xing", 1, Reason.PINYIN),
    ("xunlian he tuili", 1, Reason.PINYIN),
    ("集裙", 1, Reason.SOUND),
    ("开放政府", 2, Reason.EXACT),
    ("開放政府", 2, Reason.EXACT),
    ("C++", 3, Reason.EXACT),
    ("c#", 3, Reason.EXACT),
    ("finest suspension", 4, Reason.EXACT),
    ("a train that is not moving", 4, Reason.CLOSE),
    ("nobody reads manuals", 5, Reason.CLOSE),
    ("NEURAL NETWORKS", 6, Reason.EXACT),
    ("3.5", 9, Reason.EXACT),
    ("进来的人擦鞋", 8, None),
    # dialect and keyboard: zh/z, n/l, -ng/-n, sh/s
    ("zonggui yao", 0, Reason.PINYIN),
    ("ren kang de dong", 2, Reason.PINYIN),
    ("damoxin", 1, Reason.PINYIN),
    ("dmx", 1, Reason.INITIALS),
    ("kfzf", 2, Reason.INITIALS),
    # characters that look alike
    ("集裙", 1, Reason.SOUND),
    ("茶要趁热渴", 7, Reason.CLOSE),
    ("进来的入都擦过鞋", 8, Reason.LOOKS),
    # slips in English
    ("nueral networks", 6, Reason.SPELLING),
    ("suspention", 4, Reason.SPELLING),
    ("electrisity", 6, Reason.SPELLING),
    ("nobody reads teh manual", 5, Reason.SPELLING),
    ("a trian that isn't moving", 4, Reason.SPELLING),
    ("fonest suspension", 4, None),
    # names made of signs, numbers, mixed scripts
    (".NET", 10, Reason.EXACT),
    ("llama2", 10, Reason.EXACT),
    ("AI协作", 10, Reason.EXACT),
    ("ai 協作", 10, Reason.EXACT),
    ("2027", 10, Reason.EXACT),
    ("5.3", 9, Reason.EXACT),
    # questions as people ask them
    ("what are neural networks made of?", 6, None),
    ("大模型为什么要在一个集群上训练？", 1, None),
    ("开放政府是什么意思", 2, None),
    # words swapped, dropped, replaced
    ("an train that isn't moving is the finest suspension", 4, None),
    ("训练大模型一定要在集群上", 1, None),
    ("话要趁凉说,茶要趁热喝", 7, None),
    ("nobody ever reads a manual", 5, None),
]

NONSENSE = ["qzxwv jkqpl", "龘靐齉", "😀", "!!!", "", "   ", "火星移民计划", "quantum chromodynamics lattice"]


@pytest.fixture
async def _stored(database):
    await store(database, "golden", [(f"Speaker {i % 2}", text) for i, text in enumerate(TURNS)])


@pytest.mark.parametrize(("typed", "meant", "reason"), GOLDEN, ids=[typed for typed, _, _ in GOLDEN])
@pytest.mark.usefixtures("_stored")
async def test_what_is_meant_comes_first(database, typed, meant, reason):
    result = await search(database, Query(typed))
    assert isinstance(result, Found)
    hit = result.hits[0]
    assert hit.turn.text == TURNS[meant]
    if reason is not None:
        assert hit.reasons == (reason,)
        start, end = hit.match
        assert hit.text[start:end].strip()


@pytest.mark.usefixtures("_stored")
async def test_the_match_is_the_part_that_was_meant(database):
    for typed, said in [("開放政府", "開放政府"), ("damoxing", "大模型"), ("集裙", "集群"), ("c++", "C++")]:
        result = await search(database, Query(typed))
        assert isinstance(result, Found)
        hit = result.hits[0]
        assert hit.text[slice(*hit.match)] == said


@pytest.mark.parametrize("typed", NONSENSE)
@pytest.mark.usefixtures("_stored")
async def test_nonsense_finds_nothing(look_up, typed):
    assert await look_up(typed) == []


@pytest.mark.usefixtures("_stored")
async def test_exact_leaves_out_what_is_only_like_it(look_up):
    assert await look_up("nobody reads manuals", exact=True) == []
    assert await look_up("damoxing", exact=True) == []
    assert await look_up("Nobody reads the manual", exact=True) == [TURNS[5]]


@pytest.mark.usefixtures("_stored")
async def test_an_unrelated_interview_takes_no_exact_hit_away(database, look_up):
    before = {typed: await look_up(typed, exact=True) for typed, _, _ in GOLDEN}
    await store(database, "unrelated", [("Someone", text[::-1]) for text in TURNS] * 3)
    for typed, found in before.items():
        assert set(found) <= set(await look_up(typed, exact=True)), typed


async def test_filters_are_exact(database, look_up):
    await store(database, "one", [("甲", "山里的茶"), ("乙", "海边的茶")])
    await store(database, "two", [("甲", "城里的茶")])
    await store(database, "theirs", [("丙", "别人的茶")], guild_id=7)
    assert set(await look_up("茶")) == {"山里的茶", "海边的茶", "城里的茶"}
    assert set(await look_up("茶", Filters(speaker="甲"))) == {"山里的茶", "城里的茶"}
    assert set(await look_up("茶", Filters(interview=1))) == {"山里的茶", "海边的茶"}
    assert await look_up("茶", Filters(interview=2, speaker="乙")) == []


async def test_filters_by_time_and_language_are_exact(database, look_up):
    await store(database, "one", [("甲", "山里的茶")], language="zh-Hans", date="2024-05-01")
    await store(database, "two", [("甲", "海邊的茶")], language="zh-Hant", date="2025-05-01")
    await store(database, "three", [("Ann", "tea, 茶")], language="en", date="2026-05-01")
    await store(database, "undated", [("乙", "城里的茶")], guild_id=7, language="zh-Hans")
    for filters, found in [
        (Filters(7), {"山里的茶", "海邊的茶", "tea, 茶", "城里的茶"}),
        (Filters(7, language="zh"), {"山里的茶", "海邊的茶", "城里的茶"}),
        (Filters(7, language="zh-Hans"), {"山里的茶", "城里的茶"}),
        (Filters(7, language="z"), set()),
        (Filters(7, since="2025-05-01"), {"海邊的茶", "tea, 茶"}),
        (Filters(7, until="2025-05-01"), {"山里的茶", "海邊的茶"}),
        (Filters(7, since="2025-01-01", until="2025-12-31"), {"海邊的茶"}),
        (Filters(7, speaker="甲", since="2025-01-01"), {"海邊的茶"}),
        (Filters(8, language="zh", until="2024-12-31"), {"山里的茶"}),
    ]:
        assert set(await look_up("茶", filters)) == found, filters
        assert set(await look_up("cha", filters)) <= found, filters


async def test_a_server_sees_its_own_and_the_shared_interviews_and_no_others(database, look_up):
    await store(database, "shared", [("甲", "山里的茶")])
    await store(database, "seven", [("乙", "海边的茶")], guild_id=7)
    await store(database, "eight", [("丙", "城里的茶")], guild_id=8)
    assert set(await look_up("茶", Filters(7))) == {"山里的茶", "海边的茶"}
    assert set(await look_up("de cha", Filters(8))) == {"山里的茶", "城里的茶"}
    assert set(await look_up("茶")) == {"山里的茶"}


async def test_a_turn_is_found_once_by_its_best_passage(database):
    long = "开头没有什么。" * 60 + "最后说到了潮汐表。" + "结尾也没有什么。" * 60 + "潮汐。"
    await store(database, "long", [("甲", long)])
    result = await search(database, Query("潮汐表"))
    assert isinstance(result, Found)
    [hit] = result.hits
    assert hit.text[slice(*hit.match)] == "潮汐表"
    assert hit.turn.text[hit.start : hit.end] == hit.text


NASTY = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ['"', "it's", "-bar", "AND", "NOT x", "a OR", "x*", "(", "{}", "\0", "\u202eabc", "a" * 10_000, "的" * 10_000]
    ),
    st.text(alphabet="\"'*()-:^+{}~ANDORNEAR大模 型\0\u200b", max_size=60),
)


@pytest.mark.usefixtures("_stored")
async def test_no_query_whatever_fails_or_takes_long(database):
    slowest = []

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(NASTY)
    def draw(text):
        texts.append(text)

    texts: list[str] = []
    draw()
    for text in [*texts, *MONSTERS]:
        began = time.process_time()
        await search(database, Query(text))
        slowest.append((time.process_time() - began, text[:40]))
    took, text = max(slowest)
    assert took < 0.2, text  # of CPU, which a busy machine doesn't make more


MONSTERS = [
    "大模型 " * 3_000,
    "open source " * 1_000,
    "nueral " * 1_400,
    "xianxianxian" * 800,
    "dmx" * 3_000,
    "\u202e\u2066" * 5_000,
    "C++ " * 2_000,
    "".join(chr(code) for code in range(0x4E00, 0x4E00 + 10_000)),
    " ".join(f"w{number}" for number in range(2_000)),
    '" OR "' * 1_700,
    "\0" * 10_000,
    "NEAR(大 模, 2)",
]


async def test_a_phrase_over_the_border_of_two_turns_is_found(database, look_up):
    await store(
        database, "two", [("甲", "我们聊聊潮汐。你还记得灯塔吗"), ("乙", "怎么会忘记呢,那年冬天。"), ("甲", "别的。")]
    )
    result = await search(database, Query("记得灯塔吗怎么会"))
    assert isinstance(result, Found)
    hit = result.hits[0]
    assert (hit.reasons, hit.turn.speaker, hit.text[slice(*hit.match)]) == ((Reason.EXACT,), "甲", "记得灯塔吗")
    assert len(await look_up("记得灯塔吗怎么会", exact=True)) == 1


async def test_a_phrase_over_the_border_of_two_passages_is_found(database):
    long = (
        "Nothing of note happened here. " * 19 + "We moored at dusk. Then lanterns went out. " + "All was quiet. " * 40
    )
    await store(database, "long", [("Ann", long)])
    for query in ("at dusk. Then lanterns", "moored at dusk then lanterns went out"):
        result = await search(database, Query(query, exact=True))
        assert isinstance(result, Found)
        [hit] = result.hits
        assert "dusk. Then lanterns" in hit.text[slice(*hit.match)]


async def test_an_exact_phrase_is_found_after_a_turn_was_corrected(database, look_up):
    await store(database, "one", [("甲", "山里的茶"), ("乙", "海边的风"), ("甲", "城里的灯")])
    await store(database, "one", [("甲", "山里的茶"), ("乙", "海边的大风"), ("甲", "城里的灯")])
    assert await look_up("大风城里", exact=True) == ["海边的大风"]
    assert await look_up("大风城里的灯", exact=True) == ["城里的灯"]
    assert await look_up("的茶城里", exact=True) == []
    assert await look_up("的灯海边", exact=True) == []
