"""Make the table of `doclint.analysis.topics` from folders of Chinese reports.

    python -m doclint.analysis.tables.topics DIR...  [--output FILE]

Needs numpy (`pip install doclint[tables]`). Two characters that meet in the same sections and
paragraphs get vectors that point the same way: latent semantic analysis (Deerwester et al., 1990),
by a randomised singular value decomposition (Halko, Martinsson and Tropp, 2011) with a fixed seed.
The table holds numbers alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from typing import TYPE_CHECKING, Any

from doclint.analysis.tables.reads_on import write_table
from doclint.analysis.topics import IDF_STEPS, SIZE, bigrams, packed
from doclint.parse import parse
from doclint.read import source_of

if TYPE_CHECKING:
    import numpy as np

RARE = 12  # bigrams met in fewer passages are left out: of 47,000 met 6 times half remain
SHORT = 60  # lines shorter than this (code points) are no passages
_OVERSAMPLING = 10
_ROUNDS = 4


def passages_in(texts: Iterable[str]) -> list[Counter[str]]:
    """Return the bigrams of each section and of each long line of `texts`."""
    found = []
    for text in texts:
        document = parse(source_of(text, "-", "txt"))
        found += [
            Counter(bigrams(text[section.span.start : section.span.end]))
            for section in document.outline.sections
            if section.span.end - section.span.start >= SHORT
        ]
        found += [Counter(bigrams(line)) for line in text.splitlines() if len(line) >= SHORT]
    return found


def table_of(passages: Sequence[Counter[str]]) -> bytes:
    """Return the bytes of the table made from `passages`."""
    met: Counter[str] = Counter()
    for passage in passages:
        met.update(passage.keys())
    words = sorted(word for word, n in met.items() if n >= RARE)
    idf = [log((len(passages) + 1) / (met[word] + 1)) for word in words]
    vectors = _vectors(passages, {word: i for i, word in enumerate(words)}, idf)
    rows = {
        word: (min(255, round(idf[i] * IDF_STEPS)), bytes(vectors[i]))
        for i, word in enumerate(words)
    }
    return packed(rows, round(log(len(passages) + 1) * IDF_STEPS))


def _vectors(passages: Sequence[Counter[str]], words: dict[str, int], idf: Sequence[float]) -> Any:
    """Return a row of SIZE bytes a word; 128 stands for 0."""
    import numpy as np

    rows, columns, values = [], [], []
    for row, passage in enumerate(passages):
        weights = [
            (words[w], (1 + log(n)) * idf[words[w]]) for w, n in passage.items() if w in words
        ]
        length = sum(weight * weight for _, weight in weights) ** 0.5
        for column, weight in weights:
            rows.append(row)
            columns.append(column)
            values.append(weight / length)
    shape = (len(passages), len(words))
    matrix = (np.array(rows), np.array(columns), np.array(values, dtype=np.float32), shape)
    right = np.random.default_rng(0).standard_normal((shape[1], SIZE + _OVERSAMPLING))
    for _ in range(_ROUNDS):
        left, _ = np.linalg.qr(_times(matrix, right))
        right, _ = np.linalg.qr(_times(_turned(matrix), left))
    # rotate the basis so that the first columns hold most
    _, _, rotation = np.linalg.svd(_times(matrix, right), full_matrices=False)
    right = (right @ rotation.T)[:, :SIZE]
    scaled = np.round(right / np.abs(right).max() * 400)
    return (np.clip(scaled, -127, 127) + 128).astype(np.uint8)


def _turned(matrix: Any) -> Any:
    rows, columns, values, (height, width) = matrix
    return columns, rows, values, (width, height)


def _times(matrix: Any, dense: np.ndarray) -> np.ndarray:
    import numpy as np

    rows, columns, values, (height, _) = matrix
    product = np.empty((height, dense.shape[1]))
    for column in range(dense.shape[1]):
        product[:, column] = np.bincount(
            rows, weights=values * dense[columns, column], minlength=height
        )
    return product


if __name__ == "__main__":
    write_table("topics", lambda texts: table_of(passages_in(texts)))
