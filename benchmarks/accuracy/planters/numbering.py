"""Numbers that skip, stand twice, change places, start again or change their style."""

import re
from random import Random

from benchmarks.accuracy.places import Prose, announcers, digits, families, numerals, prose
from benchmarks.accuracy.planted import Planted, plant
from doclint.model.document import Document, Section
from doclint.model.finding import Edit
from doclint.model.numbering import Style
from doclint.model.span import Span
from doclint.parse.numerals import from_chinese, to_chinese

RIGHT = ("numbering",)
_INLINE = re.compile(r"(?:(?<=[。；：:;！])|^)([一二三四五六七八九十]{1,2})是(?![否的])")


def skipped(document: Document, rng: Random) -> Planted | None:
    """Leave a number out and go on: 1, 2, 4, 5."""
    run = _run(document, rng, 4)
    if not run:
        return None
    first = rng.randrange(1, len(run))
    return _renumbered(document, run, first, {i: i + 2 for i in range(first, len(run))}, True)


def repeated(document: Document, rng: Random) -> Planted | None:
    """Give a number twice: 1, 2, 2, 3, or 1, 2, 2, 4."""
    run = _run(document, rng, 4)
    if not run:
        return None
    first = rng.randrange(1, len(run))
    last = len(run) if rng.random() < 0.5 else first + 1
    return _renumbered(document, run, first, {i: i for i in range(first, last)}, True)


def swapped(document: Document, rng: Random) -> Planted | None:
    """Exchange two numbers that follow each other: 1, 3, 2, 4."""
    run = _run(document, rng, 4)
    if not run:
        return None
    first = rng.randrange(1, len(run) - 1)
    return _renumbered(document, run, first, {first: first + 2, first + 1: first + 1}, False)


def restarted(document: Document, rng: Random) -> Planted | None:
    """Start a list again at 1 under the same heading: 1, 2, 3, 1, 2."""
    runs = [run for run in families(document, 5) if run[0].parent >= 0]
    if not runs:
        return None
    run = rng.choice(runs)
    first = rng.randrange(2, len(run) - 1)
    values = {i: i - first + 1 for i in range(first, len(run))}
    return _renumbered(document, run, first, values, False)


def other_style(document: Document, rng: Random) -> Planted | None:
    """Give one of several siblings a number of another style: 一、 二、 3、 四、 instead of 三、."""
    run = _run(document, rng, 4)
    number = run[0].heading.numbering if run else None
    if number is None or number.style not in (Style.COMMA, Style.BRACKET):
        return None
    i = rng.randrange(1, len(run))
    changed = run[i].heading.numbering
    assert changed
    edit = Edit(digits(changed), str(changed.value))
    return plant(document, [edit], RIGHT, places=[run[i].heading.span], repair=True)


def _run(document: Document, rng: Random, least: int) -> list[Section]:
    runs = families(document, least)
    return rng.choice(runs) if runs else []


def _renumbered(
    document: Document, run: list[Section], first: int, values: dict[int, int], repair: bool
) -> Planted | None:
    edits = []
    for i, value in values.items():
        number = run[i].heading.numbering
        assert number
        numeral = numerals(document, number, value)
        if numeral is None:
            return None
        edits.append(Edit(digits(number), numeral))
    places = [section.heading.span for section in run[first - 1 : first + 2]]
    also = [*announcers(document, run[0]), *(section.heading.span for section in run)]
    return plant(document, edits, RIGHT, places=places, repair=repair, also=also)


def inline_skipped(document: Document, rng: Random) -> Planted | None:
    """Skip a number inside a paragraph: 一是 二是 四是."""
    candidates = []
    for one in prose(document):
        found = inline_run(document, one)
        if len(found) >= 3:
            candidates.append((one, found))
    if not candidates:
        return None
    one, found = rng.choice(candidates)
    first = rng.randrange(1, len(found) - 1)
    edits = [Edit(Span(*found[i].span(1)), to_chinese(i + 2)) for i in range(first, len(found))]
    return plant(document, edits, RIGHT, places=[one.span], repair=True)


def inline_run(document: Document, one: Prose) -> list[re.Match[str]]:
    """Return 一是, 二是 … of a paragraph where they run from one; else nothing."""
    found = list(_INLINE.finditer(document.text, one.start, one.end))
    values = [from_chinese(each[1]) for each in found]
    return found if values == list(range(1, len(found) + 1)) else []
