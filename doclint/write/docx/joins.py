"""Lines that become one because the paragraph marks between them go."""

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from doclint.read.docx.source_map import Piece, SourceMap, Stuff


class Line(NamedTuple):
    """A line of the text: the paragraph that ends it, and its pieces without the line end."""

    paragraph: int
    pieces: tuple[Piece, ...]


class Join(NamedTuple):
    """That the paragraph `last` takes the looks of `model`."""

    last: int
    model: int


def lines(there: SourceMap) -> Iterator[Line]:
    """Yield the lines of the text."""
    pieces: list[Piece] = []
    for piece in there.pieces:
        if piece.stuff is Stuff.MARK or piece.stuff is Stuff.SEPARATOR:
            yield Line(piece.paragraph, tuple(pieces))
            pieces = []
        else:
            pieces.append(piece)
    if pieces:
        yield Line(pieces[-1].paragraph, tuple(pieces))


def joins(
    there: SourceMap, marks: Container[int], kept: Container[int], numbers: Container[int]
) -> Iterator[Join]:
    """Yield what becomes of the lines whose `marks` go.

    Of lines that become one the last gives its looks; here the first shall that has words left.
    `kept` are the paragraphs that have some, `numbers` those whose number goes.
    """
    found = list(lines(there))
    at = 0
    while at < len(found):
        first = at
        while at < len(found) and found[at].paragraph in marks:
            at += 1
        if at > first:
            chain = found[first : at + 1]
            last = chain[-1].paragraph
            if at == len(found):
                last = _next(there, last)
            model = _model(chain, kept, numbers)
            if model is not None and last >= 0 and model != last:
                yield Join(last, model)
        at += 1


def _model(chain: Sequence[Line], kept: Container[int], numbers: Container[int]) -> int | None:
    full = [line for line in chain if any(p.paragraph in kept for p in line.pieces)]
    if not full:
        # nothing is left of them, or only the blank line before
        full = [chain[-1]] if chain[-1].paragraph not in numbers else list(chain)
    return next((line.paragraph for line in full if line.paragraph not in numbers), None)


def _next(there: SourceMap, paragraph: int) -> int:
    """Return the paragraph after this one in its part, -1 for none."""
    part, _, end = there.paragraphs[paragraph][:3]
    after = [i for i, p in enumerate(there.paragraphs) if p.part == part and p.start >= end]
    return min(after, key=lambda i: there.paragraphs[i].start, default=-1)
