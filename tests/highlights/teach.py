"""Makes the tables `…-taught.txt` of `bot/highlights`: what words and pairs weigh, by what large models judge.

    pip install -r requirements-teaching.txt
    python -m tests.highlights.teach FOLDER

Judgements are too few to learn from them what a pair of words tells: most pairs stand in none. A sentence encoder has
read billions of words, and learns from the same judgements what passages mean; but it is larger than all of the bot,
and reads a few hundred passages in a second. So it judges what is said in all interviews of `../shared` in its
language, and words and pairs are weighed so that their sum comes near to it (ridge regression; the idea is that of
Hinton, Vinyals and Dean 2015, "Distilling the Knowledge in a Neural Network").

Nothing of the test half is read, and of the other interviews that were judged every fifth is held back from all of
this: by these it is said how well encoder and table judge. What was learned is kept in FOLDER and not learned again:
on 2 cores the encoders take 20 and 15 minutes, their judgements 25 and 15, the tables one.
"""

from __future__ import annotations

import pickle
import random
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import lsqr

from bot.highlights.candidates import candidates
from bot.highlights.clauses import read_clauses
from bot.highlights.said import CHINESE, ENGLISH, Said, Script
from bot.highlights.signals import REFUSED, density
from bot.highlights.words import HAN, JOINT, words_of
from tests.highlights.encoder import MARKED, RATED, Encoder, Judgement
from tests.highlights.judged import pairs_in_order, read_marks, read_ratings, worth
from tests.highlights.pretrained import e5, minilm
from tests.highlights.speech import read_speech
from tests.highlights.tables import write_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.highlights.pick import Scored
    from tests.highlights.pretrained import Pretrained

HELD_BACK = 5
SEED = 0
LEARNED = 0.7
"""Of pairs in order; the words alone have more."""
SAID, SAID_TOGETHER = 8, 40
"""In so many passages a word must stand to be weighed, and a pair."""
PRICE = 8.0
"""Of a weight, as `lsqr` has it."""


@dataclass(frozen=True)
class Language:
    """What is read in it, and what judges that.

    Of what may not be quoted a passage is judged in so many characters (`sampled`). A standard deviation of what the
    encoder says `counts` so much beside the judgements' own log-odds: less in Chinese, where nearly all that it has
    learned from is about public affairs.
    """

    name: str
    script: Script
    pretrained: Callable[[], Pretrained]
    read: tuple[str, ...]
    sampled: int
    counts: float

    def is_of(self, said: Said) -> bool:
        return said.script is self.script


LANGUAGES = (
    Language("english", ENGLISH, minilm, ("corpora/changelog", "corpora/formats", "interviews"), 60, 2.0),
    Language("chinese", CHINESE, e5, ("corpora", "interviews"), 5, 0.75),
)


def read_judgements(language: Language) -> tuple[list[Judgement], set[str]]:
    """Those in the language, and every fifth of all files."""

    def passage_of(each: Scored) -> str:
        """Nothing, if it is in another script."""
        passage = each.passage
        return passage.read.said.text[passage.start : passage.end] if language.is_of(passage.read.said) else ""

    marks, ratings = read_marks(passage_of), read_ratings(passage_of)
    found = [
        Judgement(each.file, each.candidate, float(worth(np.array(each.rank))), RATED)
        for each in ratings
        if each.candidate
    ]
    found += [
        Judgement(each.file, text, float(each.is_good), MARKED)
        for each in marks
        if (text := each.candidates[each.nearest])
    ]
    files = np.array(sorted({each.file for each in chain(marks, ratings)}))
    return found, set(files[np.random.default_rng(1).permutation(len(files)) % HELD_BACK == 0])


def read_passages(language: Language, left_out: set[str]) -> list[str]:
    """What may be quoted in all interviews, and some of what may not."""
    found: set[str] = set()
    for said in read_speech(language.read, left_out):
        if language.is_of(said) and len(said.text) >= said.script.shortest:
            found.update(_passages_of(said, REFUSED))
            others = list(_passages_of(said, 0))
            found.update(random.sample(others, min(10 + len(said.text) // language.sampled, len(others))))
    return sorted(found)


def _passages_of(said: Said, refused: int) -> Iterator[str]:
    for each in candidates(read_clauses(said, refused), refused):
        yield said.text[each.start : each.end]


class Table:
    """Words and pairs that are said often enough, and what they weigh."""

    def __init__(self, script: Script, judged: dict[str, float]) -> None:
        self._script = script
        said = Counter(chain.from_iterable(set(_words_of(text)) for text in judged))
        self.words = sorted(
            word for word, times in said.items() if times >= (SAID_TOGETHER if _is_pair(word) else SAID)
        )
        self._column = {word: at for at, word in enumerate(self.words)}
        told = np.array(list(judged.values()))
        rows = self._rows(list(judged))
        *self.weights, self.usual = lsqr(rows, (told - told.mean()) / told.std(), damp=PRICE, iter_lim=60)[0]

    def judge(self, texts: Sequence[str]) -> dict[str, float]:
        """How far each is above what people usually say, in standard deviations."""
        return dict(zip(texts, self._rows(texts) @ [*self.weights, self.usual], strict=True))

    def _rows(self, texts: Sequence[str]) -> csr_matrix:
        ends, columns, values = [0], [], []
        for text in texts:
            counts = Counter(self._column[word] for word in _words_of(text) if word in self._column)
            weighed = density(self._script, len(text))
            columns += [*counts, len(self.words)]
            values += [*(weighed * count for count in counts.values()), 1.0]
            ends.append(len(columns))
        return csr_matrix((np.array(values, np.float32), columns, ends), shape=(len(texts), len(self.words) + 1))


def _words_of(text: str) -> list[str]:
    """Chinese characters, and pairs of them; English words, and pairs of them."""
    said = Said(text)
    words = words_of(said)
    return [*words, *map(JOINT.join, pairwise(words))] if said.script.is_spaced else words


def _is_pair(word: str) -> bool:
    return JOINT in word or (len(word) > 1 and HAN.match(word) is not None)


def say_how_well(who: str, held: Sequence[Judgement], judged: dict[str, float]) -> None:
    """Ends the program where it is hardly better than chance: with an unlucky order, an encoder learns nothing."""
    marks = [each for each in held if each.kind == MARKED]
    file, is_good = np.array([each.file for each in marks]), np.array([bool(each.worth) for each in marks])
    pairs = pairs_in_order(file, is_good, np.array([judged[each.text] for each in marks]))
    ratings = [each for each in held if each.kind == RATED]
    along = np.corrcoef([each.worth for each in ratings], [judged[each.text] for each in ratings])[0, 1]
    sys.stdout.write(
        f"{who}, interviews held back: {pairs:.1%} of the pairs in order, along with ratings {along:.2f}\n"
    )
    if pairs < LEARNED:
        sys.exit(f"{who}: nothing was learned. Take its .pt file away and begin again with another seed.")


def teach(language: Language, folder: Path) -> None:
    random.seed(SEED)
    torch.manual_seed(SEED)
    judgements, left_out = read_judgements(language)
    held = [each for each in judgements if each.file in left_out]
    encoder, kept = Encoder(language.pretrained()), folder / f"{language.name}.pt"
    if kept.exists():
        encoder.load_state_dict(torch.load(kept))
    else:
        encoder.learn([each for each in judgements if each.file not in left_out])
        torch.save(encoder.state_dict(), kept)
    say_how_well(f"{language.name}: encoder", held, encoder.judge([each.text for each in held]))
    kept = folder / f"{language.name}.pickle"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(encoder.judge(read_passages(language, left_out))))
    judged: dict[str, float] = pickle.loads(kept.read_bytes())  # noqa: S301  our own
    table = Table(language.script, judged)
    say_how_well(f"{language.name}: table", held, table.judge([each.text for each in held]))
    sys.stdout.write(f"{language.counts * table.usual:.2f} goes into the bias\n")
    weights = {word: language.counts * weight for word, weight in zip(table.words, table.weights, strict=True)}
    write_table(f"{language.name}-taught", weights)


def main(folder: Path) -> None:
    for language in LANGUAGES:
        teach(language, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
