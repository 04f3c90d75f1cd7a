"""Characters that no text needs, found in one scan, and how findings about characters are grouped."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import groupby

from doclint.model.document import Document, Kind, derived

APART = 8  # more blocks than this with the same defect make one finding for the document

_STRAYS = re.compile(
    "[\x00-\x08\x0b\x0e-\x1b\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\u2f00-\u2fdf"
    "\ue000-\ufaff\ufeff\ufffd]"
)


@derived
def strays(document: Document) -> tuple[int, ...]:
    """Return where a character stands that a text should not hold, ascending.

    Control and format characters, private use, Kangxi radicals, compatibility forms of Han
    characters, and the mark of a character that could not be decoded.
    """
    return tuple(found.start() for found in _STRAYS.finditer(document.text))


def gathered(document: Document, offsets: Iterable[int]) -> list[list[int]]:
    """Group ascending `offsets` by block; all in one group where more than APART blocks hold some."""
    starts = document.derive(_starts)
    groups = [list(group) for _, group in groupby(offsets, lambda at: bisect_right(starts, at))]
    if len(groups) > APART:
        return [[offset for group in groups for offset in group]]
    return groups


def hidden(document: Document, at: int) -> bool:
    """Tell whether the character at `at` is code, or nothing that a reader is shown."""
    block = document.blocks[max(0, bisect_right(document.derive(_starts), at) - 1)]
    return block.kind in (Kind.CODE, Kind.MATTER)


def _starts(document: Document) -> list[int]:
    return [block.outer_start for block in document.blocks]
