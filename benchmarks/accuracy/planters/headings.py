"""Headings and bodies that do not belong together, headings inside paragraphs."""

from itertools import pairwise
from random import Random

from benchmarks.accuracy.places import families, leaves, middles, prose
from benchmarks.accuracy.planted import Planted, plant
from doclint.model.document import Document, Section
from doclint.model.finding import Edit
from doclint.model.span import Span

LEAST_EXCHANGED = 150  # code points of a body from which a reader can tell what it is about
LEAST_TITLE = 6


def pasted_over(document: Document, rng: Random) -> Planted | None:
    """Write the title of a section over that of the next one; its number stays."""
    pairs = [(a, b) for run in _runs(document) for a, b in pairwise(run)]
    if not pairs:
        return None
    a, b = rng.choice(pairs)
    edit = Edit(_title(b), _title(a).of(document.text))
    return plant(document, [edit], ("duplication", "headings"), places=[a.heading.span])


def borrowed_body(document: Document, rng: Random) -> Planted | None:
    """Put the body of one section under the heading of another, in place of its own."""
    pair = _pair(document, rng)
    if pair is None:
        return None
    a, b = pair
    edit = Edit(_words(document, b), _words(document, a).of(document.text))
    return plant(document, [edit], ("headings", "duplication"), places=[a.span, b.heading.span])


def exchanged_bodies(document: Document, rng: Random) -> Planted | None:
    """Exchange the bodies of two sections."""
    pair = _pair(document, rng)
    if pair is None:
        return None
    a, b = (_words(document, section) for section in pair)
    edits = [Edit(a, b.of(document.text)), Edit(b, a.of(document.text))]
    heads = [section.heading.span for section in pair]
    return plant(document, edits, ("headings",), places=heads)


def _runs(document: Document) -> list[list[Section]]:
    fair = {section.place for section in leaves(document)}
    runs = []
    for run in families(document, 3):
        chosen = [s for s in run if s.place in fair]
        if len(chosen) >= 3 and all(_long_title(s) for s in chosen):
            runs.append(chosen)
    return runs


def _long_title(section: Section) -> bool:
    return section.heading.title_end - section.heading.title_start >= LEAST_TITLE


def _title(section: Section) -> Span:
    return Span(section.heading.title_start, section.heading.title_end)


def _words(document: Document, section: Section) -> Span:
    words = section.body.of(document.text)
    start = section.body.start + len(words) - len(words.lstrip())
    return Span(start, section.body.start + len(words.rstrip()))


def _pair(document: Document, rng: Random) -> tuple[Section, Section] | None:
    pairs = [
        (a, b)
        for run in _runs(document)
        for i, a in enumerate(run)
        for b in run[i + 1 :]
        if _comparable(document, a)
        and _comparable(document, b)
        # a body that runs on from its heading can't stand on a line of its own, and the other way
        and a.heading.run_in == b.heading.run_in
    ]
    return rng.choice(pairs) if pairs else None


def _comparable(document: Document, section: Section) -> bool:
    words = _words(document, section)
    return words.end - words.start >= LEAST_EXCHANGED


def in_sentence(document: Document, rng: Random) -> Planted | None:
    """Paste a copy of a numbered heading into the middle of a sentence elsewhere."""
    heads = [
        Span(s.heading.start, s.heading.title_end)
        for run in families(document, 3)
        for s in run
        if _long_title(s)
    ]
    whole = [one for one in prose(document, 80) if middles(document, one.start + 20, one.end - 20)]
    if not heads or not whole:
        return None
    head = rng.choice(heads)
    one = rng.choice(whole)
    place = rng.choice(middles(document, one.start + 20, one.end - 20))
    blank = "" if document.language == "zh" else " "
    edit = Edit(place, blank + head.of(document.text) + blank)
    return plant(document, [edit], ("headings", "duplication"), also=[head])


def glued(document: Document, rng: Random) -> Planted | None:
    """Lose the line end before a numbered heading, so that it runs on in the paragraph before."""
    places = []
    for run in families(document, 3):
        for section in run[1:]:
            before = document.blocks[section.heading.block - 1]
            gap = Span(before.end, document.blocks[section.heading.block].start)
            if before.end - before.start >= 40 and not gap.of(document.text).strip():
                places.append((gap, section))
    if not places:
        return None
    gap, section = rng.choice(places)
    blank = "" if document.language == "zh" else " "
    return plant(
        document,
        [Edit(gap, blank)],
        ("headings", "layout"),
        places=[section.heading.span],
        repair=True,
        also=[s.heading.span for s in document.outline.siblings(section)],
    )
