"""Running heads that a reader of print put behind the number of the page before: 12 AB/T 34—2020."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from doclint.analysis.page_lines import Around, Line
from doclint.analysis.page_runs import NEAREST

_LEAST = 5  # lines that count up
_PARTED = 2  # of them inside sentences: no heading stands there


def counted_heads(lines: Sequence[Line], around: Around) -> list[list[Line]]:
    """Return the lines that begin with numbers that count up, and go on with the same words.

    Words that begin with a Han character may be counted: 3 月份工作.
    """
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.number >= 0 and not line.named and line.key[0].isascii() and line.key[0].isalpha():
            groups[line.key].append(line)
    return [group for group in groups.values() if _counts_up(group, around)]


def last_pages(groups: Sequence[list[Line]], numbers: Sequence[Line]) -> Iterator[Line]:
    """Yield the numbers of last pages, that no head follows: the only one a page on that counts on."""
    if not groups:
        return
    places: dict[int, list[int]] = defaultdict(list)
    for at, line in enumerate(numbers):
        places[line.number].append(at)
    for group in groups:
        last = group[-1]
        near = places[last.number + 1]
        first = bisect_left(near, last.start + NEAREST, key=lambda at: numbers[at].start)
        end = bisect_right(near, last.start + 2 * _page(group), key=lambda at: numbers[at].start)
        if end - first == 1:
            yield numbers[near[first]]


def _counts_up(group: list[Line], around: Around) -> bool:
    if len(group) < _LEAST or _page(group) < NEAREST:
        return False
    text, blocks = around.document.text, around.document.blocks
    if not all(text[blocks[line.block].start].isdecimal() for line in group):
        return False
    by_one = sum(1 for one, two in pairwise(group) if two.number == one.number + 1)
    if by_one * 5 < (len(group) - 1) * 4:
        return False
    return sum(1 for line in group if around.interrupts(line.block)) >= _PARTED


def _page(group: list[Line]) -> int:
    """Return how long a page is: the median."""
    lengths = sorted(two.start - one.start for one, two in pairwise(group))
    return lengths[len(lengths) // 2]
