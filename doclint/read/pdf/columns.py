"""The order in which the lines of a page are read: full width, left column, right column."""

from collections import Counter

from doclint.read.pdf.lines import Line, Slot, lines_of
from doclint.read.pdf.pages import Page
from doclint.read.pdf.pieces import Piece

_FEWEST = 5  # lines on either side
_FILLED = 0.6  # of the width of its column that a line takes: cells of a table are short
_FIRST, _LAST = 0.35, 0.7  # of the width of the text: where the right column begins
_NEAR = 3.0  # points


def in_order(page: Page) -> list[Line]:
    """Return the lines of `page` as they are read."""
    start = _gutter(page.pieces)
    if start is None:
        return lines_of(page.pieces, page.number, Slot.FULL)
    sides: dict[Slot, list[Piece]] = {slot: [] for slot in Slot}
    for piece in page.pieces:
        sides[_slot(piece, start)].append(piece)
    lines = {slot: lines_of(pieces, page.number, slot) for slot, pieces in sides.items()}
    return _bands(lines)


def _bands(lines: dict[Slot, list[Line]]) -> list[Line]:
    """Return all `lines`: those of full width part the columns into bands."""
    made: list[Line] = []
    for full in [*lines[Slot.FULL], None]:
        for slot in (Slot.LEFT, Slot.RIGHT):
            above = [line for line in lines[slot] if full is None or line.base > full.base]
            made += above
            lines[slot] = lines[slot][len(above) :]
        if full:
            made.append(full)
    return made


def _slot(piece: Piece, start: float) -> Slot:
    if piece.left >= start - _NEAR:
        return Slot.RIGHT
    return Slot.LEFT if piece.right < start else Slot.FULL


def _gutter(pieces: list[Piece]) -> float | None:
    """Return where the right of two columns begins; None where there are not two."""
    if len(pieces) < 2 * _FEWEST:
        return None
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    first, last = left + _FIRST * (right - left), left + _LAST * (right - left)
    starts = Counter(round(p.left) for p in pieces if first < p.left < last)
    for start, times in starts.most_common(3):
        if times < _FEWEST // 2:
            return None
        edge = start - 1.0
        before = [p for p in pieces if p.right < edge]
        after = [p for p in pieces if p.left >= edge - _NEAR]
        if _is_column(before) and _is_column(after) and _are_beside(before, after):
            return edge
    return None


def _is_column(pieces: list[Piece]) -> bool:
    if len(pieces) < _FEWEST:
        return False
    width = max(p.right for p in pieces) - min(p.left for p in pieces)
    filled = sum(p.right - p.left > _FILLED * width for p in pieces)
    return filled * 2 >= len(pieces)


def _are_beside(one: list[Piece], other: list[Piece]) -> bool:
    """Tell whether most of the lower of the two stands beside the higher."""
    top = min(max(p.base for p in one), max(p.base for p in other))
    bottom = max(min(p.base for p in one), min(p.base for p in other))
    return all(sum(bottom <= p.base <= top for p in column) >= _FEWEST for column in (one, other))
