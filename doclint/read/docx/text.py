"""From paragraphs to one text with its blocks and its pieces."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from doclint.model.document import Block, Kind
from doclint.read.docx.draft import Draft
from doclint.read.docx.numbering import Counter, Label, Numbering
from doclint.read.docx.source_map import NOWHERE, Bytes, Piece, Stuff
from doclint.read.docx.styles import BODY_LEVEL, Styles
from doclint.read.txt import BLANKS, tiled

_LONGEST_TITLE = 80  # code points; longer ones with a full stop are sentences in a heading's style
_EDGES = BLANKS + "\n"

Line = Sequence[Draft]
"""Paragraphs that stand on one line: all marks but that of the last are deleted."""


class Found(NamedTuple):
    """A block without outer bounds; blanks at its edges still belong to it."""

    kind: Kind
    start: int
    end: int
    level: int = 0


class _End(NamedTuple):
    """What ends a line; it stands in the text only where something follows."""

    stuff: Stuff
    paragraph: int


class Text:
    """The text as it grows; `pieces` tile it."""

    def __init__(self, numbering: Numbering, styles: Styles) -> None:
        self.pieces: list[Piece] = []
        self._found: list[Found] = []
        self._styles = styles
        self._numbering = numbering
        self._boxes = Counter(numbering)
        self._parts: list[str] = []
        self._length = 0
        self._end: _End | None = None
        self._paragraphs = 0  # of the parts before
        self._runs = 0

    def __str__(self) -> str:
        return "".join(self._parts)

    def next_part(self, paragraphs: int, runs: int) -> None:
        """End a part that had so many paragraphs and runs: pieces count them over all parts."""
        self._paragraphs += paragraphs
        self._runs += runs

    def add_body(self, drafts: Iterable[Draft]) -> None:
        """Add the body; a table is one block, cells ending in tabs, and one with a single cell a frame.

        Text boxes stand after the paragraph or the table that they hang on.
        """
        counter = Counter(self._numbering)
        for table, members in groupby(drafts, lambda draft: draft.cell and draft.cell.table):
            lines = _lines(members)
            if table is None or len({line[-1].cell for line in lines}) == 1:
                for line in lines:
                    start, label = self._add_line(line, counter)
                    self._found.append(self._classified(line[-1], label, start))
                    self._add_boxes([line])
            else:
                self._add_block(Kind.TABLE, lines, counter)
                self._add_boxes(lines)

    def add_notes(self, drafts: Iterable[Draft]) -> None:
        """Add notes: shown to a reader, but not in the body's flow."""
        lines = _lines(drafts)
        if lines:
            self._add_block(Kind.MATTER, lines, Counter(self._numbering))
            self._add_boxes(lines)

    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks; they tile the text. Blank lines belong to the block before them."""
        text = str(self)
        blocks = [
            Block(
                found.kind,
                found.start,
                found.end,
                text.rfind("\n", 0, found.start) + 1,
                0,
                found.level,
            )
            for raw in self._found
            for found in _settled(text, raw)
        ]
        if not blocks:
            return (Block(Kind.BLANK, 0, 0, 0, len(text)),) if text else ()
        return tiled(blocks, len(text))

    def _add_block(self, kind: Kind, lines: Sequence[Line], counter: Counter) -> None:
        starts = [self._add_line(line, counter, following)[0] for line, following in _pairs(lines)]
        self._found.append(Found(kind, starts[0], self._length))

    def _add_boxes(self, lines: Iterable[Line]) -> None:
        for box in [box for line in lines for draft in line for box in draft.boxes if box]:
            if self._end:
                self._end = _End(Stuff.SEPARATOR, self._end.paragraph)
            first = len(self.pieces)
            self._add_block(Kind.TABLE, _lines(box), self._boxes)
            self.pieces[first:] = [_boxed(piece) for piece in self.pieces[first:]]
            self._add_boxes(_lines(box))

    def _add_line(
        self, line: Line, counter: Counter, following: Line | None = None
    ) -> tuple[int, Label | None]:
        """Add a line; return where it starts and what its number is.

        The properties are those of its last paragraph, whose mark is still there.
        """
        last = line[-1]
        if self._end:
            self._add(self._end.stuff, "\n", self._end.paragraph)
        start = self._length
        label = counter.label(last.style, last.number, last.level)
        if label:
            self._add(Stuff.NUMBER, label.text, self._paragraphs + last.index)
        for draft in line:
            index = self._paragraphs + draft.index
            for stuff, text, run, source in draft.bits:
                self._add(stuff, text, index, run if run < 0 else run + self._runs, source)
        ends_cell = following and _is_beside(last, following[0])
        if ends_cell:
            self._add(Stuff.SEPARATOR, "\t", self._paragraphs + last.index)
        stuff = Stuff.SEPARATOR if last.is_last else Stuff.MARK
        self._end = None if ends_cell else _End(stuff, self._paragraphs + last.index)
        return start, label

    def _add(
        self, stuff: Stuff, text: str, paragraph: int, run: int = -1, source: Bytes = NOWHERE
    ) -> None:
        if not text and stuff is not Stuff.ANCHOR:
            return
        start, self._length = self._length, self._length + len(text)
        self._parts.append(text)
        self.pieces.append(Piece(stuff, start, self._length, paragraph, run, source))

    def _classified(self, draft: Draft, label: Label | None, start: int) -> Found:
        outline = draft.outline if draft.outline >= 0 else self._styles.outline(draft.style)
        if outline < BODY_LEVEL:
            return Found(Kind.HEADING, start, self._length, outline + 1)
        is_item = label is not None and label.is_bullet
        return Found(Kind.ITEM if is_item else Kind.PARAGRAPH, start, self._length)


def _lines(drafts: Iterable[Draft]) -> list[Line]:
    lines: list[list[Draft]] = []
    is_open = False
    for draft in drafts:
        if is_open:
            lines[-1].append(draft)
        else:
            lines.append([draft])
        is_open = draft.is_joined and not draft.is_last
    return list(lines)


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[Line, Line | None]]:
    return zip(lines, [*lines[1:], None], strict=True)


def _is_beside(draft: Draft, other: Draft) -> bool:
    """Tell whether two paragraphs stand in different cells of one row."""
    return (
        draft.cell is not None
        and other.cell is not None
        and draft.cell != other.cell
        and draft.cell[:2] == other.cell[:2]
    )


def _boxed(piece: Piece) -> Piece:
    stays = piece.stuff in (Stuff.ANCHOR, Stuff.SEPARATOR)
    return piece if stays else piece._replace(stuff=Stuff.BOX)


def _settled(text: str, raw: Found) -> Iterator[Found]:
    """Yield the blocks in what was found: one, or, where breaks end lines in a paragraph, one a line.

    Text pasted from elsewhere often has breaks for paragraph ends; a title of two lines is one.
    """
    kind, start, end, level = raw
    if kind is Kind.HEADING and end - start > _LONGEST_TITLE and "。" in text[start:end]:
        kind, level = Kind.PARAGRAPH, 0
    whole = kind not in (Kind.PARAGRAPH, Kind.ITEM)
    for line in [text[start:end]] if whole else text[start:end].split("\n"):
        words = line.lstrip(_EDGES)
        first = start + len(line) - len(words)
        words = words.rstrip(_EDGES)
        if words:
            yield Found(kind, first, first + len(words), level)
        start += len(line) + 1
