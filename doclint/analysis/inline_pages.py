"""Page numbers inside a paragraph: 全 — 12 — 市, or stuck to the line that a page begins with."""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from doclint.analysis.page_runs import AT_START, FARTHEST, NEAREST, page_runs
from doclint.analysis.wraps import wraps
from doclint.model.document import Document, derived

_DASHES = "—–-－"
_ENDS = 3  # numbers that a run may lack at either end

# (compiled where page numbers are stuck to words)
_DECIMAL = r"(?P<first>[1-9]\d{0,5})(?:\.\d{1,2}){1,3}(?!\d|\.\d)\s*(?=[^\W\d_])"


class InlinePage(NamedTuple):
    """A page number inside the text; `start`..`end` hold the blanks around it, in code points."""

    start: int
    end: int
    number: int


@derived
def inline_pages(document: Document) -> tuple[InlinePage, ...]:
    """Return the page numbers inside paragraphs, where they count up at a page's distance.

    Those of `page_runs`, some of which stand alone, are left out.
    """
    text = document.text
    found: list[InlinePage] = []
    for dash in _DASHES:
        if f" {dash} " in text:
            hits = re.finditer(rf"{dash} ?(?P<n>\d{{1,4}}) ?{dash}(?=\s)", text)
            dashed = (_around(text, hit) for hit in hits if _is_inside(text, hit))
            found += (page for run in _runs(dashed, least=3) for page in run)
    if len(wraps(document)) > 30:
        for spaced in (False, True):
            found += (
                page for page in _at_line_starts(document, spaced=spaced) if page not in found
            )
    of_runs = {one.start for run in page_runs(document) for one in run} if found else ()
    return tuple(sorted(page for page in found if page.start not in of_runs))


def _at_line_starts(document: Document, *, spaced: bool) -> Iterator[InlinePage]:
    """Yield the page numbers stuck to lines, all `spaced` from the words or none: a reader has one way.

    Many of them stand where a line ends inside a sentence.
    """
    text, blocks = document.text, document.blocks
    on = {wrap.before + 1 for wrap in wraps(document)}
    hits = ((i, AT_START.match(text, block.start, block.end)) for i, block in enumerate(blocks))
    pages = {
        i: InlinePage(hit.start(), hit.end(), int(hit["n"]))
        for i, hit in hits
        if hit and bool(hit["blank"]) is spaced and not text[blocks[i - 1].end - 1].isdecimal()
    }
    inside = {page for i, page in pages.items() if i in on}
    before: list[InlinePage] = []
    for run in _runs(pages.values(), least=5):
        # the numbers of a list stand where sentences end
        parting = sum(1 for page in run if page in inside) * 5 >= len(run) * 2
        if parting or (before and _goes_on(before[-1], run[0])):
            yield from run
            yield from _missing(run, pages.values())
            yield from _before_headings(document, run)
            before = run


def _goes_on(last: InlinePage, first: InlinePage) -> bool:
    """Tell whether a run that begins with `first` counts on from one that ends with `last`.

    Its pages may hold tables, whose lines are not full; a list would begin with 1.
    """
    step = first.number - last.number
    return 1 <= step <= 3 and 0 < first.start - last.start <= FARTHEST * step


def _missing(run: list[InlinePage], pages: Iterable[InlinePage]) -> Iterator[InlinePage]:
    """Yield those of `pages` that stand where the run lacks a number, at most a page away, one each."""
    known = {page.number for page in run}
    length = _page(run)
    first, last = run[0].number - _ENDS, run[-1].number + _ENDS
    nearest: dict[int, tuple[float, InlinePage]] = {}
    for one in pages:
        if one.number in known or not first <= one.number <= last:
            continue
        off = _off(run, one, length)
        if off <= length and off < nearest.get(one.number, (length + 1, one))[0]:
            nearest[one.number] = (off, one)
    yield from (one for _, one in nearest.values())


def _before_headings(document: Document, run: list[InlinePage]) -> Iterator[InlinePage]:
    """Yield the missing numbers of a run that are stuck to the number of a heading: 425.1.3 on page 42.

    Of the document's chapters 5 is one, 425 and 424 are none.
    """
    hits = _decimals(document)
    chapters = Counter(hit["first"] for hit in hits)
    known = {page.number for page in run}
    length = _page(run)
    first = bisect_left(hits, run[0].start, key=re.Match.start)
    last = bisect_left(hits, run[-1].start, key=re.Match.start)
    for hit in hits[first:last]:
        digits = hit["first"]
        if chapters[str(int(digits) - 1)]:
            continue
        for cut in range(1, len(digits)):
            one = InlinePage(hit.start(), hit.start() + cut, int(digits[:cut]))
            is_missing = one.number not in known and chapters[digits[cut:]] > chapters[digits]
            if is_missing and _off(run, one, length) <= length / 2:
                yield one
                break


@derived
def _decimals(document: Document) -> tuple[re.Match[str], ...]:
    """Return the numbers of several levels that begin lines."""
    pattern = re.compile(_DECIMAL)
    hits = (pattern.match(document.text, block.start, block.end) for block in document.blocks)
    return tuple(hit for hit in hits if hit)


def _off(run: list[InlinePage], one: InlinePage, length: float) -> float:
    """Return how far from its place in the run a number stands, a page of the run being `length`."""
    at = bisect_left(run, one)
    before, after = run[max(0, at - 1)], run[min(at, len(run) - 1)]
    if before is after:
        in_order = (one.number < after.number) is (at == 0)
        return (
            abs(one.start - before.start - length * (one.number - before.number))
            if in_order
            else math.inf
        )
    if not before.number < one.number < after.number:
        return math.inf
    share = (one.number - before.number) / (after.number - before.number)
    return abs(one.start - before.start - share * (after.start - before.start))


def _is_inside(text: str, hit: re.Match[str]) -> bool:
    """Tell whether words stand before and after on the same line."""
    before = text[max(0, hit.start() - 3) : hit.start()]
    after = text[hit.end() : hit.end() + 3]
    return (
        before[-1:].isspace()
        and bool(before.strip(" \u3000"))
        and before.strip(" \u3000")[-1] not in "\r\n"
        and bool(after.strip(" \u3000"))
        and after.strip(" \u3000")[0] not in "\r\n"
    )


def _around(text: str, hit: re.Match[str]) -> InlinePage:
    start, end = hit.span()
    while text[start - 1] in " \u3000":
        start -= 1
    while text[end] in " \u3000":
        end += 1
    return InlinePage(start, end, int(hit["n"]))


def _runs(numbers: Iterable[InlinePage], *, least: int) -> Iterator[list[InlinePage]]:
    """Yield the runs of numbers that count up at like distances, `least` long or longer."""
    runs: dict[int, list[InlinePage]] = {}
    done: list[list[InlinePage]] = []
    for number in numbers:
        run = None
        for step in (1, 2, 3):
            last = runs.get(number.number - step)
            if last and NEAREST <= number.start - last[-1].start <= FARTHEST * step:
                run = runs.pop(number.number - step)
                break
        if run is None:
            run = []
            done.append(run)
        run.append(number)
        runs[number.number] = run
    yield from (_connected(run) for run in done if len(run) >= least and _regular(run))


def _connected(run: list[InlinePage]) -> list[InlinePage]:
    """Return those of the run that stand at a page's distance from another of it."""
    page = _page(run)
    near = [b.start - a.start <= 2 * page * (b.number - a.number) for a, b in pairwise(run)]
    return [
        one for one, *beside in zip(run, [False, *near], [*near, False], strict=True) if any(beside)
    ]


def _page(run: list[InlinePage]) -> float:
    """Return how long a page of the run is: the median."""
    return _lengths(run)[len(run) // 2 - 1]


def _lengths(run: list[InlinePage]) -> list[float]:
    return sorted((b.start - a.start) / (b.number - a.number) for a, b in pairwise(run))


def _regular(run: list[InlinePage]) -> bool:
    pages, middle = _lengths(run), _page(run)
    near = sum(1 for page in pages if middle * 0.6 <= page <= middle * 1.5)
    return near * 4 >= len(pages) * 3
