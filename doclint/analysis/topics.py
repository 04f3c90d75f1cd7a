"""What a heading and a body speak of: vectors of Chinese bigrams, and how well the two fit.

The vectors come from a table made by `doclint.analysis.tables.topics`. To add vectors fast in plain
Python, a vector is one big integer with a lane of 32 bits a dimension.
"""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log, sqrt
from operator import mul
from typing import NamedTuple

SIZE = 48
"""Dimensions of a vector: 48 named as many exchanged bodies as 64 (174 of 192), 32 fewer."""
IDF_STEPS = 16
"""Inverse document frequencies are kept in sixteenths."""

_MAGIC = b"doclint topics 1\n"
_HAN = re.compile(r"[^\W\d_a-zA-Z]{2,}")
READ = 600
"""Code points of a body that are read: its first paragraphs say what it is about."""
_LANES = SIZE * 4


class Topic(NamedTuple):
    """What a text speaks of: a vector of length 1, and how often each bigram is met."""

    vector: tuple[float, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Table:
    """Sorted bigrams (two code points of 16 bits), their idf, and a row of SIZE bytes each."""

    keys: array[int]
    idf: bytes
    rows: bytes
    unknown: int


def topic(text: str) -> Topic:
    """Return what the first READ characters of `text` speak of."""
    counts = Counter(bigrams(text[:READ]))
    total = weights = 0
    for bigram, times in counts.items():
        weight, weighted = _entry(bigram)
        if times > 1:
            more = 2 + round(2 * log(times))  # half units keep the weights whole
            weight, weighted = weight * more, weighted * more
        else:
            weight, weighted = weight * 2, weighted * 2
        total += weighted
        weights += weight
    sums = array("I", total.to_bytes(_LANES, "little"))
    if sys.byteorder == "big":
        sums.byteswap()
    centred = [lane - 128 * weights for lane in sums]
    length = sqrt(sum(map(mul, centred, centred))) or 1.0
    return Topic(tuple(value / length for value in centred), counts)


def fit(heading: Topic, body: Topic) -> float:
    """Return how well `body` fits under `heading`: 0 is not at all, 3 perfectly.

    Twice the cosine of their vectors, and the share of the heading's words that the body holds,
    rare words counting more.
    """
    unknown = _table().unknown
    held = body.counts
    whole = shared = 0
    for bigram in heading.counts:
        weight = _entry(bigram)[0] or unknown
        whole += weight
        if bigram in held:
            shared += weight
    cosine: float = sum(map(mul, heading.vector, body.vector))
    return 2 * cosine + (shared / whole if whole else 0.0)


def bigrams(text: str) -> list[str]:
    """Return every two neighbouring Han characters of `text`."""
    return [run[i : i + 2] for run in _HAN.findall(text) for i in range(len(run) - 1)]


def packed(rows: Mapping[str, tuple[int, bytes]], unknown: int) -> bytes:
    """Return the bytes of a table: `rows` is bigram to idf (in steps) and vector."""
    order = sorted(rows, key=_key)
    head = b"".join(_key(word).to_bytes(4, "little") for word in order)
    idf = bytes(rows[word][0] for word in order)
    vectors = b"".join(rows[word][1] for word in order)
    return _MAGIC + bytes([min(255, unknown)]) + head + idf + vectors


def unpacked(data: bytes) -> Table:
    """Return the table in `data`. Raises ValueError where it is none."""
    if not data.startswith(_MAGIC):
        raise ValueError("this is no table of topics")
    at = len(_MAGIC)
    count = (len(data) - at - 1) // (4 + 1 + SIZE)
    keys = array("I", data[at + 1 : at + 1 + 4 * count])
    idf = at + 1 + 4 * count
    return Table(keys, data[idf : idf + count], data[idf + count :], data[at])


def _key(bigram: str) -> int:
    return ord(bigram[0]) << 16 | ord(bigram[1])


@lru_cache(maxsize=1 << 17)
def _entry(bigram: str) -> tuple[int, int]:
    """Return the idf of a bigram, 0 where the table lacks it, and its vector times that as lanes."""
    table = _table()
    key = _key(bigram)
    place = bisect_left(table.keys, key)
    if place == len(table.keys) or table.keys[place] != key:
        return 0, 0
    lanes = bytearray(_LANES)
    lanes[::4] = table.rows[place * SIZE : (place + 1) * SIZE]
    return table.idf[place], table.idf[place] * int.from_bytes(lanes, "little")


@cache
def _table() -> Table:
    path = f"{__file__[: -len('topics.py')]}tables/topics.bin"
    with open(path, "rb") as table:  # noqa: PTH123 - pathlib takes long to import
        return unpacked(table.read())
