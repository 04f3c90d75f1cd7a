"""Numbers written in another manner than those they count on from: 一、 二、 3、 四、."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from doclint.model.document import Document, Kind, Mark, derived
from doclint.model.numbering import Numbering, Style
from doclint.parse.numerals import like

_LISTED = frozenset(
    {
        Style.COMMA,
        Style.BRACKET,
        Style.DIGIT,
        Style.DIGIT_BRACKET,
        Style.HALF_BRACKET,
        Style.CIRCLED,
        Style.ORDINAL,
    }
)
RENDERED = (Style.DIGIT, Style.HALF_BRACKET)
"""Styles of the list items that Markdown counts itself."""

_WIDTHS = str.maketrans("（）．，", "().,")
_LEAST = 3  # numbers that make a run from which an end or a beginning is told


class Odd(NamedTuple):
    """A number in another style than its run, and the nearest number of that run before or after."""

    mark: Mark
    sibling: Mark


@derived
def odd_numbers(document: Document) -> dict[int, Odd]:
    """Return the numbers that stand in the place of one of another style, by their start.

    Such a number fills the gap between two of a run (一、 二、 3、 四、), goes on from its last one or
    comes before its first, and does not count on from numbers of its own style. At the ends of a run
    it must have the stop or brackets of the run, too.
    """
    if len({numbering.style for numbering, _ in document.outline.marks} & _LISTED) < 2:
        return {}
    marks = [mark for mark in document.outline.marks if _listed(document, mark)]
    by_style: dict[Style, list[int]] = {}
    for i, mark in enumerate(marks):
        by_style.setdefault(mark.numbering.style, []).append(i)
    if len(by_style) < 2:
        return {}
    search = _Search(document, marks, by_style)
    found: dict[int, Odd] = {}
    for places in by_style.values():
        if len(places) < 2:
            continue
        for odd in search.around(places):
            found.setdefault(odd.mark.numbering.start, odd)
    return found


def framing(document: Document, numbering: Numbering) -> tuple[str, str]:
    """Return what stands before and after the numeral: the brackets, or nothing and a stop."""
    text = document.text
    before = text[numbering.start : numbering.digits_start]
    return before.strip(), text[numbering.digits_end : numbering.end].strip()


def in_manner_of(document: Document, sibling: Numbering, value: int) -> str | None:
    """Return `value` written as `sibling` is: numeral, brackets and stop; None where it can't be."""
    before, after = framing(document, sibling)
    try:
        numeral = like(document.text[sibling.digits_start : sibling.digits_end], value)
    except ValueError:
        return None
    return before + numeral + after


def _listed(document: Document, mark: Mark) -> bool:
    if mark.numbering.style not in _LISTED:
        return False
    item = document.blocks[mark.block].kind is Kind.ITEM
    return not (item and document.source.format == "md" and mark.numbering.style in RENDERED)


class _Search:
    """The numbers of a document, and for each the next of its style before and after."""

    def __init__(
        self, document: Document, marks: Sequence[Mark], by_style: dict[Style, list[int]]
    ) -> None:
        self._document = document
        self._marks = marks
        self._values = [numbering.path[-1] for numbering, _ in marks]
        self._before = [-1] * len(marks)
        self._after = [-1] * len(marks)
        for places in by_style.values():
            for one, other in pairwise(places):
                self._before[other], self._after[one] = one, other

    def around(self, places: Sequence[int]) -> Iterator[Odd]:
        """Yield the odd ones between, before and after the numbers at `places`, all of one style."""
        values = [self._values[i] for i in places]
        length = 0  # of the run that ends at a number
        for at, (place, value) in enumerate(zip(places, values, strict=True)):
            before = values[at - 1] if at else 0
            if before and value > before + 1:
                yield from self._filling(places[at - 1], place)
            length = length + 1 if value == before + 1 else 1
            if value == 2 and before != 1 and values[at : at + 2] == [2, 3]:
                yield from self._opening(places[at - 1] if at else -1, place)
            following = values[at + 1] if at + 1 < len(values) else 0
            if length >= _LEAST and following <= value:
                end = places[at + 1] if following else len(self._marks)
                yield from self._closing(place, end)

    def _filling(self, first: int, last: int) -> Iterator[Odd]:
        """Yield the numbers between two of a run, where they are just those that it lacks."""
        wanted = self._values[last] - self._values[first] - 1
        chain = self._chain(first, last, gap=True)
        if len(chain) == wanted:
            yield from (Odd(self._marks[i], self._marks[first]) for i in chain)

    def _closing(self, last: int, end: int) -> Iterator[Odd]:
        chain = self._chain(last, end, gap=False)
        if chain and self._style(chain[0]) < self._style(last):
            return  # the list ends where a higher level goes on
        if all(self._framed_like(i, last) for i in chain):
            yield from (Odd(self._marks[i], self._marks[last]) for i in chain)

    def _opening(self, before: int, first: int) -> Iterator[Odd]:
        style = self._marks[first].numbering.style
        found = [
            i
            for i in range(first - 1, before, -1)
            if self._values[i] == 1 and self._framed_like(i, first)
        ]
        if len(found) != 1 or self._marks[found[0]].numbering.style < style:
            return
        after = self._after[found[0]]
        if after < 0 or self._values[after] != 2 or not self._framed_like(after, found[0]):
            yield Odd(self._marks[found[0]], self._marks[first])

    def _chain(self, last: int, end: int, *, gap: bool) -> list[int]:
        """Return the numbers before `end` that count on from `last` in one other style.

        In a gap, one after which its own style begins anew is not the end of a list: it holds one.
        """
        style, value = self._marks[last].numbering.style, self._values[last] + 1
        chain: list[int] = []
        for i in range(last + 1, end):
            other = self._marks[i].numbering.style
            if self._values[i] == value and (not chain or other is self._style(chain[0])):
                after = self._after[i]
                holds = gap and 0 <= after < end and self._values[after] == 1
                if chain or holds or not self._counts_on(i):
                    chain.append(i)
                    value += 1
                    continue
            if other < style:
                break  # a higher heading: what follows is another run
        return chain if chain and not self._counted_on(chain[-1], end) else []

    def _counts_on(self, at: int) -> bool:
        """Tell whether a number goes on from one of its own style."""
        before = self._before[at]
        one_more = before >= 0 and self._values[before] == self._values[at] - 1
        return one_more and self._framed_like(before, at)

    def _counted_on(self, at: int, end: int) -> bool:
        after = self._after[at]
        return 0 <= after < end and self._values[after] == self._values[at] + 1

    def _framed_like(self, one: int, other: int) -> bool:
        return self._frame(one) == self._frame(other)

    def _frame(self, at: int) -> tuple[str, str]:
        before, after = framing(self._document, self._marks[at].numbering)
        return before.translate(_WIDTHS), after.translate(_WIDTHS)

    def _style(self, at: int) -> Style:
        return self._marks[at].numbering.style
