"""From the text of a Word document back to the bytes of its parts.

A place in the text is a code point; a place in the file is a part of the package and a byte in that
part's XML. The map joins the two, so that a writer splices bytes and parses nothing again: whatever it
does not touch (prefixes, unknown elements, other parts) stays byte for byte what it was.

- `pieces` are in the order of the text and tile it: each character belongs to exactly one piece. A
  piece of no width is an `ANCHOR`: something in a run that shows no text of the body (a picture, the
  reference of a note, a field's code) and that goes when its run goes.
- A piece of `TEXT` is the characters of one `w:t`, one to one: it may be cut anywhere. An `ELEMENT`
  (a tab, a break, a hyphen, a symbol) is one character and one XML element: it goes whole or stays.
- A `MARK` is the line end that a paragraph mark makes. Taking it out joins the paragraph with the one
  after it (`w:del` in the `w:rPr` of its `w:pPr`).
- All other pieces are shown, but not there to be edited; a fix that touches one can only be suggested.
- `runs` and `paragraphs` are in the order of the file's parts; a piece names its own by index, -1
  where it has none. What is deleted or moved away by tracked changes is in no piece.

All `start`..`end` of runs, paragraphs and of `Piece.source` are bytes of the part *as UTF-8*, as
`package.Package.xml` gives it, whole elements from `<` to `>`; a pair (-1, -1) means: there is none.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple


class Bytes(NamedTuple):
    """A half-open range of bytes of a part."""

    start: int
    end: int


NOWHERE = Bytes(-1, -1)


class Stuff(Enum):
    """What a piece is made of; only the first three can be edited."""

    TEXT = "text"
    ELEMENT = "element"
    MARK = "paragraph mark"
    NUMBER = "automatic number"
    SEPARATOR = "end of a cell or of a part"
    FIELD = "field result"
    EQUATION = "equation"
    BOX = "text box"  # its text often stands twice in the file, for two versions of Word
    RUBY = "text with a reading beside it"
    LOCKED = "locked or bound content control"
    ANCHOR = "picture, note, field code"


EDITABLE = frozenset({Stuff.TEXT, Stuff.ELEMENT, Stuff.MARK})


class Piece(NamedTuple):
    """`start`..`end` are code points of the text, `source` the bytes of the element that makes them.

    `paragraph` and `run` are indexes into the map, -1 for none: a `MARK` has no run, a `SEPARATOR`
    and a `NUMBER` have the paragraph that they end or open, and no bytes.
    """

    stuff: Stuff
    start: int
    end: int
    paragraph: int
    run: int = -1
    source: Bytes = NOWHERE


class Run(NamedTuple):
    """A `w:r`: its bytes, those of its `w:rPr`, and the elements between it and its paragraph.

    `within` has their local names, outermost first, such as `ins` (a tracked insertion), `hyperlink`,
    `sdt`, `sdtContent`, `fldSimple`.
    """

    paragraph: int
    start: int
    end: int
    properties: Bytes
    within: tuple[str, ...]


class Paragraph(NamedTuple):
    """A `w:p`: its part and bytes.

    `opened` is where its first tag ends, `properties` are the bytes of its `w:pPr` and `mark` those
    of the `w:rPr` in it, which is where the deletion of its mark is noted. `is_last` tells that a cell,
    a note, a text box or the body ends with it: its mark can't go. `is_joined` tells that its mark is
    deleted already, so that its words stand on one line with those of the next one.
    """

    part: str
    start: int
    end: int
    opened: int
    properties: Bytes = NOWHERE
    mark: Bytes = NOWHERE
    is_last: bool = False
    is_joined: bool = False


@dataclass(frozen=True)
class SourceMap:
    """Where each character of the text stands in the package.

    `document` is the name of the main part. `is_protected` tells that the document asks Word to
    refuse edits (`w:documentProtection` in its settings).
    """

    document: str
    pieces: tuple[Piece, ...]
    runs: tuple[Run, ...]
    paragraphs: tuple[Paragraph, ...]
    is_protected: bool = False

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    def at(self, offset: int) -> Piece:
        """Return the piece that holds the character at `offset`."""
        return self.pieces[bisect_right(self._starts, offset) - 1]

    def over(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the pieces that share a character with `start`..`end`, and the anchors inside it."""
        place = max(0, bisect_right(self._starts, start) - 1)
        while place < len(self.pieces) and self.pieces[place].start < end:
            piece = self.pieces[place]
            if piece.end > start or start < piece.start:
                yield piece
            place += 1

    def is_editable(self, start: int, end: int) -> bool:
        """Tell whether every character of `start`..`end` can be taken out or replaced."""
        return all(p.stuff in EDITABLE for p in self.over(start, end) if p.start < p.end)
