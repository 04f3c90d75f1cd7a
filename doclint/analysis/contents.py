"""What stands under each heading, as far as repeats are concerned."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from doclint.analysis.likeness import likeness
from doclint.analysis.passages import passages
from doclint.analysis.prose import paragraphs
from doclint.analysis.similarity import folded, key
from doclint.model.document import PROSE, Document, Kind, Section, derived
from doclint.model.span import Span


class Content(NamedTuple):
    """What stands under a heading, subsections included.

    `title` is the heading's text as headings are compared: without number and punctuation. `atoms`
    are the passages, subheadings, tables and the rest, each equal for equal words; `kin` the same,
    each equal for what is alike, with its length in code points. `first`..`last` are the passages,
    the last exclusive, `own` those before the first subsection. `length` counts the atoms' code points.
    """

    title: str
    atoms: tuple[int | str, ...]
    kin: dict[int | str, int]
    first: int
    last: int
    own: int
    length: int


@derived
def contents(document: Document) -> tuple[Content, ...]:
    """Return the content of each section, by the section's index."""
    starts = [passage.start for passage in passages(document)]
    titles = [folded(_title(document, section)) for section in document.outline.sections]
    others = _other_blocks(document)
    other_starts = [start for start, _ in others]
    found = []
    for section in document.outline.sections:
        first = bisect_left(starts, section.heading.end)
        last = bisect_left(starts, section.span.end)
        own = bisect_left(starts, section.body.end)
        low = bisect_left(other_starts, section.heading.end)
        high = bisect_left(other_starts, section.span.end)
        inner = [f"# {titles[i]}" for i in _below(document, section)]
        inner += [words for _, words in others[low:high]]
        found.append(_content(document, titles[section.index], inner, Span(first, last), own))
    return tuple(found)


def blocks_of(document: Document, section: Section) -> tuple[int, int]:
    """Return the first and the last block of a section."""
    first = section.heading.block
    last = bisect_left(document.blocks, section.span.end, key=lambda block: block.outer_start) - 1
    return first, max(first, last)


def _content(document: Document, title: str, inner: list[str], span: Span, own: int) -> Content:
    keys, same, cluster, _ = likeness(document)
    kin: dict[int | str, int] = {}
    for i in range(*span):
        kin[cluster[i]] = max(kin.get(cluster[i], 0), len(keys[i]))
    for words in inner:
        kin[words] = len(words)
    length = sum(len(keys[i]) for i in range(*span)) + sum(map(len, inner))
    return Content(title, (*same[span.start : span.end], *inner), kin, *span, own, length)


def _title(document: Document, section: Section) -> str:
    return document.text[section.heading.title_start : section.heading.title_end]


def _below(document: Document, section: Section) -> list[int]:
    """Return the sections inside `section`."""
    found = []
    for i in range(section.index + 1, len(document.outline.sections)):
        if document.outline.sections[i].span.start >= section.span.end:
            break
        found.append(i)
    return found


def _other_blocks(document: Document) -> list[tuple[int, str]]:
    """Return start and words of the blocks that are neither prose nor headings: tables, code."""
    prose = {paragraph.block for paragraph in paragraphs(document)}
    return [
        (block.start, key(document.text[block.start : block.end], "zh"))
        for i, block in enumerate(document.blocks)
        if i not in prose
        and block.kind not in PROSE
        and block.kind not in (Kind.HEADING, Kind.BLANK, Kind.MATTER)
    ]
