"""Bytes put in place of others."""

from collections.abc import Iterable
from typing import NamedTuple


class Splice(NamedTuple):
    """Replace the bytes `start`..`end`; where they are none, insert."""

    start: int
    end: int
    new: bytes


def spliced(data: bytes, splices: Iterable[Splice]) -> bytes:
    """Return `data` with `splices`, which must not overlap, made; those at one place keep their order."""
    parts: list[bytes] = []
    at = 0
    for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
        parts += (data[at:start], new)
        at = end
    return b"".join([*parts, data[at:]])
