"""Makes `bot/highlights/tables/taught.txt`: what English words weigh, and pairs of them, by what a large model judges.

    pip install -r requirements-teaching.txt
    python -m tests.highlights.teach FOLDER

Judgements are too few to learn from them what a pair of words tells: most pairs stand in none. A sentence encoder has
read a billion pairs of sentences, and learns from the same judgements what passages mean; but it is larger than all of
the bot, and reads three hundred passages in a second. So it judges what is said in all English interviews of
`../shared`, and words and pairs are weighed so that their sum comes near to it (ridge regression; the idea is that of
Hinton, Vinyals and Dean 2015, "Distilling the Knowledge in a Neural Network").

Nothing of the test half is read, and of the other interviews that were judged every fifth is held back from all of
this: by these it is said how well encoder and table judge. What was learned is kept in FOLDER and not learned again:
the encoder takes 20 minutes on 2 cores, its judgements 25, the table one.
"""

from __future__ import annotations

import pickle
import random
import sys
from collections import Counter
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import lsqr

from bot.highlights.candidates import candidates
from bot.highlights.clauses import read_clauses
from bot.highlights.said import ENGLISH, Said
from bot.highlights.signals import REFUSED, density
from bot.highlights.words import JOINT
from tests.highlights.encoder import MARKED, RATED, Encoder, Judgement
from tests.highlights.judged import pairs_in_order, read_marks, read_ratings, worth
from tests.highlights.speech import read_speech
from tests.highlights.tables import write_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.highlights.pick import Scored

READ = ("corpora/changelog", "corpora/formats", "interviews")
HELD_BACK = 5
SAID, SAID_TOGETHER = 8, 40
"""In so many passages a word must stand to be weighed, and a pair."""
PRICE = 8.0
"""Of a weight, as `lsqr` has it."""
COUNTS = 2.0
"""How much a standard deviation of what the encoder says counts beside the judgements' own log-odds."""


def read_judgements() -> tuple[list[Judgement], set[str]]:
    """The English ones, and every fifth of all files."""
    marks, ratings = read_marks(_english), read_ratings(_english)
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


def _english(each: Scored) -> str:
    """The passage; nothing, if it is in another script."""
    passage = each.passage
    return passage.read.said.text[passage.start : passage.end] if passage.script.is_spaced else ""


def read_passages(left_out: set[str]) -> list[str]:
    """What may be quoted in all English interviews, and some of what may not."""
    found: set[str] = set()
    for said in read_speech(READ, left_out):
        if said.script.is_spaced and len(said.text) >= said.script.shortest:
            found.update(_passages_of(said, REFUSED))
            others = list(_passages_of(said, 0))
            found.update(random.sample(others, min(10 + len(said.text) // 60, len(others))))
    return sorted(found)


def _passages_of(said: Said, refused: int) -> Iterator[str]:
    for each in candidates(read_clauses(said, refused), refused):
        yield said.text[each.start : each.end]


class Table:
    """Words and pairs that are said often enough, and what they weigh."""

    def __init__(self, judged: dict[str, float]) -> None:
        said = Counter(chain.from_iterable(set(_words_of(text)) for text in judged))
        self.words = sorted(word for word, times in said.items() if times >= (SAID_TOGETHER if JOINT in word else SAID))
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
            weighed = density(ENGLISH, len(text))
            columns += [*counts, len(self.words)]
            values += [*(weighed * count for count in counts.values()), 1.0]
            ends.append(len(columns))
        return csr_matrix((np.array(values, np.float32), columns, ends), shape=(len(texts), len(self.words) + 1))


def _words_of(text: str) -> list[str]:
    words = Said(text).words
    return [*words, *map(JOINT.join, pairwise(words))]


def say_how_well(who: str, held: Sequence[Judgement], judged: dict[str, float]) -> None:
    marks = [each for each in held if each.kind == MARKED]
    file, is_good = np.array([each.file for each in marks]), np.array([bool(each.worth) for each in marks])
    pairs = pairs_in_order(file, is_good, np.array([judged[each.text] for each in marks]))
    ratings = [each for each in held if each.kind == RATED]
    along = np.corrcoef([each.worth for each in ratings], [judged[each.text] for each in ratings])[0, 1]
    sys.stdout.write(
        f"{who}, interviews held back: {pairs:.1%} of the pairs in order, along with ratings {along:.2f}\n"
    )


def main(folder: Path) -> None:
    random.seed(0)
    torch.manual_seed(0)
    judgements, left_out = read_judgements()
    held = [each for each in judgements if each.file in left_out]
    encoder, kept = Encoder(), folder / "encoder.pt"
    if kept.exists():
        encoder.load_state_dict(torch.load(kept))
    else:
        encoder.learn([each for each in judgements if each.file not in left_out])
        torch.save(encoder.state_dict(), kept)
    say_how_well("encoder", held, encoder.judge([each.text for each in held]))
    kept = folder / "judged.pickle"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(encoder.judge(read_passages(left_out))))
    judged: dict[str, float] = pickle.loads(kept.read_bytes())  # noqa: S301  our own
    table = Table(judged)
    say_how_well("table", held, table.judge([each.text for each in held]))
    sys.stdout.write(f"{COUNTS * table.usual:.2f} goes into the bias\n")
    write_table("taught", {word: COUNTS * weight for word, weight in zip(table.words, table.weights, strict=True)})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
