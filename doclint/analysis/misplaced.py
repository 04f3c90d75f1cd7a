"""Which bodies of a run of sections would fit each other's headings better than their own."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import dist
from operator import mul
from typing import NamedTuple

from doclint.analysis.contents import headings_alone
from doclint.analysis.topics import READ, table, words, words_of_heading
from doclint.model.document import Document, Kind, Section, derived

_HAN = re.compile(r"[^\W\d_a-zA-Z]")
_TITLE = 6  # Han characters: shorter titles (保障措施, 工作原则) say too little
_LONG_TITLE = 60
_OVERVIEW = re.compile(r"总体|回顾|目标|思路|部署|形势|依据|附则")  # they speak of everything
_BODY = 80  # code points
_PROSE = 40  # code points of a paragraph
_NO_PROSE = (Kind.ITEM, Kind.TABLE, Kind.CODE)
_MOST = 40  # sections of a run that are compared: time grows with the square
_GLANCE = 60  # code points of each body that are read first
# gain at a glance; 5 of 4,345 exchanged pairs have less, 230 of 1,313 published sections have more
_DOUBT = -0.35
# gain in words alone; 1 of 50 exchanged pairs has less, two thirds of published sections have more
_SETTLED = -0.2
_SUBJECT = 1.5  # weight of the direction of words beside the words themselves

_Direction = tuple[float, ...]
_Matrix = Sequence[Sequence[float]]


class Misplaced(NamedTuple):
    """Sections whose bodies, passed on in this order, fit better: each body to the next heading.

    `gain` is how much better they fit, summed over the sections. `mutual`: two sections of which
    each heading prefers the other's body, and each body the other's heading.
    """

    sections: tuple[Section, ...]
    gain: float
    mutual: bool


class Exchange(NamedTuple):
    """Places of sections in a run, and what is gained when their bodies are passed on."""

    gain: float
    mutual: bool
    places: tuple[int, ...]


@derived
def misplaced(document: Document) -> tuple[Misplaced, ...]:
    """Return pairs of exchanged bodies and longer cycles, best first in each run."""
    found: list[Misplaced] = []
    for run in _runs(document):
        titles = [_title(document, section) for section in run]
        bodies = [_opening(document, section) for section in run]
        found += [
            Misplaced(tuple(run[i] for i in places), gain, mutual)
            for gain, mutual, places in exchanges(titles, bodies)
        ]
    return tuple(found)


def exchanges(titles: Sequence[str], bodies: Sequence[str]) -> list[Exchange]:
    """Return what is gained by passing on bodies of a run, best first, each section once."""
    topics = table()
    headings = list(map(words_of_heading, titles))
    wanted = list(map(topics.of_heading, headings))
    glances = [words(body[:_GLANCE]) for body in bodies]
    asked = _in_doubt(headings, glances, wanted, list(map(topics.of_body, glances)))
    said = {i: words(bodies[i]) for i in asked}
    shares = [[_share(headings[i], said[j]) for j in asked] for i in asked]
    asked = [asked[place] for place in _unsettled(shares)]
    if len(asked) < 2:
        return []
    given = [topics.of_body(said[i]) for i in asked]
    fits = [
        [
            _share(headings[i], said[j]) + _SUBJECT * sum(map(mul, wanted[i], subject))
            for j, subject in zip(asked, given, strict=True)
        ]
        for i in asked
    ]
    found, used = [], set[int]()
    for gain, mutual, cycle in sorted([*_pairs(fits), *_cycles(fits)], reverse=True):
        if gain > 0 and used.isdisjoint(cycle):
            used.update(cycle)
            found.append(Exchange(gain, mutual, tuple(asked[i] for i in cycle)))
    return found


def _in_doubt(
    headings: Sequence[set[int]],
    bodies: Sequence[set[int]],
    wanted: Sequence[_Direction],
    given: Sequence[_Direction],
) -> list[int]:
    """Return the sections that gain more than _DOUBT when they exchange bodies with another.

    The product of two directions is 1 less half the square of their distance, which is faster; the
    1 of each is gained and lost. So are words last: two headings share at most all of theirs.
    """
    half = _SUBJECT / 2
    fits = [
        _share(heading, body) - half * dist(*directions) ** 2
        for heading, body, *directions in zip(headings, bodies, wanted, given, strict=True)
    ]
    kept = set[int]()
    for i, j in combinations(range(len(fits)), 2):
        apart = dist(wanted[i], given[j]) ** 2 + dist(wanted[j], given[i]) ** 2
        gain = -half * apart - fits[i] - fits[j]
        if gain + 2 > _DOUBT:
            gain += _share(headings[i], bodies[j]) + _share(headings[j], bodies[i])
            if gain > _DOUBT:
                kept |= {i, j}
    return sorted(kept)


def _share(heading: set[int], body: set[int]) -> float:
    """Return the share of the words of a heading that stand in a body."""
    return len(heading & body) / (len(heading) or 1)


def _runs(document: Document) -> list[list[Section]]:
    """Return the runs of three or more siblings with telling titles and bodies of their own."""
    runs: dict[object, list[Section]] = defaultdict(list)
    titles: set[str] = set()
    for section in document.outline.sections:
        heading = section.heading
        if section.span.end - heading.end < _BODY or section.place in headings_alone(document):
            continue
        title = _title(document, section)
        if len(title) > _LONG_TITLE or len(_HAN.findall(title)) < _TITLE:
            continue
        if title in titles or _OVERVIEW.search(title):
            continue  # a repeated section says nothing new
        titles.add(title)
        if not _opens_with_prose(document, section):
            continue
        style = heading.numbering.style if heading.numbering else None
        runs[section.parent, style].append(section)
    return [run[:_MOST] for run in runs.values() if len(run) >= 3]


def _opens_with_prose(document: Document, section: Section) -> bool:
    """Tell whether a paragraph of whole sentences stands first under a heading, titles and short lines aside.

    Lists, tables and code say too little of what they are about.
    """
    heading, text = section.heading, document.text
    last = min(section.span.end, heading.end + READ)
    for i in range(heading.block + (not heading.run_in), len(document.blocks)):
        block = document.blocks[i]
        if block.start >= last or block.kind in _NO_PROSE:
            return False
        if block.kind is Kind.PARAGRAPH and block.end - block.start >= _PROSE:
            return "。" in text[block.start : block.end]
    return False


def _opening(document: Document, section: Section) -> str:
    """Return as much of what stands under a heading as is read."""
    start = section.heading.end
    return document.text[start : min(start + READ, section.span.end)]


def _title(document: Document, section: Section) -> str:
    return document.text[section.heading.title_start : section.heading.title_end]


def _unsettled(shares: _Matrix) -> list[int]:
    """Return the sections that gain more than _SETTLED when they exchange bodies with another."""
    kept = set[int]()
    for i, j in combinations(range(len(shares)), 2):
        if shares[i][j] + shares[j][i] - shares[i][i] - shares[j][j] > _SETTLED:
            kept |= {i, j}
    return sorted(kept)


def _pairs(fits: _Matrix) -> Iterator[Exchange]:
    """Yield what is gained by exchanging each pair of bodies; what speaks against weighs twice."""
    for i, j in combinations(range(len(fits)), 2):
        here, there = fits[i], fits[j]
        gain = here[j] + there[i] - here[i] - there[j]
        if gain > 0:
            weakest = min(here[j], there[i]) - max(here[i], there[j])
            yield Exchange(gain + min(0.0, weakest), weakest > 0, (i, j))


def _cycles(fits: _Matrix) -> Iterator[Exchange]:
    """Yield the cycles of three or more in which each body fits the next heading best of all."""
    best = [max(range(len(row)), key=row.__getitem__) for row in zip(*fits, strict=True)]
    for start in range(len(best)):
        cycle = [start]
        while best[cycle[-1]] > start and best[cycle[-1]] not in cycle:
            cycle.append(best[cycle[-1]])
        if len(cycle) > 2 and best[cycle[-1]] == start:
            gain = sum(fits[best[i]][i] - fits[i][i] for i in cycle)
            yield Exchange(gain, mutual=False, places=tuple(cycle))
