"""Page numbers inside a paragraph: 全 — 12 — 市, or stuck to the line that a page begins with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from doclint.analysis.furniture import FARTHEST, NEAREST
from doclint.analysis.wraps import wraps
from doclint.model.document import Document, derived

_DASHES = "—–-－"
# a Han character, or a mark of Chinese; a class of them all takes long to compile
_AT_START = re.compile(r"(?P<n>\d{1,4})(?=\s*(?:[^\W\d_a-zA-Z]|，|。|、|；))")


class InlinePage(NamedTuple):
    """A page number inside the text; `start`..`end` hold the blanks around it, in code points."""

    start: int
    end: int
    number: int


@derived
def inline_pages(document: Document) -> tuple[InlinePage, ...]:
    """Return the page numbers inside paragraphs, where they count up at a page's distance."""
    text = document.text
    found: list[InlinePage] = []
    for dash in _DASHES:
        if f" {dash} " in text:
            hits = re.finditer(rf"{dash} ?(?P<n>\d{{1,4}}) ?{dash}(?=\s)", text)
            dashed = (_around(text, hit) for hit in hits if _is_inside(text, hit))
            found += _counting(dashed, least=3)
    wrapped = wraps(document)
    if len(wrapped) > 30:
        starts = (document.blocks[wrap.before + 1] for wrap in wrapped)
        first = (_AT_START.match(text, block.start, block.end) for block in starts)
        numbers = [InlinePage(*hit.span(), int(hit["n"])) for hit in first if hit]
        found += (n for n in _counting(numbers, least=5) if n not in found)
    return tuple(sorted(found))


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


def _counting(numbers: Iterable[InlinePage], *, least: int) -> Iterator[InlinePage]:
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
    for run in done:
        if len(run) >= least and _regular(run):
            yield from run


def _regular(run: list[InlinePage]) -> bool:
    pages = sorted((b.start - a.start) / (b.number - a.number) for a, b in pairwise(run))
    middle = pages[len(pages) // 2]
    near = sum(1 for page in pages if middle * 0.6 <= page <= middle * 1.5)
    return near * 4 >= len(pages) * 3
