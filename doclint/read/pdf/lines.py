"""Lines on a page: pieces that stand on one baseline, put together."""

import re
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from doclint.read.pdf.pieces import Piece

_ONE_BASELINE = 0.45  # times the size: a superior number stands higher than the words it follows
_NO_GAP = 0.15  # times the size
_BLANK = 0.6  # times the size: a wider gap parts cells
_EVEN = 1.7  # times the narrowest gap of a stretched line is the widest
_WIDEST = 2.5  # times the size
_MARKER = re.compile(
    r"[•·▪■●○◦‣–—*-]|[(（]?[\w]{1,3}[.)）、．]|\d{1,3}(?:\.\d{1,3}){1,4}\.?|第\w{1,6}[章节条]"
)
"""What stands before an item or a heading, apart from its words."""
_WIDE_ENDS = "）、．"  # they hold their own gap


class Slot(Enum):
    """Where on a page a line stands."""

    FULL = "full"
    LEFT = "left"
    RIGHT = "right"


class Line(NamedTuple):
    """A line: its words, its place as that of a Piece, its page (1 is the first) and column.

    `fixed` is that of its longest piece.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    slot: Slot
    fixed: bool


def lines_of(pieces: list[Piece], page: int, slot: Slot) -> list[Line]:
    """Return the lines that `pieces` make, from the top down."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: -each.base):
        # the first of a row may be a superior number: the largest tells where the row stands
        if rows and _is_beside(rows[-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_line(sorted(row, key=lambda each: each.left), page, slot) for row in rows]


def _is_beside(row: list[Piece], piece: Piece) -> bool:
    largest = max(row, key=lambda each: each.size)
    size = max(largest.size, piece.size)
    return abs(largest.base - piece.base) < _ONE_BASELINE * size


def _line(row: list[Piece], page: int, slot: Slot) -> Line:
    longest = max(row, key=lambda each: len(each.text))
    text = row[0].text
    is_stretched = _is_stretched(row)
    for before, piece in pairwise(row):
        if before is row[0] and _MARKER.fullmatch(text):
            text += ("" if text[-1] in _WIDE_ENDS else " ") + piece.text
        else:
            text += _between(before, piece, is_stretched=is_stretched) + piece.text
    right = max(piece.right for piece in row)
    return Line(text, row[0].left, right, longest.base, longest.size, page, slot, longest.fixed)


def _is_stretched(row: list[Piece]) -> bool:
    """Tell whether `row` is a line of words stretched to the margin, not one of cells."""
    gaps = [after.left - before.right for before, after in pairwise(row)]
    even = len(gaps) > 1 and max(gaps) <= _EVEN * min(gaps)
    return even and max(gaps) <= _WIDEST * max(piece.size for piece in row)


def _between(before: Piece, after: Piece, *, is_stretched: bool) -> str:
    gap = (after.left - before.right) / max(before.size, after.size)
    has_han = before.text[-1] >= "\u2e80" or after.text[0] >= "\u2e80"
    # single characters set wide apart are one word, or a line stretched to the margin
    is_spaced = has_han and len(before.text) == 1 and after.text[0] >= "\u2e80"
    if gap > _BLANK and not is_spaced and not is_stretched:
        return "\t"
    return "" if gap < _NO_GAP or has_han else " "
