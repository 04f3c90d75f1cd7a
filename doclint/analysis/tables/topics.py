"""Make the table of `doclint.analysis.topics` from folders of Chinese reports.

    python -m doclint.analysis.tables.topics DIR...  [--output FILE]

Needs numpy (`pip install doclint[tables]`). Two steps, both with a fixed outcome:

1. Bigrams that meet in the same sections and paragraphs get vectors that point the same way: latent
   semantic analysis (Deerwester et al., 1990), by a randomised singular value decomposition (Halko,
   Martinsson and Tropp, 2011).
2. What headings say and what the bodies under them say is turned so that the two agree as far as
   they can: canonical correlation analysis (Hotelling, 1936) over the sections of the texts, with a
   ridge. So a bigram has one vector for headings and one for bodies.

The table holds numbers and the bigrams they belong to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, Any, NamedTuple

from doclint.analysis.tables.reads_on import write_table
from doclint.analysis.topics import READ, SIZE, ZERO, packed
from doclint.parse import parse
from doclint.read import source_of

if TYPE_CHECKING:
    import numpy as np

RARE = 24  # bigrams met in fewer passages are left out: with 12 no more exchanged bodies are named
SHORT = 60  # lines shorter than this (code points) are no passages
BODY = 80  # code points: shorter bodies say too little
LATENT = 96  # dimensions of the first step
_RIDGE = 5.0
_SPREAD = 112  # steps of the largest value of a table; beyond ZERO - 1 they are cut off
_OVERSAMPLING = 10
_ROUNDS = 4


class Passages(NamedTuple):
    """The bigrams of sections and long lines, and those of headings with their bodies."""

    passages: list[Counter[str]]
    pairs: list[tuple[Counter[str], Counter[str]]]


def passages_in(texts: Iterable[str]) -> Passages:
    """Return what `texts` teach."""
    found = Passages([], [])
    for text in texts:
        document = parse(source_of(text, "-", "txt"))
        for section in document.outline.sections:
            heading, end = section.heading, section.span.end
            if end - section.span.start >= SHORT:
                found.passages.append(bigrams(document.text[section.span.start : end]))
            if end - heading.end >= BODY:
                title = bigrams(document.text[heading.title_start : heading.title_end])
                found.pairs.append(
                    (title, bigrams(document.text[heading.end : heading.end + READ]))
                )
        found.passages.extend(
            bigrams(line) for line in document.text.splitlines() if len(line) >= SHORT
        )
    return found


def bigrams(text: str) -> Counter[str]:
    """Return how often each two neighbouring letters, not both Latin, stand in `text`."""
    pairs = map("".join, pairwise(text))
    return Counter(pair for pair in pairs if pair.isalpha() and not pair.isascii())


def table_of(taught: Passages) -> bytes:
    """Return the bytes of the table made from what texts teach."""
    met: Counter[str] = Counter()
    for passage in taught.passages:
        met.update(passage.keys())
    words = sorted(word for word, n in met.items() if n >= RARE)
    places = {word: i for i, word in enumerate(words)}
    idf = [log((len(taught.passages) + 1) / (met[word] + 1)) for word in words]
    latent = _latent(_matrix(taught.passages, places, idf))
    headings = _matrix([heading for heading, _ in taught.pairs], places, idf)
    bodies = _matrix([body for _, body in taught.pairs], places, idf)
    turns = _correlated(_unit(_times(headings, latent)), _unit(_times(bodies, latent)))
    vectors = [_steps(latent @ turn, idf) for turn in turns]
    return packed(
        {word: (bytes(vectors[0][i]), bytes(vectors[1][i])) for word, i in places.items()}
    )


def _matrix(texts: Sequence[Counter[str]], places: dict[str, int], idf: Sequence[float]) -> Any:
    """Return a sparse matrix with a row of length 1 for each text: frequent and rare words weigh."""
    import numpy as np

    rows, columns, values = [], [], []
    for row, text in enumerate(texts):
        weights = [
            (places[w], (1 + log(n)) * idf[places[w]]) for w, n in text.items() if w in places
        ]
        length = sum(weight * weight for _, weight in weights) ** 0.5
        for column, weight in weights:
            rows.append(row)
            columns.append(column)
            values.append(weight / length)
    shape = (len(texts), len(places))
    return np.array(rows), np.array(columns), np.array(values, dtype=np.float32), shape


def _latent(matrix: Any) -> np.ndarray:
    """Return the LATENT right singular vectors of `matrix` with the largest values."""
    import numpy as np

    width = matrix[3][1]
    right = np.random.default_rng(0).standard_normal((width, LATENT + _OVERSAMPLING))
    for _ in range(_ROUNDS):
        left, _ = np.linalg.qr(_times(matrix, right))
        right, _ = np.linalg.qr(_times(_turned(matrix), left))
    _, _, rotation = np.linalg.svd(_times(matrix, right), full_matrices=False)
    turned: np.ndarray = (right @ rotation.T)[:, :LATENT]
    return turned


def _correlated(headings: np.ndarray, bodies: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the matrices that turn headings and bodies into what they have in common.

    The first direction is left out: it is common to all sections and tells none apart.
    """
    import numpy as np

    first, second = _whitening(headings), _whitening(bodies)
    left, agreement, right = np.linalg.svd(first @ (headings.T @ bodies) @ second)
    kept = slice(1, SIZE + 1)
    return first @ left[:, kept] * agreement[kept], second @ right.T[:, kept] * agreement[kept]


def _whitening(vectors: np.ndarray) -> np.ndarray:
    import numpy as np

    values, basis = np.linalg.eigh(vectors.T @ vectors + _RIDGE * np.eye(vectors.shape[1]))
    whitening: np.ndarray = basis @ np.diag(values**-0.5) @ basis.T
    return whitening


def _steps(vectors: np.ndarray, idf: Sequence[float]) -> np.ndarray:
    """Return a row of SIZE bytes a word, weighted by its idf; ZERO stands for 0."""
    import numpy as np

    weighted = vectors * np.array(idf)[:, None]
    steps = np.round(weighted / np.abs(weighted).max() * _SPREAD)
    limit = ZERO - 1
    return (np.clip(steps, -limit, limit) + ZERO).astype(np.uint8)


def _unit(vectors: np.ndarray) -> np.ndarray:
    import numpy as np

    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: np.ndarray = vectors / np.where(length == 0, 1, length)
    return unit


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
