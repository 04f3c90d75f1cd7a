"""What a heading and a body speak of: vectors of Chinese bigrams.

The vectors come from a table made by `doclint.analysis.tables.topics`. To add hundreds of them fast in
plain Python, a vector is one big integer with a lane of 16 bits a dimension, and a bigram is the
integer that its two characters are in UTF-16.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping
from functools import cache
from math import sqrt
from operator import mul
from struct import Struct, iter_unpack
from typing import NamedTuple

SIZE = 32
"""Dimensions of a vector: 32 named more exchanged bodies than 24, 48 no more."""
ZERO = 48
"""A row of the table is SIZE bytes from 1 to 95; this one stands for 0."""
READ = 680
"""Code points of a body that are read: 680 times 95 still fits in a lane."""

_MAGIC = b"doclint topics 2\n"
_HAN = re.compile(r"[^\W\d_a-zA-Z]{2,}")
_LANE = 2  # bytes
_SUM = Struct(f"<{SIZE + 1}H")
_Lanes = Mapping[int, int]


class Table(NamedTuple):
    """The vector of each bigram known, in a heading and in a body."""

    headings: _Lanes
    bodies: _Lanes


def words_of_heading(title: str) -> set[int]:
    """Return every two neighbouring Han characters of `title`."""
    return set[int]().union(*map(words, _HAN.findall(title)))


def words(text: str) -> set[int]:
    """Return every two neighbouring characters of the first READ of `text`."""
    units = text[:READ].encode("utf-16-le", "surrogatepass")
    whole = len(units) // 4 * 4
    shifted = (len(units) - 2) // 4 * 4 + 2
    return {*array("I", units[:whole]), *array("I", units[2:shifted])}


def direction(met: Iterable[int], lanes: _Lanes) -> tuple[float, ...]:
    """Return the vector of length 1 that the words `met` point to; zeros where none is known."""
    total = sum(filter(None, map(lanes.get, met)))
    *sums, known = _SUM.unpack(total.to_bytes(_SUM.size, "little"))
    offset = ZERO * known
    centred = [lane - offset for lane in sums]
    length = sqrt(sum(map(mul, centred, centred))) or 1.0
    return tuple([value / length for value in centred])


def packed(rows: Mapping[str, tuple[bytes, bytes]]) -> bytes:
    """Return the bytes of a table: `rows` is bigram to its vectors in headings and in bodies."""
    order = sorted(rows)
    headings = b"".join(rows[word][0] for word in order)
    bodies = b"".join(rows[word][1] for word in order)
    return _MAGIC + "".join(order).encode("utf-16-le") + headings + bodies


def unpacked(data: bytes) -> Table:
    """Return the table in `data`. Raises ValueError where it is none."""
    if not data.startswith(_MAGIC):
        raise ValueError("this is no table of topics")
    at = len(_MAGIC)
    count = (len(data) - at) // (4 + 2 * SIZE)
    keys = array("I", data[at : at + 4 * count])
    headings = at + 4 * count
    bodies = headings + SIZE * count
    return Table(
        dict(zip(keys, _lanes(data[headings:bodies]), strict=True)),
        dict(zip(keys, _lanes(data[bodies:]), strict=True)),
    )


def _lanes(rows: bytes) -> list[int]:
    """Return a big integer for each SIZE bytes of `rows`; one more lane counts what is added up."""
    one = 1 << 8 * _LANE * SIZE
    spread = bytearray(_LANE * len(rows))
    spread[::_LANE] = rows
    return [
        one | int.from_bytes(row, "little") for (row,) in iter_unpack(f"{_LANE * SIZE}s", spread)
    ]


@cache
def table() -> Table:
    """Return the table that comes with doclint."""
    path = f"{__file__[: -len('topics.py')]}tables/topics.bin"
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib takes long to import
        return unpacked(file.read())
