"""PDF files to text: paragraphs told by where their lines stand, without what runs on every page.

Needs pypdfium2, the extra `pdf`. Lines come from the file's own text; a page that holds a picture of
text alone has none, and is named as left out.
"""

import re
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from doclint.model.document import Block, Kind, Omission
from doclint.model.span import Span
from doclint.read.errors import ReadError
from doclint.read.pdf.child import pages_apart
from doclint.read.pdf.columns import in_order
from doclint.read.pdf.furniture import furniture
from doclint.read.pdf.layout import HEADING_LARGER, Layout, layout_of
from doclint.read.pdf.lines import Line
from doclint.read.pdf.pages import Page
from doclint.read.pdf.paragraphs import Paragraph, paragraphs_of
from doclint.read.txt import tiled

__all__ = ["Pdf", "blocks_of", "read"]

PICTURE = "picture"
RUNNING_LINE = "running-line"
_GAP = "\n\n"  # apart in Markdown as in plain text
_HEADING_MOST = 100  # code points; a longer paragraph in large type is a paragraph
_DEEPEST = 6
_WORDS = re.compile(r"[^\W\d_].*[^\W\d_]")  # what is in a drawing has a letter or a figure
_LINE = re.compile(r"\S(?:[^\n]*\S)?")


class Pdf(NamedTuple):
    """A PDF that was read: its text, its blocks, which tile it, and what was left out."""

    text: str
    blocks: tuple[Block, ...]
    omissions: tuple[Omission, ...]


def read(data: bytes, name: str) -> Pdf:
    """Return the document in the bytes of a PDF; `name` is what the user calls it.

    Raises ReadError where it can't be read: protected by a password, damaged, without any text, or
    larger than a document is.
    """
    try:
        return _read(pages_apart(data, name), name)
    except MemoryError:
        raise ReadError(name, "too large to be read in the memory there is; split it") from None


def _read(pages: list[Page], name: str) -> Pdf:
    ordered = [in_order(page) for page in pages]
    left_out = furniture(ordered)
    body = [[line for line in page if line not in left_out] for page in ordered]
    if not any(body):
        if any(page.has_picture for page in pages):
            raise ReadError(name, "its pages are pictures without text; run OCR over it first")
        raise ReadError(name, "it holds no text")
    layout = layout_of(body)
    paragraphs = paragraphs_of(body, layout)
    text, blocks, ends = _text(paragraphs, layout)
    lost = [
        Omission(RUNNING_LINE, _at(ends, line.page - (line.base > middle)), line.text, line.page)
        for page, middle in zip(ordered, map(_middle, ordered), strict=True)
        for line in page
        if line in left_out
    ]
    lost += [
        Omission(PICTURE, _at(ends, page.number - 1), "", page.number)
        for page, lines in zip(pages, body, strict=True)
        if page.has_picture and not lines
    ]
    return Pdf(text, blocks, tuple(sorted(lost, key=lambda each: (each.page, each.span))))


def _middle(page: list[Line]) -> float:
    return (page[0].base + page[-1].base) / 2 if page else 0.0


def _text(
    paragraphs: list[Paragraph], layout: Layout
) -> tuple[str, tuple[Block, ...], dict[int, int]]:
    """Return the text, its blocks and, by the number of a page, where the text of the page ends."""
    headings = {p.size for p in paragraphs if _is_heading(p, layout)}
    ranks = {size: min(rank, _DEEPEST) for rank, size in enumerate(sorted(headings)[::-1], 1)}
    levels: dict[int, int] = {}
    others: list[Block] = []
    ends: dict[int, int] = {}
    at = 0
    for paragraph in paragraphs:
        if _is_heading(paragraph, layout):
            levels[at] = ranks[paragraph.size]
        elif paragraph.kind is not Kind.PARAGRAPH:
            place = Span(at, at + len(paragraph.text))
            others.append(Block(paragraph.kind, *place, *place))
        for page, within in paragraph.page_ends:
            ends[page] = max(ends.get(page, 0), at + within)
        at += len(paragraph.text) + len(_GAP)
    text = _GAP.join(paragraph.text for paragraph in paragraphs) + "\n"
    return text, blocks_of(text, levels, others), ends


def blocks_of(text: str, levels: Mapping[int, int], others: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of `text`: one a line, and the `others` as they are: code and tables.

    `levels` are those of headings, by where they begin.
    """
    blocks = list(others)
    # lines stand between two of the others
    edges = [0, *(place for block in others for place in block.span), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        for line in _LINE.finditer(text, start, end):
            level = levels.get(line.start(), 0)
            kind = Kind.HEADING if level else Kind.PARAGRAPH
            blocks.append(Block(kind, *line.span(), *line.span(), level))
    blocks.sort(key=itemgetter(1))
    return tiled(blocks, len(text)) if blocks else ()


def _is_heading(paragraph: Paragraph, layout: Layout) -> bool:
    return (
        paragraph.size > layout.size * HEADING_LARGER
        and len(paragraph.text) <= _HEADING_MOST
        and paragraph.kind is Kind.PARAGRAPH
        and _WORDS.search(paragraph.text) is not None
    )


def _at(ends: dict[int, int], page: int) -> Span:
    """Return the place where the text of `page`, or of the last before it that has any, ends."""
    at = next((ends[each] for each in range(page, 0, -1) if each in ends), 0)
    return Span(at, at)
