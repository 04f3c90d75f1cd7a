"""What of a Word document can be edited: edits of its text held against what that text is made of."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from doclint.read.docx.package import Package
from doclint.read.docx.source_map import EDITABLE, Piece, SourceMap, Stuff

_LETTERS = (Stuff.TEXT, Stuff.ELEMENT)
_LINE_ENDS = (Stuff.MARK, Stuff.SEPARATOR)
# what may go, or stay, with the words around it; a picture or a note is content of its own
_HARMLESS = (b"commentReference", b"softHyphen")
_NAME = re.compile(rb"<(?:[^\s:/>]+:)?([^\s:/>]+)")
# what XML has no place for, and what would come back as a blank or a line end
_UNWRITABLE = re.compile(
    "[^\t\n\x20-\x84\x86-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


class Place(NamedTuple):
    """Where an insertion goes: after `at` characters of the piece whose bytes begin at `item`.

    Without a run it is the beginning of the paragraph.
    """

    paragraph: int
    run: int = -1
    item: int = -1
    at: int = 0


class Change(NamedTuple):
    """An edit as it is made: replace `start`..`end` by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Editable:
    """A Word document as bytes, and the way from its text back into them."""

    data: bytes
    text: str
    there: SourceMap

    @cached_property
    def package(self) -> Package:
        """The parts of the document."""
        return Package(self.data, self.there.document)

    @cached_property
    def numbered(self) -> frozenset[int]:
        """The paragraphs with an automatic number."""
        return frozenset(p.paragraph for p in self.there.pieces if p.stuff is Stuff.NUMBER)

    def allows(self, start: int, end: int, text: str) -> bool:
        """Tell whether `start`..`end` can be replaced by `text`."""
        if self.is_automatic(start, end, text):
            return True
        if self.there.is_protected or _UNWRITABLE.search(text):
            return False
        change = self.settled(start, end, text)
        if text and start < end and self._begins_number(change.end):
            return False
        return self._can_go(change.start, change.end) and self._can_come(change)

    def is_automatic(self, start: int, end: int, text: str) -> bool:
        """Tell whether an edit only writes another automatic number: Word counts again by itself."""
        if start == end or not text:
            return False
        piece = self.there.at(start)
        return (
            piece.stuff is Stuff.NUMBER
            and end <= piece.end
            and _counts(self.text[start:end] + text)
        )

    def settled(self, start: int, end: int, text: str) -> Change:
        """Return the edit with the same outcome that asks least of the document.

        What stays is left out; of the line ends around a paragraph that goes, its own goes; what is
        put in before a paragraph follows the one before it.
        """
        head = _alike(self.text[start:end], text)
        start, text = start + head, text[head:]
        tail = _alike(self.text[start:end][::-1], text[::-1])
        end, text = end - tail, text[: len(text) - tail]
        if start < end and not text:
            if self._is_mark(start) and self._is_mark(end):
                return Change(start + 1, end + 1, "")
            if (
                self.text[end - 1] == "\n"
                and not self._is_mark(end - 1)
                and self._is_mark(start - 1)
            ):
                return Change(start - 1, end - 1, "")
        if start == end and text.endswith("\n") and self._is_mark(start - 1):
            return Change(start - 1, start - 1, "\n" + text[:-1])
        return Change(start, end, text)

    def place(self, change: Change) -> Place | None:
        """Return where the text of `change` goes, None where there is no place for it.

        It is written as the words that it replaces, else as those before it; but no link grows.
        """
        at = change.start
        left, right = self._around(at)
        if left and left == right:
            return _in_piece(left, at) if left.stuff is Stuff.TEXT else None
        beside = [piece for piece in (left, right) if piece and self._is_letters(piece)]
        if change.end > at:
            beside.reverse()
        else:
            beside.sort(key=lambda piece: "hyperlink" in self.there.runs[piece.run].within)
        if beside:
            return _in_piece(beside[0], at)
        begins = left is None or left.stuff in (*_LINE_ENDS, Stuff.NUMBER)
        if begins and right and right.stuff in _LINE_ENDS:
            return Place(right.paragraph)
        return None

    def is_line_end(self, at: int) -> bool:
        """Tell whether a paragraph mark that can go stands `at`."""
        return self._is_mark(at)

    def is_first_of_part(self, at: int) -> bool:
        """Tell whether a line begins `at` that follows no paragraph that could be gone on with."""
        left, _ = self._around(at)
        return left is None or left.stuff is Stuff.SEPARATOR

    def _around(self, at: int) -> tuple[Piece | None, Piece | None]:
        """Return the pieces with the characters before and after `at`."""
        left = right = None
        for piece in self.there.over(at - 1, at + 1):
            if piece.start < at <= piece.end:
                left = piece
            if piece.start <= at < piece.end:
                right = piece
        return left, right

    def _is_mark(self, at: int) -> bool:
        return 0 <= at < len(self.text) and self.there.at(at).stuff is Stuff.MARK

    def _is_letters(self, piece: Piece) -> bool:
        return piece.stuff in _LETTERS and "moveTo" not in self.there.runs[piece.run].within

    def _can_go(self, start: int, end: int) -> bool:
        pieces = list(self.there.over(start, end)) if start < end else []
        for piece in pieces:
            if piece.stuff is Stuff.NUMBER:
                if piece.start < start or end < piece.end:
                    return False
            elif piece.stuff is Stuff.ANCHOR:
                if not self._is_harmless(piece):
                    return False
            elif piece.stuff not in EDITABLE or (piece.run >= 0 and not self._is_letters(piece)):
                return False
        return self._numbers_go(start, pieces) and self._edge_goes(start, pieces)

    def _numbers_go(self, start: int, pieces: list[Piece]) -> bool:
        """Tell whether no number comes to stand within a line, and none is to go that can't.

        The last one goes with its whole paragraph, or with the mark before it.
        """
        if pieces and pieces[-1].stuff is Stuff.MARK and self._begins_number(pieces[-1].end):
            left, _ = self._around(start)
            if left and left.stuff not in _LINE_ENDS:
                return False
        kinds = [piece.stuff for piece in pieces]
        if Stuff.NUMBER not in kinds:
            return True
        last = len(kinds) - 1 - kinds[::-1].index(Stuff.NUMBER)
        return Stuff.MARK in kinds[last:] or self.there.at(start).stuff is not Stuff.NUMBER

    def _begins_number(self, at: int) -> bool:
        return at < len(self.text) and self.there.at(at).stuff is Stuff.NUMBER

    def _edge_goes(self, start: int, pieces: list[Piece]) -> bool:
        """Tell whether nothing of its own stands where the first of whole paragraphs begins."""
        if not any(piece.stuff is Stuff.MARK for piece in pieces):
            return True
        left, _ = self._around(start)
        if left and left.stuff not in (*_LINE_ENDS, Stuff.NUMBER):
            return True
        at_edge = (p for p in self.there.over(start - 1, start + 1) if p.start == p.end == start)
        return all(map(self._is_harmless, at_edge))

    def _is_harmless(self, anchor: Piece) -> bool:
        xml = self.package.xml(self.there.paragraphs[anchor.paragraph].part)
        found = _NAME.match(xml, anchor.source.start)
        return found is not None and found[1] in _HARMLESS

    def _can_come(self, change: Change) -> bool:
        if not change.text:
            return True
        place = self.place(change)
        if place is None or "\n" not in change.text:
            return place is not None
        within = self.there.runs[place.run].within if place.run >= 0 else ()
        following = self.there.at(change.start).paragraph if change.start < len(self.text) else -1
        numbered = {place.paragraph, following} & self.numbered
        return not numbered and set(within) <= {"ins"}


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _counts(text: str) -> bool:
    """Tell whether `text` is made of numerals and letters alone."""
    return all(letter.isnumeric() or (letter.isascii() and letter.isalpha()) for letter in text)


def _in_piece(piece: Piece, at: int) -> Place:
    return Place(piece.paragraph, piece.run, piece.source.start, at - piece.start)
