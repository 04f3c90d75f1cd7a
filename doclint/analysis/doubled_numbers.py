"""A number at the head of a block that stands there twice: 一、一、总则."""

from typing import NamedTuple

from doclint.model.document import Document, derived
from doclint.model.numbering import Numbering
from doclint.model.span import Span
from doclint.parse.numbering import numbering_at

_BETWEEN = " \t\xa0\u3000"


class DoubledNumber(NamedTuple):
    """A number and the same one right after it; `again` runs to where the words begin."""

    first: Numbering
    again: Span


@derived
def doubled_numbers(document: Document) -> tuple[DoubledNumber, ...]:
    """Return the numbers that stand twice at the head of a block, with blanks at most between."""
    text = document.text
    found = []
    for first, block in document.outline.marks:
        _, _, at, past, _, _ = first
        # most blocks go on with other characters than they began with, after a blank at most
        after = text[past : past + 1]
        if after in _BETWEEN:
            after = text[past + 1 : past + 2]
        if after != text[at] and after not in _BETWEEN:
            continue
        end = document.blocks[block].end
        start = _words(text, past, end)
        if text[start : start + 1] != text[at]:
            continue
        again = numbering_at(text, start, end)
        if again and (again.style, again.path) == (first.style, first.path) and again.end < end:
            found.append(DoubledNumber(first, Span(start, _words(text, again.end, end))))
    return tuple(found)


def _words(text: str, start: int, end: int) -> int:
    while start < end and text[start] in _BETWEEN:
        start += 1
    return start
