"""What a heading and a body speak of: vectors of Chinese bigrams.

The vectors come from a table made by `doclint.analysis.tables.topics`. To add hundreds of them fast in
plain Python, a vector is one big integer with a lane of 16 bits a dimension, and a bigram is the
integer that its two characters are in UTF-16. A vector is made when it is first asked for: one
document asks for few.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping
from functools import cache
from math import hypot
from struct import Struct

SIZE = 32
"""Dimensions of a vector: 32 named more exchanged bodies than 24, 48 no more."""
ZERO = 48
"""A row of the table is SIZE bytes from 1 to 95; this one stands for 0."""
READ = 680
"""Code points of a body that are read: 680 times 47 still fits in a lane with a sign."""

_MAGIC = b"doclint topics 3\n"
_HAN = re.compile(r"[^\W\d_a-zA-Z]{2,}")
_SUM = Struct(f"<{SIZE}h")
_ZEROS = int.from_bytes(bytes([ZERO, 0] * SIZE), "little")
_SIGNS = int.from_bytes(bytes([0, 0x80] * SIZE), "little")


class Table:
    """The vector of each bigram known, in a heading and in a body."""

    def __init__(self, known: array[int], headings: memoryview, bodies: memoryview) -> None:
        self._starts = dict(zip(known, range(0, len(bodies), SIZE), strict=True))
        self._headings = _Vectors(self._starts, headings)
        self._bodies = _Vectors(self._starts, bodies)

    def of_heading(self, met: Iterable[int]) -> tuple[float, ...]:
        """Return the direction of a heading in which the words `met` stand."""
        return direction(map(self._headings.__getitem__, filter(self._starts.__contains__, met)))

    def of_body(self, met: Iterable[int]) -> tuple[float, ...]:
        """Return the direction of a body in which the words `met` stand."""
        return direction(map(self._bodies.__getitem__, filter(self._starts.__contains__, met)))


class _Vectors(dict[int, int]):
    """The vectors of words, each the sum of its dimensions, every one in its lane.

    `starts` tells where the row of a word starts in `rows`.
    """

    def __init__(self, starts: Mapping[int, int], rows: memoryview) -> None:
        super().__init__()
        self._starts = starts
        self._rows = rows

    def __missing__(self, word: int) -> int:
        start = self._starts[word]
        spread = str(self._rows[start : start + SIZE], "latin-1").encode("utf-16-le")
        made = self[word] = int.from_bytes(spread, "little") - _ZEROS
        return made


def words_of_heading(title: str) -> set[int]:
    """Return every two neighbouring Han characters of `title`."""
    first, *others = map(words, _HAN.findall(title) or [""])
    return first.union(*others) if others else first


def words(text: str) -> set[int]:
    """Return every two neighbouring characters of the first READ of `text`."""
    units = text[:READ].encode("utf-16-le", "surrogatepass")
    whole = len(units) // 4 * 4
    shifted = (len(units) - 2) // 4 * 4 + 2
    return {*array("I", units[:whole]), *array("I", units[2:shifted])}


def direction(vectors: Iterable[int]) -> tuple[float, ...]:
    """Return the vector of length 1 that the sum of `vectors` points to; zeros if it is zero."""
    sums = _SUM.unpack(((sum(vectors) + _SIGNS) ^ _SIGNS).to_bytes(_SUM.size, "little"))
    length = hypot(*sums) or 1.0
    return tuple([lane / length for lane in sums])


def packed(rows: Mapping[str, tuple[bytes, bytes]]) -> bytes:
    """Return the bytes of a table: `rows` is bigram to its vectors in headings and in bodies."""
    order = sorted(rows, key=lambda word: word.encode("utf-16-le")[::-1])
    headings = b"".join(rows[word][0] for word in order)
    bodies = b"".join(rows[word][1] for word in order)
    return _MAGIC + "".join(order).encode("utf-16-le") + headings + bodies


def unpacked(data: bytes) -> Table:
    """Return the table in `data`. Raises ValueError where it is none."""
    if not data.startswith(_MAGIC):
        raise ValueError("this is no table of topics")
    at = len(_MAGIC)
    count = (len(data) - at) // (4 + 2 * SIZE)
    headings = at + 4 * count
    bodies = headings + SIZE * count
    rows = memoryview(data)
    return Table(array("I", data[at:headings]), rows[headings:bodies], rows[bodies:])


@cache
def table() -> Table:
    """Return the table that comes with doclint."""
    path = f"{__file__[: -len('topics.py')]}tables/topics.bin"
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib takes long to import
        return unpacked(file.read())
