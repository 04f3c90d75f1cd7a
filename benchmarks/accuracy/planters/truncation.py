"""Sentences cut off or spliced, sections emptied, a document that breaks off."""

import re
from random import Random

from benchmarks.accuracy.places import (
    Prose,
    leaves,
    middles,
    plain,
    prose,
    sentences_in,
)
from benchmarks.accuracy.planted import Planted, plant
from doclint.model.document import Document, Section
from doclint.model.finding import Edit
from doclint.model.span import Span
from doclint.parse.numerals import CHINESE

RIGHT = ("truncation",)
LEAST = {"zh": 40, "en": 90}  # what stays of a paragraph, so that it does not look like a heading
LEAST_TAIL = 12

_COUNT = re.compile(rf"(?:[{CHINESE}]{{1,2}}|\d{{1,2}})(?:个方面|方面|项|大|条|点|件|个)|following")


def cut_sentence(document: Document, rng: Random) -> Planted | None:
    """Take the end of a paragraph away, from the middle of a clause on, its stop too."""
    places = [
        (one, middle) for one in prose(document, 60) if one.gap for middle in _ends(document, one)
    ]
    if not places:
        return None
    one, middle = rng.choice(places)
    return plant(
        document,
        [Edit(Span(middle.start, one.end))],
        RIGHT,
        places=[Span(middle.start - 10, middle.start)],
    )


def _ends(document: Document, one: Prose) -> list[Span]:
    """Return where the last sentence of a paragraph can be cut."""
    sentences = sentences_in(document, one)
    if not sentences:
        return []
    start = max(sentences[-1].start + 6, one.start + LEAST[document.language])
    return middles(document, start, one.end - 3)


def splice(document: Document, rng: Random) -> Planted | None:
    """Break a sentence off at a line end and go on with the tail of another sentence."""
    whole = plain(document, 60)
    heads = [(i, middle) for i, one in enumerate(whole) for middle in _ends(document, one)]
    if not heads:
        return None
    i, head = rng.choice(heads)
    tails = [
        Span(middle.end, sentence.end)
        for j, one in enumerate(whole)
        if abs(j - i) >= 2
        for sentence in sentences_in(document, one)
        for middle in middles(document, sentence.start + 6, sentence.end - LEAST_TAIL)
    ]
    if not tails:
        return None
    tail = rng.choice(tails)
    one = whole[i]
    edit = Edit(Span(head.start, one.end), one.gap + tail.of(document.text))
    return plant(document, [edit], RIGHT, places=[Span(head.start - 10, head.start)], also=[tail])


def emptied_section(document: Document, rng: Random) -> Planted | None:
    """Leave a section nothing but its heading, where the next one of its level follows."""
    candidates = [
        section
        for section in leaves(document)
        if section.heading.numbering and _among_full(document, section)
    ]
    if not candidates:
        return None
    section = rng.choice(candidates)
    words = section.body.of(document.text)
    start = section.body.start + (len(words) - len(words.lstrip()))
    end = section.body.start + len(words.rstrip())
    if not section.heading.run_in:
        # the line end before the body goes with it, the one after it stays
        start = section.body.start
    return plant(document, [Edit(Span(start, end))], RIGHT, places=[section.heading.span])


def _among_full(document: Document, section: Section) -> bool:
    siblings = document.outline.siblings(section)
    place = siblings.index(section)
    full = [s for s in siblings if len(s.span.of(document.text)) >= 80]
    return (
        len(full) >= 3
        and place + 1 < len(siblings)
        and siblings[place + 1].heading.level == section.heading.level
    )


def cut_document(document: Document, rng: Random) -> Planted | None:
    """End the document in the middle of a clause, somewhere in its second half."""
    text = document.text
    places = [
        middle
        for one in prose(document, 60)
        if one.start > len(text) // 2
        for middle in middles(document, one.start + LEAST[document.language], one.end - 3)
    ]
    if not places:
        return None
    at = rng.choice(places).start
    line = text.rfind("\n", 0, at) + 1
    # a count announced before is truly not met now
    also = [b.span for b in document.blocks if b.end <= at and _COUNT.search(b.span.of(text))]
    edit = Edit(Span(at, len(text)))
    return plant(document, [edit], RIGHT, places=[Span(line, at)], also=also)
