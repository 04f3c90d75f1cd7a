"""Sentences torn apart by a page end."""

from random import Random

from benchmarks.accuracy.places import Prose, middles, paragraph_gap, prose
from benchmarks.accuracy.planted import Planted, plant
from doclint.model.document import Document
from doclint.model.finding import Edit
from doclint.model.span import Span

RIGHT = ("truncation", "layout")
HALF = {"zh": 24, "en": 60}  # what stays on either side
PAGE = {"zh": 650, "en": 1_900}  # code points on a page

_NUMBERS = {
    "zh": ("— {} —", "－{}－", "第{}页", "第 {} 页", "{}"),
    "en": ("{}", "— {} —", "Page {}"),
}
_HEADS = {"zh": "年度工作报告汇编", "en": "COLLECTED ANNUAL REPORTS"}


def blank_line(document: Document, rng: Random) -> Planted | None:
    """Break a paragraph in two inside a sentence."""
    return _split(document, rng, [], 1)


def page_number(document: Document, rng: Random) -> Planted | None:
    """Break a paragraph in two and leave the page number between."""
    return _split(document, rng, [rng.choice(_NUMBERS[document.language])], 1)


def page_head(document: Document, rng: Random) -> Planted | None:
    """Break three paragraphs in two, a page number and the same running head between."""
    number = rng.choice(_NUMBERS[document.language])
    return _split(document, rng, [number, head_of(document)], 3)


def page_numbers_everywhere(document: Document, rng: Random) -> Planted | None:
    """Let every page end leave its number in the text."""
    return _paged(document, [rng.choice(_NUMBERS[document.language])])


def page_heads_everywhere(document: Document, rng: Random) -> Planted | None:
    """Let every page end leave its number and the running head of the next page."""
    return _paged(document, [rng.choice(_NUMBERS[document.language]), head_of(document)])


def head_of(document: Document) -> str:
    """Return what stands at the head of each page: the title where it is short."""
    for i in document.outline.titles:
        words = document.blocks[i].span.of(document.text)
        if 4 <= len(words) <= 30 and words[-1] not in "：:，,":
            return words
    return _HEADS[document.language]


def torn(document: Document, lines: list[str], number: int, place: Span) -> Edit:
    """Return the edit that puts a page end into a paragraph."""
    gap = paragraph_gap(document)
    return Edit(place, gap + "".join(line.format(number) + gap for line in lines))


def _places(document: Document, one: Prose) -> list[Span]:
    half = HALF[document.language]
    return middles(document, one.start + half, one.end - half)


def _split(document: Document, rng: Random, lines: list[str], times: int) -> Planted | None:
    whole = [one for one in prose(document, 80) if _places(document, one)]
    if len(whole) < times:
        return None
    chosen = sorted(rng.sample(whole, times))
    first = rng.randrange(2, 30)
    edits = [
        torn(document, lines, first + i, rng.choice(_places(document, one)))
        for i, one in enumerate(chosen)
    ]
    return plant(document, edits, RIGHT, repair=True)


def _paged(document: Document, lines: list[str]) -> Planted | None:
    size = PAGE[document.language]
    places = [middle for one in prose(document, 80) for middle in _places(document, one)]
    edits: list[Edit] = []
    following = size
    for place in places:
        if place.start >= following:
            edits.append(torn(document, lines, len(edits) + 1, place))
            following = place.start + size
    return plant(document, edits, ("layout",), repair=True) if len(edits) >= 4 else None
