"""What mending changed, as edits of the text given: rounds folded into one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from doclint.model.finding import Edit
from doclint.model.span import Span

_LINE_END = re.compile(r"\r*\n|\r")
_BARE = re.compile(r"(?<!\r)\n")

Rounds = Sequence[Sequence[Edit]]
"""Edits to make one after another; those of a round are sorted and do not overlap."""


class _Piece(NamedTuple):
    """A part of a text: characters of another text it was made from, or new ones."""

    span: Span
    new: str | None = None

    @property
    def length(self) -> int:
        return len(self.new) if self.new is not None else self.span.end - self.span.start


def changes(before: str, after: str, undo: Rounds) -> tuple[Edit, ...]:
    """Return the edits that lead from `before` to `after`, sorted and apart from each other.

    `undo` leads from `after` back to `before`. The work grows with the edits, not with the product
    of the lengths as in a comparison of two texts.
    """
    pieces = [_Piece(Span(0, len(after)))]
    for edits in undo:
        pieces = _edited(pieces, edits)
    return tuple(_gaps(pieces, before, after))


def origin(offset: int, undo: Rounds) -> int:
    """Return where `offset` of a text was before; `undo` leads back to that from it."""
    for edits in undo:
        shift = 0
        for span, new in edits:
            if span.start > offset:
                break
            if offset < span.end:
                offset = span.start
                break
            shift += len(new) - (span.end - span.start)
        offset += shift
    return offset


def line_changes(before: str, after: str) -> tuple[Edit, ...]:
    """Return edits of whole lines that lead from `before` to `after`, where nothing else is known."""
    from difflib import SequenceMatcher

    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, old))]
    return tuple(
        Edit(Span(starts[first], starts[last]), "".join(new[begin:end]))
        for tag, first, last, begin, end in SequenceMatcher(None, old, new).get_opcodes()
        if tag != "equal"
    )


def with_line_ends(before: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return `edits` of `before` with the line ends of their new text as most are in `before`."""
    ends = Counter(_LINE_END.findall(before)).most_common(1)
    if not ends or ends[0][0] == "\n":
        return tuple(edits)
    return tuple(Edit(span, _BARE.sub(ends[0][0], new)) for span, new in edits)


def _edited(pieces: list[_Piece], edits: Sequence[Edit]) -> list[_Piece]:
    """Return the pieces of the text that `edits` make of the text of `pieces`."""
    made: list[_Piece] = []
    end = sum(piece.length for piece in pieces)
    index = at = 0  # `at` is where the piece at `index` begins
    for span, new in edits:
        index, at = _copy(pieces, index, at, span.start, made)
        index, at = _copy(pieces, index, at, span.end, [])
        if new:
            made.append(_Piece(Span(0, 0), new))
    _copy(pieces, index, at, end, made)
    return made


def _copy(
    pieces: list[_Piece], index: int, at: int, upto: int, made: list[_Piece]
) -> tuple[int, int]:
    """Add to `made` what `pieces` hold from `at` on, up to `upto`, and return where that ends.

    A piece of which only the head is taken is left in `pieces` as its tail.
    """
    while at < upto:
        piece = pieces[index]
        taken = min(piece.length, upto - at)
        head, tail = _split(piece, taken)
        made.append(head)
        at += taken
        if tail.length:
            pieces[index] = tail
        else:
            index += 1
    return index, at


def _split(piece: _Piece, at: int) -> tuple[_Piece, _Piece]:
    if piece.new is not None:
        return piece._replace(new=piece.new[:at]), piece._replace(new=piece.new[at:])
    start, end = piece.span
    return _Piece(Span(start, start + at)), _Piece(Span(start + at, end))


def _gaps(pieces: list[_Piece], before: str, after: str) -> Iterator[Edit]:
    """Yield what in `before` is not a piece of `after`, with what stands there instead."""
    at = kept = 0  # how far `before` and `after` are done
    place = 0  # where the piece begins in `before`
    for piece in [*pieces, _Piece(Span(len(after), len(after)))]:
        if piece.new is None:
            new = after[kept : piece.span.start]
            if before[at:place] != new:
                yield Edit(Span(at, place), new)
            at, kept = place + piece.length, piece.span.end
        place += piece.length
