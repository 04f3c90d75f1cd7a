"""Plain text to blocks: a paragraph a line, or, where lines are wrapped by design, a run of lines."""

from bisect import bisect_left
from itertools import accumulate, compress, repeat
from operator import add, attrgetter, sub
from typing import NamedTuple

from doclint.model.document import Block, Kind, rows

# White space inside a line; `str.strip` would leave U+200B and U+FEFF and take the separators below.
BLANKS = (
    " \t\x1c\x1d\x1e\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b"
    "\u202f\u205f\u2060\u3000\ufeff"
)
# What ends a line; U+000C ends a page and so a line, U+0085, U+2028 and U+2029 mean to.
SEPARATORS = "\n\r\f\v\x85\u2028\u2029"

_EDGES = BLANKS + SEPARATORS
_NO_SEPARATORS = "\x1c\x1d\x1e"  # `str.splitlines` would end a line at them

_WRAPPED_AT_MOST = 120  # code points; text wrapped by design is narrower
_SAMPLE = 20_000  # code points that tell Chinese from Latin text
_LAID_OUT = (
    "\n  ",
    "\n==",
    "\n--",
    "\n~~",
    "\n.. ",
)  # one of these is in Chinese laid out for a screen
_FEWEST_LINES = 4  # fewer are no wrapped document


class Line(NamedTuple):
    """A line that is not blank: where it begins, and its words without indent and trailing blanks."""

    outer_start: int
    start: int
    end: int


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of `text`; they tile it. Blank lines belong to the block before them."""
    outer_starts, starts, ends = _lines(text)
    if not starts:
        return (Block(Kind.BLANK, 0, 0, 0, len(text)),) if text else ()
    remarks = _remarks(text) if "doclint" in text else frozenset()
    if _may_be_wrapped(text, starts, ends):
        from doclint.read.wrapped import wrapped_blocks

        lines = list(rows(Line, outer_starts, starts, ends))
        found = wrapped_blocks(text, [line for line in lines if line.start not in remarks])
        if found:
            apart = [line for line in lines if line.start in remarks]
            found += [Block(Kind.MATTER, at, end, outer, 0) for outer, at, end in apart]
            return tiled(sorted(found, key=attrgetter("start")), len(text))
    outer_starts[0] = 0
    outer_ends = [*outer_starts[1:], len(text)]
    kinds, levels = [Kind.PARAGRAPH] * len(starts), [0] * len(starts)
    for start in remarks:
        kinds[bisect_left(starts, start)] = Kind.MATTER
    return tuple(rows(Block, kinds, starts, ends, outer_starts, outer_ends, levels))


def _remarks(text: str) -> frozenset[int]:
    """Return where the lines begin that speak to doclint: they are not text."""
    from doclint.read.remarks import remarks_in

    return frozenset(remark.start for remark in remarks_in(text, "txt"))


def _lines(text: str) -> tuple[list[int], list[int], list[int]]:
    """Return, for the lines of `text` that are not blank, the three numbers of a Line, as columns."""
    for blank in _NO_SEPARATORS:
        if blank in text:
            text = text.replace(blank, " ")
    lines = text.splitlines(keepends=True)
    outer_ends = list(accumulate(map(len, lines)))
    lefts = list(map(str.lstrip, lines, repeat(_EDGES)))
    words = list(map(str.rstrip, lefts, repeat(_EDGES)))
    starts = list(compress(map(sub, outer_ends, map(len, lefts)), words))
    ends = list(map(add, starts, map(len, filter(None, words))))
    return list(compress([0, *outer_ends], words)), starts, ends


def tiled(blocks: list[Block], length: int) -> tuple[Block, ...]:
    """Return `blocks` with outer bounds that tile a text of `length`; outer starts are as given."""
    kinds, starts, ends, outer_starts, _, levels = zip(*blocks, strict=True)
    later = outer_starts[1:]
    return tuple(rows(Block, kinds, starts, ends, (0, *later), (*later, length), levels))


def _may_be_wrapped(text: str, starts: list[int], ends: list[int]) -> bool:
    """Tell, at little cost, whether nearly all lines are short."""
    if len(starts) < _FEWEST_LINES:
        return False
    lengths = list(map(sub, ends, starts))
    if sum(map(_WRAPPED_AT_MOST.__lt__, lengths)) * 12 > len(lengths):
        return False
    sample = text[:_SAMPLE]
    if len(sample.encode("utf-8", "surrogatepass")) <= len(sample) * 3 // 2:  # Han takes 3 bytes
        return True
    # between Chinese lines there may be longer ones of code
    long = sum(map((_WRAPPED_AT_MOST // 2).__lt__, lengths))
    return long * 3 <= len(lengths) and any(map(text.__contains__, _LAID_OUT))
