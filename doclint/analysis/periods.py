"""Where a text agrees with itself a few characters further on: doubled characters and words, loops."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from doclint.model.document import Document, derived

NEAREST, FARTHEST = 2, 12
"""The distances looked at, in code points. One character many times over agrees at distance two."""
_BLOCK = 16_384  # code points compared at a time
_SHORTEST_EN = 6  # equal characters in a row that count in English, whose words double letters
_AGREE = re.compile(rb"\x00+")


class Agreement(NamedTuple):
    """From `start` on, at least `distance` characters equal those `distance` further on."""

    start: int
    distance: int


@derived
def agreements(document: Document) -> tuple[Agreement, ...]:
    """Return where `distance` characters or more stand twice in a row, for distances from NEAREST to FARTHEST.

    A long stretch of agreement is told once in some thousand characters. In English those of less
    than six characters are left out.
    """
    text = document.text
    least = NEAREST if document.language == "zh" else _SHORTEST_EN
    return tuple(
        found for start in range(0, len(text), _BLOCK) for found in _in(text, start, least)
    )


def _in(text: str, start: int, least: int) -> Iterator[Agreement]:
    """Yield the agreements that begin in the block at `start`.

    The low bytes of all characters make one large number: shifted and compared with itself, equal
    characters become zero bytes, at a few nanoseconds a character for each distance.
    """
    words = text[start : start + _BLOCK + 2 * FARTHEST]
    low = words.encode("utf-32-le", "surrogatepass")[::4]
    number = int.from_bytes(low, "little")
    for distance in range(NEAREST, min(FARTHEST, len(words) - 1) + 1):
        compared = number ^ (number >> (8 * distance))
        differing = compared.to_bytes(len(low), "little")[: len(low) - distance]
        size = max(distance, least)
        zeros = bytes(size)
        at = differing.find(zeros)
        while 0 <= at < _BLOCK:
            past = at + 1
            if words[at : at + size] == words[at + distance : at + distance + size]:
                yield Agreement(start + at, distance)
                row = _AGREE.match(differing, at)
                past = row.end() if row else past
            at = differing.find(zeros, past)
