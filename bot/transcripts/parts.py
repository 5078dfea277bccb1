"""Several interviews in one file become one script each.

A file holds several where headings of one level each stand above a conversation of its own, in which nobody answers
who answers in another. Chapters of one conversation share their guests, and a show's acts aren't called by theirs.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from bot.transcripts.elections import find_labels
from bot.transcripts.names import HAN, is_host_word, is_role_word, is_surely_name, key_of
from bot.transcripts.script import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.transcripts.script import Line, Script

# Labels that a conversation has at least.
_FEWEST_LABELS = 2
# Headings of lower levels are parts of one interview.
_LEVELS = (1, 2, 3)
_FEWEST = 2
_CALLED_INTERVIEW = re.compile(
    r"interview|conversation with|in conversation|talk(?:s|ing)? (?:to|with)|访谈|訪談|专访|專訪|采访|採訪|对话|對話|"
    r"对谈|對談|问答",
    re.IGNORECASE,
)


# The title of one of several interviews, however it is set. A file that has it once is that interview.
_TITLE = re.compile(
    r"(?:第[一二三四五六七八九十\d]{1,3}(?:篇|场|場|位|次)?\s*)?(?:访谈|訪談|专访|專訪|采访|採訪|对话|對話|对谈|對談|"
    r"interview|conversation)s?\s*(?:[#№]?\s?\d{1,3}|[一二三四五六七八九十]{1,3}|with\s+[^.!?]+)(?:\s*[:：.、—–-]\s*[^.!?。！？]*)?",
    re.IGNORECASE,
)
_LONGEST_TITLE = 60


def split(script: Script) -> list[Script]:
    """The scripts of the interviews that a file holds: most often itself alone.

    What stands above the first heading belongs to the first; what the file states holds for all but for its title,
    which becomes their series.
    """
    script = replace(script, lines=_with_titles(script.lines))
    for level in _LEVELS:
        headings = [i for i, line in enumerate(script.lines) if _is_heading(line, level)]
        if len(headings) < _FEWEST:
            continue
        sections = [script.lines[a:b] for a, b in pairwise([*headings, len(script.lines)])]
        parts = _conversations(sections, level)
        if len(parts) >= _FEWEST:
            head = script.lines[: headings[0]]
            facts = _facts_of_parts(script.facts, head)
            scripts = [_part(script, lines, facts) for lines in parts]
            return [replace(scripts[0], lines=[*map(_set_aside, head), *scripts[0].lines]), *scripts[1:]]
    return [script]


def _with_titles(lines: list[Line]) -> list[Line]:
    """The lines, of which those that are titles of interviews are headings, where there are several."""
    titles = {
        i
        for i, line in enumerate(lines)
        if line.style in (Style.PLAIN, Style.BOLD) and len(line.text) <= _LONGEST_TITLE and _TITLE.fullmatch(line.text)
    }
    if len(titles) < _FEWEST:
        return lines
    return [line._replace(style=Style.HEADING, level=1) if i in titles else line for i, line in enumerate(lines)]


def _part(script: Script, lines: list[Line], facts: dict[str, str]) -> Script:
    """One interview: the heading with which it begins is its title, and not a name to which the next words belong."""
    return replace(script, lines=[_set_aside(lines[0]), *lines[1:]], facts={**facts, "title": lines[0].text})


def _is_heading(line: Line, level: int) -> bool:
    return line.style is Style.HEADING and line.level == level and not line.why


def _conversations(sections: Sequence[list[Line]], level: int) -> list[list[Line]]:
    """The sections, each conversation with those around it that hold none; nothing unless all are interviews."""
    labels, elected = find_labels([*chain.from_iterable(sections)])
    found = iter(labels)
    heard = [
        Counter(key for label in islice(found, len(lines)) if label and (key := key_of(label.name)) in elected)
        for lines in sections
    ]
    talking = [i for i, speakers in enumerate(heard) if speakers.total() >= _FEWEST_LABELS]
    if not _are_interviews([sections[i] for i in talking], [heard[i] for i in talking], level):
        return []
    bounds = [0, *talking[1:], len(sections)]
    return [[*chain.from_iterable(sections[a:b])] for a, b in pairwise(bounds)]


def _are_interviews(sections: Sequence[list[Line]], heard: Sequence[Counter[str]], level: int) -> bool:
    if len(sections) < _FEWEST:
        return False
    is_by_role = all(is_role_word(key) for speakers in heard for key in speakers)
    titles = [lines[0].text for lines in sections]
    if is_by_role:
        return level == 1 or all(_CALLED_INTERVIEW.search(title) for title in titles) or _are_about_people(sections)
    guests = _guests(heard)
    if not all(guests) or any(a & b for a, b in pairwise(guests)):
        return False
    return level == 1 or all(_is_called_by(title, names) for title, names in zip(titles, guests, strict=True))


def _are_about_people(sections: Sequence[list[Line]]) -> bool:
    """Whether each is called by a person whom its text speaks of, and most others don't."""
    names = [re.split(r"\s*(?:[,，:：(（|｜]|[—–]|\s-\s)\s*", lines[0].text)[0] for lines in sections]
    texts = ["\n".join(line.text for line in lines[1:]) for lines in sections]
    if len(set(names)) < len(names) or not all(_is_full_name(name) for name in names):
        return False
    own = sum(name in text for name, text in zip(names, texts, strict=True))
    others = sum(name in text for i, name in enumerate(names) for j, text in enumerate(texts) if i != j)
    return own > len(names) / 2 and others < own


def _is_full_name(name: str) -> bool:
    return is_surely_name(name) and (len(name) > 2 if HAN.search(name) else len(name.split()) > 1)  # noqa: PLR2004


def _guests(heard: Sequence[Counter[str]]) -> list[set[str]]:
    """For each conversation those who speak in it alone."""
    conversations = Counter(chain.from_iterable(heard))
    return [{key for key in speakers if conversations[key] == 1 and not is_host_word(key)} for speakers in heard]


def _is_called_by(title: str, names: Iterable[str]) -> bool:
    folded = key_of(title)
    return bool(_CALLED_INTERVIEW.search(title)) or any(
        word in folded for name in names for word in (name, *name.split()) if len(word) > 1
    )


def _facts_of_parts(facts: dict[str, str], head: Iterable[Line]) -> dict[str, str]:
    title = facts.get("title") or next((line.text for line in head if line.style is Style.HEADING and not line.why), "")
    own = {key: value for key, value in facts.items() if key != "title"}
    return {"series": title, **own} if title else own


def _set_aside(line: Line) -> Line:
    return line._replace(why=line.why or "heading") if line.style is Style.HEADING else line
