"""The text of a PDF: edits made in it, and it as a file of its own. The PDF itself is never written."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, chain

from doclint.engine.fix import apply
from doclint.model.document import Block, Kind, Source
from doclint.model.finding import Edit
from doclint.model.span import Span
from doclint.read import format_of
from doclint.read.pdf import blocks_of
from doclint.write.errors import WriteError

_FENCE = "```"


def revised(source: Source, edits: tuple[Edit, ...]) -> Source:
    """Return `source` with `edits` made; its headings, code and tables stay what they were."""
    moved = _Moved(edits)
    text = apply(source.text, edits)
    levels = {moved.at(b.start): b.level for b in source.blocks if b.kind is Kind.HEADING}
    others = [moved.block(b) for b in source.blocks if b.kind in (Kind.CODE, Kind.TABLE)]
    left = [block for block in others if block.start < block.end]
    omissions = tuple(
        omission._replace(span=Span(moved.at(omission.span.start), moved.at(omission.span.end)))
        for omission in source.omissions
    )
    return source._replace(text=text, blocks=blocks_of(text, levels, left), omissions=omissions)


def text_for(path: str, source: Source) -> bytes:
    """Return the text of `source` as it goes into the file at `path`, in UTF-8.

    Raises WriteError where `path` names neither plain text nor Markdown.
    """
    format_ = format_of(path)
    if format_ == "md":
        return _markdown(source).encode()
    if format_ == "txt":
        return source.text.encode()
    raise WriteError(f"{path}: the text of a PDF goes into a file that ends in .txt or .md")


def _markdown(source: Source) -> str:
    return apply(source.text, chain.from_iterable(map(_marks, source.blocks)))


def _marks(block: Block) -> Iterator[Edit]:
    """Yield what marks `block` in Markdown, if anything does."""
    if block.kind is Kind.HEADING:
        yield Edit(Span(block.start, block.start), "#" * block.level + " ")
    elif block.kind is Kind.CODE:
        yield Edit(Span(block.start, block.start), _FENCE + "\n")
        yield Edit(Span(block.end, block.end), "\n" + _FENCE)


class _Moved:
    """Where the places of a text are after edits."""

    def __init__(self, edits: tuple[Edit, ...]) -> None:
        self._edits = edits
        self._starts = [span.start for span, _ in edits]
        growths = (len(new) - (span.end - span.start) for span, new in edits)
        self._shifts = list(accumulate(growths, initial=0))

    def at(self, offset: int) -> int:
        """Return where `offset` is; one inside of what was replaced is at its end."""
        before = bisect_right(self._starts, offset)
        # an edit that begins at the offset, or goes on beyond it, is not all before it
        if before and self._edits[before - 1].span.end > offset:
            span, new = self._edits[before - 1]
            within = 0 if span.start == offset else len(new)
            return span.start + self._shifts[before - 1] + within
        if before and self._edits[before - 1].span == (offset, offset):
            before -= 1
        return offset + self._shifts[before]

    def block(self, block: Block) -> Block:
        """Return `block` where its words are then."""
        start, end = self.at(block.start), self.at(block.end)
        return Block(block.kind, start, end, start, end, block.level)
