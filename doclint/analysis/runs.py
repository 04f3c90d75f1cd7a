"""Numbered runs: the numbers of a document that count on from one another, and where they do not."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from doclint.analysis.odd_numbers import odd_numbers
from doclint.analysis.tracks import Fault, Seam, tracks
from doclint.model.document import Block, Document, Kind, Mark, Section, derived
from doclint.model.numbering import Numbering, Style
from doclint.parse.numerals import like

# members of an enumeration named once: each time takes Python 3.11 200 nanoseconds
_ARTICLE, _BRACKET, _DECIMAL, _SEQUENCE = (
    Style.ARTICLE,
    Style.BRACKET,
    Style.DECIMAL,
    Style.SEQUENCE,
)
_NOTHING, _TEXT, _PARENT = Seam.NOTHING, Seam.TEXT, Seam.PARENT
_MARKED_UP = Kind.HEADING
HEADING_STYLES = frozenset(style for style in Style if style <= _BRACKET)
"""Styles that number what a reader takes for parts of the document."""
_STYLES = max(Style) + 1


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
    """Marks that could count on from one another, and what lies before each."""

    marks: list[Mark]
    seams: list[Seam]


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
    found = map(_section_at(document).get, [numbering.start for numbering, _ in run.marks])
    return tuple(filter(None, found))


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
    return (" " if whole.isascii() else "").join(whole.split()).rstrip("，,：:")


def written_in_row(document: Document, numbers: Iterable[tuple[Numbering, int]]) -> str:
    """Return several numbers in a row as they stand in the text: （三）（四）, 3. 4."""
    each = [written(document, numbering, value) for numbering, value in numbers]
    return (" " if all(map(str.isascii, each)) else "").join(each)


@derived
def _run_at(document: Document) -> dict[int, Run]:
    return {numbering.start: run for run in runs(document) for numbering, _ in run.marks}


@derived
def _section_at(document: Document) -> dict[int, Section]:
    return {
        section.heading.numbering.start: section
        for section in document.outline.sections
        if section.heading.numbering
    }


def _runs_of(placed: _Placed) -> Iterable[Run]:
    marks, seams = placed
    values = [numbering.path[-1] for numbering, _ in marks]
    for first, last, faults in tracks(values, seams):
        yield Run(
            marks=tuple(marks[first : last + 1]),
            faults=tuple(
                fault._replace(first=fault.first - first, last=fault.last - first)
                for fault in faults
            ),
            before=marks[first - 1] if first else None,
            seam=seams[first],
        )


def _sequences(document: Document) -> Iterable[_Placed]:
    """Yield the marks that could count on from one another, in document order."""
    sequences: dict[tuple[object, ...], _Placed] = {}
    seams = _Seams(document)
    odd = odd_numbers(document)
    blocks = document.blocks
    # in Chinese plain text indents vary without meaning
    indented = document.language == "en" or document.source.format == "md"
    for mark in document.outline.marks:
        numbering, place = mark
        style = numbering.style
        # 首先 and 其次 need not be followed by 再次
        if style is _SEQUENCE or (style <= _ARTICLE and not _counts(document, numbering)):
            continue
        kin = mark
        if odd and numbering.start in odd:
            kin = odd[numbering.start].sibling
            style = kin.numbering.style
        key = _key(kin, blocks[kin.block], indented=indented)
        if key in sequences:
            marks, between = sequences[key]
            between.append(seams.between(marks[-1], mark, style))
            marks.append(mark)
        else:
            sequences[key] = _Placed([mark], [_PARENT])
        seams.latest[style] = place
    return sequences.values()


def _counts(document: Document, numbering: Numbering) -> bool:
    """Tell whether the number of a chapter, article or the like is one of this document's count."""
    if numbering.style is _ARTICLE and len(numbering.path) > 1:
        return False  # 第五条之二 does not advance the count
    if document.text[numbering.start].isascii():
        # "section 9 of the standard" at a line start is no number of this document
        return document.text[numbering.start].isupper() and bool(section_of(document, numbering))
    return True


def _key(mark: Mark, block: Block, *, indented: bool) -> tuple[object, ...]:
    """Return what marks must share to be numbered together; `indented` tells whether indents count."""
    style, path, _, _, _, _ = mark.numbering
    if style <= _BRACKET:
        return (style,)
    kind, start, _, outer_start, _, level = block
    indent = start - outer_start if indented else 0
    return (style, path[:-1], level if kind is _MARKED_UP else -1, indent)


class _Seams:
    """What lies between two marks, asked in document order."""

    def __init__(self, document: Document) -> None:
        self._sections = _section_at(document)
        self.latest = [-1] * _STYLES  # the last block marked in each style
        self._plain = [s for s in document.outline.sections if s.heading.numbering is None]
        self._plain_blocks = [s.heading.block for s in self._plain]

    def between(self, before: Mark, mark: Mark, style: Style) -> Seam:
        """Return what lies between two marks of one run, whose numbers are of `style`."""
        if mark.block - before.block == 1:
            return _TEXT if style is _DECIMAL else _NOTHING
        if style is not _DECIMAL and max(self.latest[:style]) > before.block:
            return _PARENT
        last = self._sections.get(before.numbering.start)
        plain = bisect_left(self._plain_blocks, mark.block) - 1 if self._plain_blocks else -1
        if (
            plain >= 0
            and self._plain_blocks[plain] > before.block
            and not (last and last.span.contains(self._plain[plain].span))
        ):
            return _PARENT
        if style is _DECIMAL:
            return _TEXT
        own = self._sections.get(mark.numbering.start)
        return _NOTHING if last and own and last.parent == own.parent else _TEXT
