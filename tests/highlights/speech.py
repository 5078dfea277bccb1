"""What is said in the interviews of `../shared` from which it is learned: in none of the test half."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from bot import transcripts
from bot.errors import UnreadableTranscript
from bot.highlights.said import Said
from tests.highlights.measure import SHARED, list_files

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


def read_speech(folders: Collection[str], left_out: Collection[str] = ()) -> Iterator[Said]:
    """The turns of all transcripts in these folders but those `left_out`; both are named from `../shared` on."""
    skipped = list_files("test") | {SHARED / file for file in left_out}
    for file in chain.from_iterable(sorted((SHARED / folder).rglob("*")) for folder in folders):
        if file.suffix not in transcripts.SUFFIXES or file in skipped:
            continue
        try:
            interviews = transcripts.read(file)
        except UnreadableTranscript:
            continue
        for turn in chain.from_iterable(interview.turns for interview in interviews):
            yield Said(turn.text)
