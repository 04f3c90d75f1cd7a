"""Where in a clean document a defect can be planted so that a careful reader could see it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from doclint.model.document import Document, Kind, Section
from doclint.model.numbering import Numbering, Style
from doclint.model.span import Span
from doclint.parse.numbering import numbering_at
from doclint.parse.numerals import like
from doclint.parse.sentences import sentence_ends
from doclint.rule import paragraphs, squeezed

HAN = r"\u4e00-\u9fff"
LEAST_BODY = 60  # code points of a body that is worth repeating

_MIDDLE_ZH = re.compile(rf"(?<=[{HAN}]{{3}})(?=[{HAN}]{{3}})")
_MIDDLE_EN = re.compile(r"(?<=[a-z]{2}) (?=[a-z]{2})")
_ENDS = re.compile(r"[。！？.!?][”’」』）)\"']?$")
_NUMBERED = frozenset(
    {
        Style.PART,
        Style.CHAPTER,
        Style.NODE,
        Style.COMMA,
        Style.BRACKET,
        Style.DIGIT,
        Style.DIGIT_BRACKET,
        Style.ROMAN,
    }
)


class Prose(NamedTuple):
    """A paragraph on one line, closed by a stop, that follows such a one or a heading.

    `start`..`end` are its words without a heading run into it; `gap` is the white space from it to
    the next block, indents included, empty at the end of the text. `block` indexes the document's blocks.
    """

    start: int
    end: int
    block: int
    gap: str

    @property
    def span(self) -> Span:
        """The words."""
        return Span(self.start, self.end)


def prose(document: Document, least: int = 0) -> list[Prose]:
    """Return the paragraphs in which something can be planted, of at least `least` code points."""
    text, found = document.text, []
    for start, end, i in paragraphs(document):
        words = text[start:end]
        if document.blocks[i].kind is not Kind.PARAGRAPH or "\n" in words or "\r" in words:
            continue
        if len(words) >= least and _ENDS.search(words):
            found.append(Prose(start, end, i, gap_after(document, i)))
    return found


def plain(document: Document, least: int) -> list[Prose]:
    """Return those that are whole blocks without a number, with another block after them."""
    numbered = {mark.block for mark in document.outline.marks}
    return [
        one
        for one in prose(document, least)
        if one.gap and one.block not in numbered and document.blocks[one.block].start == one.start
    ]


def gap_after(document: Document, block: int) -> str:
    """Return the white space between a block and the next; empty where there is more than that."""
    following = next(
        (b for b in document.blocks[block + 1 : block + 4] if b.kind is not Kind.BLANK), None
    )
    if following is None:
        return ""
    gap = document.text[document.blocks[block].end : following.start]
    return gap if "\n" in gap and not gap.strip() else ""


def paragraph_gap(document: Document) -> str:
    """Return the line ends that stand between two paragraphs of this document."""
    gaps = [one.gap for one in prose(document) if one.gap]
    usual = max(set(gaps), key=gaps.count) if gaps else "\n\n"
    return re.sub(r"[^\r\n]", "", usual) or "\n\n"


def sentences_in(document: Document, one: Prose) -> list[Span]:
    """Return the finished sentences of a paragraph."""
    found, start = [], one.start
    for end in sentence_ends(document.text, one.start, one.end):
        while start < end and document.text[start].isspace():
            start += 1
        found.append(Span(start, end))
        start = end
    return found


def middles(document: Document, start: int, end: int) -> list[Span]:
    """Return the places inside clauses: between Han characters, or a blank between two words.

    No place is next to a stop, and what follows it does not look like a number.
    """
    pattern = _MIDDLE_ZH if document.language == "zh" else _MIDDLE_EN
    text = document.text
    return [
        Span(*found.span())
        for found in pattern.finditer(text, start, end)
        if numbering_at(text, found.end(), end) is None
    ]


def leaves(document: Document) -> list[Section]:
    """Return the sections without subsections whose body is worth repeating, but the last.

    The last runs into what closes the document: thanks, signature, notes.
    """
    text = document.text
    return [
        section
        for section in document.outline.sections[:-1]
        if not section.children
        and section.span.end < len(text)
        and text[section.span.end - 1] in "\r\n"
        and len(squeezed(section.body.of(text))) >= LEAST_BODY
        and len(section.span.of(text)) <= 4_000
        and (section.heading.numbering is None or section.heading.numbering.style in _NUMBERED)
    ]


def family(document: Document, section: Section) -> list[Section]:
    """Return the siblings of a numbered section, numbered 1 to n in one style; else nothing.

    Nothing, too, where the numbers run on under the next parent: there a number more is no surplus.
    """
    siblings = [s for s in document.outline.siblings(section) if s.heading.numbering]
    numbers = [s.heading.numbering for s in siblings if s.heading.numbering]
    if section not in siblings or not runs_from_one(numbers):
        return []
    after = document.outline.sections[siblings[-1].place + 1 :]
    later = (s.heading.numbering for s in after if s.heading.numbering)
    following = next((number for number in later if number.style is numbers[0].style), None)
    return [] if following and following.path == (len(siblings) + 1,) else siblings


def runs_from_one(numbers: list[Numbering]) -> bool:
    """Tell whether `numbers` are 1, 2, 3 … in one style."""
    styles = {number.style for number in numbers}
    paths = [number.path for number in numbers]
    return len(styles) == 1 and paths == [(i + 1,) for i in range(len(paths))]


def families(document: Document, least: int) -> list[list[Section]]:
    """Return every run of at least `least` sibling sections numbered from 1, a style of one's own."""
    found = []
    for first in document.outline.sections:
        if first.heading.numbering and first.heading.numbering.path == (1,):
            run = family(document, first)
            if len(run) >= least and run[0] is first and first.heading.numbering.style in _NUMBERED:
                found.append(run)
    return found


def numerals(document: Document, numbering: Numbering, value: int) -> str | None:
    """Return how `value` is written in the manner of `numbering`; None where it can't be."""
    try:
        return like(document.text[numbering.digits_start : numbering.digits_end], value)
    except ValueError:
        return None


def digits(numbering: Numbering) -> Span:
    """Return the place of the numeral alone."""
    return Span(numbering.digits_start, numbering.digits_end)


def announcers(document: Document, section: Section) -> list[Span]:
    """Return the headings and opening words above a section: what may announce how many there are."""
    sections = document.outline.sections
    found = []
    parent = section.parent
    while parent >= 0:
        found.append(Span(sections[parent].heading.start, sections[parent].body.end))
        parent = sections[parent].parent
    return [*found, Span(0, sections[0].span.start)]


def upper(document: Document) -> Iterator[Section]:
    """Yield the sections at the top of the tree."""
    return (section for section in document.outline.sections if section.parent < 0)
