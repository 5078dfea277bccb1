"""What the makers of captions add is undone.

That is a cue for each word, a line that is shown twice while it rolls up, sounds, and the same phrase over and over
where a recogniser heard silence. What is cut is kept as cues that nobody says.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.transcripts.loops import loops_of_cues, loops_within
from bot.transcripts.names import is_surely_name
from bot.transcripts.timed import PAUSE_MS, count_wide, ends_sentence, join, pause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.transcripts.timed import Cue

REPEATED = "repeated by the speech recognition"

_MOST_WORDS = 60
_MOSTLY = 0.8
_LONGEST_SOUND = 200
_LONGEST_WORD = 24
_LONGEST_HAN_WORD = 4

_CLOSING = re.compile(r"[.,!?;:%)\]}'’”…]")
_NOTE = "♪♫♬🎵🎶"
_SOUND = re.compile(
    rf"(?:[\[(（【*][^\[\]()（）【】*]{{1,80}}[\])）】*]|[{_NOTE}])(?:[\s.…]|[\[(（【*][^\[\]()（）【】*]{{1,80}}[\])）】*]|[{_NOTE}])*"
)
_SONG = re.compile(rf"[{_NOTE}].*[{_NOTE}]", re.DOTALL)
_LEAD = re.compile(r"\s*(?:>>+|＞＞+|[-–—‐])\s*")
_BRACKETS = "[]()（）【】* "


def whole_cues(cues: Iterable[Cue]) -> Iterator[Cue]:
    """What was said once each, as far as a sentence or a cue reaches; with `why` where nobody says it."""
    shown = [cue for cue in cues if cue.text.strip()]
    whole = _phrases(shown) if is_by_word([cue for cue in shown if not cue.why]) else _unrolled(shown)
    return _without_loops([_marked(cue) for cue in whole])


def is_by_word(cues: Sequence[Cue]) -> bool:
    """Whether a recording has a cue for each word."""
    return len(cues) > 1 and sum(_is_word(cue.text.strip()) for cue in cues) > _MOSTLY * len(cues)


def _is_word(text: str) -> bool:
    if len(text) > _LONGEST_WORD or len(text.split()) != 1:
        return False
    return count_wide(text) <= _LONGEST_HAN_WORD


def _phrases(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Words that belong together, as far as a sentence, a breath or a speaker reaches."""
    brings_blanks = sum(cue.text[:1].isspace() or cue.text[-1:].isspace() for cue in cues) > len(cues) / 3
    group: list[Cue] = []
    for cue in cues:
        if group and _ends_phrase(group, cue):
            yield _phrase(group, brings_blanks=brings_blanks)
            group = []
        group.append(cue)
    if group:
        yield _phrase(group, brings_blanks=brings_blanks)


def _ends_phrase(group: Sequence[Cue], cue: Cue) -> bool:
    last = group[-1]
    if _CLOSING.match(cue.text.lstrip()) and cue.speaker in ("", last.speaker) and cue.why == last.why:
        return False
    if (cue.speaker and cue.speaker != last.speaker) or cue.why or last.why or len(group) >= _MOST_WORDS:
        return True
    return ends_sentence(last.text.rstrip()) or pause(last, cue) >= PAUSE_MS


def _phrase(group: Sequence[Cue], *, brings_blanks: bool) -> Cue:
    text = "".join(cue.text for cue in group) if brings_blanks else _joined_words(group)
    return group[0]._replace(text=text.strip(), end_ms=group[-1].until_ms, last=group[-1].last_number)


def _joined_words(group: Sequence[Cue]) -> str:
    words = [cue.text.strip() for cue in group]
    parts = [words[0]]
    for above, word in pairwise(words):
        joint = join(above[-1], word[0])
        parts.append(word if _CLOSING.match(word) or len(joint) == len("ab") else f" {word}")
    return "".join(parts)


# --- lines that roll up ------------------------------------------------------------------------


def _unrolled(cues: Sequence[Cue]) -> list[Cue]:
    """Each line once, where most cues begin with what the one before ended with."""
    lines = [[line.strip() for line in cue.text.split("\n") if line.strip()] for cue in cues]
    shared = [0, *(_shared(above, below) for above, below in pairwise(lines))]
    rolling = sum(
        1 for (above, below), count in zip(pairwise(lines), shared[1:], strict=True) if count and above != below
    )
    if rolling <= 1 or rolling <= (len(cues) - 1) / 2:
        return list(cues)
    fresh: list[Cue] = []
    for cue, own, count in zip(cues, lines, shared, strict=True):
        if own[count:]:
            fresh.append(cue._replace(text="\n".join(own[count:])))
        elif fresh:
            fresh[-1] = fresh[-1]._replace(end_ms=cue.until_ms)
    return fresh


def _shared(above: Sequence[str], below: Sequence[str]) -> int:
    """With how many lines of one cue the next begins again."""
    most = min(len(above), len(below))
    return next((size for size in range(most, 0, -1) if above[-size:] == below[:size]), 0)


# --- what nobody says --------------------------------------------------------------------------


def _marked(cue: Cue) -> Cue:
    return cue._replace(why="sound") if not cue.why and _is_sound(cue.text.strip()) else cue


def _is_sound(text: str) -> bool:
    bare = _LEAD.sub("", text, count=1) if text[:1] in "->–—" else text
    if len(bare) > _LONGEST_SOUND:
        return False
    return bool(_SONG.fullmatch(bare)) or (bool(_SOUND.fullmatch(bare)) and not is_surely_name(bare.strip(_BRACKETS)))


def _without_loops(cues: Sequence[Cue]) -> Iterator[Cue]:
    """The cues, those that only repeat what was said marked as such."""
    cut = {
        index
        for begin, end in loops_of_cues(["" if cue.why else f"{cue.speaker}\n{cue.text}" for cue in cues])
        for index in range(begin, end)
    }
    for index, cue in enumerate(cues):
        if cue.why:
            yield cue
        elif index in cut:
            yield cue._replace(why=REPEATED)
        else:
            yield from _split_loops(cue)


def _split_loops(cue: Cue) -> Iterator[Cue]:
    at = 0
    for begin, end in loops_within(cue.text):
        yield cue._replace(text=cue.text[at:begin])
        yield cue._replace(text=cue.text[begin:end], why=REPEATED)
        at = end
    if cue.text[at:].strip():
        yield cue._replace(text=cue.text[at:])
