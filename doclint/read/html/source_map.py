"""From the text of a web page back to its source: which characters made which."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import NamedTuple


class Piece(NamedTuple):
    """Characters of the text, and the characters of the page that they were read from.

    They agree one by one where both are as long; else (white space, a reference such as `&nbsp;`) they
    stand for each other as a whole. All are code points.
    """

    start: int
    end: int
    source_start: int
    source_end: int

    @property
    def is_verbatim(self) -> bool:
        """Tell whether it may be cut anywhere."""
        return self.end - self.start == self.source_end - self.source_start


@dataclass(frozen=True)
class HtmlMap:
    """The page as it was decoded, and the pieces of its text in order.

    What is in no piece (the line ends between blocks) stands nowhere in the page.
    """

    html: str
    pieces: tuple[Piece, ...]

    def allows(self, start: int, end: int, text: str) -> bool:
        """Tell whether `start`..`end` can be replaced by `text` within the text of the page.

        What parts two blocks goes only with one of them: there is no way to join two.
        """
        if "\n" in text or "\r" in text:
            return False
        if start == end or text:
            return self._is_one_place(start, end)
        around = list(self._blocks_around(start, end))
        # of n gaps the n - 1 blocks between them go; one more must
        joins = around and around[0][0] < start and end < around[-1][1]
        return not joins and all(
            piece.is_verbatim or start <= piece.start <= piece.end <= end
            for piece in self.between(start, end)
        )

    def is_automatic(self, start: int, end: int, text: str) -> bool:  # noqa: ARG002 - the protocol's
        """Tell whether an edit comes about by itself: a page has nothing that does."""
        return False

    def between(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the pieces that share a character with `start`..`end`."""
        at = bisect_right(self.pieces, start, key=_end)
        while at < len(self.pieces) and self.pieces[at].start < end:
            yield self.pieces[at]
            at += 1

    def splices(self, edits: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
        """Yield, for edits of the text that are allowed, those of the page, in order."""
        for start, end, text in edits:
            pieces = list(self.between(start, end))
            place = self.at(start) if text else None
            if place is not None:
                yield place, place, escape(text, quote=False)
            for piece in pieces:
                if piece.is_verbatim:
                    shift = piece.source_start - piece.start
                    yield max(start, piece.start) + shift, min(end, piece.end) + shift, ""
                else:
                    yield piece.source_start, piece.source_end, ""

    def at(self, offset: int) -> int | None:
        """Return the place in the page where an insertion at `offset` goes; None where there is none."""
        place = bisect_right(self.pieces, offset, key=_end)
        # the end of a word before the beginning of the next: it is the words before that go on
        if place and self.pieces[place - 1].end == offset:
            return self.pieces[place - 1].source_end
        if place == len(self.pieces) or self.pieces[place].start > offset:
            return None
        piece = self.pieces[place]
        if offset == piece.start:
            return piece.source_start
        return piece.source_start + offset - piece.start if piece.is_verbatim else None

    def _is_one_place(self, start: int, end: int) -> bool:
        pieces = list(self.between(start, end))
        covered = sum(min(end, piece.end) - max(start, piece.start) for piece in pieces)
        return (
            covered == end - start
            and self.at(start) is not None
            and all(p.is_verbatim or start <= p.start <= p.end <= end for p in pieces)
        )

    def _blocks_around(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield, for each gap in `start`..`end`, where the block before begins and the one after ends."""
        gaps = self._gaps
        at = bisect_right(gaps, start, key=_second)
        while at < len(gaps) and gaps[at][0] < end:
            before = gaps[at - 1][1] if at else 0
            after = gaps[at + 1][0] if at + 1 < len(gaps) else self.pieces[-1].end
            yield before, after
            at += 1

    @cached_property
    def _gaps(self) -> list[tuple[int, int]]:
        """Start and end of what is in no piece, in order."""
        pairs = zip(self.pieces, self.pieces[1:], strict=False)
        return [(one.end, other.start) for one, other in pairs if one.end < other.start]


def _second(gap: tuple[int, int]) -> int:
    return gap[1]


def _end(piece: Piece) -> int:
    return piece.end
