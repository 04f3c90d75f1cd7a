"""Edits that several rules make: taking blocks out whole, writing another number."""

from collections.abc import Iterable

from doclint.model.document import Document, rows
from doclint.model.finding import Edit
from doclint.model.numbering import Numbering, Style
from doclint.model.span import Span
from doclint.parse.numerals import like

_LETTERS = (Style.LETTER, Style.LETTER_BRACKET)


def removal(document: Document, first: int, last: int) -> Edit:
    """Return the edit that takes out the blocks `first` to `last`, with their lines and blank lines.

    At the end of the text the blank lines before them go instead, so that the text ends as it did.
    """
    start, end = document.blocks[first].outer_start, document.blocks[last].outer_end
    if last + 1 == len(document.blocks) and first > 0:
        start, end = document.blocks[first - 1].end, document.blocks[last].end
    return Edit(Span(start, end))


def renumbering(document: Document, numbering: Numbering, value: int) -> Edit | None:
    """Return the edit that makes the last number of `numbering` `value`, in the same manner.

    None where that manner can't write it, or where it is that value already.
    """
    edits = renumberings(document, [numbering], [value])
    return edits[0] if edits else None


def renumberings(
    document: Document, numbers: Iterable[Numbering], values: Iterable[int]
) -> tuple[Edit, ...]:
    """Return the edits that make the last of each number its value; empty where one of them can't be."""
    starts, ends, words = [], [], []
    for (style, path, _, _, start, end), value in zip(numbers, values, strict=True):
        numeral = document.text[start:end]
        if len(path) > 1:
            last = max(numeral.rfind("."), numeral.rfind("．")) + 1
            start, numeral = start + last, numeral[last:]  # noqa: PLW2901
        try:
            written = like(numeral, value, letter=style in _LETTERS)
        except ValueError:
            return ()
        if written == numeral:
            return ()
        starts.append(start)
        ends.append(end)
        words.append(written)
    return tuple(rows(Edit, rows(Span, starts, ends), words))
