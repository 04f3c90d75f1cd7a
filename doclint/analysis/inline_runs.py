"""Numbers inside a paragraph that count on from one another: 一是…二是…四是."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from doclint.analysis.inline_counts import announced_before, goes_on, ones
from doclint.analysis.passages import Passage, passages
from doclint.analysis.prose import paragraphs
from doclint.model.document import Document, derived
from doclint.model.numbering import Numbering, Style
from doclint.model.span import Span
from doclint.parse.numerals import CHINESE, number_of, to_chinese

_WIDE = r"[^\x00-\x7f]"
_ITEMS = {
    "是": rf"{_WIDE}是(?![否的])",
    "要": rf"{_WIDE}要(?![求素点害件务领义旨么])",
    "，": rf"第{_WIDE}{{1,3}}?[，、,]",
}
_OPENS = "。；：！？，、:;!?,”）)\n"
_LEAST = 3
_MOST_MISSING = 2  # of a longer gap the rest is more likely a list of its own


class InlineGap(NamedTuple):
    """Numbers left out of a run inside a paragraph.

    `before` and `after` stand on either side; `after` and those behind it are `following`. `missing`
    are the values left out, `length` is how many numbers the run has, `announced` how many are said
    to come, None where nothing is said.
    """

    before: Numbering
    following: tuple[Numbering, ...]
    missing: tuple[int, ...]
    length: int
    announced: int | None

    @property
    def after(self) -> Numbering:
        """The number before which others are left out."""
        return self.following[0]


@derived
def inline_gaps(document: Document) -> tuple[InlineGap, ...]:
    """Return the gaps in the runs that stand inside one paragraph and begin at one, in order."""
    if document.language != "zh":
        return ()
    whole = passages(document)
    starts = [passage.start for passage in whole]
    kinds: set[tuple[int, str]] = set()
    for at, sign in ones(document):
        ordinal = sign in "，、," and document.text[at - 1 : at] == "第"
        if not ordinal and sign not in "是要":
            continue
        place = bisect_right(starts, at - ordinal) - 1
        if place >= 0 and at + 2 <= whole[place].end:
            kinds.add((place, "，" if ordinal else sign))
    found = [gap for place, kind in kinds for gap in _gaps(document, whole[place], kind)]
    return tuple(sorted(found, key=lambda gap: gap.after.start))


@cache
def _items(kind: str) -> re.Pattern[str]:
    return re.compile(_ITEMS[kind])


def _gaps(document: Document, passage: Passage, kind: str) -> Iterator[InlineGap]:
    lists = _lists(document, passage, kind)
    for i, items in enumerate(lists):
        if len(items) < _LEAST:
            continue
        values = [item.value for item in items]
        leaps = [k for k in range(1, len(items)) if values[k] != values[k - 1] + 1]
        if len(leaps) != 1:
            continue
        before, after = items[leaps[0] - 1], items[leaps[0]]
        missing = tuple(range(before.value + 1, after.value))
        if not 1 <= len(missing) <= _MOST_MISSING:
            continue
        if i and lists[i - 1][-1].value == after.value - 1:
            continue  # a list inside an item of the list before, which goes on here
        where = Span(before.end, after.start)
        if not any(_stands(document.text, where, value) for value in missing):
            said = announced_before(document.text, items[0].start)
            announced = said.value if said else None
            yield InlineGap(before, tuple(items[leaps[0] :]), missing, len(items), announced)


def _lists(document: Document, passage: Passage, kind: str) -> list[list[Numbering]]:
    """Return the numbers of a passage, divided before each 1."""
    text = document.text
    starts = _paragraph_starts(document)
    lists: list[list[Numbering]] = []
    for found in _items(kind).finditer(text, passage.start, passage.end):
        start = end = found.end() - 1
        while start > passage.start and text[start - 1] in CHINESE:
            start -= 1
        value = number_of(text[start:end])
        opening = start - (kind == "，")
        before = text[opening - 1] if opening else "\n"
        if not value or not (before in _OPENS or before.isspace() or opening in starts):
            continue
        style = Style.ORDINAL if kind == "，" else Style.IS
        item = Numbering(style, (value,), opening, found.end(), start, end)
        if value == 1:
            lists.append([item])
        elif lists:
            lists[-1].append(item)
    return lists


@derived
def _paragraph_starts(document: Document) -> frozenset[int]:
    return frozenset(paragraph.start for paragraph in paragraphs(document))


def _stands(text: str, where: Span, value: int) -> bool:
    """Tell whether something there may be the number `value` in other words."""
    numeral = to_chinese(value)
    signs = (f"{numeral}是", f"{numeral}要", f"第{numeral}，")
    return goes_on(text, *where) or any(text.find(sign, *where) >= 0 for sign in signs)
