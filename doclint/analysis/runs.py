"""Numbered runs: the numbers of a document that count on from one another, and where they do not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from doclint.analysis.odd_numbers import odd_numbers
from doclint.analysis.tracks import Fault, Seam, tracks
from doclint.model.document import Document, Kind, Mark, Section, derived
from doclint.model.numbering import Numbering, Style
from doclint.parse.numerals import like

_UNIT = frozenset({Style.PART, Style.BOOK, Style.VOLUME, Style.CHAPTER, Style.NODE, Style.ARTICLE})
HEADING_STYLES = _UNIT | {Style.COMMA, Style.BRACKET}
"""Styles that number what a reader takes for parts of the document."""


class Run(NamedTuple):
    """Marks that count on from one another, in document order, and the slips in them.

    The places in `faults` index `marks`. `before` is the last mark of the run of the same style
    before this one, None for the first; `seam` is what lies between the two.
    """

    marks: tuple[Mark, ...]
    faults: tuple[Fault, ...]
    before: Mark | None
    seam: Seam


class _Placed(NamedTuple):
    mark: Mark
    seam: Seam


@derived
def runs(document: Document) -> tuple[Run, ...]:
    """Return the runs of a document, in the order of their first marks; no mark is in two."""
    found = [run for placed in _sequences(document) for run in _runs_of(placed)]
    found.sort(key=lambda run: run.marks[0].numbering.start)
    return tuple(found)


def run_of(document: Document, numbering: Numbering) -> Run | None:
    """Return the run that holds `numbering`; None where it is in none (第五条之二, 首先)."""
    return _run_at(document).get(numbering.start)


def section_of(document: Document, numbering: Numbering) -> Section | None:
    """Return the section whose heading `numbering` opens; None where it opens an item."""
    return _section_at(document).get(numbering.start)


def numbered_run(document: Document, section: Section) -> tuple[Section, ...]:
    """Return the sections numbered in one run with `section`, itself included, in document order.

    They may have different parents where a run goes on across them. Empty where `section` has no
    number. The numbers need not be consecutive: one may be wrong, stand inside a paragraph or head
    an item; to number on after a removal, lower each number by what was removed before it.
    """
    numbering = section.heading.numbering
    run = run_of(document, numbering) if numbering else None
    if run is None:
        return ()
    found = (section_of(document, mark.numbering) for mark in run.marks)
    return tuple(section for section in found if section)


def written(document: Document, numbering: Numbering, value: int) -> str:
    """Return the number as it stands in the text, with `value` for its last number: （三）, 3., 2.4."""
    text = document.text
    start = numbering.digits_start
    numeral = text[start : numbering.digits_end]
    if len(numbering.path) > 1 and numbering.style is Style.DECIMAL:
        start += max(numeral.rfind("."), numeral.rfind("．")) + 1
        numeral = text[start : numbering.digits_end]
    try:
        letter = numbering.style in (Style.LETTER, Style.LETTER_BRACKET)
        numeral = like(numeral, value, letter=letter)
    except ValueError:
        numeral = str(value)
    whole = text[numbering.start : start] + numeral + text[numbering.digits_end : numbering.end]
    return "".join(whole.split()).rstrip("，,：:")


@derived
def _run_at(document: Document) -> dict[int, Run]:
    return {mark.numbering.start: run for run in runs(document) for mark in run.marks}


@derived
def _section_at(document: Document) -> dict[int, Section]:
    return {
        section.heading.numbering.start: section
        for section in document.outline.sections
        if section.heading.numbering
    }


def _runs_of(placed: Sequence[_Placed]) -> Iterable[Run]:
    values = [one.mark.numbering.value for one in placed]
    for first, last, faults in tracks(values, [one.seam for one in placed]):
        yield Run(
            marks=tuple(one.mark for one in placed[first : last + 1]),
            faults=tuple(
                fault._replace(first=fault.first - first, last=fault.last - first)
                for fault in faults
            ),
            before=placed[first - 1].mark if first else None,
            seam=placed[first].seam,
        )


def _sequences(document: Document) -> Iterable[list[_Placed]]:
    """Yield the marks that could count on from one another, in document order."""
    sequences: dict[tuple[object, ...], list[_Placed]] = {}
    seams = _Seams(document)
    odd = odd_numbers(document)
    for mark in document.outline.marks:
        if not _counts(document, mark):
            continue
        stranger = odd.get(mark.numbering.start)
        kin = stranger.sibling if stranger else mark
        style = kin.numbering.style
        placed = sequences.setdefault(_key(document, kin), [])
        seam = seams.between(placed[-1].mark, mark, style) if placed else Seam.PARENT
        placed.append(_Placed(mark, seam))
        seams.pass_by(mark, style)
    return sequences.values()


def _counts(document: Document, mark: Mark) -> bool:
    numbering = mark.numbering
    if numbering.style is Style.SEQUENCE:
        return False  # 首先 and 其次 need not be followed by 再次
    if numbering.style is Style.ARTICLE and len(numbering.path) > 1:
        return False  # 第五条之二 does not advance the count
    if numbering.style in _UNIT and document.text[numbering.start].isascii():
        # "section 9 of the standard" at a line start is no number of this document
        return document.text[numbering.start].isupper() and bool(section_of(document, numbering))
    return True


def _key(document: Document, mark: Mark) -> tuple[object, ...]:
    """Return what marks must share to be numbered together."""
    numbering, block = mark.numbering, document.blocks[mark.block]
    if numbering.style in HEADING_STYLES:
        return (numbering.style,)
    level = block.level if block.kind is Kind.HEADING else -1
    # in Chinese plain text indents vary without meaning
    meant = document.language == "en" or document.source.format == "md"
    indent = block.start - block.outer_start if meant else 0
    return (numbering.style, numbering.path[:-1], level, indent)


class _Seams:
    """What lies between two marks, asked in document order."""

    def __init__(self, document: Document) -> None:
        self._sections = _section_at(document)
        self._latest = [-1] * (max(Style) + 1)  # the last block marked in each style
        self._plain = [s for s in document.outline.sections if s.heading.numbering is None]
        self._plain_blocks = [s.heading.block for s in self._plain]

    def pass_by(self, mark: Mark, style: Style) -> None:
        self._latest[style] = mark.block

    def between(self, before: Mark, mark: Mark, style: Style) -> Seam:
        """Return what lies between two marks of one run, whose numbers are of `style`."""
        if style is not Style.DECIMAL and max(self._latest[:style]) > before.block:
            return Seam.PARENT
        last = self._sections.get(before.numbering.start)
        plain = bisect_left(self._plain_blocks, mark.block) - 1
        if (
            plain >= 0
            and self._plain_blocks[plain] > before.block
            and not (last and last.span.contains(self._plain[plain].span))
        ):
            return Seam.PARENT
        own = self._sections.get(mark.numbering.start)
        siblings = last and own and last.parent == own.parent
        if style is Style.DECIMAL or not (siblings or mark.block - before.block == 1):
            return Seam.TEXT
        return Seam.NOTHING
