"""Turns to search in, as many as are wanted, and what to ask: from the real transcripts beside the project.

    SHARED=/path/to/shared python -m tests.benchmarks.search_scale

Where that folder is absent, a benchmark says so and does nothing.
"""

from __future__ import annotations

import os
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from bot.errors import UnreadableTranscript
from bot.model import Interview, Participant, Turn
from bot.store.documents import Document, store_document
from bot.store.records import Prepared
from bot.text.fold import fold
from bot.text.pinyin import romanise
from bot.text.sentences import windows
from bot.text.tables import load_table
from bot.text.tokens import has_han
from bot.transcripts import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.store.database import Database

SHARED = Path(os.environ.get("SHARED", Path(__file__).parents[3] / "shared"))
SCALE = ("changelog", "pdis")
PASSAGE_WIDTH = 600  # as in bot.ingest
TURNS_A_TALK = 200  # of the interviews that mutated turns are put into
MUTATED = 0.15  # share of a turn's words that a mutation replaces


def load_turns() -> list[str]:
    """The turns of all transcripts for scale, in a shuffled order that is always the same."""
    texts: list[str] = []
    for folder in SCALE:
        for path in sorted((SHARED / "corpora" / folder).rglob("*.md")):
            try:
                texts += [turn.text for interview in read(path) for turn in interview.turns]
            except UnreadableTranscript:
                continue
    _rng(1).shuffle(texts)
    return texts


def take_turns(texts: Sequence[str], number: int) -> Iterator[str]:
    """So many turns: the texts themselves, and then mutations of them, in which words are replaced by others'."""
    rng = _rng(2)
    for at in range(number):
        text = texts[at % len(texts)]
        yield text if at < len(texts) else _mutate(text, texts, rng)


def _mutate(text: str, texts: Sequence[str], rng: Random) -> str:
    other = texts[rng.randrange(len(texts))]
    if has_han(text) != has_han(other):
        other = text
    words, others = _split(text), _split(other)
    for at in range(len(words)):
        if rng.random() < MUTATED:
            words[at] = rng.choice(others)
    return ("" if has_han(text) else " ").join(words)


def _split(text: str) -> list[str]:
    return list(text) if has_han(text) else text.split()


async def shelve(database: Database, texts: Iterable[str], first: int = 0) -> None:
    """Stores texts as the turns of two speakers, an interview for each TURNS_A_TALK, without highlights or topics.

    `first` is the first one's number; those of the same number take one another's place.
    """
    given = iter(texts)
    for number in count(first):
        talk = list(islice(given, TURNS_A_TALK))
        if not talk:
            return
        await _shelve(database, talk, number)


async def _shelve(database: Database, talk: Sequence[str], number: int) -> None:
    turns = tuple(Turn(f"Speaker {at % 2}", text.strip() or ".", at + 1) for at, text in enumerate(talk))
    interview = Interview(f"Talk {number}", turns, (Participant("Speaker 0"), Participant("Speaker 1")))
    passages = tuple(tuple(windows(turn.text, PASSAGE_WIDTH)) for turn in turns)
    async with database.write() as connection:
        document = Document(str(number), f"{number:064x}", "2026-01-01")
        await store_document(connection, document, [Prepared(interview, passages, (), ())])


def make_queries(texts: Sequence[str], number: int) -> dict[str, list[str]]:
    """Kinds of queries, `number` of each, made from texts as people remember them."""
    rng = _rng(3)
    english = [text for text in texts if not has_han(text) and len(text.split()) > 12]
    chinese = [text for text in texts if has_han(text) and len(text) > 40]
    kinds: dict[str, list[str]] = {
        "phrase, English": [_phrase(rng.choice(english).split(), 3, rng) for _ in range(number)],
        "misquotation, English": [_misquote(_phrase(rng.choice(english).split(), 9, rng), rng) for _ in range(number)],
        "slip, English": [_slip(_phrase(rng.choice(english).split(), 3, rng), rng) for _ in range(number)],
        "question, English": [_question(rng.choice(english).split(), rng) for _ in range(number)],
        "one common word": [rng.choice(("the", "people", "software", "know", "really")) for _ in range(number)],
    }
    if chinese:
        phrases = [_phrase(list(rng.choice(chinese)), 6, rng) for _ in range(number)]
        kinds |= {
            "phrase, Chinese": phrases,
            "one character": [phrase.strip()[0] for phrase in phrases],
            "homophone, Chinese": [phrase[:2] + _homophone(phrase[2], rng) + phrase[3:] for phrase in phrases],
            "pinyin": [" ".join(romanise(fold(char)) for char in phrase if has_han(char))[:40] for phrase in phrases],
            "initials": ["".join(romanise(fold(c))[0] for c in phrase if has_han(c))[:5] for phrase in phrases],
            "question, Chinese": [f"{phrase}是什么时候的事?" for phrase in phrases],
        }
    kinds["nonsense"] = ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=9)) for _ in range(number)]
    return kinds


def _rng(seed: int) -> Random:
    return Random(seed)  # noqa: S311  the same texts and queries in every run


def _phrase(words: list[str], length: int, rng: Random) -> str:
    at = rng.randrange(max(1, len(words) - length))
    return ("" if any(map(has_han, words)) else " ").join(words[at : at + length])


def _misquote(phrase: str, rng: Random) -> str:
    words = phrase.split()
    if len(words) > 4:
        del words[rng.randrange(len(words))]
        at = rng.randrange(len(words) - 1)
        words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def _slip(phrase: str, rng: Random) -> str:
    at = rng.randrange(1, max(2, len(phrase) - 1))
    return phrase[:at] + rng.choice("aeiou") + phrase[at + 1 :]


def _homophone(char: str, rng: Random) -> str:
    syllable = romanise(fold(char))
    others = [other for other, reading in load_table("syllables").items() if reading == syllable and other < "\u9fff"]
    return rng.choice(others) if others else char


def _question(words: list[str], rng: Random) -> str:
    return f"what did they say about {' '.join(rng.sample(words, 5))}?"
