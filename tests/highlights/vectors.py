"""Which words are said alike: a vector for each word of the interviews in `../shared`, from the words around it.

Judgements hold a few thousand words often enough to weigh them. What they don't hold is weighed by what it is like: the
weight of a word is partly a function of its vector, so that `foolish` learns from `stupid`. Positive pointwise mutual
information with the words before and after, its frequencies smoothed, reduced by a singular value decomposition (Levy,
Goldberg and Dagan 2015, "Improving Distributional Similarity with Lessons Learned from Word Embeddings"). Interviews of
the test half are not read.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, pairwise
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix, hstack
from sklearn.utils.extmath import randomized_svd

from bot.highlights.words import HAN
from tests.highlights.speech import read_speech

if TYPE_CHECKING:
    from collections.abc import Sequence

READ = ("corpora/changelog", "corpora/pdis", "corpora/pfcc-stories", "interviews")
DIMENSIONS = 60
AROUND = 5
"""How many words to either side are around a word."""
SAID = 10
"""What is said less often has no vector."""
WEIGHED = re.compile(f"en .+|zh {HAN.pattern}+")
SMOOTHED = 0.75
"""Rare words around a word would tell too much."""


def learn_vectors() -> list[dict[str, np.ndarray]]:
    """English words, Chinese characters and pairs of them, each named as in the fit, with a vector of length 1."""
    english: list[Sequence[str]] = []
    chinese: list[str] = []
    for said in read_speech(READ):
        if said.script.is_spaced:
            english.append([f"en {word}" for word in said.words])
        else:
            chinese.append(said.folded)
    characters = [[f"zh {char}" for char in text] for text in chinese]
    pairs = [[f"zh {first}{second}" for first, second in pairwise(text)] for text in chinese]
    return [_vectors(each) for each in (english, characters, pairs)]


def _vectors(texts: Sequence[Sequence[str]]) -> dict[str, np.ndarray]:
    said = Counter(chain.from_iterable(texts))
    words = [word for word, times in said.items() if times >= SAID and WEIGHED.fullmatch(word)]
    number = {word: at for at, word in enumerate(words)}
    before: list[np.ndarray] = []
    after: list[np.ndarray] = []
    for text in texts:
        line = np.array([number.get(word, -1) for word in text])
        for distance in range(1, AROUND + 1):
            first, second = line[:-distance], line[distance:]
            known = (first >= 0) & (second >= 0)
            before.append(first[known])
            after.append(second[known])
    cells = (np.concatenate(before), np.concatenate(after))
    together = coo_matrix((np.ones(len(cells[0]), np.float32), cells), shape=(len(words), len(words))).tocsr()
    left, size, _ = randomized_svd(hstack([_tells(together), _tells(together.T)]).tocsr(), DIMENSIONS, random_state=0)
    vectors = left * np.sqrt(size)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return dict(zip(words, vectors, strict=True))


def _tells(together: csr_matrix) -> csr_matrix:
    """How much more often two words are together than by chance, in log-odds, as far as it is more often."""
    cells = together.tocoo()
    rows, columns = (np.asarray(together.sum(axis)).ravel() for axis in (1, 0))
    smoothed = columns**SMOOTHED
    told = np.log(cells.data * smoothed.sum() / (rows[cells.row] * smoothed[cells.col]))
    return csr_matrix((np.maximum(told, 0), (cells.row, cells.col)), shape=together.shape)
