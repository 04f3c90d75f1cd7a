"""Lines to paragraphs: by indents, short last lines, gaps and sizes, over page and column ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from doclint.model.document import Kind
from doclint.read.pdf.layout import STOP, Layout, is_one_size
from doclint.read.pdf.lines import Line, Slot

_CELLS = "\t"  # between two cells of a row
_SAME = 0.3  # letters between two lines that begin at one place
_ONE_EDGE = 1.0  # points between the ends of two lines stretched to one margin
_WIDE_BLOCK = 0.6  # of the width of the text: shorter lines are as long as each other by chance
_APART = 1.35  # times the usual distance of baselines: a gap
_SMALL = 0.92  # times the size of the body: a footnote
_NUMBER = re.compile(
    r"第[〇零一二三四五六七八九十百千\d]{1,6}[章节条]|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十]{1,3}[)）]"
)
_POINT = re.compile(r"[•▪■●○◦‣]")  # begins an item wherever it stands
_ENTRY = re.compile(
    r"(?:[.·…．‥][ \t]*){4}[\dIVXLCivxlc]{1,5}$"
)  # of contents: dots lead to a page
_BULLET = re.compile(r"[•·▪■●○◦‣]|[–—-]\s|\(?\w{1,3}[.)]\s|\[\d{1,3}\]")
_PREFIXES = frozenset({"all", "cross", "ever", "ex", "half", "non", "self", "well"})
_HYPHENATED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_BROKEN = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:-[^\W\d_]+)*-$")
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"https?://\S+$")
_SEAM = "“‘（《([{—"  # nothing parts them from what follows
_QUOTES = "“”‘’…—·"  # as wide as the letters they stand by


class Paragraph(NamedTuple):
    """A paragraph: its words, their size, and for each of its pages where in it that page ends.

    `kind` is that of a block: lines of code, rows of a table and entries of a contents list each stand
    on a line of their own.
    """

    text: str
    size: float
    page_ends: tuple[tuple[int, int], ...]
    kind: Kind


def paragraphs_of(pages: list[list[Line]], layout: Layout) -> list[Paragraph]:
    """Return the paragraphs of `pages` in the order of reading; footnotes follow what ends above them."""
    flow: list[Line] = []
    notes: dict[Line, list[Line]] = {}  # by the last line above them
    for page in pages:
        end = _body_end(page, layout)
        flow += page[:end]
        if end < len(page):
            notes[page[end - 1]] = page[end:]
    words = _Words(chain.from_iterable(pages))
    made: list[Paragraph] = []
    for group in _groups(flow, layout):
        made.append(_paragraph(group, words, layout))
        for line in group:
            below = notes.get(line, [])
            made += (_paragraph(lines, words, layout) for lines in _groups(below, layout))
    return made


def _body_end(page: list[Line], layout: Layout) -> int:
    """Return how many lines of `page` stand above its footnotes."""
    end = len(page)
    while end and page[end - 1].size < _SMALL * layout.size:
        end -= 1
    return end or len(page)


def _groups(lines: list[Line], layout: Layout) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph."""
    group = lines[:1]
    for place in range(1, len(lines)):
        after = lines[place + 1] if place + 1 < len(lines) else None
        if not _goes_on(group, lines[place], after, layout):
            yield group
            group = []
        group.append(lines[place])
    if group:
        yield group


def _goes_on(group: list[Line], line: Line, after: Line | None, layout: Layout) -> bool:
    """Tell whether `line` goes on the paragraph of the lines `group`; `after` is the next."""
    last = group[-1]
    if layout.is_code(group[0]):
        return layout.is_code(line)
    if _is_row(group[0]) and _is_row(line):
        return not layout.is_code(line)
    if not is_one_size(last, line) or not _follows(last, line, layout):
        return False
    if (
        _ENTRY.search(last.text)
        or _CELLS in last.text + line.text
        or not (layout.is_full(last, line) or _is_stretched(group, line, layout))
    ):
        return False
    if _POINT.match(line.text) or (_NUMBER.match(line.text) and STOP.search(last.text)):
        return False
    if not layout.is_set_in(line):
        return True
    return _is_set_in(group, line, after, layout)


def _is_row(line: Line) -> bool:
    """Tell whether `line` is one of a table or of a contents list."""
    return _CELLS in line.text or _ENTRY.search(line.text) is not None


def _follows(last: Line, line: Line, layout: Layout) -> bool:
    """Tell whether `line` stands where the line after `last` would."""
    if last.page == line.page and last.slot is line.slot and last.base > line.base:
        return last.base - line.base <= _APART * layout.leading(line.size)
    # over the end of a column or a page
    if (last.slot is Slot.FULL) is not (line.slot is Slot.FULL):
        return False
    return last.page != line.page or last.slot is not line.slot


def _is_stretched(group: list[Line], line: Line, layout: Layout) -> bool:
    """Tell whether the last of `group` ends at a margin of its own, as in a quotation set in."""
    last = group[-1]
    beside = group[-2] if len(group) > 1 else line
    return (
        abs(last.right - beside.right) < _ONE_EDGE
        and layout.share(last) > _WIDE_BLOCK
        and not STOP.search(last.text)
    )


def _is_set_in(group: list[Line], line: Line, after: Line | None, layout: Layout) -> bool:
    """Tell whether all lines but perhaps the first are set in as `line` is, as in a list or a quotation."""
    if _BULLET.match(group[0].text) and len(group) == 1:
        return line.left - group[0].left > _SAME * line.size
    if abs(layout.indent(group[-1]) - layout.indent(line)) > _SAME:
        return len(group) == 1 and layout.hangs(group[0], line)
    if len(group) > 1 or not STOP.search(group[0].text):
        return True
    goes_on = after is not None and _follows(line, after, layout)
    return (
        goes_on
        and after is not None
        and abs(layout.indent(after) - layout.indent(line)) <= _SAME
        and layout.is_full(line, after)
    )


def _paragraph(lines: list[Line], words: _Words, layout: Layout) -> Paragraph:
    kind = _kind(lines, layout)
    parts = [lines[0].text]
    ends: dict[int, int] = {}
    length = len(parts[0])
    ends[lines[0].page] = length
    for line in lines[1:]:
        before = parts[-1]
        parts[-1], seam = (
            (before, "\n") if kind is not Kind.PARAGRAPH else words.seam(before, line.text)
        )
        parts.append(seam + line.text)
        length += len(parts[-2]) - len(before) + len(parts[-1])
        ends[line.page] = length
    return Paragraph("".join(parts), lines[0].size, tuple(ends.items()), kind)


def _kind(lines: list[Line], layout: Layout) -> Kind:
    if layout.is_code(lines[0]):
        return Kind.CODE
    if not _is_row(lines[0]):
        return Kind.PARAGRAPH
    # one row of two cells may be a heading and its number, or a date beside a place
    is_row = len(lines) > 1 or _ENTRY.search(lines[0].text) or lines[0].text.count(_CELLS) > 1
    return Kind.TABLE if is_row else Kind.PARAGRAPH


class _Words:
    """The words of a document; they tell whether a hyphen at the end of a line is one of its own."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = [line.text for line in lines]

    def seam(self, before: str, after: str) -> tuple[str, str]:
        """Return the line `before` as it is to stand, and what parts it from the line `after`."""
        if before.endswith("\xad"):
            return before[:-1], ""
        if _is_wide(before.rstrip(_QUOTES)[-1:] or before[-1]) or _is_wide(
            after.lstrip(_QUOTES)[:1] or after[0]
        ):
            return before, ""
        if before[-1] in _SEAM or before.endswith("--") or _ADDRESS.search(before):
            return before, ""
        broken = _BROKEN.search(before)
        rest = _WORD.match(after)
        if not broken or not rest or not after[0].islower():
            return before, " "
        return (before if self._is_compound(broken[0], rest[0]) else before[:-1]), ""

    def _is_compound(self, first: str, rest: str) -> bool:
        """Tell whether `first`, which ends with a hyphen, keeps it before the `rest` of the word."""
        if "-" in first[:-1] or first + rest in self._compounds:
            return True
        first = first[:-1].lower()
        if first + rest in self._known:
            return False
        return rest in self._known and (first in self._known or first in _PREFIXES)

    @cached_property
    def _compounds(self) -> frozenset[str]:
        return frozenset(word for line in self._lines for word in _HYPHENATED.findall(line))

    @cached_property
    def _known(self) -> frozenset[str]:
        """The words, in lower case, without those that a line's end breaks."""
        known: set[str] = set()
        broken = False
        for line in self._lines:
            words = _WORD.findall(line.lower())
            known.update(words[broken : len(words) - line.endswith(("-", "\xad"))])
            broken = line.endswith(("-", "\xad"))
        return frozenset(known)


def _is_wide(character: str) -> bool:
    return character >= "\u2e80"
