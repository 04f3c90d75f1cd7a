"""Running heads and page numbers: lines at the edges of pages that come again on others."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise, takewhile

from doclint.read.pdf.lines import Line

_DEPTH = 4  # lines from the edge that are looked at; the last is never taken for a running one
_NEAR = 6.0  # points between the heights of one running line on two pages
_FEWEST = 3  # pages; all of them where the document has fewer
_LONGEST = 120  # code points
_APART = 1.3  # times the usual distance of baselines
_OTHER_SIZE = 0.08  # share by which the size differs
_FIGURES = re.compile(r"\d+|(?<![^\W\d_])[ivxlc]+(?![^\W\d_])", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–―‐·•]+\s*\d{1,4}\s*[-—–―‐·•]+|第\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?"
    r"|page\s+\d{1,4}(?:\s+of\s+\d{1,4})?)\s*",
    re.IGNORECASE,
)
"""What can be nothing else, even on the only page."""


def furniture(pages: list[list[Line]]) -> frozenset[Line]:
    """Return the lines of `pages` that run: from the edge inwards, as far as they all do."""
    edges = [edge for page in pages for edge in _edges(page)]
    candidates: dict[tuple[bool, str], list[Line]] = defaultdict(list)
    for is_top, edge in edges:
        for line in edge:
            if len(line.text) <= _LONGEST:
                candidates[is_top, _FIGURES.sub("0", line.text)].append(line)
    running: set[Line] = set()
    least = min(_FEWEST, max(2, len(pages)))
    for same in candidates.values():
        for level in _levels(same):
            if _runs(level, least):
                running.update(level)
    return frozenset(_from_edges(edges, running))


def _edges(page: list[Line]) -> Iterable[tuple[bool, list[Line]]]:
    """Yield the uppermost lines from the top down and the lowest ones from the bottom up."""
    by_height = sorted(page, key=lambda line: -line.base)
    yield True, by_height[:_DEPTH]
    yield False, by_height[: -_DEPTH - 1 : -1]


def _levels(lines: list[Line]) -> Iterable[list[Line]]:
    """Yield `lines` in groups of one height."""
    ordered = sorted(lines, key=lambda line: line.base)
    group = ordered[:1]
    for line in ordered[1:]:
        if line.base - group[-1].base > _NEAR:
            yield group
            group = []
        group.append(line)
    yield group


def _runs(lines: list[Line], least: int) -> bool:
    """Tell whether `lines`, alike but for their figures, are one line that runs through pages."""
    lines = sorted(lines, key=lambda line: line.page)
    first, last = lines[0].page, lines[-1].page
    # on every page, or on every other one
    if len({line.page for line in lines}) < least or len(lines) * 2 < last - first + 1:
        return False
    return len({line.text for line in lines}) == 1 or _ascends(lines)


def _ascends(lines: list[Line]) -> bool:
    """Tell whether one of the figures grows as the pages do, most of the time."""
    rows = [[_value(figure) for figure in _FIGURES.findall(line.text)] for line in lines]
    for column in zip(*rows, strict=True):
        shifts = [value - line.page for value, line in zip(column, lines, strict=True)]
        same = sum(one == other for one, other in pairwise(shifts))
        if same * 5 >= (len(lines) - 1) * 4:
            return True
    return False


def _value(figure: str) -> int:
    if figure.isdecimal():
        return int(figure[-9:])
    values = [_ROMAN[letter] for letter in figure.lower()]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))


def _from_edges(edges: list[tuple[bool, list[Line]]], running: set[Line]) -> Iterable[Line]:
    """Yield the running lines at each edge, down to the last that stands apart from what is within."""
    leading = _leading(edges)
    for _, edge in edges:
        alike = takewhile(lambda line: line in running or _is_page_number(line), edge)
        lines = list(alike)
        while lines and not _is_page_number(lines[-1]) and not _is_apart(edge, len(lines), leading):
            lines.pop()
        yield from lines


def _is_page_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch(line.text) is not None


def _is_apart(edge: list[Line], count: int, leading: float) -> bool:
    """Tell whether the first `count` lines from the edge stand apart from the next, by gap or size."""
    if count == len(edge):
        return count < _DEPTH  # there is nothing else on the page
    last, within = edge[count - 1], edge[count]
    if abs(last.size - within.size) > _OTHER_SIZE * within.size:
        return True
    return abs(last.base - within.base) > _APART * leading


def _leading(edges: list[tuple[bool, list[Line]]]) -> float:
    """Return the usual distance between baselines: of small ones, as heads stand apart."""
    gaps = sorted(abs(a.base - b.base) for _, edge in edges for a, b in pairwise(edge))
    return gaps[len(gaps) // 4] if gaps else 0.0
