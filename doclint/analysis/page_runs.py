"""Page numbers of one text in two places: alone on a line here, stuck to words there."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from doclint.model.document import PROSE, Block, Document, Kind, derived

NEAREST = 200  # code points between two page ends at least; a page of large print holds 300
FARTHEST = 6_000  # and at most, a page counted
_LEAST = 8  # numbers of a run
_KEPT = 8  # places of one number that a run may go on from
_NEAR = 8  # blocks that are looked at for lines of text
_SHORTEST = 12  # code points of a line that may be full
_FULL = 0.85  # of the longest line around it: so long is a line that the width ended
# a Han character, or a mark of Chinese; a class of them all takes long to compile
AT_START = re.compile(r"(?P<n>\d{1,4})(?P<blank>\s*)(?=[^\W\d_a-zA-Z]|，|。|；|“|《|（)")

_BEFORE_BLANKS = re.compile(r"(?P<n>\d{1,4})[ \t]+(?=\S)")


class PageNumber(NamedTuple):
    """A number that begins the block `block`; `end` follows its digits, or the blanks before the words."""

    start: int
    end: int
    number: int
    block: int
    alone: bool


@derived
def page_runs(document: Document) -> tuple[tuple[PageNumber, ...], ...]:
    """Return the runs of numbers, some alone on their lines, that count up as pages do."""
    alone = _alone(document)
    if not alone:
        return ()
    runs = (
        _in_place(document, run)
        for group in _by_form(document, alone)
        for run in _counting(document, group)
        if len(run) >= _LEAST
    )
    found: list[tuple[PageNumber, ...]] = []
    taken: set[PageNumber] = set()
    # a number alone may be of several forms; the longest run has it
    for run in sorted(runs, key=lambda run: (-len(run), run)):
        if taken.isdisjoint(run) and _are_pages(document, run):
            taken.update(run)
            found.append(tuple(run))
    return tuple(sorted(found))


def all_alone(run: Sequence[PageNumber]) -> bool:
    """Tell whether no number of a run is stuck to words."""
    return all(one.alone for one in run)


def _stuck(document: Document, lines: Container[int]) -> Iterator[PageNumber]:
    """Yield the numbers that begin a line of words, or of anything where the indent sets them off.

    `lines` are the blocks that are numbers alone.
    """
    text = document.text
    for i, block in enumerate(document.blocks):
        hit = AT_START.match(text, block.start, block.end)
        if hit is None and _indent(block) and i not in lines and _is_indented_alone(document, i):
            hit = _BEFORE_BLANKS.match(text, block.start, block.end)
        if hit:
            yield PageNumber(hit.start(), hit.end(), int(hit["n"]), i, alone=False)


def _alone(document: Document) -> list[PageNumber]:
    text = document.text
    short = (
        (i, block.start, block.end, text[block.start : block.end].replace(" ", ""))
        for i, block in enumerate(document.blocks)
        if block.end - block.start <= 7 and (block.kind in PROSE or block.kind is Kind.HEADING)
    )
    return [
        PageNumber(start, end, int(digits), i, alone=True)
        for i, start, end, digits in short
        if len(digits) <= 4 and digits.isdecimal()
    ]


def _by_form(document: Document, alone: list[PageNumber]) -> Iterator[list[PageNumber]]:
    """Yield the numbers of each form in order: those alone of an indent with those stuck of it.

    A reader of print sets all with the same indent, and with the same gap before the words.
    """
    blocks = document.blocks
    lines: dict[int, list[PageNumber]] = defaultdict(list)
    for one in alone:
        lines[_indent(blocks[one.block])].append(one)
    stuck: dict[int, dict[int, list[PageNumber]]] = {indent: {} for indent in lines}
    for one in _stuck(document, {one.block for one in alone}):
        forms = stuck.get(_indent(blocks[one.block]))
        if forms is not None:
            gap = min(2, one.end - one.start - len(str(one.number)))
            forms.setdefault(gap, []).append(one)
    for indent, numbers in lines.items():
        for group in stuck[indent].values() or [[]]:
            yield sorted(numbers + group)


def _indent(block: Block) -> int:
    return block.start - block.outer_start


def _counting(document: Document, numbers: list[PageNumber]) -> Iterator[list[PageNumber]]:
    """Yield the runs of numbers that count up a page apart, the best first, each number in one."""
    before, worth = _links(document, numbers)
    used: set[int] = set()
    for i in sorted(range(len(numbers)), key=lambda i: -worth[i]):
        run = []
        at = i
        while at >= 0 and at not in used:
            used.add(at)
            run.append(numbers[at])
            at = before[at]
        yield run[::-1]


def _links(document: Document, numbers: list[PageNumber]) -> tuple[list[int], list[float]]:
    """Return for each number the one that a run would best come from, -1 if none, and the run's worth."""
    recent: dict[int, list[int]] = defaultdict(list)
    before = [-1] * len(numbers)
    first = list(range(len(numbers)))
    worth = [1.0] * len(numbers)
    set_off = [_is_set_off(document, one) for one in numbers]
    for i, one in enumerate(numbers):
        for at in (at for step in (1, 2, 3) for at in recent.get(one.number - step, ())):
            if not _may_follow(numbers[at], one, set_off=set_off[i]):
                continue
            value = worth[at] + 1 - _misfit(numbers[first[at]], numbers[at], one)
            if value >= worth[i]:
                before[i], first[i], worth[i] = at, first[at], value
        kept = recent[one.number]
        kept.append(i)
        if len(kept) > _KEPT:
            past = one.start - 3 * FARTHEST
            kept.remove(min(kept[:-1], key=lambda at: (numbers[at].start > past, worth[at])))
    return before, worth


def _may_follow(one: PageNumber, two: PageNumber, *, set_off: bool) -> bool:
    step = two.number - one.number
    far = two.start - one.start
    if far < NEAREST:
        # a page may hold a title alone; no cell of a table is set off by its form
        return set_off and step == 1 and two.block > one.block + 1
    return far <= FARTHEST * step


def _misfit(first: PageNumber, one: PageNumber, two: PageNumber) -> float:
    """Return from 0 to 0.5 how unlike the page from `one` to `two` is to those since `first`."""
    if first is one:
        return 0.0
    page = (one.start - first.start) / (one.number - first.number)
    pages = (two.start - one.start) / (two.number - one.number)
    return min(0.5, abs(pages / page - 1) / 2)


def _is_set_off(document: Document, one: PageNumber) -> bool:
    """Tell whether the number is written as no line beside it: blanks in it, or another indent."""
    blanks = one.alone and " " in document.text[one.start : one.end]
    return blanks or _is_indented_alone(document, one.block)


def _is_indented_alone(document: Document, block: int) -> bool:
    """Tell whether a block is indented, and neither line beside it as much."""
    indent = _indent(document.blocks[block])
    beside = (next(_lines(document, block, step), None) for step in (-1, 1))
    return indent > 0 and all(line is None or _indent(line) != indent for line in beside)


def _lines(document: Document, block: int, step: int) -> Iterator[Block]:
    """Yield the lines near a block, before it (-1) or after (1), that aren't blank."""
    last = block + step * (_NEAR + 1)
    for i in range(block + step, last, step):
        if 0 <= i < len(document.blocks) and document.blocks[i].kind is not Kind.BLANK:
            yield document.blocks[i]


def _in_place(document: Document, run: list[PageNumber]) -> list[PageNumber]:
    """Return those of the run that are set off, or stand where those beside them say, to half a page."""
    page = _page(run)
    return [
        one
        for i, one in enumerate(run)
        if _off(run, i, page) <= page / 2 or _is_set_off(document, one)
    ]


def _off(run: list[PageNumber], i: int, page: float) -> float:
    """Return how far a number stands from where those before and after it place it."""
    one = run[i]
    if 0 < i < len(run) - 1:
        before, after = run[i - 1], run[i + 1]
        page = (after.start - before.start) / (after.number - before.number)
    else:
        before = run[i - 1] if i else run[1]
    return abs(one.start - before.start - page * (one.number - before.number))


def _page(run: list[PageNumber]) -> float:
    """Return how long a page of the run is: the median."""
    return _lengths(run)[(len(run) - 1) // 2]


def _lengths(run: list[PageNumber]) -> list[float]:
    return sorted((b.start - a.start) / (b.number - a.number) for a, b in pairwise(run))


def _are_pages(document: Document, run: list[PageNumber]) -> bool:
    """Tell whether the numbers come at like distances and often part the lines of a paragraph."""
    stuck = sum(1 for one in run if not one.alone)
    if len(run) < _LEAST or stuck == len(run):
        return False
    page = _page(run)
    near = sum(1 for length in _lengths(run) if page * 0.6 <= length <= page * 1.5)
    if page < NEAREST or near * 3 < (len(run) - 1) * 2:
        return False
    parting = [one.alone for one in run if _parts(document, one)]
    return len(parting) * 3 >= len(run) and parting.count(False) * 5 >= stuck * 2


def _parts(document: Document, one: PageNumber) -> bool:
    """Tell whether the line before the number is full and ends inside a sentence."""
    near = [
        block
        for step in (-1, 1)
        for _, block in zip(range(2), _lines(document, one.block, step), strict=False)
    ]
    line = next(_lines(document, one.block, -1), None)
    if line is None:
        return False
    last = document.text[line.end - 1]
    width = max(block.end - block.start for block in near)
    return (last.isalnum() or last in "，、") and line.end - line.start >= max(
        _SHORTEST, _FULL * width
    )
