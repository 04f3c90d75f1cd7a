"""Plain text to blocks: a paragraph a line, or, where lines are wrapped by design, a run of lines."""

from __future__ import annotations

import re
from typing import NamedTuple

from doclint.model.document import Block, Kind

# White space inside a line; `str.strip` would leave U+200B and U+FEFF and take the separators below.
BLANKS = (
    " \t\x1c\x1d\x1e\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b"
    "\u202f\u205f\u2060\u3000\ufeff"
)
# What ends a line; U+000C ends a page and so a line, U+0085, U+2028 and U+2029 mean to.
SEPARATORS = "\n\r\f\v\x85\u2028\u2029"

_WORDS = re.compile(rf"[^\n{BLANKS}](?:[^\n]*[^\n{BLANKS}])?")

_WRAPPED_AT_MOST = 120  # columns; text wrapped by design is narrower
_SAMPLE = 20_000  # code points that tell Chinese from Latin text
_FEWEST_LINES = 4  # fewer are no wrapped document


class Line(NamedTuple):
    """A line that is not blank: where it begins, and its words without indent and trailing blanks."""

    outer_start: int
    start: int
    end: int


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of `text`; they tile it. Blank lines belong to the block before them."""
    lines = lines_of(text)
    if not lines:
        return (Block(Kind.BLANK, 0, 0, 0, len(text)),) if text else ()
    if _may_be_wrapped(text, lines):
        from doclint.read.wrapped import wrapped_blocks

        found = wrapped_blocks(text, lines)
        if found:
            return tiled(found, len(text))
    outer_ends = [line.outer_start for line in lines[1:]]
    outer_ends.append(len(text))
    paragraph = Kind.PARAGRAPH
    blocks = [
        Block(paragraph, start, end, outer_start, outer_end)
        for (outer_start, start, end), outer_end in zip(lines, outer_ends, strict=True)
    ]
    blocks[0] = blocks[0]._replace(outer_start=0)
    return tuple(blocks)


def lines_of(text: str) -> list[Line]:
    """Return the lines of `text` that are not blank."""
    plain = text  # with one kind of line end, at the same places
    for separator in SEPARATORS[1:]:
        if separator in plain:
            plain = plain.replace(separator, "\n")
    lines = []
    before = 0
    for found in _WORDS.finditer(plain):
        start, end = found.span()
        lines.append(Line(plain.rfind("\n", before, start) + 1 or before, start, end))
        before = end
    return lines


def tiled(blocks: list[Block], length: int) -> tuple[Block, ...]:
    """Return `blocks` with outer bounds that tile a text of `length`; outer starts are as given."""
    ends = [block.outer_start for block in blocks[1:]] + [length]
    whole = [block._replace(outer_end=end) for block, end in zip(blocks, ends, strict=True)]
    whole[0] = whole[0]._replace(outer_start=0)
    return tuple(whole)


def _may_be_wrapped(text: str, lines: list[Line]) -> bool:
    """Tell, at little cost, whether nearly all lines are short."""
    if len(lines) < _FEWEST_LINES:
        return False
    sample = text[:_SAMPLE]
    wide = len(sample.encode("utf-8", "surrogatepass")) > len(sample) * 3 // 2  # Han takes 3 bytes
    most = _WRAPPED_AT_MOST // 2 if wide else _WRAPPED_AT_MOST
    return sum(1 for _, start, end in lines if end - start > most) * 50 <= len(lines)
