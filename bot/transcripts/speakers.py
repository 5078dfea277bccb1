"""Who speaks: one decision for each paragraph of a file, whatever its format.

Labels say it, as far as they go. Many interviews label only who answers, or nobody:

* where only the guest has a label, it opens each answer, so a new label of the same speaker means that somebody else
  has spoken in between: the paragraph before it is the host's question;
* where only the host has one, what follows a question is the guest's;
* where questions are set apart (headings, bold), what isn't is an answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.model import Role
from bot.transcripts.asking import addresses_somebody, is_question_like, share_that_asks
from bot.transcripts.cast import Cast, introduce, meet, people_in_facts
from bot.transcripts.names import is_guest_word, is_host_word
from bot.transcripts.nonspeech import aside, ending, is_credit, is_quotation
from bot.transcripts.questions import emphasised_questions, standing_questions
from bot.transcripts.script import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Participant
    from bot.transcripts.paragraphs import Paragraph
    from bot.transcripts.script import Script

HOST_KEY = "\0host"
GUEST_KEY = "\0guest"
UNKNOWN_KEY = "\0unknown"
"""Stand for the host and the guest whom the file gives no label, and for whoever speaks in a recording without any."""

_MOSTLY = 0.5
_PAIR = 2
_LEAD_IN = re.compile(r"https?://|收听|收聽|点击|點擊|链接|連結|\blisten (?:to|at|on)\b|\bclick\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attribution:
    """For each paragraph either the key of who says it, or why nobody does; one of the two is empty."""

    speakers: tuple[str, ...]
    reasons: tuple[str, ...]
    cast: Cast


def attribute(paragraphs: Sequence[Paragraph], script: Script) -> Attribution | None:
    """Who says each paragraph; None where nobody can be made out who speaks."""
    people, introducing = _meet_in_head(paragraphs)
    cast = meet([*people, *people_in_facts(script.facts)])
    head_ends = max(introducing, default=-1) + 1
    labelled = [i for i, p in enumerate(paragraphs) if p.is_labelled and not p.why and i >= head_ends]
    questions = _unlabelled_questions(paragraphs, labelled, head_ends, cast)
    openings = sorted({*labelled, *questions})
    if script.is_recording and not labelled:
        return _by_somebody(paragraphs, cast)
    if not openings:
        return None
    speakers, reasons = _walk(paragraphs, openings, questions, _named_above(paragraphs, labelled))
    _explain_head(paragraphs[: openings[0]], introducing, reasons)
    return Attribution(tuple(speakers), tuple(reasons), cast)


def _by_somebody(paragraphs: Sequence[Paragraph], cast: Cast) -> Attribution:
    reasons = tuple(aside(paragraph) for paragraph in paragraphs)
    return Attribution(tuple("" if why else UNKNOWN_KEY for why in reasons), reasons, cast)


def _named_above(paragraphs: Sequence[Paragraph], labelled: Sequence[int]) -> set[int]:
    """The paragraphs whose label is the line above them: they are said as surely as if it stood before their words."""
    below = {i + 1 for i in labelled if not paragraphs[i].text and i + 1 < len(paragraphs)}
    return {i for i in below if not paragraphs[i].why and not paragraphs[i].is_labelled}


def _meet_in_head(paragraphs: Sequence[Paragraph]) -> tuple[list[Participant], set[int]]:
    """Those whom paragraphs introduce before anybody speaks, and which paragraphs these are."""
    people: list[Participant] = []
    introducing: set[int] = set()
    for index, paragraph in enumerate(paragraphs):
        introduced = introduce(paragraph)
        people += introduced
        if introduced:
            introducing.add(index)
        elif paragraph.is_labelled and not paragraph.why:
            break
    return people, introducing


def _unlabelled_questions(
    paragraphs: Sequence[Paragraph], labelled: Sequence[int], head_ends: int, cast: Cast
) -> set[int]:
    """The paragraphs with which a host who has no label asks."""
    emphasised = {i for i in emphasised_questions(paragraphs) if i >= head_ends and not paragraphs[i].is_labelled}
    if not labelled:
        return emphasised or {i for i in standing_questions(paragraphs) if i >= head_ends}
    keys = {paragraphs[i].speaker for i in labelled}
    if any((label := paragraphs[i].label) and is_host_word(label.name) for i in labelled):
        return set()
    before = _before_labels(paragraphs, labelled, head_ends)
    if len(keys) == 1:
        asks = share_that_asks(paragraphs[i].text for i in labelled) > _MOSTLY
        return set() if asks else before | (emphasised if len(emphasised) > 1 else set())
    named_hosts = {p.name.casefold() for p in cast.people if p.role is Role.HOST}
    if named_hosts & keys:
        return set()
    asking = {i for i in before if is_question_like(paragraphs[i].text)}
    return asking if _everybody_is_asked(paragraphs, labelled, asking) else set()


def _everybody_is_asked(paragraphs: Sequence[Paragraph], labelled: Sequence[int], asking: set[int]) -> bool:
    """Whether a question without a label stands before most labels, whoever's they are.

    In a conversation in which all have labels, it is one of them whose turns end with questions.
    """
    asked: dict[str, list[bool]] = {}
    for above, index in pairwise(labelled):
        asked.setdefault(paragraphs[above].speaker, []).append(any(i in asking for i in range(above + 1, index)))
    often = [found for found in asked.values() if len(found) > 1] if len(asked) > _PAIR else list(asked.values())
    return bool(often) and all(sum(found) > _MOSTLY * len(found) for found in often)


def _before_labels(paragraphs: Sequence[Paragraph], labelled: Sequence[int], head_ends: int) -> set[int]:
    """The unlabelled paragraphs that stand directly before a label; before the first one only what is asked."""
    found: set[int] = set()
    last = head_ends - 1
    for number, index in enumerate(labelled):
        at = _above(paragraphs, index, last)
        if at is not None and paragraphs[at].style is Style.HEADING and not is_question_like(paragraphs[at].text):
            at = None
        if at is not None and (number or head_ends == at or _opens_conversation(paragraphs[at])):
            found.add(at)
        last = index
    return found


def _above(paragraphs: Sequence[Paragraph], index: int, last: int) -> int | None:
    """The nearest paragraph above `index`, down to `last`, that somebody may have said.

    What stands directly below a label that is a line of its own is what that label names.
    """
    if last >= 0 and paragraphs[last].is_labelled and not paragraphs[last].text:
        last = next((i for i in range(last + 1, index) if not _passed_over(paragraphs[i])), index)
    return next((i for i in range(index - 1, last, -1) if not _passed_over(paragraphs[i])), None)


def _passed_over(paragraph: Paragraph) -> bool:
    return bool(aside(paragraph)) or is_quotation(paragraph)


def _opens_conversation(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return not _LEAD_IN.search(text) and (is_question_like(text) or addresses_somebody(text))


def _walk(
    paragraphs: Sequence[Paragraph], openings: Sequence[int], questions: set[int], named_above: set[int]
) -> tuple[list[str], list[str]]:
    """Goes through the conversation: what opens nothing goes on with whoever speaks."""
    speakers = [""] * len(paragraphs)
    reasons = [""] * len(paragraphs)
    answers = _Answers(paragraphs, openings, questions)
    tail = max({*openings, *named_above}) + 1
    tail_reasons = dict(enumerate(ending(paragraphs[tail:]), tail))
    current, opened = "", set(openings)
    for index in range(openings[0], len(paragraphs)):
        paragraph = paragraphs[index]
        if index in questions:
            current = HOST_KEY
        elif index in opened:
            current = paragraph.speaker
        elif index in named_above:
            pass
        elif reason := tail_reasons.get(index) or _reason_within(paragraph):
            reasons[index] = reason
            continue
        else:
            current = answers.go_on(current, paragraph)
        answers.hear(current)
        speakers[index] = current
    _explain_wordless(paragraphs, speakers, reasons)
    return speakers, reasons


def _explain_wordless(paragraphs: Sequence[Paragraph], speakers: Sequence[str], reasons: list[str]) -> None:
    """A label below which nothing is said is no turn, and is reported."""
    said = [i for i, key in enumerate(speakers) if key]
    for index, below in pairwise([*said, None]):
        if index is not None and paragraphs[index].is_labelled and not paragraphs[index].text:
            has_words = below is not None and not paragraphs[below].is_labelled and speakers[below] == speakers[index]
            reasons[index] = "" if has_words else "label without words"


class _Answers:
    """Who speaks on where no label says it: whoever spoke, but for questions, which the next paragraph answers."""

    def __init__(self, paragraphs: Sequence[Paragraph], openings: Sequence[int], questions: set[int]) -> None:
        labelled = [i for i in openings if i not in questions]
        self._only_host = _has_only_host(paragraphs, openings, questions)
        self._are_labelled = bool(labelled)
        self._asking_in_bold = _who_asks_in_bold([paragraphs[i] for i in labelled])
        labels = (paragraphs[i].speaker for i in labelled)
        self._last_answered = next((key for key in labels if key not in self._asking_in_bold), "")

    def hear(self, speaker: str) -> None:
        if speaker != HOST_KEY and speaker not in self._asking_in_bold:
            self._last_answered = speaker

    def go_on(self, speaker: str, paragraph: Paragraph) -> str:
        if self._only_host or (speaker == HOST_KEY and not self._are_labelled):
            return GUEST_KEY
        if speaker in self._asking_in_bold and self._last_answered and not paragraph.is_emphasised:
            return self._last_answered
        return speaker


def _who_asks_in_bold(labelled: Sequence[Paragraph]) -> frozenset[str]:
    """The speakers whose paragraphs are set apart as a whole, where others' never are."""
    apart: dict[str, list[bool]] = {}
    for paragraph in labelled:
        apart.setdefault(paragraph.speaker, []).append(paragraph.is_emphasised and bool(paragraph.text))
    has_plain = any(not any(found) for found in apart.values())
    return frozenset(key for key, found in apart.items() if has_plain and sum(found) > _MOSTLY * len(found))


def _has_only_host(paragraphs: Sequence[Paragraph], openings: Sequence[int], questions: set[int]) -> bool:
    """Whether the one label of the file is that of who asks, so that all else is answered."""
    labelled = [paragraphs[i] for i in openings if i not in questions]
    if questions or len({p.speaker for p in labelled}) != 1:
        return False
    label = labelled[0].label
    if label is not None and is_guest_word(label.name):
        return False
    is_host = label is not None and is_host_word(label.name)
    return is_host or share_that_asks(p.text for p in labelled) > _MOSTLY


def _reason_within(paragraph: Paragraph) -> str:
    """Why nobody says a paragraph in the middle of a conversation; empty if somebody does."""
    reason = aside(paragraph)
    if reason:
        return reason
    if paragraph.style is Style.HEADING:
        return "heading"
    if is_quotation(paragraph):
        return "pulled quotation"
    return "credits" if is_credit(paragraph) else ""


def _explain_head(head: Sequence[Paragraph], introducing: set[int], reasons: list[str]) -> None:
    for index, paragraph in enumerate(head):
        if index in introducing:
            reasons[index] = "biography"
        elif reason := aside(paragraph):
            reasons[index] = reason
        elif paragraph.style is Style.HEADING:
            reasons[index] = "heading"
        elif is_credit(paragraph):
            reasons[index] = "credits"
        else:
            reasons[index] = "lead-in" if _LEAD_IN.search(paragraph.text) else "introduction"
