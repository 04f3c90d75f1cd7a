"""A compact table of how often short strings were met: fingerprints and rounded counts, no text.

A fingerprint has 30 bits, so about one unknown string in 4,000 is taken for a known one.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from math import log2
from typing import Literal
from zlib import crc32

_MAGIC = b"doclint n-grams 1\n"
_BUCKETS = 1 << 14
_STEPS = 8  # a count is kept as its logarithm in eighths of a factor of two


class Table:
    """Sorted fingerprints: bucket by the high 14 bits, low 16 bits inside; a rounded count each."""

    def __init__(self, buckets: memoryview, keys: memoryview, counts: memoryview) -> None:
        self.buckets = buckets
        self.keys = keys
        self.counts = counts

    def __getitem__(self, gram: str) -> float:
        """Return about how often `gram` was met, 0 where it is not known."""
        high, low = _fingerprint(gram)
        end = self.buckets[high + 1]
        place = bisect_left(self.keys, low, self.buckets[high], end)
        if place == end or self.keys[place] != low:
            return 0.0
        return float(2.0 ** (self.counts[place] / _STEPS))


def packed(counts: Mapping[str, int]) -> bytes:
    """Return the bytes of a table that holds `counts`; the same counts give the same bytes."""
    found: dict[tuple[int, int], int] = {}
    for gram, count in counts.items():
        key = _fingerprint(gram)
        found[key] = max(found.get(key, 0), round(_STEPS * log2(count)))
    order = sorted(found)
    buckets = array("I", [0]) * (_BUCKETS + 1)
    for high, _ in order:
        buckets[high + 1] += 1
    for i in range(_BUCKETS):
        buckets[i + 1] += buckets[i]
    keys = array("H", [low for _, low in order])
    return b"".join((_MAGIC, _little(buckets), _little(keys), bytes(found[key] for key in order)))


def unpacked(data: bytes) -> Table:
    """Return the table in `data`. Raises ValueError where it is none."""
    if not data.startswith(_MAGIC):
        raise ValueError("this is no table of n-grams")
    view = memoryview(data)[len(_MAGIC) :]
    keys = 4 * (_BUCKETS + 1)
    counts = keys + (len(view) - keys) // 3 * 2
    return Table(_numbers(view[:keys], "I"), _numbers(view[keys:counts], "H"), view[counts:])


def _numbers(view: memoryview, size: Literal["H", "I"]) -> memoryview:
    """Return the little-endian numbers in `view`; they are not copied where the machine has them so."""
    if sys.byteorder == "little":
        return view.cast(size)
    numbers = array(size, view.tobytes())
    numbers.byteswap()
    return memoryview(numbers)


def _fingerprint(gram: str) -> tuple[int, int]:
    key = crc32(gram.encode("utf-8", "surrogatepass")) >> 2
    return key >> 16, key & 0xFFFF


def _little(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()
