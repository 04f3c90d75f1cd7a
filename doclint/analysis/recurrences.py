"""Stretches between stops that stand more than once: where nothing recurs, nothing is repeated."""

from __future__ import annotations

from itertools import accumulate, count
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
    stretches = text.split("\n")
    lengths = list(map(len, stretches))
    starts = list(accumulate(lengths, initial=0))  # the stops that were cut at are to be added
    seen: dict[str, int] = {}
    firsts = list(map(seen.setdefault, stretches, count()))
    again = [p for p, first in enumerate(firsts) if first != p and lengths[p] >= _SHORTEST]
    return Recurrences(
        tuple(
            rows(
                Recurrence,
                [starts[place] + place for place in again],
                [lengths[place] for place in again],
                [starts[firsts[place]] + firsts[place] for place in again],
            )
        ),
        tuple([(starts[p] + p, size) for p, size in enumerate(lengths) if size >= LONG]),
    )
