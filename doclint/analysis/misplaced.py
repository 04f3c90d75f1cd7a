"""Which bodies of a run of sections would fit each other's headings better than their own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from doclint.analysis.topics import READ, bigrams, fit, topic
from doclint.model.document import Document, Section, derived

_HAN = re.compile(r"[^\W\d_a-zA-Z]")
_TITLE = 6  # Han characters: shorter titles (保障措施, 工作原则) say too little
_LONG_TITLE = 60
_OVERVIEW = re.compile(r"总体|回顾|目标|思路|部署|形势|依据|附则")  # they speak of everything
_BODY = 80  # code points
_MOST = 40  # sections of a run that are compared: time grows with the square
_GAIN = 0.0  # each body must fit the other heading this much better
_SETTLED = -0.1  # shares of the words of two headings, summed over both


class Misplaced(NamedTuple):
    """Sections whose bodies, passed on in this order, fit better: each body to the next heading.

    `gain` is how much better they fit, summed over the sections.
    """

    sections: tuple[Section, ...]
    gain: float


@derived
def misplaced(document: Document) -> tuple[Misplaced, ...]:
    """Return pairs of exchanged bodies and longer cycles, best first in each run."""
    found: list[Misplaced] = []
    for whole in _runs(document):
        run = _in_question(document, whole)
        headings = [topic(_title(document, section)) for section in run]
        bodies = [topic(document.text[s.heading.end : s.span.end]) for s in run]
        fits = [[fit(heading, body) for body in bodies] for heading in headings]
        used: set[int] = set()
        for gain, i, j in sorted(_pairs(fits), reverse=True):
            if not used & {i, j}:
                used |= {i, j}
                found.append(Misplaced((run[i], run[j]), gain))
        for cycle in _cycles(_assignment(fits)):
            if len(cycle) > 2 and not used & set(cycle):
                following = cycle[1:] + cycle[:1]
                gain = sum(fits[b][a] - fits[a][a] for a, b in zip(cycle, following, strict=True))
                found.append(Misplaced(tuple(run[i] for i in cycle), gain))
    return tuple(found)


def _runs(document: Document) -> list[list[Section]]:
    """Return the runs of three or more siblings with telling titles and bodies of their own."""
    runs: dict[object, list[Section]] = defaultdict(list)
    titles: set[str] = set()
    for section in document.outline.sections:
        heading = section.heading
        title = _title(document, section)
        body = section.span.end - heading.end
        if body < _BODY or len(title) > _LONG_TITLE or len(_HAN.findall(title)) < _TITLE:
            continue
        if title in titles or _OVERVIEW.search(title):
            continue  # a repeated section says nothing new
        titles.add(title)
        style = heading.numbering.style if heading.numbering else None
        runs[section.parent, style].append(section)
    return [run[:_MOST] for run in runs.values() if len(run) >= 3]


def _title(document: Document, section: Section) -> str:
    return document.text[section.heading.title_start : section.heading.title_end]


def _in_question(document: Document, run: Sequence[Section]) -> list[Section]:
    """Return the sections of `run` whose own words do not settle where they belong.

    A pair of bodies is in question where the words of its headings stand in the other bodies about
    as often as in their own: 0.39 of published sections, 0.97 of exchanged ones.
    """
    words = [set(bigrams(_title(document, section))) for section in run]
    bodies = [document.text[s.heading.end : min(s.span.end, s.heading.end + READ)] for s in run]
    shares = [[sum(w in body for w in own) / (len(own) or 1) for body in bodies] for own in words]
    kept = set()
    for i in range(len(run)):
        for j in range(i):
            if shares[i][j] + shares[j][i] - shares[i][i] - shares[j][j] > _SETTLED:
                kept |= {i, j}
    return [run[i] for i in sorted(kept)]


def _pairs(fits: Sequence[Sequence[float]]) -> list[tuple[float, int, int]]:
    """Return gain and places of the pairs in which each body fits the other heading better."""
    found = []
    for i in range(len(fits)):
        for j in range(i):
            first, second = fits[i][j] - fits[i][i], fits[j][i] - fits[j][j]
            if min(first, second) > _GAIN:
                found.append((first + second, j, i))
    return found


def _assignment(fits: Sequence[Sequence[float]]) -> list[int]:
    """Return for each heading the body that fits best when every body is used once.

    The Hungarian method with potentials (Kuhn, 1955; Munkres, 1957), O(n³) for n sections.
    """
    n = len(fits)
    row_price, column_price = [0.0] * (n + 1), [0.0] * (n + 1)
    row_of = [0] * (n + 1)
    for row in range(1, n + 1):
        row_of[0] = row
        column, way = 0, [0] * (n + 1)
        least, used = [float("inf")] * (n + 1), [False] * (n + 1)
        while row_of[column]:
            used[column] = True
            here, best, following = row_of[column], float("inf"), 0
            for other in range(1, n + 1):
                if used[other]:
                    continue
                cost = -fits[here - 1][other - 1] - row_price[here] - column_price[other]
                if cost < least[other]:
                    least[other], way[other] = cost, column
                if least[other] < best:
                    best, following = least[other], other
            for other in range(n + 1):
                if used[other]:
                    row_price[row_of[other]] += best
                    column_price[other] -= best
                else:
                    least[other] -= best
            column = following
        while column:
            row_of[column] = row_of[way[column]]
            column = way[column]
    bodies = [0] * n
    for column in range(1, n + 1):
        bodies[row_of[column] - 1] = column - 1
    return bodies


def _cycles(bodies: Sequence[int]) -> list[list[int]]:
    """Return the cycles of the permutation that maps a body to the heading it fits."""
    heading_of = {body: heading for heading, body in enumerate(bodies)}
    cycles, seen = [], set()
    for start in range(len(bodies)):
        cycle, place = [], start
        while place not in seen:
            seen.add(place)
            cycle.append(place)
            place = heading_of[place]
        if len(cycle) > 1:
            cycles.append(cycle)
    return cycles
