"""Paragraphs split so early that their first half, number and all, looks like a heading."""

from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from doclint.analysis.break_evidence import language_evidence
from doclint.analysis.furniture import furniture
from doclint.analysis.prose import paragraphs
from doclint.analysis.reads_on import ends
from doclint.analysis.runs import numbered_run
from doclint.model.document import Document, Kind, Section, derived
from doclint.model.span import Span

_SURE = (
    5.0  # of 637 published headings without stop none reads on better than 3.6 with what follows
)
_BY_CHANCE = 8.0  # a text that speaks of one thing all the time: of its short titles some reach 7.5
_ENDING = -2.0  # logarithm of the chance that a sentence ends so
_PAGE = 5.0  # a page ends between the halves
_BETWEEN = 12  # blocks at most that a page end puts between the halves
_TITLES = 2
_LONG = 20  # code points of a first half that may be split by a page
_NO_END = -3.5  # of 423 published headings 25 are as long and end so; one reads on better than 0.5
# members of an enumeration named once: each time takes Python 3.11 200 nanoseconds
_BLANK, _MARKED_UP, _PARAGRAPH = Kind.BLANK, Kind.HEADING, Kind.PARAGRAPH


class SplitHeading(NamedTuple):
    """A first half that was taken for a heading. `after` indexes the document's paragraphs.

    `score` is the evidence that the text reads on; `between` holds the blocks of page furniture.
    """

    first: Span
    after: int
    score: float
    between: tuple[int, ...]


@derived
def split_headings(document: Document) -> tuple[SplitHeading, ...]:
    """Return the numbered lines without stop with which the next paragraph surely reads on."""
    if not paragraphs(document):
        return ()
    text, blocks = document.text, document.blocks
    marked = {block for _, block in document.outline.marks}
    outside = frozenset(furniture(document))
    evidence = cache(language_evidence)  # of a text that repeats itself asked once
    chinese = document.language == "zh"
    found = []
    for section in document.outline.sections:
        _, end, _, _, _, block, numbering, run_in = heading = section.heading
        if not numbering or run_in or not text[end - 1].isalnum():
            continue
        if blocks[block].kind is _MARKED_UP:
            continue  # marked up as one
        after = block + 1
        last = min(len(blocks), after + _BETWEEN)
        while after < last and (after in outside or blocks[after].kind is _BLANK):
            after += 1
        if after == last or after in marked or blocks[after].kind is not _PARAGRAPH:
            continue
        left, right = heading.span.of(text), blocks[after].span.of(text)
        between = tuple(i for i in range(block + 1, after) if i in outside)
        title = chinese and not between and len(left) < _LONG and "，" not in left
        paged = between and len(left) >= _LONG
        wanted = _BY_CHANCE if title else _SURE - _PAGE if paged else _SURE
        score = evidence(left, right, None, wanted)
        if score < wanted:
            continue
        ending = ends(left)
        if paged and (ending <= _NO_END or score >= _SURE):
            score += _PAGE
            ending += _ENDING
        if title and _is_one_of_titles(document, section):
            continue
        place = _place_of(document, after)
        if score >= _SURE and ending <= _ENDING and place >= 0:
            found.append(SplitHeading(heading.span, place, score, between))
    return tuple(found)


def _is_one_of_titles(document: Document, section: Section) -> bool:
    """Tell whether most others of a numbered run stand alone in their lines, too: 一、匆匆上任."""
    others = [other.heading for other in numbered_run(document, section) if other is not section]
    alone = sum(not heading.run_in for heading in others)
    return alone >= _TITLES and alone * 2 > len(others)


def _place_of(document: Document, block: int) -> int:
    """Return which of the document's paragraphs a block holds, -1 for none."""
    whole = paragraphs(document)
    place = bisect_left(whole, block, key=lambda paragraph: paragraph.block)
    return place if place < len(whole) and whole[place].block == block else -1
