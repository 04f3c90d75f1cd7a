"""Stretches between stops that stand more than once: where nothing recurs, nothing is repeated."""

from typing import NamedTuple

from doclint.model.document import Document, derived, rows

_CUTS_ZH = ("，", "。", "、", "；")
_CUTS_EN = (" the ", " of ", " and ", " to ", " in ", " a ", " that ", ", ", ". ")
_SHORTEST = 2  # code points
LONG = 36  # code points; a stretch as long holds no stop where one is due


class Recurrence(NamedTuple):
    """A stretch of `length` code points at `start` that stood word for word at `first`, for the first time."""

    start: int
    length: int
    first: int


class Recurrences(NamedTuple):
    """The stretches that stood before, in order, and where the long ones are: (start, length)."""

    again: tuple[Recurrence, ...]
    long: tuple[tuple[int, int], ...]


@derived
def recurrences(document: Document) -> Recurrences:
    """Return the stretches of a text that stood in it before.

    A stretch runs from one stop or line end to the next, in English also from one common word to the next.
    """
    text = document.text
    for cut in _CUTS_ZH if document.language == "zh" else _CUTS_EN:
        text = text.replace(cut, cut[:-1] + "\n")
    again: list[tuple[int, int, int]] = []
    long: list[tuple[int, int]] = []
    first_of: dict[str, int] = {}
    known = first_of.setdefault
    start = 0
    for stretch in text.split("\n"):
        length = len(stretch)
        first = known(stretch, start)
        if first != start and length >= _SHORTEST:
            again.append((start, length, first))
        if length >= LONG:
            long.append((start, length))
        start += length + 1  # with what it was cut at
    return Recurrences(tuple(rows(Recurrence, *zip(*again, strict=True))), tuple(long))
