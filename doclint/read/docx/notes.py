"""The comments of a Word document (ECMA-376 part 1, 17.13.4) and the words that each is about."""

from collections.abc import Iterator
from typing import NamedTuple

from doclint.model.document import Note
from doclint.model.span import Span
from doclint.read.docx.source_map import SourceMap
from doclint.read.docx.xml import Node


class _Range(NamedTuple):
    """Bytes of the main part from the beginning of a comment's range to its end."""

    start: int
    end: int


def notes(comments: Node, document: Node, source_map: SourceMap) -> tuple[Note, ...]:
    """Return the comments with the words they are anchored to, in the order of `comments`.

    One without a range is about the place of its reference; one that is nowhere referred to is left out.
    """
    ranges = _ranges(document)
    found = []
    for comment in comments.all("w:comment"):
        words = "\n".join(
            "".join(text.words for text in paragraph.below("w:t"))
            for paragraph in comment.below("w:p")
        )
        place = ranges.get(comment.attributes.get("id", ""))
        if place:
            found.append(Note(_span(place, source_map), words))
    return tuple(found)


def _ranges(document: Node) -> dict[str, _Range]:
    """Return the range of each comment by its id: of a reference alone, the reference."""
    ranges: dict[str, _Range] = {}
    for node in _marks(document):
        number = node.attributes.get("id", "")
        if node.name == "w:commentRangeStart":
            ranges[number] = _Range(node.start, node.end)
        elif number in ranges:
            ranges[number] = _Range(ranges[number].start, max(ranges[number].end, node.start))
        else:
            ranges[number] = _Range(node.start, node.end)
    return ranges


def _marks(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.name in ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"):
            yield child
        else:
            yield from _marks(child)


def _span(place: _Range, source_map: SourceMap) -> Span:
    """Return the text that was made in `place`; where it made none, the place before what follows."""
    main = source_map.document
    inside = [
        piece
        for piece in source_map.pieces
        if piece.source.start >= place.start
        and piece.source.end <= place.end
        and piece.end > piece.start
        and source_map.paragraphs[piece.paragraph].part == main
    ]
    if inside:
        return Span(inside[0].start, inside[-1].end)
    after = (
        piece.start
        for piece in source_map.pieces
        if piece.source.start >= place.start and source_map.paragraphs[piece.paragraph].part == main
    )
    at = next(after, source_map.pieces[-1].end if source_map.pieces else 0)
    return Span(at, at)
