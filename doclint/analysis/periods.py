"""Where a text agrees with itself a few characters further on: doubled characters and words, loops."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from doclint.model.document import Document, derived

NEAREST, FARTHEST = 2, 12
"""The distances looked at, in code points. One character many times over agrees at distance two."""
_BLOCK = 16_384  # code points compared at a time
_SHORTEST_EN = 6  # equal characters in a row that count in English, whose words double letters
_WHOLE = _BLOCK + 2 * FARTHEST  # with those after it that they are compared with
_AGREE = re.compile(rb"\x00+")
_SAME = re.compile(rb"\x00")


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
    least = NEAREST if document.language == "zh" else _SHORTEST_EN
    return tuple(
        found
        for start, number in _numbers(document)
        for found in _in(document, start, number, least)
    )


@derived
def twice(document: Document) -> tuple[int, ...]:
    """Return where a Han character stands twice, and no more than twice, in a row."""
    return tuple(
        at for start, number in _numbers(document) for at in _pairs(document, start, number)
    )


@derived
def _numbers(document: Document) -> tuple[tuple[int, int], ...]:
    """Return the start of each block, and the low bytes of its characters as one large number.

    Shifted and compared with itself, equal characters become zero bytes, at a few nanoseconds a
    character for each distance.
    """
    text = document.text
    blocks = ((start, text[start : start + _WHOLE]) for start in range(0, len(text), _BLOCK))
    return tuple(
        (start, int.from_bytes(words.encode("utf-32-le", "surrogatepass")[::4], "little"))
        for start, words in blocks
    )


def _differing(number: int, distance: int, length: int) -> bytes:
    """Return a byte for each of `length` characters, zero where it may equal that `distance` further on."""
    compared = number ^ (number >> (8 * distance))
    return compared.to_bytes(length, "little")[: length - distance]


def _pairs(document: Document, start: int, number: int) -> Iterator[int]:
    text = document.text
    differing = _differing(number, 1, min(len(text) - start, _WHOLE))[:_BLOCK]
    for found in _SAME.finditer(differing):
        at = start + found.start()
        one = text[at]
        if (
            "\u4e00" <= one <= "\u9fff"
            and one == text[at + 1]
            and text[at - 1 : at] != one != text[at + 2 : at + 3]
        ):
            yield at


def _in(document: Document, start: int, number: int, least: int) -> Iterator[Agreement]:
    """Yield the agreements that begin in the block at `start`."""
    words = document.text[start : start + _WHOLE]
    for distance in range(NEAREST, min(FARTHEST, len(words) - 1) + 1):
        differing = _differing(number, distance, len(words))
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
