"""Running heads and page numbers: lines at the edges of pages that come again on others."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise, takewhile
from typing import NamedTuple

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


class _Words(NamedTuple):
    """The words of a line that may run, or those of one of its outer cells."""

    text: str
    line: Line


def furniture(pages: list[list[Line]]) -> frozenset[Line]:
    """Return the lines of `pages` that run: from the edge inwards, as far as they all do."""
    edges = [edge for page in pages for edge in _edges(page)]
    candidates: dict[tuple[bool, str], list[_Words]] = defaultdict(list)
    for is_top, edge in edges:
        for words in chain.from_iterable(map(_words, edge)):
            candidates[is_top, _FIGURES.sub("0", words.text)].append(words)
    running: set[Line] = set()
    least = min(_FEWEST, max(2, len(pages)))
    for same in candidates.values():
        for level in _levels(same):
            if _runs(level, least):
                running.update(words.line for words in level)
    return frozenset(_from_edges(edges, running))


def _words(line: Line) -> Iterator[_Words]:
    """Yield what may run: all of a line, and its outer cells, as the title and the page number are."""
    if len(line.text) > _LONGEST:
        return
    yield _Words(line.text, line)
    first, *_, last = line.text.split("\t") if "\t" in line.text else (line.text, line.text)
    if first != last:
        yield _Words(first, line)
        yield _Words(last, line)


def _edges(page: list[Line]) -> Iterable[tuple[bool, list[Line]]]:
    """Yield the uppermost lines from the top down and the lowest ones from the bottom up."""
    by_height = sorted(page, key=lambda line: -line.base)
    yield True, by_height[:_DEPTH]
    yield False, by_height[: -_DEPTH - 1 : -1]


def _levels(found: list[_Words]) -> Iterable[list[_Words]]:
    """Yield what was `found` in groups of one height."""
    ordered = sorted(found, key=lambda words: words.line.base)
    group = ordered[:1]
    for words in ordered[1:]:
        if words.line.base - group[-1].line.base > _NEAR:
            yield group
            group = []
        group.append(words)
    yield group


def _runs(found: list[_Words], least: int) -> bool:
    """Tell whether words, alike but for their figures, are what runs through pages."""
    found = sorted(found, key=lambda words: words.line.page)
    first, last = found[0].line.page, found[-1].line.page
    # on every page, or on every other one
    if len({w.line.page for w in found}) < least or len(found) * 2 < last - first + 1:
        return False
    return len({words.text for words in found}) == 1 or _ascends(found)


def _ascends(found: list[_Words]) -> bool:
    """Tell whether one of the figures grows as the pages do, most of the time."""
    rows = [[_value(figure) for figure in _FIGURES.findall(words.text)] for words in found]
    for column in zip(*rows, strict=True):
        shifts = [value - words.line.page for value, words in zip(column, found, strict=True)]
        same = sum(one == other for one, other in pairwise(shifts))
        if same * 5 >= (len(found) - 1) * 4:
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
