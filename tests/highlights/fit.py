"""Fits what `bot.highlights` weighs to marks and ratings, and says how well that generalises.

    pip install -r requirements-benchmark.txt
    python -m tests.highlights.fit [--write]

Two kinds of judgement (`judged`), and a logistic regression over each. First the ratings, then the marks: what the
ratings say is one thing to go by, and what differs is weighed anew. A mark is worth its best candidate, and which one
that is depends on the weights, so fitting and choosing take turns. What words weigh is shared with those that are said
alike (`vectors`). No interview of the test half is looked at. `--write` makes the tables of words; the weights of
signals and kinds go into `signals.py` by hand. What large models taught of words (`teach`) is not known here.
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix, hstack, identity, vstack
from scipy.stats import spearmanr
from sklearn.linear_model import LogisticRegression

from bot.highlights import words as wording
from bot.highlights.kinds import Kind
from bot.highlights.said import Said
from bot.highlights.signals import SIGNALS, density, is_worded_so
from tests.highlights.judged import pairs_in_order, read_marks, read_ratings, worth
from tests.highlights.tables import write_table
from tests.highlights.vectors import DIMENSIONS, learn_vectors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.highlights.pick import Scored
    from tests.highlights.judged import Mark, Rating

JUDGED_WITH = 15
"""In so many judgements a word must stand to be weighed."""
WEIGHED = 0.5
"""How much a word counts beside a signal: the less, the more the fit distrusts it."""
ALIKE = 0.7
"""How much what is said alike counts."""
TRUST, TRUST_IN_MARKS = 0.15, 0.05
"""The inverse of the price of a weight, as scikit-learn has it; of marks there are fewer."""
SURE = 3
"""How cheap it is for a mark to be as good as ratings say."""
RATED_TOO = 0.3
"""How much ratings count once more beside what the marks make of them: the best of an interview are found among what is
common there, and marks are few of it."""
FIRST, FIRST_COUNTS = "interviews/yu-fan-mindspore.txt", 8
"""The first input, so many times: nearly all that is marked in Chinese is about public affairs, and it is not."""
TURNS, FOLDS = 2, 6

Vector = dict[str, float]
MEASURES = [signal.measure for signal in SIGNALS if signal.measure is not is_worded_so]


def describe(each: Scored) -> Vector:
    passage = each.passage
    vector = {measure.__name__: measure(passage, each.setting) for measure in MEASURES}
    vector |= {kind.name: 1.0 for kind in Kind if passage.kinds >> kind & 1}
    words = Counter(wording.words_of(Said(passage.read.said.text[passage.start : passage.end])))
    script = "en" if passage.script.is_spaced else "zh"
    weighed = WEIGHED * density(passage.script, passage.end - passage.start)
    return vector | {f"{script} {word}": weighed * count for word, count in words.items()}


class Design:
    """All candidates as rows of matrices, whose columns are `names`."""

    def __init__(
        self, marks: Sequence[Mark[Vector]], ratings: Sequence[Rating[Vector]], tables: Sequence[dict[str, np.ndarray]]
    ) -> None:
        seen = Counter(name for mark in marks for name in set(chain.from_iterable(mark.candidates)))
        seen.update(name for rating in ratings for name in rating.candidate)
        judged = {name for name, times in seen.items() if " " not in name or times >= JUDGED_WITH}
        self.names = sorted(judged.union(*tables))
        self._column = {name: at for at, name in enumerate(self.names)}
        self._spread = self._shared(judged, tables)
        self.rows = self._matrix([vector for mark in marks for vector in mark.candidates])
        self.ends = np.cumsum([len(mark.candidates) for mark in marks])
        self.starts = self.ends - [len(mark.candidates) for mark in marks]
        self.nearest = self.starts + [mark.nearest for mark in marks]
        self.is_good = np.array([mark.is_good for mark in marks])
        self.file = np.array([mark.file for mark in marks])
        self.rated = self._matrix([rating.candidate for rating in ratings])
        self.rank = np.array([rating.rank for rating in ratings])
        self.rated_file = np.array([rating.file for rating in ratings])

    def _shared(self, judged: set[str], tables: Sequence[dict[str, np.ndarray]]) -> csr_matrix:
        """What is fitted, for each name: a weight of its own if it was judged often, and those of its vector."""
        parts = [identity(len(self.names), format="csr")[:, [self._column[name] for name in sorted(judged)]]]
        for table in tables:
            vectors = np.zeros((len(self.names), DIMENSIONS))
            vectors[[self._column[word] for word in table]] = list(table.values())
            parts.append(csr_matrix(ALIKE * vectors))
        return hstack(parts).tocsr()

    def _matrix(self, vectors: Sequence[Vector]) -> csr_matrix:
        cells = [
            (row, self._column[name], value)
            for row, vector in enumerate(vectors)
            for name, value in vector.items()
            if name in self._column
        ]
        row, column, value = zip(*cells, strict=True)
        return csr_matrix((value, (row, column)), shape=(len(vectors), len(self.names)))

    def best(self, scores: np.ndarray) -> np.ndarray:
        """The row of each mark's best candidate."""
        spans = zip(self.starts, self.ends, strict=True)
        return np.array([start + int(np.argmax(scores[start:end])) for start, end in spans])

    def fit(self, marked: np.ndarray, rated: np.ndarray) -> np.ndarray:
        """The weights of all names by these marks and ratings."""
        by_ratings = self._by_ratings(rated)
        rows = self.nearest
        for _ in range(TURNS):
            seen = self.rows[rows[marked]]
            features = hstack([csr_matrix(SURE * (seen @ by_ratings)[:, None]), seen @ self._spread]).tocsr()
            model = LogisticRegression(C=TRUST_IN_MARKS, max_iter=3000)
            counts = np.where(self.file[marked] == FIRST, FIRST_COUNTS, 1)
            as_rated, *others = model.fit(features, self.is_good[marked], counts).coef_[0]
            weights = (SURE * as_rated + RATED_TOO) * by_ratings + self._spread @ np.array(others)
            rows = self.best(self.rows @ weights)
        return weights

    def _by_ratings(self, rated: np.ndarray) -> np.ndarray:
        """A rating is a bit of a good and a bit of a bad one."""
        share = worth(self.rank[rated])
        is_good = np.concatenate([np.ones(len(share)), np.zeros(len(share))])
        seen = self.rated[rated] @ self._spread
        model = LogisticRegression(C=TRUST, max_iter=3000)
        model.fit(vstack([seen, seen]).tocsr(), is_good, np.concatenate([share, 1 - share]))
        return self._spread @ model.coef_[0]

    def left_out(self) -> str:
        """How well weights do in interviews that they have not seen."""
        files = np.unique(np.concatenate([self.file, self.rated_file]))
        fold = dict(zip(files, np.random.default_rng(0).permutation(len(files)) % FOLDS, strict=True))
        mark_fold, rated_fold = (np.array([fold[file] for file in of]) for of in (self.file, self.rated_file))
        row_fold = np.repeat(mark_fold, self.ends - self.starts)
        marks, ratings = np.zeros(self.rows.shape[0]), np.zeros(self.rated.shape[0])
        for number in range(FOLDS):
            weights = self.fit(mark_fold != number, rated_fold != number)
            marks[row_fold == number] = self.rows[row_fold == number] @ weights
            ratings[rated_fold == number] = self.rated[rated_fold == number] @ weights
        of = (self.best(marks), self.nearest)
        best, nearest = (pairs_in_order(self.file, self.is_good, marks[rows]) for rows in of)
        ranks = spearmanr(ratings, self.rank).statistic
        return f"interviews left out: {best:.1%} by the best candidate, {nearest:.1%} by the nearest, ranks {ranks:.2f}"


def main(*arguments: str) -> None:
    marks, ratings = read_marks(describe), read_ratings(describe)
    design = Design(marks, ratings, learn_vectors())
    weights = design.fit(np.ones(len(marks), bool), np.ones(len(ratings), bool))
    fitted = dict(zip(design.names, weights, strict=True))
    lines = [f"{name:26} {weight:6.2f}" for name, weight in fitted.items() if " " not in name]
    sys.stdout.write("\n".join([*lines, design.left_out()]) + "\n")
    if "--write" in arguments:
        for script, table in (("zh", "chinese"), ("en", "english")):
            named = {name[3:]: weight * WEIGHED for name, weight in fitted.items() if name.startswith(f"{script} ")}
            write_table(table, named)


if __name__ == "__main__":
    main(*sys.argv[1:])
